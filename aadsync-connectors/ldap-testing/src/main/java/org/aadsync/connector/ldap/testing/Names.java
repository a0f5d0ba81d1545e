package org.aadsync.connector.ldap.testing;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.RDN;
import com.unboundid.ldap.sdk.ResultCode;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Locale;
import java.util.UUID;

/** Distinguished names and identities as text and bytes. */
final class Names {
  private Names() {}

  /** A value as part of a distinguished name (RFC 4514; control characters in hexadecimal). */
  static String escape(String value) {
    StringBuilder text = new StringBuilder(value.length() + 4);
    for (int at = 0; at < value.length(); at++) {
      char each = value.charAt(at);
      boolean edge =
          (each == ' ' && (at == 0 || at == value.length() - 1)) || (each == '#' && at == 0);
      if (each < ' ') {
        text.append(String.format(Locale.ROOT, "\\%02X", (int) each));
      } else if (edge || ",+\"\\<>;=".indexOf(each) >= 0) {
        text.append('\\').append(each);
      } else {
        text.append(each);
      }
    }
    return text.toString();
  }

  static String key(String rdnType, String rdnValue) {
    return (rdnType + "=" + rdnValue).toLowerCase(Locale.ROOT);
  }

  static String key(RDN rdn) {
    return key(rdn.getAttributeNames()[0], rdn.getAttributeValues()[0]);
  }

  static DN parse(String text) throws LDAPException {
    try {
      return new DN(text);
    } catch (LDAPException noName) {
      throw Refusal.of(
          ResultCode.INVALID_DN_SYNTAX, "0000208F", "NameErr: problem 2006 (BAD_NAME)", text);
    }
  }

  /** A relative name of one attribute: Active Directory knows no other. */
  static RDN single(RDN rdn) throws LDAPException {
    if (rdn.getAttributeNames().length != 1) {
      throw Refusal.of(
          ResultCode.INVALID_DN_SYNTAX,
          "00002083",
          "NameErr: problem 2006 (BAD_NAME)",
          rdn.toString());
    }
    return rdn;
  }

  /** The bytes of objectGUID: the first three fields in little-endian order ([MS-DTYP] 2.3.4.2). */
  static byte[] bytes(UUID guid) {
    long high = guid.getMostSignificantBits();
    return ByteBuffer.allocate(16)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putInt((int) (high >>> 32))
        .putShort((short) (high >>> 16))
        .putShort((short) high)
        .order(ByteOrder.BIG_ENDIAN)
        .putLong(guid.getLeastSignificantBits())
        .array();
  }

  static UUID guid(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    long first = in.getInt() & 0xFFFFFFFFL;
    long second = in.getShort() & 0xFFFFL;
    long third = in.getShort() & 0xFFFFL;
    return new UUID(first << 32 | second << 16 | third, in.order(ByteOrder.BIG_ENDIAN).getLong());
  }

  /** {@code CN=name\0ADEL:guid}: the value of the relative name of a deleted object. */
  static String mangled(String rdnValue, UUID guid) {
    String head = rdnValue.length() > 75 ? rdnValue.substring(0, 75) : rdnValue;
    return head + "\nDEL:" + guid;
  }

  /** The name before the deletion. */
  static String unmangled(String rdnValue) {
    int at = rdnValue.indexOf("\nDEL:");
    return at < 0 ? rdnValue : rdnValue.substring(0, at);
  }
}
