package org.aadsync.expressions;

import static com.google.common.base.Preconditions.checkArgument;

import java.util.Optional;
import org.aadsync.expressions.ast.Syntax;
import org.aadsync.expressions.internal.print.Printer;

/**
 * Prints expressions in one canonical form. Immutable and thread-safe.
 *
 * <pre>{@code
 * Expression expression = language.parse("IIF(IsPresent([mail]),Trim([mail]),NULL)");
 * String text = ExpressionFormatter.standard().format(expression).orElseThrow();
 * // IIF(IsPresent([mail]), Trim([mail]), NULL)
 * }</pre>
 *
 * <p>Blanks stand after commas and around operators, and nowhere else. What does not fit into a
 * line is laid out over several: a call with one argument a line (conditions and values of {@code
 * Switch} stay together where they fit), a chain of operators with a line for each operand, broken
 * before the operator, brackets with what they enclose on lines of its own. The outer part is
 * broken before the inner one. Columns are those of a terminal. The last line has no line end.
 *
 * <p>Nothing else changes but the signs of a number, of which at most one stays: texts, digits and
 * brackets are as they were written, so the result is read as the same tree, and formatting it
 * again changes nothing. A text or name that is longer than a line stays whole. The indentation of
 * deep nesting ends at half the width.
 */
public final class ExpressionFormatter {
  private static final ExpressionFormatter STANDARD = new ExpressionFormatter(100, 2);

  private final int width;
  private final int indent;

  private ExpressionFormatter(int width, int indent) {
    this.width = width;
    this.indent = indent;
  }

  /** Returns the formatter with lines of 100 columns and 2 columns of indentation a level. */
  public static ExpressionFormatter standard() {
    return STANDARD;
  }

  /**
   * Returns this formatter with another width.
   *
   * @param columns the greatest width of a line, from 1; {@link Integer#MAX_VALUE} puts everything
   *     on one line
   */
  public ExpressionFormatter withWidth(int columns) {
    checkArgument(columns >= 1, "the width is %s; it must be positive", columns);
    return new ExpressionFormatter(columns, indent);
  }

  /**
   * Returns this formatter with another indentation.
   *
   * @param columns how much further in each level stands, from 0 to 16
   */
  public ExpressionFormatter withIndent(int columns) {
    checkArgument(columns >= 0 && columns <= 16, "the indentation is %s, not 0 to 16", columns);
    return new ExpressionFormatter(width, columns);
  }

  /**
   * Returns the canonical text of {@code expression}, or nothing if the parser found errors in it.
   * Whether its names and types are right does not matter.
   */
  public Optional<String> format(Expression expression) {
    return Optional.ofNullable(expression.tree()).map(this::format);
  }

  /**
   * Returns the canonical text of {@code tree}. A tree that was not made by the parser gets the
   * brackets that it needs to be read as it is.
   */
  public String format(Syntax tree) {
    return Printer.lines(tree, width, indent);
  }
}
