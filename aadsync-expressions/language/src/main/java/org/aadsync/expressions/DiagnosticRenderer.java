package org.aadsync.expressions;

import java.util.Locale;

/**
 * Shows a finding as text: what it is, the line of the expression, a mark under the place.
 *
 * <pre>
 * error AADS-EXPR-0401 at 1:5: there is no function 'Concatenate'
 *   1 | IIF(Concatenate([a],[b]),1,2)
 *     |     ^~~~~~~~~~~
 *   hint: join texts with '&amp;': [givenName] &amp; " " &amp; [sn]
 * </pre>
 *
 * <p>A long line is cut to what is around the place. Tabs are shown as blanks, characters that
 * would move or hide text as U+FFFD; characters that are two columns wide get two marks. Lines end
 * with {@code \n}, the last one too.
 */
public final class DiagnosticRenderer {
  private DiagnosticRenderer() {}

  /** Returns {@code finding}, which is about {@code text}, as text of several lines. */
  public static String render(String text, Diagnostic finding) {
    SourceSpan span = finding.span();
    StringBuilder out = new StringBuilder();
    out.append(finding.severity().name().toLowerCase(Locale.ROOT)).append(' ');
    out.append(finding.code()).append(" at ").append(place(span)).append(": ");
    out.append(SourceExcerpt.printable(finding.message())).append('\n');
    SourceExcerpt.append(out, text, span, SourceExcerpt.WIDEST);
    if (finding.hint() != null) {
      out.append("  hint: ").append(SourceExcerpt.printable(finding.hint())).append('\n');
    }
    return out.toString();
  }

  /** Returns the failure of an expression with the given text as text of one or more lines. */
  public static String render(String text, EvaluationException failure) {
    StringBuilder out = new StringBuilder("error");
    if (failure.kind() != EvaluationException.Kind.CUSTOM) {
      out.append(" (").append(failure.kind().name().toLowerCase(Locale.ROOT)).append(')');
    }
    SourceSpan span = failure.span();
    if (span != null) {
      out.append(" at ").append(place(span));
    }
    out.append(": ").append(SourceExcerpt.printable(String.valueOf(failure.getMessage())));
    out.append('\n');
    if (span != null) {
      SourceExcerpt.append(out, text, span, SourceExcerpt.WIDEST);
    }
    return out.toString();
  }

  /**
   * Returns the line of {@code text} in which {@code span} starts, or {@code columns} columns of it
   * around the place, and the mark under it: two lines, for hosts with findings of their own.
   */
  public static String excerpt(String text, SourceSpan span, int columns) {
    StringBuilder out = new StringBuilder();
    SourceExcerpt.append(out, text, span, columns);
    return out.toString();
  }

  private static String place(SourceSpan span) {
    return span.line() + ":" + span.column();
  }
}
