package org.aadsync.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintStream;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.aadsync.cli.PendingExport.Attribute;
import org.aadsync.core.config.ConnectorDefinition;
import org.aadsync.core.engine.PendingOperation;

/** Prints what waits to be exported as JSON: format {@code aadsync-pending}. */
final class PendingJson {
  private PendingJson() {}

  static void print(PrintStream out, ConnectorDefinition connector, Stream<PendingExport> exports) {
    Map<PendingOperation, Long> counts = new EnumMap<>(PendingOperation.class);
    JsonDocument.print(
        out,
        "pending",
        json -> {
          json.writeStringField("connector", connector.name());
          json.writeStringField("connectorId", connector.id().toString());
          json.writeArrayFieldStart("objects");
          for (Iterator<PendingExport> each = exports.iterator(); each.hasNext(); ) {
            PendingExport export = each.next();
            counts.merge(export.operation(), 1L, Long::sum);
            write(json, export);
          }
          json.writeEndArray();
          json.writeObjectFieldStart("counts");
          for (Map.Entry<PendingOperation, Long> count : counts.entrySet()) {
            json.writeNumberField(Names.lower(count.getKey()), count.getValue());
          }
          json.writeEndObject();
        });
  }

  private static void write(JsonGenerator json, PendingExport export) throws IOException {
    json.writeStartObject();
    json.writeStringField("operation", Names.lower(export.operation()));
    StepReportJson.text(json, "objectType", export.objectType());
    json.writeStringField("dn", export.dn());
    StepReportJson.text(json, "anchor", export.anchor());
    json.writeArrayFieldStart("attributes");
    for (Attribute attribute : export.attributes()) {
      json.writeStartObject();
      json.writeStringField("operation", Names.lower(attribute.operation()));
      json.writeStringField("name", attribute.name());
      values(json, "added", attribute.added());
      values(json, "removed", attribute.removed());
      json.writeEndObject();
    }
    json.writeEndArray();
    if (export.writeOnly() > 0) {
      json.writeNumberField("writeOnly", export.writeOnly());
    }
    json.writeEndObject();
  }

  private static void values(JsonGenerator json, String name, List<String> values)
      throws IOException {
    if (!values.isEmpty()) {
      json.writeArrayFieldStart(name);
      for (String value : values) {
        json.writeString(value);
      }
      json.writeEndArray();
    }
  }
}
