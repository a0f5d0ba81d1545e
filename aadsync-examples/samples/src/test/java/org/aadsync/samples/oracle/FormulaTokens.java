package org.aadsync.samples.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The tokens of an expression (spec/expressions.md 2). */
final class FormulaTokens {
  /**
   * In the order of preference: text, attribute, parameter, hexadecimal number (not when letters go
   * on: {@code "a"&Hex(1)}), decimal number, name, operators of two characters, of one.
   */
  private static final Pattern TOKEN =
      Pattern.compile(
          "\\s*(\"(?:[^\"]|\"\")*\"|\\[[^\\]]*]|%[A-Za-z0-9._-]+%|&H[0-9A-Fa-f]+(?![A-Za-z0-9_])"
              + "|[0-9]+|[A-Za-z][A-Za-z0-9]*|&&|\\|\\||[-+&=>(),])");

  private FormulaTokens() {}

  static List<String> of(String text) {
    List<String> tokens = new ArrayList<>();
    String stripped = text.strip();
    Matcher matcher = TOKEN.matcher(stripped);
    int place = 0;
    while (place < stripped.length()) {
      if (!matcher.find(place) || matcher.start() != place) {
        throw new AssertionError("no token at " + place + " of " + text);
      }
      tokens.add(matcher.group(1));
      place = matcher.end();
    }
    return tokens;
  }
}
