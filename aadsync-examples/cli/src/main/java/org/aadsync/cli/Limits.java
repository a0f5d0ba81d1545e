package org.aadsync.cli;

/** Checks of options that say how many. */
final class Limits {
  private Limits() {}

  /** Refuses a number that is not positive. */
  static void require(String option, int number) {
    if (number < 1) {
      throw new CommandFailure(ExitCode.USAGE, option + " takes a number from 1, not " + number);
    }
  }
}
