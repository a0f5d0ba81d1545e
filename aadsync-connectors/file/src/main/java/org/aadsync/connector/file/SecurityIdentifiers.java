package org.aadsync.connector.file;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The security identifiers (MS-DTYP 2.4.2.2) that a file standing for Active Directory gives to new
 * objects: below one fixed domain that exists nowhere else.
 */
final class SecurityIdentifiers {
  private static final byte REVISION = 1;
  // S-1-5-21 and three numbers is a domain; AADS, YNC and LDIF in ASCII are no real one's.
  private static final int[] DOMAIN = {21, 0x41414453, 0x00594E43, 0x4C444946};

  private SecurityIdentifiers() {}

  /**
   * Returns the identifier of the object with this {@code objectGUID}. The whole GUID follows the
   * domain, where Windows has one number: it is unique without a counter, so it does not depend on
   * the order in which objects are created.
   */
  static byte[] forObject(byte[] guid) {
    int count = DOMAIN.length + guid.length / Integer.BYTES;
    ByteBuffer sid =
        ByteBuffer.allocate(2 + 6 + count * Integer.BYTES)
            .put(REVISION)
            .put((byte) count)
            .put(new byte[] {0, 0, 0, 0, 0, 5})
            .order(ByteOrder.LITTLE_ENDIAN);
    for (int number : DOMAIN) {
      sid.putInt(number);
    }
    return sid.put(guid).array();
  }
}
