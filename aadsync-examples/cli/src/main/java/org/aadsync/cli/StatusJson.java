package org.aadsync.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Map;
import org.aadsync.cli.EngineStatus.ConnectorStatus;
import org.aadsync.cli.EngineStatus.Counts;
import org.aadsync.core.config.StepType;
import org.aadsync.core.engine.ImportProgress;
import org.aadsync.core.engine.PendingOperation;
import org.aadsync.core.engine.RunRecord;

/** Prints where a state stands as JSON: format {@code aadsync-status}. */
final class StatusJson {
  private StatusJson() {}

  static void print(PrintStream out, EngineStatus status) {
    JsonDocument.print(
        out,
        "status",
        json -> {
          json.writeStringField("state", status.folder().toString());
          json.writeStringField("configuration", status.configuration().toString());
          json.writeNumberField("metaverseObjects", status.metaverseObjects());
          json.writeArrayFieldStart("connectors");
          for (ConnectorStatus connector : status.connectors()) {
            write(json, connector);
          }
          json.writeEndArray();
          json.writeArrayFieldStart("runs");
          for (RunRecord run : status.runs()) {
            write(json, run);
          }
          json.writeEndArray();
          json.writeArrayFieldStart("notes");
          for (String note : status.notes()) {
            json.writeString(note);
          }
          json.writeEndArray();
        });
  }

  private static void write(JsonGenerator json, ConnectorStatus connector) throws IOException {
    Counts counts = connector.counts();
    json.writeStartObject();
    json.writeStringField("connector", connector.definition().name());
    json.writeStringField("connectorId", connector.definition().id().toString());
    json.writeNumberField("objects", counts.objects());
    json.writeNumberField("placeholders", counts.placeholders());
    json.writeNumberField("linked", counts.linked());
    write(json, "pendingImports", counts.pendingImports());
    write(json, "pendingExports", counts.pendingExports());
    json.writeNumberField("unconfirmedExports", counts.unconfirmed());
    json.writeNumberField("errors", counts.errors());
    json.writeNumberField("warnings", counts.warnings());
    json.writeArrayFieldStart("partitions");
    for (ImportProgress progress : connector.imports()) {
      json.writeStartObject();
      json.writeStringField("partition", progress.partition());
      if (progress.lastImport().isPresent()) {
        json.writeStringField("lastImport", progress.lastImport().get().toString());
      }
      json.writeBooleanField("watermark", progress.watermark());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("nextSteps");
    for (StepType step : connector.nextSteps()) {
      json.writeString(step.title());
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, String name, Map<PendingOperation, Long> operations)
      throws IOException {
    json.writeObjectFieldStart(name);
    for (Map.Entry<PendingOperation, Long> operation : operations.entrySet()) {
      json.writeNumberField(Names.lower(operation.getKey()), operation.getValue());
    }
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, RunRecord run) throws IOException {
    Outcome outcome = Outcome.of(run.reports());
    json.writeStartObject();
    json.writeStringField("connectorId", run.connectorId().toString());
    json.writeStringField("profile", run.profile());
    json.writeStringField("start", run.start().toString());
    json.writeStringField("end", run.end().toString());
    json.writeStringField("result", run.result());
    json.writeNumberField("errors", outcome.errors());
    json.writeNumberField("warnings", outcome.warnings());
    json.writeEndObject();
  }
}
