package org.aadsync.expressions.internal.function;

import org.aadsync.expressions.text.InvariantText;

/** Reads numbers from text. */
final class Numbers {
  private Numbers() {}

  /** Returns the number that {@code text} spells, as {@code CNum} reads it. */
  static Long parse(String text) {
    String digits = InvariantText.trim(text);
    boolean hex = digits.length() > 2 && digits.regionMatches(true, 0, "&H", 0, 2);
    if (!isNumber(digits, hex)) {
      throw Failures.argument(Failures.quoted(text) + " is not a whole number");
    }
    try {
      return hex ? Long.parseLong(digits, 2, digits.length(), 16) : Long.parseLong(digits);
    } catch (NumberFormatException e) {
      throw Failures.overflow(Failures.quoted(text) + " is beyond 64 bits");
    }
  }

  // Java would also take digits of other scripts, and a sign after &H.
  private static boolean isNumber(String text, boolean hex) {
    boolean signed = !text.isEmpty() && (text.charAt(0) == '-' || text.charAt(0) == '+');
    int start = hex ? 2 : signed ? 1 : 0;
    if (start == text.length()) {
      return false;
    }
    for (int i = start; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 0x80 || Character.digit(c, hex ? 16 : 10) < 0) {
        return false;
      }
    }
    return true;
  }
}
