package org.aadsync.connector.directory;

import org.aadsync.core.spi.ConnectorError;
import org.jspecify.annotations.Nullable;

/** One object is refused; the others go on. */
public final class RefusedException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient ConnectorError error;

  /**
   * Makes an exception.
   *
   * @param code name of the error (<i>Management agent run error codes</i>, Microsoft)
   * @param attribute the attribute that it is about, or null
   * @param message what was found and what was expected; holds no secret
   */
  public RefusedException(String code, @Nullable String attribute, String message) {
    super(message, null, false, false);
    this.error = new ConnectorError(code, attribute, message);
  }

  /** Returns what is wrong with the object. */
  public ConnectorError error() {
    return error;
  }
}
