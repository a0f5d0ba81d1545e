package org.aadsync.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import org.aadsync.core.engine.StepReport;

/** Runs cycles and prints what they did as JSON: format {@code aadsync-sync}. */
final class SyncJson {
  private Outcome outcome = Outcome.NONE;

  private SyncJson() {}

  /** Runs {@code cycles} cycles, or fewer if a step does not complete, and says how they ended. */
  static Outcome run(PrintStream out, Synchronization synchronization, int cycles, boolean export) {
    SyncJson run = new SyncJson();
    JsonDocument.print(
        out,
        "sync",
        json -> {
          json.writeArrayFieldStart("cycles");
          for (int cycle = 1; cycle <= cycles && run.outcome.completed(); cycle++) {
            String type = synchronization.isInitial(cycle) ? "initial" : "delta";
            run.write(json, cycle, type, synchronization.runCycle(cycle, export));
          }
          json.writeEndArray();
          json.writeNumberField("errors", run.outcome.errors());
          json.writeNumberField("warnings", run.outcome.warnings());
          json.writeBooleanField("completed", run.outcome.completed());
        });
    return run.outcome;
  }

  private void write(JsonGenerator json, int cycle, String type, List<StepReport> steps)
      throws IOException {
    outcome = outcome.and(Outcome.of(steps));
    json.writeStartObject();
    json.writeNumberField("cycle", cycle);
    json.writeStringField("type", type);
    json.writeArrayFieldStart("steps");
    for (StepReport step : steps) {
      StepReportJson.write(json, step);
    }
    json.writeEndArray();
    json.writeEndObject();
    json.flush();
  }
}
