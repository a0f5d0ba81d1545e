package org.aadsync.core.config;

import org.jspecify.annotations.Nullable;

/** A folder cannot be read at all: it does not exist, or holds no configuration. */
public final class ConfigurationUnreadableException extends Exception {
  private static final long serialVersionUID = 1L;

  /** Makes an exception; the message says what was found, what was expected and what to do. */
  public ConfigurationUnreadableException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
