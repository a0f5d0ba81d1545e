package org.aadsync.core.engine;

/** One run at a time: an engine was asked for a second one. The message names the active run. */
public final class RunInProgressException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  /** Makes an exception. */
  public RunInProgressException(String message) {
    super(message);
  }
}
