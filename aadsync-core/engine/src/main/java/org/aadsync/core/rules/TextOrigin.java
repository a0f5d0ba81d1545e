package org.aadsync.core.rules;

/**
 * The text of an expression as an XML file holds it, so that a place in the expression can be shown
 * as a place in the file. Immutable.
 *
 * @param start where {@code raw} begins
 * @param raw the content of the element, with its entity references and line breaks as they are
 */
public record TextOrigin(Position start, String raw) {
  /** Longest reference that XML text can hold for one character: {@code &#x10FFFF;}. */
  private static final int MAX_REFERENCE = 10;

  private static final String CDATA_START = "<![CDATA[";
  private static final String CDATA_END = "]]>";

  /**
   * Returns the place of the UTF-16 code unit {@code offset} of the text that the parser made of
   * {@link #raw}; beyond the end, the place after the last one.
   */
  public Position at(int offset) {
    int line = start.line();
    int column = start.column();
    int decoded = 0;
    boolean cdata = false;
    int i = 0;
    while (i < raw.length()) {
      int skipped = markup(i, cdata);
      if (skipped > 0) {
        cdata = raw.startsWith(CDATA_START, i) || (cdata && !raw.startsWith(CDATA_END, i));
        // Markup that is no text may span lines when it is a comment.
        for (int end = i + skipped; i < end; i++) {
          if (raw.charAt(i) == '\n') {
            line++;
            column = 1;
          } else {
            column++;
          }
        }
        continue;
      }
      if (decoded >= offset) {
        break;
      }
      int length = unitLength(i, cdata);
      boolean lineBreak = raw.charAt(i) == '\n' || raw.charAt(i) == '\r';
      decoded += decodedUnits(i, length);
      column = lineBreak ? 1 : column + raw.codePointCount(i, i + length);
      line += lineBreak ? 1 : 0;
      i += length;
    }
    return new Position(start.file(), line, column);
  }

  /** Returns the length of markup at {@code i} that stands for no text, or 0. */
  private int markup(int i, boolean cdata) {
    if (cdata) {
      return raw.startsWith(CDATA_END, i) ? CDATA_END.length() : 0;
    }
    if (raw.charAt(i) != '<') {
      return 0;
    }
    if (raw.startsWith(CDATA_START, i)) {
      return CDATA_START.length();
    }
    String close = raw.startsWith("<!--", i) ? "-->" : ">";
    int end = raw.indexOf(close, i);
    return end < 0 ? raw.length() - i : end + close.length() - i;
  }

  /** Returns how much of {@link #raw} the next piece of text takes: a unit or a reference. */
  private int unitLength(int i, boolean cdata) {
    char unit = raw.charAt(i);
    if (unit == '&' && !cdata) {
      int end = raw.indexOf(';', i);
      return end < 0 || end - i > MAX_REFERENCE ? 1 : end + 1 - i;
    }
    if (unit == '\r' && i + 1 < raw.length() && raw.charAt(i + 1) == '\n') {
      return 2;
    }
    return Character.isSurrogatePair(unit, i + 1 < raw.length() ? raw.charAt(i + 1) : ' ') ? 2 : 1;
  }

  private int decodedUnits(int i, int length) {
    if (length == 2 && Character.isHighSurrogate(raw.charAt(i))) {
      return 2;
    }
    if (!raw.startsWith("&#", i)) {
      return 1;
    }
    boolean hex = raw.startsWith("x", i + 2);
    try {
      return Character.charCount(
          Integer.parseInt(raw, i + (hex ? 3 : 2), i + length - 1, hex ? 16 : 10));
    } catch (NumberFormatException | IndexOutOfBoundsException e) {
      // Not a reference that a parser accepts.
      return 1;
    }
  }
}
