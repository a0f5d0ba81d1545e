package org.aadsync.cli;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableRangeSet;
import com.google.common.collect.Range;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Text as a terminal shows it: how many columns it takes, what it looks like when it does not fit,
 * and without anything that would steer the terminal.
 */
final class DisplayText {
  private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
  private static final int ZERO_WIDTH_JOINER = 0x200D;
  private static final String ELLIPSIS = "…";

  /** Wide and full-width characters, by block (Unicode Standard Annex #11). */
  private static final ImmutableRangeSet<Integer> WIDE =
      ImmutableRangeSet.<Integer>builder()
          .add(Range.closed(0x1100, 0x115F)) // Hangul leading consonants
          .add(Range.closed(0x2E80, 0x303E)) // CJK radicals, symbols and punctuation
          .add(Range.closed(0x3041, 0xA4CF)) // kana to Yi, CJK ideographs
          .add(Range.closed(0xA960, 0xA97C))
          .add(Range.closed(0xAC00, 0xD7A3)) // Hangul syllables
          .add(Range.closed(0xF900, 0xFAFF))
          .add(Range.closed(0xFE30, 0xFE6F))
          .add(Range.closed(0xFF01, 0xFF60)) // full-width forms
          .add(Range.closed(0xFFE0, 0xFFE6))
          .add(Range.closed(0x1F300, 0x1F64F)) // pictographs
          .add(Range.closed(0x1F680, 0x1F6FF))
          .add(Range.closed(0x1F900, 0x1FAFF))
          .add(Range.closed(0x20000, 0x3FFFD)) // supplementary ideographs
          .build();

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
    return text.codePoints().map(DisplayText::width).sum();
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
      used += width(codePoint);
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

  private static int width(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> 0;
      default -> WIDE.contains(codePoint) ? 2 : 1;
    };
  }
}
