package org.aadsync.connector.ldap.activedirectory;

/** A reference is to an object that the directory does not have yet. */
final class MissingTargetException extends Exception {
  private static final long serialVersionUID = 1L;

  MissingTargetException() {
    super("the target of a reference does not exist yet", null, false, false);
  }
}
