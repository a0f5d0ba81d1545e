package org.aadsync.expressions.verification;

import org.aadsync.expressions.ExpressionOptions;

/** Limits under which every evaluation has to end within a moment. */
final class FuzzLimits {
  private static final int MOST = 100_000;

  static final ExpressionOptions OPTIONS =
      ExpressionOptions.defaults().withMaxResultLength(MOST).withMaxSteps(MOST);

  private FuzzLimits() {}
}
