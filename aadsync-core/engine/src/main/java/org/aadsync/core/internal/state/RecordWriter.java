package org.aadsync.core.internal.state;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;

/** Writes the parts of one record, one after the other. For use by one thread, again and again. */
final class RecordWriter {
  private byte[] bytes = new byte[1_024];
  private int size;

  void clear() {
    size = 0;
  }

  byte[] toByteArray() {
    return Arrays.copyOf(bytes, size);
  }

  private int grow(int more) {
    int at = size;
    size += more;
    if (size > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(size, bytes.length * 2));
    }
    return at;
  }

  void u8(int value) {
    int at = grow(1); // which may change the array
    bytes[at] = (byte) value;
  }

  /** Writes a number that is mostly small and not negative: 7 bits a byte, the lowest first. */
  void varint(long value) {
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      u8((int) (rest & 0x7F) | 0x80);
      rest >>>= 7;
    }
    u8((int) rest);
  }

  /** Writes a number that may be negative. */
  void number(long value) {
    varint((value << 1) ^ (value >> 63));
  }

  void fixed(long value) {
    for (int shift = 56; shift >= 0; shift -= 8) {
      u8((int) (value >>> shift));
    }
  }

  void instant(Instant value) {
    number(value.getEpochSecond());
    varint(value.getNano());
  }

  void bool(boolean value) {
    u8(value ? 1 : 0);
  }

  void bytes(byte[] value) {
    varint(value.length);
    append(value);
  }

  private void append(byte[] value) {
    int at = grow(value.length); // which may change the array
    System.arraycopy(value, 0, bytes, at, value.length);
  }

  /** Writes text; half a surrogate pair, which UTF-8 has no form for, is kept as well. */
  void text(String value) {
    byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
    if (utf8.length == value.length() || isEncodable(value)) {
      varint((long) utf8.length << 1);
      append(utf8);
    } else {
      varint(((long) value.length() << 1) | 1);
      for (int i = 0; i < value.length(); i++) {
        u8(value.charAt(i) >>> 8);
        u8(value.charAt(i));
      }
    }
  }

  private static boolean isEncodable(String value) {
    return StandardCharsets.UTF_8.newEncoder().canEncode(value);
  }

  void uuid(UUID value) {
    fixed(value.getMostSignificantBits());
    fixed(value.getLeastSignificantBits());
  }
}
