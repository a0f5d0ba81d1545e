package org.aadsync.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintStream;
import org.aadsync.expressions.table.Input;
import org.aadsync.expressions.table.RowResult;
import org.aadsync.expressions.testing.coverage.CoverageJson;
import org.aadsync.expressions.testing.coverage.CoverageReport;
import org.jspecify.annotations.Nullable;

/** Prints what {@code aadsync test} says as JSON: format {@code aadsync-test}. */
final class TestJson {
  private TestJson() {}

  /** Prints a document; {@code coverage} is null if none was asked for. */
  static void print(PrintStream out, TableResults results, @Nullable CoverageReport coverage) {
    JsonDocument.print(
        out,
        "test",
        json -> {
          json.writeNumberField("passed", results.passed());
          json.writeNumberField("failed", results.failed());
          json.writeArrayFieldStart("failures");
          for (TableResults.Failure failure : results.failures()) {
            write(json, failure);
          }
          json.writeEndArray();
          if (coverage != null) {
            json.writeObjectFieldStart("coverage");
            CoverageJson.writeMembers(coverage, json);
            json.writeEndObject();
          }
        });
  }

  private static void write(JsonGenerator json, TableResults.Failure failure) throws IOException {
    json.writeStartObject();
    json.writeStringField("file", failure.file());
    if (failure instanceof TableResults.FailedCase failed) {
      write(json, failed.result());
    } else if (failure instanceof TableResults.BadLine line) {
      json.writeNumberField("line", line.problem().line());
      json.writeStringField("problem", line.problem().message());
    }
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, RowResult result) throws IOException {
    json.writeNumberField("line", result.row().line());
    json.writeStringField("expression", result.row().expression());
    json.writeArrayFieldStart("inputs");
    for (Input input : result.row().inputs()) {
      json.writeString(input.toText());
    }
    json.writeEndArray();
    json.writeStringField("expected", result.expected());
    json.writeStringField("actual", result.actual());
  }
}
