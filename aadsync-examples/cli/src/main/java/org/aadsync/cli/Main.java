package org.aadsync.cli;

/** Where the process starts. */
public final class Main {
  private Main() {}

  /** Runs one command and ends the process with its exit code. */
  public static void main(String[] args) {
    int exitCode;
    try (Console console = Console.ofProcess()) {
      exitCode = new CommandLineHost(console).run(args);
    }
    System.exit(exitCode);
  }
}
