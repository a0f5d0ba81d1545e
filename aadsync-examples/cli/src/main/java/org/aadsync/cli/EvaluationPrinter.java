package org.aadsync.cli;

import org.aadsync.expressions.DiagnosticRenderer;
import org.aadsync.expressions.FlowResult;
import org.aadsync.expressions.explain.ExplanationRenderer;
import org.aadsync.expressions.table.ValueText;

/** Prints the outcome of an expression: its type, then its values, one a line. */
final class EvaluationPrinter {
  private final Console console;

  EvaluationPrinter(Console console) {
    this.console = console;
  }

  /** Prints the explanation, if there is one, and the outcome. */
  void print(Evaluation evaluation) {
    String expression = evaluation.expression();
    evaluation
        .diagnostics()
        .forEach(finding -> console.err().print(DiagnosticRenderer.render(expression, finding)));
    if (evaluation.explanation() != null) {
      ExplanationRenderer renderer = ExplanationRenderer.standard().withWidth(console.width());
      console.out().println(renderer.render(evaluation.explanation()));
    }
    FlowResult result = evaluation.result();
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
