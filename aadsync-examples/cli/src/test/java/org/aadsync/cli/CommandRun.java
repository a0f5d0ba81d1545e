package org.aadsync.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;

/** What one command line did, run inside this process. */
record CommandRun(int exitCode, String out, String err) {
  /** Runs {@code aadsync} with {@code args} and nothing on standard input. */
  static CommandRun of(String... args) {
    return withInput("", args);
  }

  /** Runs {@code aadsync} with {@code args} and {@code input} on standard input. */
  static CommandRun withInput(String input, String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Console console =
        new Console(
            new ByteArrayInputStream(input.getBytes(UTF_8)),
            new PrintStream(out, false, UTF_8),
            new PrintStream(err, false, UTF_8),
            Console.DEFAULT_WIDTH,
            false);
    int exitCode = new CommandLineHost(console).run(args);
    return new CommandRun(exitCode, out.toString(UTF_8), err.toString(UTF_8));
  }

  List<String> outLines() {
    return out.lines().toList();
  }

  String lastLine() {
    List<String> lines = outLines();
    return lines.isEmpty() ? "" : lines.get(lines.size() - 1);
  }
}
