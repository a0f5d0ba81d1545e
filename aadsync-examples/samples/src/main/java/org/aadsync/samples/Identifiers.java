package org.aadsync.samples;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Locale;
import java.util.UUID;

/** Computes the identifiers of a domain's objects from the seed. Immutable. */
final class Identifiers {
  /** Kinds of objects that have identifiers of their own. */
  enum Space {
    CONTAINER(0),
    USER(1),
    CONTACT(2),
    GROUP(3),
    MAILBOX(4),
    VICTIM(5);

    private final long bits;

    Space(long bits) {
      this.bits = bits << 48;
    }
  }

  private static final int FIRST_RELATIVE_ID = 1104;
  private static final int SUB_AUTHORITIES = 4;

  private final long key;
  private final int[] domain;

  Identifiers(long seed) {
    Dice dice = new Dice(seed, Topics.IDENTIFIERS, 0);
    key = dice.nextLong();
    domain = new int[] {(int) dice.nextLong(), (int) dice.nextLong(), (int) dice.nextLong()};
  }

  /**
   * Returns an {@code objectGUID}: a random UUID (version 4) in the byte order of Active Directory.
   * No two objects share one, because {@link Dice#mix} maps no two numbers to the same.
   */
  byte[] guid(Space space, long index) {
    UUID uuid = uuid(space, index);
    long high = uuid.getMostSignificantBits();
    return ByteBuffer.allocate(16)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putInt((int) (high >>> 32))
        .putShort((short) (high >>> 16))
        .putShort((short) high)
        .order(ByteOrder.BIG_ENDIAN)
        .putLong(uuid.getLeastSignificantBits())
        .array();
  }

  /** Returns the same identifier as text. */
  String guidText(Space space, long index) {
    return uuid(space, index).toString();
  }

  /** Returns sixteen hexadecimal digits that differ from object to object. */
  String hex(Space space, long index) {
    return String.format(Locale.ROOT, "%016X", Dice.mix(key ^ (space.bits | index)));
  }

  /** Returns the {@code objectSid} of the object number {@code index} of all that have one. */
  byte[] sid(long index) {
    return sid(domain, (int) (FIRST_RELATIVE_ID + index));
  }

  /** Returns the SID of an account of another domain. */
  byte[] foreignSid(long index) {
    return sid(new int[] {~domain[0], ~domain[1], ~domain[2]}, (int) (FIRST_RELATIVE_ID + index));
  }

  /** Encodes S-1-5-21-a-b-c-rid ([MS-DTYP] 2.4.2.2). */
  private static byte[] sid(int[] authority, int relativeId) {
    ByteBuffer sid = ByteBuffer.allocate(28).order(ByteOrder.LITTLE_ENDIAN);
    sid.put((byte) 1).put((byte) (SUB_AUTHORITIES + 1)).put(new byte[] {0, 0, 0, 0, 0, 5});
    sid.putInt(21);
    for (int part : authority) {
      sid.putInt(part);
    }
    return sid.putInt(relativeId).array();
  }

  private UUID uuid(Space space, long index) {
    long unique = Dice.mix(key ^ (space.bits | index));
    // Version and variant would displace unique bits; those under the version move to the end.
    long high = (unique & ~0xF000L) | 0x4000L;
    long low = Dice.mix(unique + key) & 0x3FFF_FFFF_FFFF_FFF0L;
    return new UUID(high, low | 0x8000_0000_0000_0000L | ((unique >>> 12) & 0xF));
  }
}
