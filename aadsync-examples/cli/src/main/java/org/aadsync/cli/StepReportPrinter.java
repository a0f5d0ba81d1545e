package org.aadsync.cli;

import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.aadsync.cli.TextTable.Column;
import org.aadsync.core.engine.ObjectError;
import org.aadsync.core.engine.StepReport;

/** Prints what the steps of a cycle did: a table of statistics for each, then all errors. */
final class StepReportPrinter {
  private static final String INDENT = "  ";

  private final PrintStream out;
  private final int width;

  StepReportPrinter(Console console) {
    this.out = console.out();
    this.width = console.width();
  }

  /** Prints the steps of a cycle, then their errors. */
  void print(List<StepReport> steps) {
    steps.forEach(this::printStep);
    printErrors(steps);
  }

  /** Prints a heading over a line, at once: what comes below it may take its time. */
  void printHeading(String heading) {
    out.println(DisplayText.visible(heading));
    out.println("─".repeat(width));
    out.flush();
  }

  private void printStep(StepReport step) {
    out.println(
        DisplayText.visible(
            step.type().title()
                + ", "
                + step.connectorName()
                + ": "
                + step.status()
                + ", "
                + seconds(step.duration())));
    TextTable table = new TextTable(INDENT, width, Column.FLEXIBLE, Column.FIXED, Column.NUMBER);
    step.counters().forEach((group, counters) -> addCounters(table, group, counters));
    table.print(out);
    if (!step.message().isEmpty()) {
      DisplayText.wrap(step.message(), width - INDENT.length())
          .forEach(line -> out.println(INDENT + line));
    }
    if (step.excess() != null) {
      out.println(INDENT + "to let just this export through, once:");
      out.println(INDENT + "  --approve " + DisplayText.visible(step.excess().planHash()));
    }
    step.notes().forEach(note -> out.println(INDENT + "note: " + DisplayText.visible(note)));
    out.println();
  }

  private static void addCounters(TextTable table, String group, Map<String, Long> counters) {
    String title = group;
    for (Map.Entry<String, Long> counter : counters.entrySet()) {
      table.row(title, counter.getKey(), Names.number(counter.getValue()));
      title = "";
    }
  }

  /** Prints the errors of steps alone. */
  void printErrors(List<StepReport> steps) {
    ObjectErrorPrinter printer = new ObjectErrorPrinter(out, width);
    for (StepReport step : steps) {
      for (ObjectError error : step.errors()) {
        printer.print(error);
      }
    }
  }

  private static String seconds(Duration duration) {
    return String.format(Locale.ROOT, "%.2f s", duration.toNanos() / 1e9);
  }
}
