package org.aadsync.expressions.table;

import org.aadsync.expressions.Diagnostic;
import org.aadsync.expressions.DiagnosticRenderer;
import org.aadsync.expressions.FlowResult;
import org.aadsync.expressions.SourceSpan;
import org.jspecify.annotations.Nullable;

/** Shows what came of a case. */
final class RowReport {
  private static final String INDENT = "  ";
  private static final int COLUMNS = 88;

  private RowReport() {}

  static String of(RowResult result, String table) {
    TableRow row = result.row();
    StringBuilder out = new StringBuilder();
    out.append(table).append(':').append(row.line()).append(": ");
    out.append(Escapes.encode(row.expression(), "")).append('\n');
    for (Input input : row.inputs()) {
      line(out, out.indexOf("inputs   ") < 0 ? "inputs   " : "         ", input.toText());
    }
    line(out, "expected ", result.expected());
    line(out, "actual   ", result.actual());
    if (result.outcome() instanceof FlowResult.Failure failure) {
      excerpt(out, row.expression(), failure.cause().span(), null);
    }
    for (Diagnostic finding : result.findings()) {
      if (finding.isError()) {
        excerpt(out, row.expression(), finding.span(), finding.hint());
      }
    }
    return out.toString();
  }

  private static void line(StringBuilder out, String label, String text) {
    out.append(INDENT).append(label).append(text).append('\n');
  }

  private static void excerpt(
      StringBuilder out, String text, @Nullable SourceSpan span, @Nullable String hint) {
    if (span == null) {
      return;
    }
    DiagnosticRenderer.excerpt(text, span, COLUMNS)
        .lines()
        .forEach(content -> line(out, "         ", content));
    if (hint != null) {
      line(out, "           hint: ", hint);
    }
  }
}
