package org.aadsync.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;

/**
 * The frame of everything that {@code --json} prints: one object whose first members say which
 * format it is and of which version. Within a version members are only ever added.
 */
final class JsonDocument {
  private static final int FORMAT_VERSION = 1;

  /** Writes the members of an object. */
  @FunctionalInterface
  interface Body {
    void write(JsonGenerator json) throws IOException;
  }

  private JsonDocument() {}

  /** Prints a document of the format {@code aadsync-NAME}. */
  static void print(PrintStream out, String name, Body body) {
    try (JsonGenerator json = new JsonFactory().createGenerator(out)) {
      json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
      json.setPrettyPrinter(new DefaultPrettyPrinter());
      json.writeStartObject();
      json.writeStringField("format", "aadsync-" + name);
      json.writeNumberField("formatVersion", FORMAT_VERSION);
      body.write(json);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    out.println();
  }
}
