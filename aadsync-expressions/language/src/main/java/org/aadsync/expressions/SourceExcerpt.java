package org.aadsync.expressions;

import org.aadsync.expressions.text.DisplayWidth;

/** A line of a text with a mark under a place, counted in columns of a terminal. */
final class SourceExcerpt {
  /** How many columns of a line are shown where nobody says. */
  static final int WIDEST = 100;

  private static final char REPLACEMENT = '\uFFFD';

  private final StringBuilder line = new StringBuilder();
  private final StringBuilder marks = new StringBuilder();
  private final int widest;
  private boolean pointed;

  private SourceExcerpt(int widest) {
    this.widest = widest;
  }

  /** Appends at most {@code widest} columns of the line in which {@code span} starts; the mark. */
  static void append(StringBuilder out, String text, SourceSpan span, int widest) {
    int start = Math.min(span.start(), text.length());
    int lineStart = lineStart(text, start);
    int lineEnd = lineEnd(text, start);
    SourceExcerpt excerpt = new SourceExcerpt(widest);
    excerpt.fill(text, lineStart, lineEnd, start, Math.min(span.end(), lineEnd));
    String number = Integer.toString(span.line());
    out.append("  ").append(number).append(" | ").append(excerpt.line).append('\n');
    out.append("  ").append(" ".repeat(number.length())).append(" | ");
    out.append(excerpt.marks).append('\n');
  }

  /** Returns a message without characters that would move or hide text. */
  static String printable(String message) {
    StringBuilder out = new StringBuilder(message.length());
    message
        .codePoints()
        .map(codePoint -> codePoint == '\n' || codePoint == '\t' ? ' ' : shown(codePoint))
        .forEach(out::appendCodePoint);
    return out.toString();
  }

  private void fill(String text, int lineStart, int lineEnd, int start, int end) {
    int from = lineStart;
    if (width(text, lineStart, lineEnd) > widest) {
      from = backwards(text, lineStart, start);
    }
    if (from > lineStart) {
      line.append('…');
      marks.append(' ');
    }
    int at = from;
    int columns = 0;
    while (at < lineEnd && columns < widest) {
      int codePoint = shown(text.codePointAt(at));
      line.appendCodePoint(codePoint);
      int width = DisplayWidth.of(codePoint);
      mark(at < start, at >= start && at < Math.max(end, start + 1), width);
      columns += width;
      at += Character.charCount(text.codePointAt(at));
    }
    if (at < lineEnd) {
      line.append('…');
    }
    if (!pointed) {
      marks.append('^');
    }
  }

  /** Marks the columns of a character; the first one that can be seen gets the point. */
  private void mark(boolean before, boolean marked, int width) {
    for (int i = 0; i < width && (before || marked); i++) {
      marks.append(before ? ' ' : pointed ? '~' : '^');
      pointed = pointed || marked;
    }
  }

  /** Returns where the part to be shown starts: some columns before {@code start}. */
  private int backwards(String text, int lineStart, int start) {
    int at = start;
    int columns = 0;
    while (at > lineStart && columns < widest / 2) {
      int codePoint = text.codePointBefore(at);
      columns += DisplayWidth.of(shown(codePoint));
      at -= Character.charCount(codePoint);
    }
    return at;
  }

  private int width(String text, int from, int to) {
    int columns = 0;
    int at = from;
    while (at < to && columns <= widest) {
      int codePoint = text.codePointAt(at);
      columns += DisplayWidth.of(shown(codePoint));
      at += Character.charCount(codePoint);
    }
    return columns;
  }

  private static int lineStart(String text, int at) {
    int i = at;
    while (i > 0 && text.charAt(i - 1) != '\n' && text.charAt(i - 1) != '\r') {
      i--;
    }
    return i;
  }

  private static int lineEnd(String text, int at) {
    int i = at;
    while (i < text.length() && text.charAt(i) != '\n' && text.charAt(i) != '\r') {
      i++;
    }
    return i;
  }

  private static int shown(int codePoint) {
    if (codePoint == '\t') {
      return ' ';
    }
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          REPLACEMENT;
      default -> codePoint;
    };
  }
}
