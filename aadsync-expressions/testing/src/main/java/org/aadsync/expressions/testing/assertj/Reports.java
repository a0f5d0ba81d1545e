package org.aadsync.expressions.testing.assertj;

import java.util.Locale;
import org.aadsync.expressions.Diagnostic;
import org.aadsync.expressions.DiagnosticRenderer;
import org.aadsync.expressions.EvaluationException;
import org.aadsync.expressions.FlowResult;
import org.aadsync.expressions.table.ValueText;
import org.aadsync.expressions.testing.SourceObject;

/** What failing assertions say. */
final class Reports {
  private Reports() {}

  /** Returns a result in one line, such as {@code str "a"}; two that differ read differently. */
  static String describe(FlowResult result) {
    if (result instanceof FlowResult.Value value) {
      return ValueText.describe(value.value());
    }
    if (result instanceof FlowResult.Failure failure) {
      EvaluationException cause = failure.cause();
      return cause.kind() == EvaluationException.Kind.CUSTOM
          ? "Error(" + ValueText.describe(String.valueOf(cause.getMessage())).substring(4) + ")"
          : describe(cause.kind()) + ": " + cause.getMessage();
    }
    if (result instanceof FlowResult.Null) {
      return "NULL";
    }
    return result instanceof FlowResult.Ignore ? "IgnoreThisFlow" : "AuthoritativeNull";
  }

  static String describe(EvaluationException.Kind kind) {
    return "an error (" + kind.name().toLowerCase(Locale.ROOT) + ")";
  }

  /** Returns the place of a failure with a mark under it; nothing for what is no failure. */
  static String explain(String text, FlowResult result) {
    return result instanceof FlowResult.Failure failure
        ? DiagnosticRenderer.render(text, failure.cause())
        : "";
  }

  /** Returns a finding with a mark under its place. */
  static String explain(String text, Diagnostic finding) {
    return DiagnosticRenderer.render(text, finding);
  }

  /** Returns the whole message: the expression, what it reads, what was expected and what came. */
  static String report(
      String text, SourceObject object, String expected, String given, String explanation) {
    StringBuilder out = new StringBuilder();
    out.append("\nexpression\n").append(text.indent(2));
    String inputs = object.describe();
    if (!inputs.isEmpty()) {
      out.append("with\n").append(inputs.indent(2));
    }
    out.append("expected\n").append(expected.indent(2));
    out.append("but was\n").append(given.indent(2));
    return out.append(explanation).toString();
  }
}
