package org.aadsync.connector.ldap.connection;

/** A password cannot be read from where it is kept, or is empty. */
final class PasswordUnavailableException extends Exception {
  private static final long serialVersionUID = 1L;

  PasswordUnavailableException(String message) {
    super(message);
  }
}
