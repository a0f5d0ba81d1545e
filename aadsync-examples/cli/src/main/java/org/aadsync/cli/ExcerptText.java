package org.aadsync.cli;

import java.util.stream.Collectors;
import org.aadsync.expressions.DiagnosticRenderer;
import org.aadsync.expressions.SourceSpan;

/** The place that a message is about, as it is shown below the message. */
final class ExcerptText {
  /** What stands before everything that is quoted from an expression. */
  static final String INDENT = "    ";

  /** What the renderer puts before a line: its number and a separator. */
  private static final int NUMBER_WIDTH = 8;

  private ExcerptText() {}

  /** Returns the indented lines that show {@code span}, each with its line end. */
  static String of(String expression, SourceSpan span, int width) {
    return DiagnosticRenderer.excerpt(expression, span, columns(width))
        .lines()
        .map(line -> "  " + line + "\n")
        .collect(Collectors.joining());
  }

  /** Returns whether {@link #of} shows the whole expression. */
  static boolean showsAll(String expression, int width) {
    return expression.lines().count() <= 1 && DisplayText.width(expression) <= columns(width);
  }

  private static int columns(int width) {
    return width - INDENT.length() - NUMBER_WIDTH;
  }
}
