package org.aadsync.connector.ldap.connection;

/**
 * Checks a message of a server against the grammar of RFC 4511 (appendix B): every element is of
 * the type that belongs there and ends where the one around it does. The SDK reads elements of any
 * type, allocates what a length says before the bytes are there, and passes over answers that
 * nobody waits for. For one message.
 */
final class AnswerGrammar {
  private static final int BOOLEAN = 0x01;
  private static final int INTEGER = 0x02;
  private static final int OCTETS = 0x04;
  private static final int ENUMERATED = 0x0A;
  static final int SEQUENCE = 0x30;
  private static final int SET = 0x31;
  private static final int CONTROLS = 0xA0;
  private static final int REFERRALS = 0xA3;
  private static final int CREDENTIALS = 0x87;
  private static final int RESPONSE_NAME = 0x8A;
  private static final int RESPONSE_VALUE = 0x8B;
  private static final int INTERMEDIATE_NAME = 0x80;
  private static final int INTERMEDIATE_VALUE = 0x81;

  private static final int LONG_FORM = 0x80;
  private static final int MAX_INTEGER = 4;

  private final byte[] bytes;
  private int position;

  private AnswerGrammar(byte[] bytes, int position) {
    this.bytes = bytes;
    this.position = position;
  }

  /**
   * Checks the content of a message.
   *
   * @param from where it begins, behind the length of the message
   * @param to where it ends
   * @param exchange who waits for it
   */
  static void check(byte[] bytes, int from, int to, Exchange exchange)
      throws MalformedAnswerException {
    new AnswerGrammar(bytes, from).message(to, exchange);
  }

  private void message(int end, Exchange exchange) throws MalformedAnswerException {
    int id = integer(end, INTEGER);
    int operation = peek(end);
    int inner = enter(end, operation);
    operation(operation, inner);
    leave(inner);
    if (position < end) {
      controls(enter(end, CONTROLS));
    }
    leave(end);
    exchange.answered(id, operation);
  }

  private void operation(int operation, int end) throws MalformedAnswerException {
    switch (operation) {
      case Exchange.ENTRY -> entry(end);
      case Exchange.REFERENCE -> {
        skip(end, OCTETS);
        many(end, OCTETS);
      }
      case Exchange.INTERMEDIATE -> {
        optional(end, INTERMEDIATE_NAME);
        optional(end, INTERMEDIATE_VALUE);
      }
      case Exchange.BIND_RESPONSE -> {
        result(end);
        optional(end, CREDENTIALS);
      }
      case Exchange.EXTENDED_RESPONSE -> {
        result(end);
        optional(end, RESPONSE_NAME);
        optional(end, RESPONSE_VALUE);
      }
      default -> result(end);
    }
  }

  private void entry(int end) throws MalformedAnswerException {
    skip(end, OCTETS);
    int attributes = enter(end, SEQUENCE);
    while (position < attributes) {
      int attribute = enter(attributes, SEQUENCE);
      skip(attribute, OCTETS);
      int values = enter(attribute, SET);
      many(values, OCTETS);
      leave(attribute);
    }
    leave(end);
  }

  private void result(int end) throws MalformedAnswerException {
    integer(end, ENUMERATED);
    skip(end, OCTETS);
    skip(end, OCTETS);
    if (position < end && peek(end) == REFERRALS) {
      many(enter(end, REFERRALS), OCTETS);
    }
  }

  private void controls(int end) throws MalformedAnswerException {
    while (position < end) {
      int control = enter(end, SEQUENCE);
      skip(control, OCTETS);
      optional(control, BOOLEAN);
      optional(control, OCTETS);
      leave(control);
    }
  }

  private void many(int end, int type) throws MalformedAnswerException {
    while (position < end) {
      skip(end, type);
    }
  }

  private void optional(int end, int type) throws MalformedAnswerException {
    if (position < end && peek(end) == type) {
      skip(end, type);
    }
  }

  private void skip(int end, int type) throws MalformedAnswerException {
    position = enter(end, type);
  }

  private int integer(int end, int type) throws MalformedAnswerException {
    int inner = enter(end, type);
    int length = inner - position;
    if (length < 1 || length > MAX_INTEGER || bytes[position] < 0) {
      throw malformed("a number of " + length + " bytes, or below 0");
    }
    int value = 0;
    while (position < inner) {
      value = value << Byte.SIZE | bytes[position++] & 0xFF;
    }
    return value;
  }

  private int peek(int end) throws MalformedAnswerException {
    return position < end ? bytes[position] & 0xFF : 0;
  }

  /** Goes into an element and returns where it ends. */
  private int enter(int end, int type) throws MalformedAnswerException {
    if (position >= end || (bytes[position] & 0xFF) != type) {
      throw malformed("no element of type 0x%x where one belongs".formatted(type));
    }
    position++;
    long length = length(end);
    if (length > end - position) {
      throw malformed("an element that is longer than what it is in");
    }
    return position + (int) length;
  }

  private long length(int end) throws MalformedAnswerException {
    int first = position < end ? bytes[position++] & 0xFF : LONG_FORM;
    if (first < LONG_FORM) {
      return first;
    }
    int count = first - LONG_FORM;
    if (count < 1 || count > MAX_INTEGER || count > end - position) {
      throw malformed("a length of %d bytes".formatted(count));
    }
    long length = 0;
    for (int i = 0; i < count; i++) {
      length = length << Byte.SIZE | bytes[position++] & 0xFF;
    }
    return length;
  }

  private void leave(int end) throws MalformedAnswerException {
    if (position != end) {
      throw malformed("more elements than belong there");
    }
  }

  private MalformedAnswerException malformed(String what) {
    return new MalformedAnswerException(what + " (byte " + position + ")");
  }
}
