package org.aadsync.cli;

import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/** Writers over the console's streams, for libraries that want one. */
final class Writers {
  private Writers() {}

  /** Returns a writer that passes every line on at once. */
  static PrintWriter to(PrintStream stream) {
    return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
  }
}
