package org.aadsync.cli;

import java.util.ArrayList;
import java.util.List;
import org.aadsync.expressions.SourceSpan;
import org.jspecify.annotations.Nullable;

/** Shows a place in an expression: the line that it is in, and a mark under it. */
final class ExpressionExcerpt {
  private static final String ELLIPSIS = "…";

  private ExpressionExcerpt() {}

  /**
   * Returns the line that holds {@code span}, or the part of it around the place if it is long, and
   * a line that marks the place; both take at most {@code width} columns.
   */
  static List<String> of(String expression, SourceSpan span, int width) {
    int start = Math.min(span.start(), expression.length());
    int lineStart = lineStart(expression, start);
    int lineEnd = lineEnd(expression, start);
    int end = Math.max(start, Math.min(span.end(), lineEnd));

    String before = DisplayText.visible(expression.substring(lineStart, start));
    String marked = DisplayText.visible(expression.substring(start, end));
    String after = DisplayText.visible(expression.substring(end, lineEnd));
    if (DisplayText.width(before + marked + after) > width) {
      before = last(before, width / 2);
      int room = width - DisplayText.width(before);
      boolean cut = DisplayText.width(marked) >= room;
      marked = DisplayText.elide(marked, room);
      after = cut ? "" : DisplayText.elide(after, room - DisplayText.width(marked));
    }
    String mark = "^" + "~".repeat(Math.max(0, DisplayText.width(marked) - 1));
    return List.of(before + marked + after, " ".repeat(DisplayText.width(before)) + mark);
  }

  /** Returns the whole expression, and the place in it if one is known. */
  static List<String> inFull(String expression, @Nullable SourceSpan span, int width) {
    List<String> lines = new ArrayList<>();
    boolean oneShortLine =
        expression.lines().count() <= 1 && DisplayText.width(expression) <= width;
    if (span == null || !oneShortLine) {
      expression.lines().map(DisplayText::visible).forEach(lines::add);
    }
    if (span != null) {
      if (!oneShortLine) {
        lines.add("at line " + span.line() + ", column " + span.column() + ":");
      }
      lines.addAll(of(expression, span, width));
    }
    return lines;
  }

  /** Returns the end of {@code text} that fits into {@code columns}, with an ellipsis before it. */
  private static String last(String text, int columns) {
    if (DisplayText.width(text) <= columns) {
      return text;
    }
    int start = text.length();
    int used = 1;
    while (start > 0) {
      int codePoint = text.codePointBefore(start);
      used += DisplayText.width(Character.toString(codePoint));
      if (used > columns) {
        break;
      }
      start -= Character.charCount(codePoint);
    }
    return ELLIPSIS + text.substring(start);
  }

  private static int lineStart(String text, int offset) {
    int start = offset;
    while (start > 0 && !isLineEnd(text.charAt(start - 1))) {
      start--;
    }
    return start;
  }

  private static int lineEnd(String text, int offset) {
    int end = offset;
    while (end < text.length() && !isLineEnd(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private static boolean isLineEnd(char c) {
    return c == '\n' || c == '\r';
  }
}
