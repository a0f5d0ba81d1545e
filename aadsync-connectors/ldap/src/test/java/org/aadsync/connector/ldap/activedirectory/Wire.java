package org.aadsync.connector.ldap.activedirectory;

import com.unboundid.asn1.ASN1StreamReader;
import com.unboundid.ldap.protocol.LDAPMessage;
import com.unboundid.ldap.sdk.LDAPException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Messages of LDAP (RFC 4511, 5.1) as bytes. */
final class Wire {
  private static final int LONG_FORM = 0x80;

  private Wire() {}

  /** Returns the next whole message, or null at the end of the stream. */
  static byte @Nullable [] next(InputStream in) throws IOException {
    ByteArrayOutputStream message = new ByteArrayOutputStream();
    int type = in.read();
    if (type < 0) {
      return null;
    }
    message.write(type);
    int length = in.read();
    message.write(length);
    if (length >= LONG_FORM) {
      byte[] count = in.readNBytes(length - LONG_FORM);
      message.writeBytes(count);
      length = 0;
      for (byte each : count) {
        length = length << Byte.SIZE | each & 0xFF;
      }
    }
    message.writeBytes(in.readNBytes(length));
    return message.toByteArray();
  }

  static LDAPMessage decode(byte[] message) throws LDAPException {
    return LDAPMessage.readFrom(
        new ASN1StreamReader(new ByteArrayInputStream(message), 1 << 30), false);
  }

  static byte[] encode(LDAPMessage message) {
    return message.encode().encode();
  }

  static int id(byte[] message) throws IOException {
    try {
      return decode(message).getMessageID();
    } catch (LDAPException e) {
      throw new IOException(e);
    }
  }
}
