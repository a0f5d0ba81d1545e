package org.aadsync.cli;

import java.io.PrintStream;
import org.aadsync.core.engine.ObjectError;
import org.jspecify.annotations.Nullable;

/** Prints object errors in full: nothing of a name, an expression or a message is left out. */
final class ObjectErrorPrinter {
  private final PrintStream out;

  ObjectErrorPrinter(PrintStream out) {
    this.out = out;
  }

  /** Prints one error as a block that ends with an empty line. */
  void print(ObjectError error) {
    out.println(
        switch (error.severity()) {
              case ERROR -> "error ";
              case WARNING -> "warning ";
            }
            + DisplayText.visible(error.code())
            + switch (error.stage()) {
              case IMPORT -> " on import";
              case SYNCHRONIZATION -> " on synchronization";
              case EXPORT -> " on export";
            });
    field("message", error.message());
    field("object", error.dn());
    field("type", error.objectType());
    field("anchor", error.anchor());
    field("connector", error.connector());
    field("rule", error.rule());
    field("attribute", error.attribute());
    if (error.expression() != null) {
      out.println("  expression");
      ExpressionExcerpt.inFull(error.expression(), error.span())
          .forEach(line -> out.println("    " + line));
    }
    out.println();
  }

  private void field(String name, @Nullable String value) {
    if (value != null && !value.isEmpty()) {
      out.println("  " + DisplayText.padEnd(name, 10) + "  " + DisplayText.visible(value));
    }
  }
}
