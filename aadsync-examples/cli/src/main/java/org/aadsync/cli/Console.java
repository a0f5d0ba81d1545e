package org.aadsync.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;

/**
 * What a command may read from and print to. Always UTF-8, whatever the platform says.
 *
 * @param in standard input
 * @param out results
 * @param err errors and remarks
 * @param width columns that tables may fill
 * @param interactive whether a person watches {@code err} in a terminal
 */
record Console(InputStream in, PrintStream out, PrintStream err, int width, boolean interactive)
    implements AutoCloseable {
  static final int DEFAULT_WIDTH = 96;
  private static final int MIN_WIDTH = 72;
  private static final int MAX_WIDTH = 132;
  private static final String INDENT = "  ";

  /** Returns the console of this process. The launcher knows about the terminal. */
  static Console ofProcess() {
    return new Console(
        System.in,
        stream(FileDescriptor.out),
        stream(FileDescriptor.err),
        width(System.getenv().getOrDefault("COLUMNS", "")),
        !System.getenv().getOrDefault("AADSYNC_TERMINAL", "").isEmpty());
  }

  /** Returns the width that {@code columns} asks for, within bounds; a default if it asks badly. */
  static int width(String columns) {
    if (!columns.matches("[1-9][0-9]{0,3}")) {
      return DEFAULT_WIDTH;
    }
    return Math.max(MIN_WIDTH, Math.min(MAX_WIDTH, Integer.parseInt(columns)));
  }

  private static PrintStream stream(FileDescriptor descriptor) {
    return new PrintStream(
        new BufferedOutputStream(new FileOutputStream(descriptor), 1 << 13), false, UTF_8);
  }

  /** Prints something worth knowing that is no result: on one line where no person watches. */
  void remark(String text) {
    String line = "aadsync: " + text;
    if (!interactive) {
      err.println(DisplayText.visible(line));
      return;
    }
    String indent = "";
    for (String part : DisplayText.wrap(line, width - INDENT.length())) {
      err.println(indent + part);
      indent = INDENT;
    }
  }

  /** Flushes; standard streams stay open for what the virtual machine itself has to say. */
  @Override
  public void close() {
    out.flush();
    err.flush();
  }
}
