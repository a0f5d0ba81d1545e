package org.aadsync.cli;

/** The exit codes that all commands share. */
final class ExitCode {
  /** The command did what it was asked to do. */
  static final int OK = 0;

  /** The command worked, and what it found is bad; or its result could not be written. */
  static final int FAILED = 1;

  /** The input cannot be used: it cannot be read, or does not compile. */
  static final int BAD_INPUT = 2;

  /** A synchronization came to its end with errors on single objects. */
  static final int OBJECT_ERRORS = 3;

  /** An export would have changed more than its budget allows, and sent nothing. */
  static final int OVER_BUDGET = 11;

  /** The command line was wrong (EX_USAGE of sysexits.h). */
  static final int USAGE = 64;

  /** A fault of the program (EX_SOFTWARE of sysexits.h). */
  static final int INTERNAL = 70;

  private ExitCode() {}
}
