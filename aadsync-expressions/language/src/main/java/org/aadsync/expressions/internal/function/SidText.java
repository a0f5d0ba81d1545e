package org.aadsync.expressions.internal.function;

import java.util.HexFormat;
import org.aadsync.expressions.value.ByteString;

/**
 * Security identifiers as text. In the bytes: revision, count of sub-authorities, six bytes of
 * authority with the highest first, then the sub-authorities, four bytes each with the lowest
 * first.
 *
 * <p>Source: [MS-DTYP] 2.4.2.
 */
final class SidText {
  private static final int REVISION = 1;
  private static final int MOST_SUB_AUTHORITIES = 15;
  private static final int HEAD = 8;
  private static final int AUTHORITY = 2;
  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  private SidText() {}

  /** Returns the text of a security identifier; fails if the bytes are none. */
  static String write(ByteString sid) {
    check(sid);
    long authority = 0;
    for (int i = AUTHORITY; i < HEAD; i++) {
      authority = authority << 8 | (sid.byteAt(i) & 0xFF);
    }
    StringBuilder text = new StringBuilder(48).append("S-").append(REVISION).append('-');
    if (authority < 1L << 32) {
      text.append(authority);
    } else {
      text.append("0x").append(HEX.toHexDigits(authority, 12));
    }
    for (int at = HEAD; at < sid.size(); at += 4) {
      text.append('-').append(subAuthority(sid, at));
    }
    return text.toString();
  }

  private static void check(ByteString sid) {
    if (sid.size() < HEAD) {
      throw Failures.argument(
          "a security identifier has at least " + HEAD + " bytes, not " + sid.size());
    }
    int revision = sid.byteAt(0) & 0xFF;
    if (revision != REVISION) {
      throw Failures.argument(
          "the bytes are no security identifier: their revision is " + revision + ", not 1");
    }
    int count = sid.byteAt(1) & 0xFF;
    if (count > MOST_SUB_AUTHORITIES) {
      throw Failures.argument("a security identifier has at most 15 sub-authorities, not " + count);
    }
    if (sid.size() != HEAD + 4 * count) {
      throw Failures.argument(
          "a security identifier of "
              + count
              + " sub-authorities has "
              + (HEAD + 4 * count)
              + " bytes, not "
              + sid.size());
    }
  }

  private static long subAuthority(ByteString sid, int at) {
    long value = 0;
    for (int i = at + 3; i >= at; i--) {
      value = value << 8 | (sid.byteAt(i) & 0xFF);
    }
    return value;
  }
}
