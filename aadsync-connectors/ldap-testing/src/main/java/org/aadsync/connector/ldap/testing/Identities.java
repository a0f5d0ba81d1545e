package org.aadsync.connector.ldap.testing;

import com.unboundid.util.StaticUtils;
import java.text.ParseException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Identities as the text of the special names ([MS-ADTS] 3.1.1.3.1.2.4). */
final class Identities {
  private Identities() {}

  /** A GUID in dashed form or as the hexadecimal of its bytes; null for neither. */
  static @Nullable UUID guid(String text) {
    try {
      return text.contains("-") ? UUID.fromString(text) : hexGuid(text);
    } catch (IllegalArgumentException noGuid) {
      return null;
    }
  }

  private static @Nullable UUID hexGuid(String text) {
    byte[] bytes = hex(text);
    return bytes.length == 16 ? Names.guid(bytes) : null;
  }

  /** A SID as {@code S-1-...} or as the hexadecimal of its bytes. */
  static byte[] sid(String text) {
    return text.startsWith("S-") ? Sids.parse(text) : hex(text);
  }

  private static byte[] hex(String text) {
    try {
      return StaticUtils.fromHex(text);
    } catch (ParseException noHex) {
      return new byte[0];
    }
  }
}
