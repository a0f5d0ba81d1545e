package org.aadsync.connector.ldap.activedirectory;

import com.google.common.primitives.Longs;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.CRC32C;
import org.aadsync.expressions.value.ByteString;

/**
 * A place in the changes of one naming context, as one domain controller counts them. Immutable.
 *
 * @param partition the partition
 * @param invocationId the database that counted: a restored controller has another (MS-ADTS
 *     3.1.1.1.9)
 * @param method how the changes are counted
 * @param position the cookie, or the first {@code uSNChanged} that is not known
 */
record Watermark(UUID partition, ByteString invocationId, Method method, ByteString position) {
  /** How changes are counted. */
  enum Method {
    /** The position is a cookie of the DirSync control. */
    DIRSYNC,
    /** The position is a number, 8 bytes. */
    USN_CHANGED
  }

  private static final byte VERSION = 1;
  private static final int INVOCATION_ID_SIZE = 16;
  private static final int HEADER = 2 + 16 + INVOCATION_ID_SIZE;

  static Watermark ofUsn(UUID partition, ByteString invocationId, long usn) {
    return new Watermark(
        partition, invocationId, Method.USN_CHANGED, ByteString.copyOf(Longs.toByteArray(usn)));
  }

  /** Returns this watermark at another place. */
  Watermark at(ByteString other) {
    return new Watermark(partition, invocationId, method, other);
  }

  long usn() {
    return Longs.fromByteArray(position.toByteArray());
  }

  ByteString toBytes() {
    ByteBuffer bytes = ByteBuffer.allocate(HEADER + position.size() + Integer.BYTES);
    bytes.put(VERSION).put((byte) method.ordinal());
    bytes.putLong(partition.getMostSignificantBits());
    bytes.putLong(partition.getLeastSignificantBits());
    bytes.put(invocationId.toByteArray()).put(position.toByteArray());
    bytes.putInt(checksum(bytes.array(), bytes.position()));
    return ByteString.copyOf(bytes.array());
  }

  /** Returns the watermark that these bytes are, or nothing if they are none or were damaged. */
  static Optional<Watermark> of(ByteString text) {
    if (text.size() <= HEADER + Integer.BYTES) {
      return Optional.empty();
    }
    byte[] bytes = text.toByteArray();
    int end = bytes.length - Integer.BYTES;
    ByteBuffer in = ByteBuffer.wrap(bytes);
    int method = bytes[1];
    boolean whole =
        in.getInt(end) == checksum(bytes, end)
            && bytes[0] == VERSION
            && method >= 0
            && method < Method.values().length;
    if (!whole) {
      return Optional.empty();
    }
    Watermark read =
        new Watermark(
            new UUID(in.getLong(2), in.getLong(2 + Long.BYTES)),
            text.slice(HEADER - INVOCATION_ID_SIZE, HEADER),
            Method.values()[method],
            text.slice(HEADER, end));
    return read.method == Method.USN_CHANGED && read.position.size() != Long.BYTES
        ? Optional.empty()
        : Optional.of(read);
  }

  private static int checksum(byte[] bytes, int length) {
    CRC32C sum = new CRC32C();
    sum.update(bytes, 0, length);
    return (int) sum.getValue();
  }
}
