package org.aadsync.connector.ldap.connection;

import java.io.IOException;

/** A server sends what is no answer to what it was asked. */
final class MalformedAnswerException extends IOException {
  private static final long serialVersionUID = 1L;

  MalformedAnswerException(String message) {
    super(message);
  }
}
