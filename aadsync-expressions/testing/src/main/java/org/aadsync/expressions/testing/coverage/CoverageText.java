package org.aadsync.expressions.testing.coverage;

import java.util.List;
import org.aadsync.expressions.DiagnosticRenderer;
import org.aadsync.expressions.testing.coverage.Outcome.Kind;
import org.aadsync.expressions.text.DisplayWidth;

/**
 * Shows a report as text: each expression that lacks something, with a mark under the place and
 * what was never seen there; expressions that were never evaluated by name; totals.
 *
 * <pre>
 * In from AD - User / mail: 1 of 2 outcomes seen
 *   IIF never took the value if False
 *     1 | IIF(IsPresent([mail]), [mail], Error("no mail"))
 *       |                                ^~~~~~~~~~~~~~~~
 *
 * never evaluated:
 *   In from AD - User / displayName
 *
 * 3 expressions: 1 covered, 1 in part, 1 never evaluated
 * 5 of 8 outcomes seen (62 %)
 * </pre>
 *
 * <p>What stands inside a part that was never evaluated is counted and not listed. Lines end with
 * {@code \n}, the last one too.
 */
public final class CoverageText {
  private static final int INDENT = 2;

  private final StringBuilder out = new StringBuilder();
  private final int width;

  private CoverageText(int width) {
    this.width = width;
  }

  /** Returns {@code report} as text in lines of at most {@code width} columns where possible. */
  public static String of(CoverageReport report, int width) {
    CoverageText text = new CoverageText(width);
    text.append(report);
    return text.out.toString();
  }

  private void append(CoverageReport report) {
    List<CoveredExpression> never =
        report.expressions().stream().filter(e -> e.evaluations() == 0).toList();
    List<CoveredExpression> partly =
        report.expressions().stream().filter(e -> e.evaluations() > 0 && !e.isComplete()).toList();
    for (CoveredExpression expression : partly) {
      append(expression);
      out.append('\n');
    }
    list("never evaluated:", never.stream().map(CoverageText::title).toList());
    list("evaluated, and none of the named expressions:", report.others());
    int covered = report.expressions().size() - partly.size() - never.size();
    out.append(count(report.expressions().size(), "expression"))
        .append(": ")
        .append(covered)
        .append(" covered, ")
        .append(partly.size())
        .append(" in part, ")
        .append(never.size())
        .append(" never evaluated\n");
    if (report.outcomes() > 0) {
      out.append(report.covered()).append(" of ");
      out.append(count(report.outcomes(), "outcome")).append(" seen (");
      out.append(100L * report.covered() / report.outcomes()).append(" %)\n");
    }
  }

  private void append(CoveredExpression expression) {
    String seen =
        ": " + expression.covered() + " of " + expression.outcomes().size() + " outcomes seen";
    out.append(elided(title(expression), width - seen.length())).append(seen).append('\n');
    List<Outcome> outcomes = expression.outcomes();
    for (int i = 0; i < outcomes.size(); i++) {
      Outcome outcome = outcomes.get(i);
      boolean pair = outcome.kind() == Kind.OPERAND_TRUE && !outcomes.get(i + 1).isCovered();
      if (!outcome.isCovered() && !outcome.enclosed()) {
        out.append(" ".repeat(INDENT)).append(pair ? neverAtAll(outcome) : gap(outcome));
        out.append('\n');
        DiagnosticRenderer.excerpt(expression.text(), outcome.place(), width - 3 * INDENT)
            .lines()
            .forEach(line -> out.append(" ".repeat(INDENT)).append(line).append('\n'));
        i += pair ? 1 : 0;
      }
    }
  }

  private static String gap(Outcome outcome) {
    return switch (outcome.kind()) {
      case BRANCH -> outcome.decision() + " never took " + outcome.choice();
      case NO_MATCH -> "in " + outcome.decision() + " a condition always held";
      case OPERAND_TRUE, OPERAND_FALSE ->
          "this operand of " + outcome.decision() + " was never " + outcome.choice();
    };
  }

  private static String neverAtAll(Outcome operand) {
    return "this operand of " + operand.decision() + " was never evaluated";
  }

  private void list(String title, List<String> lines) {
    if (lines.isEmpty()) {
      return;
    }
    out.append(title).append('\n');
    for (String line : lines) {
      out.append(" ".repeat(INDENT)).append(elided(line, width - INDENT)).append('\n');
    }
    out.append('\n');
  }

  private static String title(CoveredExpression expression) {
    String name = expression.name();
    return name == null ? expression.text() : name;
  }

  /** Returns {@code text} on one line, cut if it takes more than {@code columns}. */
  private static String elided(String text, int columns) {
    String line = text.strip().replaceAll("\\s+", " ");
    if (DisplayWidth.of(line) <= columns) {
      return line;
    }
    int used = 0;
    int end = 0;
    while (end < line.length()) {
      int codePoint = line.codePointAt(end);
      used += DisplayWidth.of(codePoint);
      if (used > columns - 1) {
        break;
      }
      end += Character.charCount(codePoint);
    }
    return line.substring(0, end) + "…";
  }

  private static String count(int number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }
}
