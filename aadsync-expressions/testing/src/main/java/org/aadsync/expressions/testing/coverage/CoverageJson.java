package org.aadsync.expressions.testing.coverage;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.Writer;
import java.util.Locale;
import org.aadsync.expressions.SourceSpan;

/**
 * Writes a report as JSON, format {@code aadsync-coverage}, version 1. Within a version members are
 * only ever added.
 *
 * <p>{@code totals} has {@code expressions}, {@code evaluated}, {@code outcomes}, {@code covered}.
 * Each of {@code expressions} has {@code name} (left out if it has none), {@code expression},
 * {@code evaluations} and {@code outcomes}; an outcome has {@code kind} ({@code branch}, {@code
 * no_match}, {@code operand-true}, {@code operand-false}), {@code decision}, {@code choice}, {@code
 * count}, the place as {@code line}, {@code column}, {@code start} and {@code end}, and the {@code
 * text} there. {@code others} has the texts of evaluated expressions that are none of the named
 * ones.
 */
public final class CoverageJson {
  private static final int FORMAT_VERSION = 1;

  private CoverageJson() {}

  /** Writes {@code report} as a document of its own, which begins with its format and version. */
  public static void write(CoverageReport report, Writer out) throws IOException {
    try (JsonGenerator json = new JsonFactory().createGenerator(out)) {
      json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
      json.setPrettyPrinter(new DefaultPrettyPrinter());
      json.writeStartObject();
      json.writeStringField("format", "aadsync-coverage");
      json.writeNumberField("formatVersion", FORMAT_VERSION);
      writeMembers(report, json);
      json.writeEndObject();
    }
    out.write('\n');
  }

  /** Writes the members of {@code report} into the object that {@code json} is in. */
  public static void writeMembers(CoverageReport report, JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("totals");
    json.writeNumberField("expressions", report.expressions().size());
    json.writeNumberField("evaluated", report.evaluated());
    json.writeNumberField("outcomes", report.outcomes());
    json.writeNumberField("covered", report.covered());
    json.writeEndObject();
    json.writeArrayFieldStart("expressions");
    for (CoveredExpression expression : report.expressions()) {
      write(expression, json);
    }
    json.writeEndArray();
    if (!report.others().isEmpty()) {
      json.writeArrayFieldStart("others");
      for (String text : report.others()) {
        json.writeString(text);
      }
      json.writeEndArray();
    }
  }

  private static void write(CoveredExpression expression, JsonGenerator json) throws IOException {
    json.writeStartObject();
    if (expression.name() != null) {
      json.writeStringField("name", expression.name());
    }
    json.writeStringField("expression", expression.text());
    json.writeNumberField("evaluations", expression.evaluations());
    json.writeArrayFieldStart("outcomes");
    for (Outcome outcome : expression.outcomes()) {
      write(outcome, expression.text(), json);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void write(Outcome outcome, String text, JsonGenerator json) throws IOException {
    SourceSpan place = outcome.place();
    json.writeStartObject();
    json.writeStringField("kind", outcome.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'));
    json.writeStringField("decision", outcome.decision());
    json.writeStringField("choice", outcome.choice());
    json.writeNumberField("count", outcome.count());
    json.writeNumberField("line", place.line());
    json.writeNumberField("column", place.column());
    json.writeNumberField("start", place.start());
    json.writeNumberField("end", place.end());
    json.writeStringField("text", text.substring(place.start(), place.end()));
    json.writeEndObject();
  }
}
