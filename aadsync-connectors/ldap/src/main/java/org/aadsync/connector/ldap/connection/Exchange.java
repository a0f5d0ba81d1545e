package org.aadsync.connector.ldap.connection;

/**
 * What a connection that takes one request at a time waits for. For use by the thread that asks.
 */
final class Exchange {
  private static final int BIND_REQUEST = 0x60;
  private static final int UNBIND_REQUEST = 0x42;
  private static final int SEARCH_REQUEST = 0x63;
  private static final int MODIFY_REQUEST = 0x66;
  private static final int ADD_REQUEST = 0x68;
  private static final int DELETE_REQUEST = 0x4A;
  private static final int RENAME_REQUEST = 0x6C;
  private static final int COMPARE_REQUEST = 0x6E;
  private static final int ABANDON_REQUEST = 0x50;
  private static final int EXTENDED_REQUEST = 0x77;

  static final int BIND_RESPONSE = 0x61;
  static final int ENTRY = 0x64;
  static final int SEARCH_DONE = 0x65;
  static final int MODIFY_RESPONSE = 0x67;
  static final int ADD_RESPONSE = 0x69;
  static final int DELETE_RESPONSE = 0x6B;
  static final int RENAME_RESPONSE = 0x6D;
  static final int COMPARE_RESPONSE = 0x6F;
  static final int REFERENCE = 0x73;
  static final int EXTENDED_RESPONSE = 0x78;
  static final int INTERMEDIATE = 0x79;

  private static final int UNSOLICITED = 0;

  private static final int MAX_NOTICES = 100;

  private int id;
  private int end;
  private int notices;

  /** Takes note of a request. */
  void asked(int messageId, int operation) {
    // To these there is no answer (RFC 4511, 4.3 and 4.11).
    if (operation != UNBIND_REQUEST && operation != ABANDON_REQUEST) {
      id = messageId;
      end = endOf(operation);
      notices = 0;
    }
  }

  private static int endOf(int operation) {
    return switch (operation) {
      case BIND_REQUEST -> BIND_RESPONSE;
      case SEARCH_REQUEST -> SEARCH_DONE;
      case MODIFY_REQUEST -> MODIFY_RESPONSE;
      case ADD_REQUEST -> ADD_RESPONSE;
      case DELETE_REQUEST -> DELETE_RESPONSE;
      case RENAME_REQUEST -> RENAME_RESPONSE;
      case COMPARE_REQUEST -> COMPARE_RESPONSE;
      case EXTENDED_REQUEST -> EXTENDED_RESPONSE;
      default -> 0;
    };
  }

  /**
   * Takes note of an answer.
   *
   * @throws MalformedAnswerException if nobody waits for it
   */
  void answered(int messageId, int operation) throws MalformedAnswerException {
    if (messageId == UNSOLICITED && operation == EXTENDED_RESPONSE) {
      notice();
      return;
    }
    boolean continues =
        operation == INTERMEDIATE
            || (end == SEARCH_DONE && (operation == ENTRY || operation == REFERENCE));
    if (end == 0 || messageId != id || !(continues || operation == end)) {
      throw new MalformedAnswerException(
          "an answer of kind 0x%x to request %d, when %s was awaited"
              .formatted(operation, messageId, end == 0 ? "none" : "one to request " + id));
    }
    if (operation == end) {
      end = 0;
    }
  }

  // RFC 4511, 4.4; the SDK goes on waiting after each.
  private void notice() throws MalformedAnswerException {
    notices++;
    if (notices > MAX_NOTICES) {
      throw new MalformedAnswerException("more than " + MAX_NOTICES + " notices, and no answer");
    }
  }

  /** Returns whether nothing is awaited. */
  boolean isOver() {
    return end == 0;
  }
}
