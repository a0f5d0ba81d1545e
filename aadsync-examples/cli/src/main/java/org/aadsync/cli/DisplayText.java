package org.aadsync.cli;

import com.google.common.base.Splitter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.aadsync.expressions.text.DisplayWidth;

/**
 * Text as a terminal shows it: how many columns it takes, what it looks like when it does not fit,
 * and without anything that would steer the terminal.
 */
final class DisplayText {
  private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
  private static final int ZERO_WIDTH_JOINER = 0x200D;
  private static final String ELLIPSIS = "…";

  private DisplayText() {}

  /** Returns {@code text} on one line, with a visible escape for each control character. */
  static String visible(String text) {
    return escape(text, false);
  }

  /** As {@link #visible}, but line breaks stay. */
  static String visibleLines(String text) {
    return escape(text, true);
  }

  /** Returns how many columns {@code text} takes in a terminal. */
  static int width(String text) {
    return DisplayWidth.of(text);
  }

  /** Returns {@code text} if it fits into {@code columns}, else its beginning and an ellipsis. */
  static String elide(String text, int columns) {
    if (width(text) <= columns) {
      return text;
    }
    int used = 0;
    int end = 0;
    while (end < text.length()) {
      int codePoint = text.codePointAt(end);
      used += DisplayWidth.of(codePoint);
      if (used > columns - 1) {
        break;
      }
      end += Character.charCount(codePoint);
    }
    return text.substring(0, end) + ELLIPSIS;
  }

  /** Returns {@code text} with blanks behind it so that it takes {@code columns}. */
  static String padEnd(String text, int columns) {
    return text + " ".repeat(Math.max(0, columns - width(text)));
  }

  /** Returns {@code text} with blanks before it so that it takes {@code columns}. */
  static String padStart(String text, int columns) {
    return " ".repeat(Math.max(0, columns - width(text))) + text;
  }

  /** Returns {@code text} in lines of at most {@code columns}, broken at blanks. */
  static List<String> wrap(String text, int columns) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : Splitter.on(' ').omitEmptyStrings().split(visible(text))) {
      if (!line.isEmpty() && width(line.toString()) + 1 + width(word) > columns) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }

  private static String escape(String text, boolean keepLines) {
    StringBuilder result = new StringBuilder(text.length());
    text.codePoints().forEach(codePoint -> append(result, codePoint, keepLines));
    return result.toString();
  }

  private static void append(StringBuilder result, int codePoint, boolean keepLines) {
    if (!needsEscape(codePoint) || (keepLines && codePoint == '\n')) {
      result.appendCodePoint(codePoint);
      return;
    }
    switch (codePoint) {
      case '\n' -> result.append("\\n");
      case '\r' -> result.append(keepLines ? "" : "\\r");
      case '\t' -> result.append("\\t");
      default -> {
        for (char unit : Character.toChars(codePoint)) {
          result.append(String.format(Locale.ROOT, "\\u%04X", (int) unit));
        }
      }
    }
  }

  private static boolean needsEscape(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
      case Character.SURROGATE, Character.UNASSIGNED -> true;
      // Among them are the marks that turn the direction of text around.
      case Character.FORMAT -> codePoint != ZERO_WIDTH_NON_JOINER && codePoint != ZERO_WIDTH_JOINER;
      default -> false;
    };
  }
}
