package org.aadsync.cli;

import java.util.List;
import org.aadsync.expressions.Diagnostic;
import org.aadsync.expressions.DiagnosticRenderer;
import org.aadsync.expressions.FlowResult;
import org.aadsync.expressions.table.ValueText;
import org.jspecify.annotations.Nullable;

/** Prints the outcome of an expression: its type, then its values, one a line. */
final class EvaluationPrinter {
  private final Console console;

  EvaluationPrinter(Console console) {
    this.console = console;
  }

  /** Prints an outcome; {@code result} is null if the expression does not compile. */
  void print(String expression, List<Diagnostic> diagnostics, @Nullable FlowResult result) {
    diagnostics.forEach(
        diagnostic -> console.err().print(DiagnosticRenderer.render(expression, diagnostic)));
    if (result instanceof FlowResult.Failure failure) {
      console.err().print(DiagnosticRenderer.render(expression, failure.cause()));
    } else if (result instanceof FlowResult.Value value) {
      console.out().println(ValueText.typeName(value.value()));
      for (String text : ValueText.format(value.value())) {
        console.out().println(DisplayText.visible(text));
      }
    } else if (result != null) {
      console.out().println(EvaluationJson.outcome(result));
    }
  }
}
