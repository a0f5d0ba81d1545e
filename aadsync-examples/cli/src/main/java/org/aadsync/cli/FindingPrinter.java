package org.aadsync.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import org.aadsync.core.config.Finding;

/**
 * Prints findings about a configuration in full: where, what, and what to do. The first line of
 * each has the form that editors and terminals recognise as a place in a file.
 */
final class FindingPrinter {
  private final PrintStream out;
  private final int width;
  private final Path folder;

  FindingPrinter(PrintStream out, int width, Path folder) {
    this.out = out;
    this.width = width;
    this.folder = folder;
  }

  /** Prints one finding as a block that ends with an empty line. */
  void print(Finding finding) {
    line("", place(finding) + severity(finding) + " " + finding.code() + ": " + finding.message());
    if (finding.rule() != null) {
      String mapping = finding.mapping();
      line(
          "  ",
          "rule \"" + finding.rule() + "\"" + (mapping == null ? "" : ", flow to " + mapping));
    }
    if (finding.expression() != null && finding.span() != null) {
      out.print(ExcerptText.of(finding.expression(), finding.span(), width));
    }
    if (finding.hint() != null) {
      line("  ", "hint: " + finding.hint());
    }
    out.println();
  }

  private String place(Finding finding) {
    if (finding.file() == null) {
      return "";
    }
    StringBuilder place = new StringBuilder(folder.resolve(finding.file()).toString());
    if (finding.line() > 0) {
      place.append(':').append(finding.line());
      if (finding.column() > 0) {
        place.append(':').append(finding.column());
      }
    }
    return place.append(": ").toString();
  }

  private static String severity(Finding finding) {
    return finding.isError() ? "error" : "warning";
  }

  private void line(String indent, String text) {
    out.println(indent + DisplayText.visible(text));
  }
}
