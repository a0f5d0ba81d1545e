package org.aadsync.core.internal.run;

import org.jspecify.annotations.Nullable;

/**
 * A fault as it may be logged: classes and stacks of it and its causes. What they say is left out:
 * it was not written for people, and may hold a value of an object, even a password.
 */
final class RedactedFault extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Causes may go round in a circle. */
  private static final int MAX_CAUSES = 10;

  private RedactedFault(Throwable fault, @Nullable Throwable cause) {
    super(fault.getClass().getName(), cause);
    setStackTrace(fault.getStackTrace());
  }

  /** Returns what may be logged of {@code fault}; its message is the name of the class. */
  static RedactedFault of(Throwable fault) {
    return of(fault, MAX_CAUSES);
  }

  private static RedactedFault of(Throwable fault, int causes) {
    Throwable cause = fault.getCause();
    return new RedactedFault(fault, cause == null || causes == 0 ? null : of(cause, causes - 1));
  }
}
