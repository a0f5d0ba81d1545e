package org.aadsync.core.spi;

/** A connector cannot go on: the step stops. The message is for people and holds no secret. */
public final class ConnectorException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String status;

  /**
   * Makes an exception.
   *
   * @param status status of the run, such as {@code stopped-server-down} or {@code
   *     no-start-credentials}
   * @param message what is wrong and what to do
   */
  public ConnectorException(String status, String message) {
    super(message);
    this.status = status;
  }

  /** As the other, with the cause. */
  public ConnectorException(String status, String message, Throwable cause) {
    super(message, cause);
    this.status = status;
  }

  /** Returns the status that the run ends with. */
  public String status() {
    return status;
  }
}
