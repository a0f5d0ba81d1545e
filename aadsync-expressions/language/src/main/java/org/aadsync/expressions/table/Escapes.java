package org.aadsync.expressions.table;

import java.util.Locale;

/** The escapes of the table format: {@code \\}, {@code \t}, {@code \n}, {@code \r}, a code unit. */
final class Escapes {
  private Escapes() {}

  static String decode(String piece) throws TableSyntaxException {
    if (piece.indexOf('\\') < 0) {
      return piece;
    }
    StringBuilder out = new StringBuilder(piece.length());
    int i = 0;
    while (i < piece.length()) {
      char c = piece.charAt(i);
      if (c != '\\') {
        out.append(c);
        i++;
      } else {
        i = decode(piece, i, out);
      }
    }
    return out.toString();
  }

  /**
   * Returns {@code text} as a piece of a table can have it: what does not show, a backslash and the
   * characters in {@code separators} are escaped.
   */
  static String encode(String text, String separators) {
    StringBuilder out = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            codePoint -> {
              switch (codePoint) {
                case '\\' -> out.append("\\\\");
                case '\t' -> out.append("\\t");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                default -> encode(codePoint, separators.indexOf(codePoint) >= 0, out);
              }
            });
    return out.toString();
  }

  private static void encode(int codePoint, boolean separates, StringBuilder out) {
    boolean hidden =
        switch (Character.getType(codePoint)) {
          case Character.CONTROL,
              Character.FORMAT,
              Character.SURROGATE,
              Character.LINE_SEPARATOR,
              Character.PARAGRAPH_SEPARATOR ->
              true;
          default -> false;
        };
    if (!hidden && !separates) {
      out.appendCodePoint(codePoint);
      return;
    }
    for (char unit : Character.toChars(codePoint)) {
      out.append(String.format(Locale.ROOT, "\\u%04X", (int) unit));
    }
  }

  /** Decodes the escape at {@code at}; returns where the text goes on. */
  private static int decode(String piece, int at, StringBuilder out) throws TableSyntaxException {
    char kind = at + 1 < piece.length() ? piece.charAt(at + 1) : ' ';
    switch (kind) {
      case '\\' -> out.append('\\');
      case 't' -> out.append('\t');
      case 'n' -> out.append('\n');
      case 'r' -> out.append('\r');
      case 'u' -> {
        out.append(codeUnit(piece, at + 2));
        return at + 6;
      }
      default ->
          throw new TableSyntaxException(
              "a backslash must be followed by \\, t, n, r or u and four hexadecimal digits, at"
                  + " character "
                  + (at + 1)
                  + " of '"
                  + piece
                  + "'");
    }
    return at + 2;
  }

  private static char codeUnit(String piece, int at) throws TableSyntaxException {
    int value = 0;
    for (int i = at; i < at + 4; i++) {
      int digit = i < piece.length() ? Character.digit(piece.charAt(i), 16) : -1;
      if (digit < 0 || piece.charAt(i) >= 0x80) {
        throw new TableSyntaxException("\\u needs four hexadecimal digits in '" + piece + "'");
      }
      value = value * 16 + digit;
    }
    return (char) value;
  }
}
