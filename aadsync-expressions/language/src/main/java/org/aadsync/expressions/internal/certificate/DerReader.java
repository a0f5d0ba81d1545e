package org.aadsync.expressions.internal.certificate;

import java.util.Arrays;

/**
 * Reads the elements that follow one another in a piece of DER (ITU-T X.690), one level at a time:
 * what an element contains is read by a reader of its own. Not thread-safe.
 */
final class DerReader {
  static final int BOOLEAN = 0x01;
  static final int OCTET_STRING = 0x04;
  static final int OBJECT_IDENTIFIER = 0x06;
  static final int SEQUENCE = 0x30;
  static final int SET = 0x31;

  private static final int LONG_TAG = 0x1F;
  private static final int LONG_LENGTH = 0x80;

  private final byte[] bytes;
  private final int end;
  private int at;

  /** Makes a reader of all {@code bytes}, which must not change. */
  DerReader(byte[] bytes) {
    this(bytes, 0, bytes.length);
  }

  private DerReader(byte[] bytes, int start, int end) {
    this.bytes = bytes;
    this.at = start;
    this.end = end;
  }

  /** An element. */
  static final class Element {
    private final byte[] bytes;
    private final int start;
    private final int content;
    private final int end;

    private Element(byte[] bytes, int start, int content, int end) {
      this.bytes = bytes;
      this.start = start;
      this.content = content;
      this.end = end;
    }

    /** Returns the identifier octet: class, whether it is constructed, number. */
    int tag() {
      return bytes[start] & 0xFF;
    }

    /** Returns a reader of what it contains. */
    DerReader reader() {
      return new DerReader(bytes, content, end);
    }

    /** Returns what it contains. */
    byte[] content() {
      return Arrays.copyOfRange(bytes, content, end);
    }

    /** Returns all of it, tag and length included. */
    byte[] encoded() {
      return Arrays.copyOfRange(bytes, start, end);
    }
  }

  /** Returns whether there is another element. */
  boolean hasNext() {
    return at < end;
  }

  /** Returns whether there is another element and has this tag. */
  boolean hasNext(int tag) {
    return at < end && (bytes[at] & 0xFF) == tag;
  }

  /** Reads the next element. */
  Element next() throws DerException {
    int start = at;
    int tag = octet();
    if ((tag & LONG_TAG) == LONG_TAG) {
      throw new DerException("a tag of several octets");
    }
    int length = length();
    if (length > end - at) {
      throw new DerException("a length beyond the end");
    }
    int content = at;
    at += length;
    return new Element(bytes, start, content, at);
  }

  /** Reads the next element, which must have this tag. */
  Element next(int tag) throws DerException {
    if (!hasNext(tag)) {
      throw new DerException("no element with the tag " + tag);
    }
    return next();
  }

  private int length() throws DerException {
    int first = octet();
    if (first < LONG_LENGTH) {
      return first;
    }
    int octets = first - LONG_LENGTH;
    if (octets == 0 || octets > Integer.BYTES) {
      throw new DerException("a length that is open or too long");
    }
    long length = 0;
    for (int i = 0; i < octets; i++) {
      length = length << Byte.SIZE | octet();
    }
    return (int) Math.min(length, Integer.MAX_VALUE);
  }

  private int octet() throws DerException {
    if (at >= end) {
      throw new DerException("the end in the middle of an element");
    }
    return bytes[at++] & 0xFF;
  }
}
