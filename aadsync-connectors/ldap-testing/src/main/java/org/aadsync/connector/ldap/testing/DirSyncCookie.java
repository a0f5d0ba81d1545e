package org.aadsync.connector.ldap.testing;

import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.UUID;
import java.util.zip.CRC32;

/**
 * Where a client of the DirSync control stands; opaque to it ([MS-DRSR] 5.208, USN_VECTOR).
 *
 * @param objectUsn objects changed up to here have been sent in this pass
 * @param propertyUsn attributes changed up to here have been sent in passes that are complete
 * @param partialUsn the object that is sent in parts; 0 for none
 * @param partialOffset how many of its values have been sent
 */
record DirSyncCookie(
    UUID invocationId, long objectUsn, long propertyUsn, long partialUsn, int partialOffset) {
  private static final int SIGNATURE = 0x5344534D;
  private static final int VERSION = 3;
  private static final int LENGTH = 4 + 4 + 16 + 8 + 8 + 8 + 4 + 8;

  static DirSyncCookie start(UUID invocationId) {
    return new DirSyncCookie(invocationId, 0, 0, 0, 0);
  }

  byte[] encoded() {
    ByteBuffer out = ByteBuffer.allocate(LENGTH).order(ByteOrder.LITTLE_ENDIAN);
    out.putInt(SIGNATURE).putInt(VERSION).put(Names.bytes(invocationId));
    out.putLong(objectUsn).putLong(propertyUsn).putLong(partialUsn).putInt(partialOffset);
    return out.putLong(checksum(out.array())).array();
  }

  static DirSyncCookie decoded(byte[] bytes) throws LDAPException {
    ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    if (bytes.length != LENGTH
        || in.getInt() != SIGNATURE
        || in.getInt() != VERSION
        || in.getLong(LENGTH - 8) != checksum(bytes)) {
      throw new LDAPException(
          ResultCode.UNAVAILABLE_CRITICAL_EXTENSION,
          "00000057: LdapErr: comment: Error processing control, data 0: unable to unmarshall the cookie");
    }
    byte[] guid = new byte[16];
    in.get(guid);
    return new DirSyncCookie(
        Names.guid(guid), in.getLong(), in.getLong(), in.getLong(), in.getInt());
  }

  private static long checksum(byte[] bytes) {
    CRC32 sum = new CRC32();
    sum.update(Arrays.copyOf(bytes, LENGTH - 8));
    return sum.getValue();
  }
}
