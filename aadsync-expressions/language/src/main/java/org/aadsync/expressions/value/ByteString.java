package org.aadsync.expressions.value;

import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/**
 * An immutable sequence of bytes (type {@code bin}), compared by content.
 *
 * <p>The natural order is that of unsigned bytes, a prefix before what it is a prefix of.
 */
public final class ByteString implements Comparable<ByteString> {
  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  private final byte[] bytes;

  private ByteString(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Returns a byte string with a copy of {@code bytes}. */
  public static ByteString copyOf(byte... bytes) {
    return new ByteString(bytes.clone());
  }

  /**
   * Returns the bytes that {@code hex} spells, two digits a byte, either case.
   *
   * @throws IllegalArgumentException if {@code hex} has an odd length or another character
   */
  public static ByteString fromHex(String hex) {
    return new ByteString(HEX.parseHex(hex));
  }

  /** Returns the number of bytes. */
  public int size() {
    return bytes.length;
  }

  /** Returns the byte at {@code index}, counted from 0. */
  public byte byteAt(int index) {
    return bytes[index];
  }

  /** Returns the bytes from {@code start} (inclusive) to {@code end} (exclusive), from 0. */
  public ByteString slice(int start, int end) {
    return new ByteString(Arrays.copyOfRange(bytes, start, end));
  }

  /** Returns these bytes followed by those of {@code other}. */
  public ByteString concat(ByteString other) {
    byte[] joined = Arrays.copyOf(bytes, bytes.length + other.bytes.length);
    System.arraycopy(other.bytes, 0, joined, bytes.length, other.bytes.length);
    return new ByteString(joined);
  }

  /** Copies the bytes into {@code target}, from {@code offset} on. */
  public void copyTo(byte[] target, int offset) {
    System.arraycopy(bytes, 0, target, offset, bytes.length);
  }

  /** Returns a copy of the bytes. */
  public byte[] toByteArray() {
    return bytes.clone();
  }

  /** Returns the bytes in upper-case hexadecimal. */
  public String toHex() {
    return HEX.formatHex(bytes);
  }

  /** Returns the bytes in Base64, standard alphabet, padded, without line breaks (RFC 4648). */
  public String toBase64() {
    return Base64.getEncoder().encodeToString(bytes);
  }

  @Override
  public int compareTo(ByteString other) {
    return Arrays.compareUnsigned(bytes, other.bytes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ByteString that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  /** Returns the bytes in hexadecimal, the first 32 of them if there are more. */
  @Override
  public String toString() {
    return bytes.length <= 32
        ? toHex()
        : HEX.formatHex(bytes, 0, 32) + "… (" + bytes.length + " bytes)";
  }
}
