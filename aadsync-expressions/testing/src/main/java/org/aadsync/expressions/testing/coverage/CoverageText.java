package org.aadsync.expressions.testing.coverage;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.aadsync.expressions.DiagnosticRenderer;
import org.aadsync.expressions.testing.coverage.Outcome.Kind;
import org.aadsync.expressions.text.DisplayWidth;

/**
 * Shows a report as text: each expression that lacks something, with a mark under the place and
 * what was never seen there; the names of those that were never evaluated; totals.
 *
 * <pre>
 * In from AD - User / mail: 1 of 2 outcomes seen
 *   IIF never took the value if False
 *     1 | IIF(IsPresent([mail]), [mail], Error("no mail"))
 *       |                                ^~~~~~~~~~~~~~~~
 *
 * never evaluated:
 *   In from AD - User
 *     displayName, sn
 *
 * 4 expressions: 1 covered, 1 in part, 2 never evaluated
 * 5 of 8 outcomes seen (62 %)
 * </pre>
 *
 * <p>What stands inside a part that was never evaluated is counted and not listed. Lines end with
 * {@code \n}, the last one too.
 */
public final class CoverageText {
  private static final int INDENT = 2;

  /** More are nothing but a long list: the tests are about something else. */
  private static final int MOST_OTHERS = 20;

  /** Of one expression: who mends these runs the tests again and sees the next. */
  private static final int MOST_GAPS = 20;

  /** What stands between a rule and an attribute in names. */
  private static final String SEPARATOR = " / ";

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
    // Rules share expressions: what lacks in one of them lacks in all.
    partly.stream()
        .collect(groupingBy(CoveredExpression::text, LinkedHashMap::new, toList()))
        .values()
        .forEach(this::append);
    appendNever(never);
    appendOthers(report.others());
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

  /** Shows what lacks in expressions that have one text. */
  private void append(List<CoveredExpression> alike) {
    CoveredExpression expression = alike.get(0);
    String seen =
        ": " + expression.covered() + " of " + expression.outcomes().size() + " outcomes seen";
    for (int i = 0; i < alike.size(); i++) {
      String end = i == alike.size() - 1 ? seen : ",";
      out.append(elided(title(alike.get(i)), width - end.length())).append(end).append('\n');
    }
    appendGaps(expression);
    out.append('\n');
  }

  private void appendGaps(CoveredExpression expression) {
    List<Outcome> outcomes = expression.outcomes();
    int gaps = 0;
    for (int i = 0; i < outcomes.size(); i++) {
      Outcome outcome = outcomes.get(i);
      boolean pair = outcome.kind() == Kind.OPERAND_TRUE && !outcomes.get(i + 1).isCovered();
      if (outcome.isCovered() || outcome.enclosed()) {
        continue;
      }
      gaps++;
      if (gaps <= MOST_GAPS) {
        out.append(" ".repeat(INDENT)).append(pair ? neverAtAll(outcome) : gap(outcome));
        out.append('\n');
        DiagnosticRenderer.excerpt(expression.text(), outcome.place(), width - 3 * INDENT)
            .lines()
            .forEach(line -> out.append(" ".repeat(INDENT)).append(line).append('\n'));
      }
      i += pair ? 1 : 0;
    }
    if (gaps > MOST_GAPS) {
      line(INDENT, "… and " + (gaps - MOST_GAPS) + " more");
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

  /** Lists expressions by name; those of one rule together. */
  private void appendNever(List<CoveredExpression> never) {
    if (never.isEmpty()) {
      return;
    }
    out.append("never evaluated:\n");
    Map<String, List<String>> attributes = new LinkedHashMap<>();
    for (CoveredExpression expression : never) {
      String title = title(expression);
      int slash = expression.name() == null ? -1 : title.lastIndexOf(SEPARATOR);
      List<String> ofRule =
          attributes.computeIfAbsent(
              slash < 0 ? title : title.substring(0, slash), rule -> new ArrayList<>());
      if (slash >= 0) {
        ofRule.add(title.substring(slash + SEPARATOR.length()));
      }
    }
    attributes.forEach(
        (rule, names) -> {
          line(INDENT, rule);
          wrap(names);
        });
    out.append('\n');
  }

  private void wrap(List<String> names) {
    StringBuilder line = new StringBuilder();
    for (String name : names) {
      if (!line.isEmpty()) {
        line.append(',');
        if (2 * INDENT + DisplayWidth.of(line + " " + name) >= width) {
          line(2 * INDENT, line.toString());
          line.setLength(0);
        }
      }
      line.append(line.isEmpty() ? "" : " ").append(name);
    }
    if (!line.isEmpty()) {
      line(2 * INDENT, line.toString());
    }
  }

  private void appendOthers(List<String> others) {
    if (others.isEmpty()) {
      return;
    }
    out.append("evaluated, but none of the expressions to be covered:\n");
    others.stream().limit(MOST_OTHERS).forEach(other -> line(INDENT, other));
    if (others.size() > MOST_OTHERS) {
      line(INDENT, "… and " + (others.size() - MOST_OTHERS) + " more");
    }
    out.append('\n');
  }

  private void line(int indent, String text) {
    out.append(" ".repeat(indent)).append(elided(text, width - indent)).append('\n');
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
