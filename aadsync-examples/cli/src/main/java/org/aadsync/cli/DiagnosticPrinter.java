package org.aadsync.cli;

import java.io.PrintStream;
import org.aadsync.expressions.Diagnostic;
import org.aadsync.expressions.EvaluationException;
import org.aadsync.expressions.SourceSpan;
import org.jspecify.annotations.Nullable;

/** Prints what is wrong with an expression: what, where with a mark under the place, what to do. */
final class DiagnosticPrinter {
  private static final String INDENT = "    ";

  private final PrintStream out;
  private final int width;

  DiagnosticPrinter(PrintStream out, int width) {
    this.out = out;
    this.width = width;
  }

  /** Prints a finding of the compiler about {@code expression}. */
  void print(String expression, Diagnostic diagnostic) {
    String severity = Names.lower(diagnostic.severity());
    print(
        severity + " " + diagnostic.code() + ": " + diagnostic.message(),
        expression,
        diagnostic.span(),
        diagnostic.hint());
  }

  /** Prints why the evaluation of {@code expression} failed. */
  void print(String expression, EvaluationException failure) {
    print(
        "error " + Names.lower(failure.kind()) + ": " + failure.getMessage(),
        expression,
        failure.span(),
        null);
  }

  private void print(
      String headline, String expression, @Nullable SourceSpan span, @Nullable String hint) {
    out.println(DisplayText.visible(headline));
    if (span != null) {
      out.println("  line " + span.line() + ", column " + span.column());
      ExpressionExcerpt.of(expression, span, width - INDENT.length())
          .forEach(line -> out.println(INDENT + line));
    }
    if (hint != null) {
      out.println("  hint: " + DisplayText.visible(hint));
    }
  }
}
