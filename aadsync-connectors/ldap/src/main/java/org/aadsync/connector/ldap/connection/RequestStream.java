package org.aadsync.connector.ldap.connection;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Takes note of each request that is sent. For use by one thread. */
final class RequestStream extends FilterOutputStream {
  private static final int LONG_FORM = 0x80;

  private final Exchange exchange;

  RequestStream(OutputStream out, Exchange exchange) {
    super(out);
    this.exchange = exchange;
  }

  /** Sends one message, as the SDK does: it writes each at once. */
  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    note(bytes, offset);
    out.write(bytes, offset, length);
  }

  // LDAPMessage (RFC 4511, 4.1.1): SEQUENCE, INTEGER, operation.
  private void note(byte[] bytes, int offset) {
    int id = behindLength(bytes, offset + 1);
    int first = id + 2;
    int operation = first + bytes[id + 1];
    int number = 0;
    for (int i = first; i < operation; i++) {
      number = number << Byte.SIZE | bytes[i] & 0xFF;
    }
    exchange.asked(number, bytes[operation] & 0xFF);
  }

  private static int behindLength(byte[] bytes, int at) {
    int first = bytes[at] & 0xFF;
    return at + 1 + (first < LONG_FORM ? 0 : first - LONG_FORM);
  }
}
