package org.aadsync.expressions.internal.eval;

import org.aadsync.expressions.EvaluationContext;
import org.jspecify.annotations.Nullable;

/**
 * Says that an evaluation that is not metered has made a large value: it starts again, metered.
 *
 * <p>Counting steps takes state and time that nearly no evaluation needs: a program without
 * variables has a bounded number of parts, each evaluated once. What they cost is bounded as well
 * while their results are small. Evaluation has no effects, so it can start again.
 */
final class LargeResult extends RuntimeException {
  /** The greatest length that is small. */
  static final int SMALL = 4096;

  private static final long serialVersionUID = 1L;
  private static final LargeResult INSTANCE = new LargeResult();

  private LargeResult() {
    super(null, null, false, false);
  }

  /** Ends the evaluation if {@code length} is large and nobody counts. */
  static void check(long length, EvaluationContext context) {
    if (length > SMALL && !(context instanceof Run)) {
      throw INSTANCE;
    }
  }

  /** Ends the evaluation if the value is large and nobody counts. */
  static void check(@Nullable Object value, EvaluationContext context) {
    check(Values.length(value), context);
  }
}
