package org.aadsync.expressions.internal.parse;

/**
 * How a text in quotes is read.
 *
 * <p>A doubled quote is one quote, two backslashes are one; every other backslash stays as it is.
 * With {@link org.aadsync.expressions.ExpressionOptions#backslashEscapes} a backslash before a
 * quote makes it part of the text.
 */
final class TextLiteral {
  private TextLiteral() {}

  /**
   * Returns where a text that starts at {@code start} ends, after the closing quote, if backslashes
   * escape quotes; -1 if nothing closes it.
   */
  static int endWithEscapes(String text, int start) {
    int at = start + 1;
    while (at < text.length()) {
      char c = text.charAt(at);
      char next = at + 1 < text.length() ? text.charAt(at + 1) : 0;
      if (c == '\\' && (next == '\\' || next == '"')) {
        at += 2;
      } else if (c == '"' && next == '"') {
        at += 2;
      } else if (c == '"') {
        return at + 1;
      } else {
        at++;
      }
    }
    return -1;
  }

  /** Returns what the characters between the quotes stand for. */
  static String value(String inner, boolean backslashEscapes) {
    if (inner.indexOf('\\') < 0 && inner.indexOf('"') < 0) {
      return inner;
    }
    StringBuilder value = new StringBuilder(inner.length());
    for (int i = 0; i < inner.length(); i++) {
      char c = inner.charAt(i);
      char next = i + 1 < inner.length() ? inner.charAt(i + 1) : 0;
      boolean doubled = (c == '"' || c == '\\') && next == c;
      boolean escaped = backslashEscapes && c == '\\' && next == '"';
      value.append(escaped ? '"' : c);
      if (doubled || escaped) {
        i++;
      }
    }
    return value.toString();
  }
}
