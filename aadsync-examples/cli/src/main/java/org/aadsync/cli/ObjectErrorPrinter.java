package org.aadsync.cli;

import java.io.PrintStream;
import org.aadsync.core.engine.ObjectError;
import org.aadsync.expressions.SourceSpan;
import org.jspecify.annotations.Nullable;

/** Prints object errors in full: nothing of a name, an expression or a message is left out. */
final class ObjectErrorPrinter {
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
              case SYNCHRONIZATION, METAVERSE_RETRY -> " on synchronization";
              case EXPORT -> " on export";
            });
    message(error.message());
    field("object", error.dn());
    field("type", error.objectType());
    field("anchor", error.anchor());
    field("connector", error.connector());
    field("rule", error.rule());
    field("attribute", error.attribute());
    expression(error.expression(), error.span());
    out.println();
  }

  private void message(String message) {
    String name = "message";
    for (String line : DisplayText.wrap(message, width - NAME_WIDTH - 4)) {
      field(name, line);
      name = "";
    }
  }

  private void expression(@Nullable String expression, @Nullable SourceSpan span) {
    if (expression == null) {
      return;
    }
    out.println("  expression");
    if (span == null || !ExcerptText.showsAll(expression, width)) {
      expression
          .lines()
          .forEach(line -> out.println(ExcerptText.INDENT + DisplayText.visible(line)));
    }
    if (span != null) {
      out.print(ExcerptText.of(expression, span, width));
    }
  }

  private void field(String name, @Nullable String value) {
    if (value != null && !value.isEmpty()) {
      out.println("  " + DisplayText.padEnd(name, NAME_WIDTH) + "  " + DisplayText.visible(value));
    }
  }
}
