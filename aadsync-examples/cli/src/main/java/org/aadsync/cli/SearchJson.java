package org.aadsync.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintStream;
import org.aadsync.cli.FoundObject.Attribute;
import org.aadsync.cli.FoundObject.Link;
import org.aadsync.cli.FoundObject.Origin;
import org.aadsync.cli.FoundObject.Property;
import org.aadsync.core.engine.ObjectError;

/** Prints what a search found as JSON: format {@code aadsync-search}. */
final class SearchJson {
  private SearchJson() {}

  static void print(PrintStream out, SearchResult result) {
    JsonDocument.print(
        out,
        "search",
        json -> {
          json.writeNumberField("total", result.total());
          writeObjects(json, result);
        });
  }

  static void writeObjects(JsonGenerator json, SearchResult result) throws IOException {
    json.writeArrayFieldStart("objects");
    for (FoundObject object : result.objects()) {
      write(json, object);
    }
    json.writeEndArray();
  }

  private static void write(JsonGenerator json, FoundObject object) throws IOException {
    json.writeStartObject();
    json.writeStringField("space", object.space());
    StepReportJson.text(json, "objectType", object.objectType());
    json.writeStringField("name", object.name());
    json.writeObjectFieldStart("properties");
    for (Property property : object.properties()) {
      json.writeStringField(property.name(), property.value());
    }
    json.writeEndObject();
    json.writeArrayFieldStart("links");
    for (Link link : object.links()) {
      json.writeStartObject();
      json.writeStringField("space", link.space());
      json.writeStringField("objectType", link.objectType());
      json.writeStringField("name", link.name());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("attributes");
    for (Attribute attribute : object.attributes()) {
      write(json, attribute);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("errors");
    for (ObjectError error : object.errors()) {
      StepReportJson.write(json, error);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, Attribute attribute) throws IOException {
    json.writeStartObject();
    json.writeStringField("name", attribute.name());
    json.writeArrayFieldStart("values");
    for (String value : attribute.values()) {
      json.writeString(value);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("contributors");
    for (Origin origin : attribute.contributors()) {
      json.writeStartObject();
      json.writeStringField("rule", origin.rule());
      json.writeStringField("source", origin.source());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }
}
