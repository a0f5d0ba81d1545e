package org.aadsync.core.rules;

import org.aadsync.expressions.SourceSpan;
import org.jspecify.annotations.Nullable;

/** A flow failed for one object. Carries no stack trace: it is about data. */
public final class FlowException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String code;
  private final transient @Nullable SourceSpan span;

  /**
   * Makes an exception.
   *
   * @param code name of the error, such as {@code sync-rule-error-function-triggered}
   * @param message what was found and what was expected
   * @param span place in the expression, or null
   */
  public FlowException(String code, String message, @Nullable SourceSpan span) {
    super(message, null, false, false);
    this.code = code;
    this.span = span;
  }

  /** Returns the name of the error. */
  public String code() {
    return code;
  }

  /** Returns the place in the expression, or null if there is none. */
  public @Nullable SourceSpan span() {
    return span;
  }
}
