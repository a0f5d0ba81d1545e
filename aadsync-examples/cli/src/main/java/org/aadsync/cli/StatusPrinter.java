package org.aadsync.cli;

import java.io.PrintStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.stream.Collectors;
import org.aadsync.cli.EngineStatus.ConnectorStatus;
import org.aadsync.cli.EngineStatus.Counts;
import org.aadsync.cli.TextTable.Column;
import org.aadsync.core.config.StepType;
import org.aadsync.core.engine.ImportProgress;
import org.aadsync.core.engine.PendingOperation;
import org.aadsync.core.engine.RunRecord;

/** Prints where a state stands. */
final class StatusPrinter {
  private final PrintStream out;
  private final int width;

  StatusPrinter(Console console) {
    this.out = console.out();
    this.width = console.width();
  }

  void print(EngineStatus status) {
    TextTable head = new TextTable("", width, Column.FIXED, Column.FLEXIBLE);
    head.row("state", status.folder().toString());
    head.row("configuration", status.configuration().toString());
    head.row("metaverse", Names.count(status.metaverseObjects(), "object"));
    head.print(out);
    status.notes().forEach(note -> DisplayText.wrap("note: " + note, width).forEach(out::println));
    out.println();
    printCounts(status);
    status.connectors().forEach(this::print);
    printRuns(status);
  }

  private void printCounts(EngineStatus status) {
    TextTable table =
        new TextTable(
            "",
            width,
            Column.FLEXIBLE,
            Column.NUMBER,
            Column.NUMBER,
            Column.NUMBER,
            Column.NUMBER,
            Column.NUMBER,
            Column.NUMBER);
    table.row("connector", "objects", "linked", "to sync", "to export", "to confirm", "errors");
    for (ConnectorStatus connector : status.connectors()) {
      Counts counts = connector.counts();
      table.row(
          connector.definition().name(),
          Names.number(counts.objects()),
          Names.number(counts.linked()),
          Names.number(Counts.sum(counts.pendingImports())),
          Names.number(Counts.sum(counts.pendingExports())),
          Names.number(counts.unconfirmed()),
          Names.number(counts.errors()));
    }
    table.print(out);
  }

  private void print(ConnectorStatus connector) {
    out.println();
    out.println(DisplayText.visible(connector.definition().name()));
    TextTable table = new TextTable("  ", width, Column.FIXED, Column.FLEXIBLE);
    boolean several = connector.imports().size() > 1;
    for (ImportProgress progress : connector.imports()) {
      table.row("imported", (several ? progress.partition() + ": " : "") + text(progress));
    }
    addPending(table, "to sync", connector.counts().pendingImports());
    addPending(table, "to export", connector.counts().pendingExports());
    if (connector.counts().warnings() > 0) {
      table.row("warnings", Names.number(connector.counts().warnings()));
    }
    table.row(
        "next cycle",
        connector.nextSteps().stream().map(StepType::title).collect(Collectors.joining(", ")));
    table.print(out);
  }

  private static String text(ImportProgress progress) {
    String when = progress.lastImport().map(StatusPrinter::seconds).orElse("never");
    return when
        + (progress.watermark()
            ? "; deltas go on from its watermark"
            : "; no watermark for deltas to go on from");
  }

  private static void addPending(
      TextTable table, String name, Map<PendingOperation, Long> operations) {
    if (!operations.isEmpty()) {
      table.row(
          name,
          operations.entrySet().stream()
              .map(entry -> Names.count(entry.getValue(), Names.lower(entry.getKey())))
              .collect(Collectors.joining(", ")));
    }
  }

  private void printRuns(EngineStatus status) {
    out.println();
    if (status.runs().isEmpty()) {
      out.println("no run is remembered");
      return;
    }
    out.println("last runs");
    TextTable table =
        new TextTable("  ", width, Column.FIXED, Column.FLEXIBLE, Column.FLEXIBLE, Column.FLEXIBLE);
    for (RunRecord run : status.runs()) {
      table.row(seconds(run.end()), run.profile(), run.connectorName(), run.result());
    }
    table.print(out);
  }

  private static String seconds(Instant instant) {
    return instant.truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
