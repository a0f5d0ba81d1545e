package org.aadsync.connector.ldap.activedirectory;

/** A watermark cannot be used any more. */
final class FullImportRequiredException extends Exception {
  private static final long serialVersionUID = 1L;

  FullImportRequiredException(String reason) {
    super(reason, null, false, false);
  }

  String reason() {
    return String.valueOf(getMessage());
  }
}
