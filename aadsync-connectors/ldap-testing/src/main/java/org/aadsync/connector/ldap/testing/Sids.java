package org.aadsync.connector.ldap.testing;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Random;

/** Security identifiers ([MS-DTYP] 2.4.2). */
final class Sids {
  private Sids() {}

  static byte[] domain(Random random) {
    return of(
        5,
        21,
        random.nextInt() & 0x7FFFFFFF,
        random.nextInt() & 0x7FFFFFFF,
        random.nextInt() & 0x7FFFFFFF);
  }

  static byte[] account(byte[] domain, int rid) {
    byte[] sid = Arrays.copyOf(domain, domain.length + 4);
    sid[1]++;
    ByteBuffer.wrap(sid).order(ByteOrder.LITTLE_ENDIAN).putInt(domain.length, rid);
    return sid;
  }

  static byte[] parse(String text) {
    String[] parts = text.split("-");
    int[] subs = new int[parts.length - 3];
    for (int at = 0; at < subs.length; at++) {
      subs[at] = (int) Long.parseLong(parts[at + 3]);
    }
    return of(Integer.parseInt(parts[2]), subs);
  }

  private static byte[] of(int authority, int... subs) {
    ByteBuffer sid = ByteBuffer.allocate(8 + 4 * subs.length).order(ByteOrder.LITTLE_ENDIAN);
    sid.put((byte) 1).put((byte) subs.length).put(new byte[5]).put((byte) authority);
    for (int sub : subs) {
      sid.putInt(sub);
    }
    return sid.array();
  }
}
