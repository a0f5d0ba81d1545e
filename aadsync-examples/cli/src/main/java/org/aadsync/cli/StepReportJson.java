package org.aadsync.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Map;
import org.aadsync.core.engine.BudgetExcess;
import org.aadsync.core.engine.ExportBudget;
import org.aadsync.core.engine.ObjectError;
import org.aadsync.core.engine.StepReport;
import org.aadsync.expressions.SourceSpan;
import org.jspecify.annotations.Nullable;

/** Writes what a step did as JSON. Members that have nothing to say are left out. */
final class StepReportJson {
  private StepReportJson() {}

  /** Writes an object. */
  static void write(JsonGenerator json, StepReport step) throws IOException {
    json.writeStartObject();
    json.writeStringField("connector", step.connectorName());
    json.writeStringField("connectorId", step.connectorId().toString());
    json.writeStringField("step", step.type().title());
    json.writeStringField("status", step.status());
    json.writeBooleanField("completed", step.completed());
    text(json, "message", step.message());
    json.writeNumberField("durationMillis", step.duration().toMillis());
    json.writeObjectFieldStart("counters");
    for (Map.Entry<String, Map<String, Long>> group : step.counters().entrySet()) {
      json.writeObjectFieldStart(group.getKey());
      for (Map.Entry<String, Long> counter : group.getValue().entrySet()) {
        json.writeNumberField(counter.getKey(), counter.getValue());
      }
      json.writeEndObject();
    }
    json.writeEndObject();
    json.writeArrayFieldStart("errors");
    for (ObjectError error : step.errors()) {
      write(json, error);
    }
    json.writeEndArray();
    write(json, step.excess());
    json.writeArrayFieldStart("notes");
    for (String note : step.notes()) {
      json.writeString(note);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, @Nullable BudgetExcess excess) throws IOException {
    if (excess == null) {
      return;
    }
    json.writeObjectFieldStart("excess");
    json.writeStringField("planHash", excess.planHash());
    json.writeArrayFieldStart("exceeded");
    for (BudgetExcess.Exceeded exceeded : excess.exceeded()) {
      ExportBudget.Limit limit = exceeded.limit();
      json.writeStartObject();
      json.writeStringField("operation", Names.lower(limit.operation()));
      text(json, "objectType", limit.objectType());
      json.writeStringField("unit", Names.lower(limit.unit()));
      json.writeNumberField("maximum", limit.maximum());
      json.writeNumberField("found", exceeded.found());
      json.writeNumberField("base", exceeded.base());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeObjectFieldStart("counts");
    for (Map.Entry<ExportBudget.Operation, Map<String, Long>> count : excess.counts().entrySet()) {
      json.writeObjectFieldStart(Names.lower(count.getKey()));
      for (Map.Entry<String, Long> type : count.getValue().entrySet()) {
        json.writeNumberField(type.getKey(), type.getValue());
      }
      json.writeEndObject();
    }
    json.writeEndObject();
    json.writeArrayFieldStart("sample");
    for (String dn : excess.sample()) {
      json.writeString(dn);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  /** Writes an object. */
  static void write(JsonGenerator json, ObjectError error) throws IOException {
    json.writeStartObject();
    json.writeStringField("stage", Names.lower(error.stage()));
    json.writeStringField("severity", Names.lower(error.severity()));
    json.writeStringField("code", error.code());
    json.writeStringField("message", error.message());
    text(json, "dn", error.dn());
    text(json, "anchor", error.anchor());
    text(json, "objectType", error.objectType());
    text(json, "rule", error.rule());
    text(json, "attribute", error.attribute());
    text(json, "expression", error.expression());
    span(json, error.span());
    json.writeEndObject();
  }

  /** Writes a member unless there is nothing in it. */
  static void text(JsonGenerator json, String name, @Nullable String value) throws IOException {
    if (value != null && !value.isEmpty()) {
      json.writeStringField(name, value);
    }
  }

  /** Writes the members {@code line}, {@code column}, {@code start} and {@code end} of a place. */
  static void span(JsonGenerator json, @Nullable SourceSpan span) throws IOException {
    if (span == null) {
      return;
    }
    json.writeObjectFieldStart("place");
    json.writeNumberField("line", span.line());
    json.writeNumberField("column", span.column());
    json.writeNumberField("start", span.start());
    json.writeNumberField("end", span.end());
    json.writeEndObject();
  }
}
