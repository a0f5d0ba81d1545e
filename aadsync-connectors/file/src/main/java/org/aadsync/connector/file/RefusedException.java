package org.aadsync.connector.file;

import org.aadsync.core.spi.ConnectorError;
import org.jspecify.annotations.Nullable;

/** One object is refused; the others go on. */
final class RefusedException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient ConnectorError error;

  RefusedException(String code, @Nullable String attribute, String message) {
    super(message, null, false, false);
    this.error = new ConnectorError(code, attribute, message);
  }

  ConnectorError error() {
    return error;
  }
}
