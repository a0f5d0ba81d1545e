package org.aadsync.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintStream;
import org.aadsync.expressions.Diagnostic;
import org.aadsync.expressions.EvaluationException;
import org.aadsync.expressions.FlowResult;
import org.aadsync.expressions.table.ValueText;

/**
 * Prints the outcome of an expression as JSON: format {@code aadsync-eval}. The member {@code
 * outcome} is {@code value}, {@code null}, {@code ignore}, {@code authnull}, {@code error} or
 * {@code uncompiled}; values are text in the spelling of expression tables.
 */
final class EvaluationJson {
  private EvaluationJson() {}

  /** Prints a document. */
  static void print(PrintStream out, Evaluation evaluation) {
    FlowResult result = evaluation.result();
    JsonDocument.print(
        out,
        "eval",
        json -> {
          json.writeStringField("expression", evaluation.expression());
          json.writeStringField("outcome", result == null ? "uncompiled" : outcome(result));
          if (result instanceof FlowResult.Value value) {
            json.writeStringField("type", ValueText.typeName(value.value()));
            json.writeArrayFieldStart("values");
            for (String text : ValueText.format(value.value())) {
              json.writeString(text);
            }
            json.writeEndArray();
          }
          if (result instanceof FlowResult.Failure failure) {
            write(json, failure.cause());
          }
          json.writeArrayFieldStart("diagnostics");
          for (Diagnostic diagnostic : evaluation.diagnostics()) {
            write(json, diagnostic);
          }
          json.writeEndArray();
          if (evaluation.explanation() != null) {
            ExplanationJson.write(json, evaluation.explanation());
          }
        });
  }

  /** Returns the name of an outcome, as expression tables have it. */
  static String outcome(FlowResult result) {
    if (result instanceof FlowResult.Value) {
      return "value";
    }
    if (result instanceof FlowResult.Null) {
      return "null";
    }
    if (result instanceof FlowResult.Ignore) {
      return "ignore";
    }
    return result instanceof FlowResult.AuthoritativeNull ? "authnull" : "error";
  }

  /** Writes the member {@code error}. */
  static void write(JsonGenerator json, EvaluationException failure) throws IOException {
    json.writeObjectFieldStart("error");
    json.writeStringField("kind", Names.lower(failure.kind()));
    json.writeStringField("message", String.valueOf(failure.getMessage()));
    StepReportJson.span(json, failure.span());
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, Diagnostic diagnostic) throws IOException {
    json.writeStartObject();
    json.writeStringField("severity", Names.lower(diagnostic.severity()));
    json.writeStringField("code", diagnostic.code());
    json.writeStringField("message", diagnostic.message());
    StepReportJson.text(json, "hint", diagnostic.hint());
    StepReportJson.span(json, diagnostic.span());
    json.writeEndObject();
  }
}
