package org.aadsync.expressions.table;

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
