package org.aadsync.cli;

import java.io.PrintStream;
import org.aadsync.core.engine.ObjectError;
import org.jspecify.annotations.Nullable;

/** Prints object errors in full: nothing of a name, an expression or a message is left out. */
final class ObjectErrorPrinter {
  private static final String INDENT = "    ";
  private static final int NAME_WIDTH = 10;

  private final PrintStream out;
  private final int width;

  ObjectErrorPrinter(PrintStream out, int width) {
    this.out = out;
    this.width = width;
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
    message(error.message());
    field("object", error.dn());
    field("type", error.objectType());
    field("anchor", error.anchor());
    field("connector", error.connector());
    field("rule", error.rule());
    field("attribute", error.attribute());
    if (error.expression() != null) {
      out.println("  expression");
      ExpressionExcerpt.inFull(error.expression(), error.span(), width - INDENT.length())
          .forEach(line -> out.println(INDENT + line));
    }
    out.println();
  }

  private void message(String message) {
    String name = "message";
    for (String line : DisplayText.wrap(message, width - NAME_WIDTH - INDENT.length())) {
      field(name, line);
      name = "";
    }
  }

  private void field(String name, @Nullable String value) {
    if (value != null && !value.isEmpty()) {
      out.println("  " + DisplayText.padEnd(name, NAME_WIDTH) + "  " + DisplayText.visible(value));
    }
  }
}
