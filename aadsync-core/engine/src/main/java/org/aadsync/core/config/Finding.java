package org.aadsync.core.config;

import org.aadsync.core.rules.Position;
import org.aadsync.expressions.Severity;
import org.aadsync.expressions.SourceSpan;
import org.jspecify.annotations.Nullable;

/**
 * One finding about a configuration.
 *
 * @param code stable code such as {@code AADS-CONF-0012}; a finding about an expression has the
 *     code of its diagnostic
 * @param severity error or warning
 * @param file the file, relative to the configuration's folder, or null if there is none
 * @param line line in the file from 1, or 0 if it is not known
 * @param column column in the file from 1, or 0 if it is not known
 * @param rule name of the rule that it is about, or null
 * @param mapping target attribute of the mapping that it is about, or null
 * @param expression text of the expression that it is about, or null
 * @param span place in {@code expression}, or null
 * @param message what was found and what was expected
 * @param hint how to mend it, or null
 */
public record Finding(
    String code,
    Severity severity,
    @Nullable String file,
    int line,
    int column,
    @Nullable String rule,
    @Nullable String mapping,
    @Nullable String expression,
    @Nullable SourceSpan span,
    String message,
    @Nullable String hint) {

  /** Returns whether this is an error. */
  public boolean isError() {
    return severity == Severity.ERROR;
  }

  /** Returns an error at {@code position}. */
  public static Finding error(
      String code, Position position, String message, @Nullable String hint) {
    return of(code, Severity.ERROR, position, message, hint);
  }

  /** Returns a warning at {@code position}. */
  public static Finding warning(
      String code, Position position, String message, @Nullable String hint) {
    return of(code, Severity.WARNING, position, message, hint);
  }

  /** Returns a finding at {@code position} that is about no rule. */
  public static Finding of(
      String code, Severity severity, Position position, String message, @Nullable String hint) {
    String file = position.file().isEmpty() ? null : position.file();
    return new Finding(
        code,
        severity,
        file,
        position.line(),
        position.column(),
        null,
        null,
        null,
        null,
        message,
        hint);
  }

  /** Returns this finding, about a rule and, unless it is null, one of its mappings. */
  public Finding inRule(String ruleName, @Nullable String target) {
    return new Finding(
        code, severity, file, line, column, ruleName, target, expression, span, message, hint);
  }

  /** Returns this finding, about a place in an expression. */
  public Finding inExpression(String text, @Nullable SourceSpan place) {
    return new Finding(
        code, severity, file, line, column, rule, mapping, text, place, message, hint);
  }
}
