package org.aadsync.expressions.testing.coverage;

import java.util.Comparator;
import java.util.List;

/**
 * What tests have seen of some expressions. Immutable.
 *
 * @param expressions the expressions that are to be covered
 * @param others the texts of expressions that were evaluated and are none of these: empty unless
 *     the host has named expressions
 */
public record CoverageReport(List<CoveredExpression> expressions, List<String> others) {

  /** Makes defensive copies. */
  public CoverageReport {
    expressions = List.copyOf(expressions);
    others = List.copyOf(others);
  }

  /** Returns how many of the expressions were evaluated. */
  public int evaluated() {
    return (int) expressions.stream().filter(e -> e.evaluations() > 0).count();
  }

  /** Returns how many outcomes the decisions of all expressions have. */
  public int outcomes() {
    return expressions.stream().mapToInt(e -> e.outcomes().size()).sum();
  }

  /** Returns how many of the outcomes were seen. */
  public int covered() {
    return expressions.stream().mapToInt(CoveredExpression::covered).sum();
  }

  /** Returns this report in the order of names and texts, which does not depend on the run. */
  public CoverageReport sorted() {
    Comparator<CoveredExpression> byName =
        Comparator.comparing(
            CoveredExpression::name, Comparator.nullsLast(Comparator.naturalOrder()));
    return new CoverageReport(
        expressions.stream().sorted(byName.thenComparing(CoveredExpression::text)).toList(),
        others.stream().sorted().toList());
  }
}
