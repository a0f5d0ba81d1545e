package org.aadsync.expressions;

import org.jspecify.annotations.Nullable;

/**
 * One finding about an expression.
 *
 * @param code stable code such as {@code AADS-EXPR-0107}
 * @param severity error or warning
 * @param span the place in the text
 * @param message what was found and what was expected
 * @param hint how to mend it, or null if nothing can be said
 */
public record Diagnostic(
    String code, Severity severity, SourceSpan span, String message, @Nullable String hint) {

  /** Returns whether this is an error. */
  public boolean isError() {
    return severity == Severity.ERROR;
  }
}
