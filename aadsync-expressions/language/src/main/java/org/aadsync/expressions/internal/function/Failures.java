package org.aadsync.expressions.internal.function;

import org.aadsync.expressions.EvaluationException;
import org.aadsync.expressions.EvaluationException.Kind;

/** How an implementation says that it cannot go on; the caller adds the place. */
final class Failures {
  private static final int LONGEST = 40;

  private Failures() {}

  static EvaluationException argument(String message) {
    return new EvaluationException(Kind.ARGUMENT, message, null);
  }

  static EvaluationException overflow(String message) {
    return new EvaluationException(Kind.OVERFLOW, message, null);
  }

  /** Returns the start of a value in quotes, as messages show it. */
  static String quoted(String value) {
    if (value.length() <= LONGEST) {
      return "'" + value + "'";
    }
    int end = Character.isHighSurrogate(value.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
    return "'" + value.substring(0, end) + "…' (" + value.length() + " characters)";
  }
}
