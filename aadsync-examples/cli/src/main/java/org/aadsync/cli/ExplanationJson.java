package org.aadsync.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.aadsync.expressions.EvaluationException;
import org.aadsync.expressions.FlowResult;
import org.aadsync.expressions.FlowSignal;
import org.aadsync.expressions.explain.Explanation;
import org.aadsync.expressions.table.ValueText;
import org.jspecify.annotations.Nullable;

/**
 * Writes an explanation as a list of parts, each before those in it. A list and no tree, since
 * expressions nest deeper than readers of JSON allow: each part names the one around it by its
 * index.
 */
final class ExplanationJson {
  private ExplanationJson() {}

  /** A part that is still to be written, and the index of the one around it. */
  private record Open(Explanation.Part part, int around) {}

  /** Writes the member {@code parts}. */
  static void write(JsonGenerator json, Explanation explanation) throws IOException {
    json.writeArrayFieldStart("parts");
    Deque<Open> open = new ArrayDeque<>();
    open.push(new Open(explanation.root(), -1));
    for (int index = 0; !open.isEmpty(); index++) {
      Open next = open.pop();
      write(json, next);
      for (Explanation.Part inner : next.part().parts().reverse()) {
        open.push(new Open(inner, index));
      }
    }
    json.writeEndArray();
  }

  private static void write(JsonGenerator json, Open open) throws IOException {
    Explanation.Part part = open.part();
    json.writeStartObject();
    if (open.around() >= 0) {
      json.writeNumberField("in", open.around());
    }
    StepReportJson.span(json, part.syntax().span());
    json.writeNumberField("evaluations", part.evaluations());
    json.writeArrayFieldStart("results");
    for (Object value : part.values()) {
      write(json, value);
    }
    json.writeEndArray();
    EvaluationException failure = part.failure();
    json.writeBooleanField("failed", failure != null);
    if (failure != null && part.isCauseOfFailure()) {
      EvaluationJson.write(json, failure);
    }
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, @Nullable Object value) throws IOException {
    json.writeStartObject();
    if (value == null || value instanceof FlowSignal) {
      json.writeStringField("type", EvaluationJson.outcome(FlowResult.of(value)));
    } else {
      json.writeStringField("type", type(value));
      json.writeArrayFieldStart("values");
      for (Object single : value instanceof List<?> list ? list : List.of(value)) {
        if (single == null) {
          json.writeNull();
        } else {
          json.writeString(ValueText.format(single).get(0));
        }
      }
      json.writeEndArray();
    }
    json.writeEndObject();
  }

  /** A multi-value has the type of its first value that is not NULL. */
  private static String type(Object value) {
    if (value instanceof List<?> list) {
      for (Object single : list) {
        if (single != null) {
          return "mv" + ValueText.typeName(single);
        }
      }
      return "mv";
    }
    return ValueText.typeName(value);
  }
}
