package org.aadsync.expressions.internal.function;

import org.aadsync.expressions.text.InvariantText;
import org.aadsync.expressions.value.ByteString;
import org.jspecify.annotations.Nullable;

/** Reads numbers from text and bytes, as {@code CNum} does. */
final class Numbers {
  private static final int LONGEST = 8;

  private Numbers() {}

  /** Returns the number that {@code text} spells; fails if it spells none. */
  static Long parse(String text) {
    Long number = read(text);
    if (number != null) {
      return number;
    }
    // Read once more without the bound of 64 bits, to say which of the two is wrong.
    if (read(text, false) != null) {
      throw Failures.overflow(Failures.quoted(text) + " is beyond 64 bits");
    }
    throw Failures.argument(Failures.quoted(text) + " is not a whole number");
  }

  /**
   * Returns the number that {@code text} spells, or null if it spells none of 64 bits: white space,
   * a sign and decimal digits, or {@code &H} and hexadecimal digits, of ASCII.
   */
  static @Nullable Long read(String text) {
    return read(text, true);
  }

  private static @Nullable Long read(String text, boolean bounded) {
    int end = text.length();
    while (end > 0 && InvariantText.isWhiteSpace(text.charAt(end - 1))) {
      end--;
    }
    int at = 0;
    while (at < end && InvariantText.isWhiteSpace(text.charAt(at))) {
      at++;
    }
    if (text.regionMatches(true, at, "&H", 0, 2)) {
      return read(text, at + 2, end, 16, false, bounded);
    }
    char first = at < end ? text.charAt(at) : ' ';
    boolean signed = first == '-' || first == '+';
    return read(text, signed ? at + 1 : at, end, 10, first == '-', bounded);
  }

  private static @Nullable Long read(
      String text, int start, int end, int radix, boolean negative, boolean bounded) {
    if (start >= end) {
      return null;
    }
    // Counted down from zero, since the smallest number has no positive counterpart.
    long smallest = negative ? Long.MIN_VALUE : -Long.MAX_VALUE;
    long smallestBeforeLast = smallest / radix;
    long number = 0;
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      int digit = c < 0x80 ? Character.digit(c, radix) : -1;
      if (digit < 0) {
        return null;
      }
      if (bounded && (number < smallestBeforeLast || number * radix < smallest + digit)) {
        return null;
      }
      number = number * radix - digit;
    }
    return negative ? number : -number;
  }

  /** Returns the unsigned number of bytes, the lowest first; fails if there are not 1 to 8. */
  static Long parse(ByteString bytes) {
    Long number = read(bytes);
    if (number != null) {
      return number;
    }
    throw bytes.size() == LONGEST
        ? Failures.overflow("the bytes are a number beyond " + Long.MAX_VALUE)
        : Failures.argument("a number has 1 to 8 bytes, not " + bytes.size());
  }

  /** Returns the unsigned number of bytes, the lowest first, or null if they are none. */
  static @Nullable Long read(ByteString bytes) {
    if (bytes.size() == 0 || bytes.size() > LONGEST) {
      return null;
    }
    long number = 0;
    for (int i = bytes.size() - 1; i >= 0; i--) {
      number = number << 8 | (bytes.byteAt(i) & 0xFF);
    }
    return number < 0 ? null : number;
  }
}
