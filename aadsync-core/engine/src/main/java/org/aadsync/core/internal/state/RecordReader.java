package org.aadsync.core.internal.state;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.UUID;
import org.aadsync.core.store.StateStoreException;
import org.aadsync.core.store.StateStoreException.Problem;

/** Reads the parts of one record in the order in which they were written. */
final class RecordReader {
  private final long key;
  private final byte[] bytes;
  private final int end;
  private int position;

  /**
   * Makes a reader.
   *
   * @param key key of the record, for messages
   * @param bytes the record
   * @param start where its parts begin
   * @param end where they end
   */
  RecordReader(long key, byte[] bytes, int start, int end) {
    this.key = key;
    this.bytes = bytes;
    this.position = start;
    this.end = end;
  }

  long key() {
    return key;
  }

  /** Returns an exception that says that the record is not one of ours. */
  StateStoreException damaged(String detail) {
    return Records.damaged(key, detail);
  }

  /** Checks that everything was read. */
  void end() {
    if (position != end) {
      throw damaged((end - position) + " bytes are left over");
    }
  }

  private int take(int count) {
    int at = position;
    if (count < 0 || count > end - position) {
      throw damaged("it ends too early");
    }
    position += count;
    return at;
  }

  int u8() {
    return bytes[take(1)] & 0xFF;
  }

  long varint() {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      int next = u8();
      value |= (long) (next & 0x7F) << shift;
      if (next < 0x80) {
        return value;
      }
    }
    throw damaged("a number has no end");
  }

  /** Reads how many parts follow, of which each has at least one byte. */
  int count() {
    long count = varint();
    if (count < 0 || count > end - position) {
      throw damaged("it announces " + count + " parts in " + (end - position) + " bytes");
    }
    return (int) count;
  }

  long number() {
    long value = varint();
    return (value >>> 1) ^ -(value & 1);
  }

  long fixed() {
    long value = 0;
    for (int i = 0; i < 8; i++) {
      value = value << 8 | u8();
    }
    return value;
  }

  Instant instant() {
    long second = number();
    long nano = varint();
    try {
      return Instant.ofEpochSecond(second, nano);
    } catch (DateTimeException | ArithmeticException e) {
      throw damaged("a time is none");
    }
  }

  boolean bool() {
    int value = u8();
    if (value > 1) {
      throw damaged("a Boolean is " + value);
    }
    return value == 1;
  }

  byte[] bytes() {
    int length = count();
    int at = take(length);
    byte[] value = new byte[length];
    System.arraycopy(bytes, at, value, 0, length);
    return value;
  }

  String text() {
    long header = varint();
    long length = header >>> 1;
    if (length > end - position) {
      throw damaged("it ends in the middle of a text");
    }
    if ((header & 1) == 0) {
      return new String(bytes, take((int) length), (int) length, StandardCharsets.UTF_8);
    }
    int at = take((int) length * 2);
    char[] text = new char[(int) length];
    for (int i = 0; i < text.length; i++) {
      text[i] = (char) ((bytes[at + 2 * i] & 0xFF) << 8 | (bytes[at + 2 * i + 1] & 0xFF));
    }
    return new String(text);
  }

  UUID uuid() {
    return new UUID(fixed(), fixed());
  }

  /** Returns the number of a problem that only a newer version could have written. */
  StateStoreException newer(int version) {
    return new StateStoreException(
        Problem.NEWER_VERSION,
        Records.name(key),
        "it has format "
            + version
            + ", this version reads up to "
            + Records.FORMAT
            + "; use the version that wrote it, or a newer one");
  }
}
