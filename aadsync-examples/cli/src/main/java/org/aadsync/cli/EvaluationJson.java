package org.aadsync.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import org.aadsync.expressions.Diagnostic;
import org.aadsync.expressions.EvaluationException;
import org.aadsync.expressions.FlowResult;
import org.aadsync.expressions.table.ValueText;
import org.jspecify.annotations.Nullable;

/**
 * Prints the outcome of an expression as JSON: format {@code aadsync-eval}. The member {@code
 * outcome} is {@code value}, {@code null}, {@code ignore}, {@code authnull}, {@code error} or
 * {@code uncompiled}; values are text in the spelling of expression tables.
 */
final class EvaluationJson {
  private EvaluationJson() {}

  /** Prints a document; {@code result} is null if the expression does not compile. */
  static void print(
      PrintStream out,
      String expression,
      List<Diagnostic> diagnostics,
      @Nullable FlowResult result) {
    JsonDocument.print(
        out,
        "eval",
        json -> {
          json.writeStringField("expression", expression);
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
          for (Diagnostic diagnostic : diagnostics) {
            write(json, diagnostic);
          }
          json.writeEndArray();
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

  private static void write(JsonGenerator json, EvaluationException failure) throws IOException {
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
