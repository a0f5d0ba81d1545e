package org.aadsync.cli;

/** Checks of options that limit an output. */
final class Limits {
  private Limits() {}

  /** Refuses a limit that is not positive. */
  static void require(String option, int limit) {
    if (limit < 1) {
      throw new CommandFailure(ExitCode.USAGE, option + " takes a number from 1, not " + limit);
    }
  }
}
