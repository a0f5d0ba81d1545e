package org.aadsync.cli;

import java.io.PrintStream;
import org.aadsync.core.engine.ObjectError;
import org.aadsync.core.engine.StepReport;

/** Prints what a preview of an import read as JSON: format {@code aadsync-import-preview}. */
final class PreviewJson {
  private PreviewJson() {}

  static void print(PrintStream out, SearchResult read, boolean more, StepReport report) {
    JsonDocument.print(
        out,
        "import-preview",
        json -> {
          json.writeBooleanField("more", more);
          SearchJson.writeObjects(json, read);
          json.writeArrayFieldStart("errors");
          for (ObjectError error : report.errors()) {
            StepReportJson.write(json, error);
          }
          json.writeEndArray();
          json.writeArrayFieldStart("notes");
          for (String note : report.notes()) {
            json.writeString(note);
          }
          json.writeEndArray();
        });
  }
}
