package org.aadsync.expressions.text;

import java.util.Locale;

/**
 * Text as it may be shown in a terminal: without anything that would steer it, and no wider than
 * wanted. Thread-safe.
 */
public final class TerminalText {
  private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
  private static final int ZERO_WIDTH_JOINER = 0x200D;
  private static final String ELLIPSIS = "…";

  private TerminalText() {}

  /**
   * Returns {@code text} on one line, with a visible escape such as {@code \n} for each control
   * character, each character that turns the direction of text around and each lone surrogate.
   */
  public static String visible(String text) {
    return escape(text, false);
  }

  /** As {@link #visible}, but line breaks stay. */
  public static String visibleLines(String text) {
    return escape(text, true);
  }

  /**
   * Returns {@code text} if it fits into {@code columns}, else its beginning and an ellipsis. Costs
   * no more than what is shown.
   */
  public static String elide(String text, int columns) {
    int used = 0;
    int fitting = 0;
    int end = 0;
    while (end < text.length()) {
      int codePoint = text.codePointAt(end);
      used += DisplayWidth.of(codePoint);
      if (used > columns) {
        return text.substring(0, fitting) + ELLIPSIS;
      }
      end += Character.charCount(codePoint);
      if (used < columns) {
        fitting = end;
      }
    }
    return text;
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
