package org.aadsync.expressions.internal.function;

import java.util.HexFormat;
import java.util.UUID;
import org.aadsync.expressions.value.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * GUIDs as text and as bytes. In the bytes the first three groups of digits have their lowest byte
 * first, as Windows keeps them and Active Directory stores {@code objectGUID}.
 */
final class GuidText {
  private static final int SIZE = 16;
  private static final int LENGTH = 36;

  /** Where the two digits of a byte start in the text, for each byte in the order of the text. */
  private static final int[] DIGITS = {0, 2, 4, 6, 9, 11, 14, 16, 19, 21, 24, 26, 28, 30, 32, 34};

  /** The index of that byte. */
  private static final int[] BYTES = {3, 2, 1, 0, 5, 4, 7, 6, 8, 9, 10, 11, 12, 13, 14, 15};

  private GuidText() {}

  /** Returns whether the text is a GUID with hyphens, in curly brackets or not. */
  static boolean isGuid(String text) {
    int start = start(text);
    if (start < 0) {
      return false;
    }
    for (int i = 0; i < LENGTH; i++) {
      char c = text.charAt(start + i);
      boolean hyphen = i == 8 || i == 13 || i == 18 || i == 23;
      if (hyphen ? c != '-' : !HexFormat.isHexDigit(c)) {
        return false;
      }
    }
    return true;
  }

  private static int start(String text) {
    if (text.length() == LENGTH) {
      return 0;
    }
    boolean bracketed =
        text.length() == LENGTH + 2 && text.charAt(0) == '{' && text.charAt(LENGTH + 1) == '}';
    return bracketed ? 1 : -1;
  }

  /** Returns the bytes of a GUID, or null if the text is none. */
  static @Nullable ByteString read(String text) {
    if (!isGuid(text)) {
      return null;
    }
    int start = start(text);
    byte[] bytes = new byte[SIZE];
    for (int i = 0; i < SIZE; i++) {
      int at = start + DIGITS[i];
      int high = HexFormat.fromHexDigit(text.charAt(at));
      bytes[BYTES[i]] = (byte) (high << 4 | HexFormat.fromHexDigit(text.charAt(at + 1)));
    }
    return ByteString.copyOf(bytes);
  }

  /** Returns the text of a GUID, or null if the bytes are not 16. */
  static @Nullable String write(ByteString bytes) {
    if (bytes.size() != SIZE) {
      return null;
    }
    long high = 0;
    long low = 0;
    for (int i = 0; i < SIZE / 2; i++) {
      high = high << 8 | (bytes.byteAt(BYTES[i]) & 0xFF);
      low = low << 8 | (bytes.byteAt(i + SIZE / 2) & 0xFF);
    }
    return new UUID(high, low).toString();
  }
}
