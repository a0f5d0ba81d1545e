package org.aadsync.connector.file;

import java.io.IOException;

/** The file is no directory in LDIF. The message says what is wrong and names the line. */
final class LdifFormatException extends IOException {
  private static final long serialVersionUID = 1L;

  LdifFormatException(long line, String message) {
    super("line " + line + ": " + message);
  }

  LdifFormatException(long line, String message, Exception cause) {
    super("line " + line + ": " + message, cause);
  }

  LdifFormatException(long line, Exception cause) {
    super("line " + line + ": " + cause.getMessage(), cause);
  }
}
