package org.aadsync.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import org.aadsync.expressions.function.FunctionDeclaration;
import org.aadsync.expressions.function.FunctionNotes;

/**
 * Prints functions as JSON: format {@code aadsync-functions}. Examples are in the columns of
 * expression tables.
 */
final class FunctionJson {
  private FunctionJson() {}

  /** Prints a document about {@code functions}. */
  static void print(PrintStream out, List<FunctionDeclaration> functions) {
    JsonDocument.print(
        out,
        "functions",
        json -> {
          json.writeArrayFieldStart("functions");
          for (FunctionDeclaration function : functions) {
            write(json, function);
          }
          json.writeEndArray();
        });
  }

  private static void write(JsonGenerator json, FunctionDeclaration function) throws IOException {
    json.writeStartObject();
    json.writeStringField("name", function.name());
    json.writeStringField("category", function.category().title());
    json.writeArrayFieldStart("signatures");
    for (String signature : function.signatures()) {
      json.writeString(signature);
    }
    json.writeEndArray();
    json.writeStringField("documentation", function.documentation());
    json.writeArrayFieldStart("notes");
    for (FunctionNotes.Note note : FunctionNotes.of(function)) {
      json.writeStartObject();
      json.writeStringField("title", note.title());
      json.writeStringField("text", note.text());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeBooleanField("deterministic", function.isDeterministic());
    json.writeBooleanField("lazy", function.isLazy());
    json.writeArrayFieldStart("examples");
    for (FunctionDeclaration.Example example : function.examples()) {
      json.writeStartObject();
      json.writeStringField("expression", example.expression());
      json.writeStringField("inputs", example.inputs());
      json.writeStringField("type", example.type());
      json.writeStringField("value", example.value());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }
}
