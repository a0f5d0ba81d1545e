package org.aadsync.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Map;
import org.aadsync.core.config.ConfigurationSummary;
import org.aadsync.core.config.Finding;
import org.aadsync.core.config.UnknownElement;
import org.jspecify.annotations.Nullable;

/** Prints what {@code aadsync check} says as JSON: format {@code aadsync-check}. */
final class CheckJson {
  private CheckJson() {}

  /** Prints a document; it has no counts where the files have errors. */
  static void print(
      PrintStream out, CheckedConfiguration checked, @Nullable ConfigurationSummary summary) {
    JsonDocument.print(
        out,
        "check",
        json -> {
          json.writeNumberField("errors", checked.errors());
          json.writeNumberField("warnings", checked.warnings());
          if (summary != null) {
            json.writeObjectFieldStart("counts");
            writeCounts(json, summary);
            json.writeEndObject();
          }
          json.writeArrayFieldStart("findings");
          for (Finding finding : checked.findings()) {
            write(json, finding);
          }
          json.writeEndArray();
          json.writeArrayFieldStart("unknownElements");
          for (UnknownElement element : checked.unknownElements()) {
            write(json, element);
          }
          json.writeEndArray();
        });
  }

  private static void writeCounts(JsonGenerator json, ConfigurationSummary summary)
      throws IOException {
    json.writeNumberField("connectors", summary.connectors());
    json.writeObjectFieldStart("rules");
    json.writeNumberField("total", summary.rules());
    json.writeNumberField("enabled", summary.rules() - summary.disabledRules());
    json.writeNumberField("disabled", summary.disabledRules());
    write(json, "directions", summary.rulesByDirection());
    write(json, "linkTypes", summary.rulesByLinkType());
    json.writeEndObject();
    json.writeNumberField("scopeGroups", summary.scopeGroups());
    json.writeNumberField("scopeClauses", summary.scopeClauses());
    json.writeNumberField("joinGroups", summary.joinGroups());
    json.writeNumberField("joinConditions", summary.joinConditions());
    json.writeObjectFieldStart("mappings");
    json.writeNumberField("total", summary.mappings());
    json.writeNumberField("direct", summary.directMappings());
    json.writeNumberField("expression", summary.expressionMappings());
    json.writeNumberField("constant", summary.constantMappings());
    json.writeEndObject();
    json.writeNumberField("distinctExpressions", summary.distinctExpressions());
    json.writeObjectFieldStart("functions");
    for (Map.Entry<String, Integer> function : summary.functionCalls().entrySet()) {
      json.writeNumberField(function.getKey(), function.getValue());
    }
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, String name, Map<? extends Enum<?>, Integer> counts)
      throws IOException {
    json.writeObjectFieldStart(name);
    for (Map.Entry<? extends Enum<?>, Integer> count : counts.entrySet()) {
      json.writeNumberField(Names.lower(count.getKey()), count.getValue());
    }
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, Finding finding) throws IOException {
    json.writeStartObject();
    json.writeStringField("severity", Names.lower(finding.severity()));
    json.writeStringField("code", finding.code());
    json.writeStringField("message", finding.message());
    StepReportJson.text(json, "hint", finding.hint());
    StepReportJson.text(json, "file", finding.file());
    if (finding.line() > 0) {
      json.writeNumberField("line", finding.line());
    }
    if (finding.column() > 0) {
      json.writeNumberField("column", finding.column());
    }
    StepReportJson.text(json, "rule", finding.rule());
    StepReportJson.text(json, "mapping", finding.mapping());
    StepReportJson.text(json, "expression", finding.expression());
    StepReportJson.span(json, finding.span());
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, UnknownElement element) throws IOException {
    json.writeStartObject();
    json.writeStringField("element", element.element());
    json.writeStringField("file", element.position().file());
    json.writeNumberField("line", element.position().line());
    json.writeNumberField("column", element.position().column());
    json.writeEndObject();
  }
}
