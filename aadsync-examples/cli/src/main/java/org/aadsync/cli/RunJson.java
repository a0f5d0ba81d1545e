package org.aadsync.cli;

import java.io.PrintStream;
import org.aadsync.core.engine.RunRecord;
import org.aadsync.core.engine.StepReport;

/** Prints a run as JSON: format {@code aadsync-run}. */
final class RunJson {
  private RunJson() {}

  static void print(PrintStream out, RunRecord run, Outcome outcome) {
    JsonDocument.print(
        out,
        "run",
        json -> {
          json.writeStringField("connector", run.connectorName());
          json.writeStringField("connectorId", run.connectorId().toString());
          json.writeStringField("profile", run.profile());
          json.writeStringField("start", run.start().toString());
          json.writeStringField("end", run.end().toString());
          json.writeStringField("result", run.result());
          json.writeArrayFieldStart("steps");
          for (StepReport step : run.reports()) {
            StepReportJson.write(json, step);
          }
          json.writeEndArray();
          json.writeNumberField("errors", outcome.errors());
          json.writeNumberField("warnings", outcome.warnings());
          json.writeBooleanField("completed", outcome.completed());
        });
  }
}
