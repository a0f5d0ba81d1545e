package org.aadsync.expressions.testing.coverage;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What tests have seen of one expression. Immutable.
 *
 * @param name what the host calls it, such as a rule and the attribute that it flows to, or null
 * @param text its text
 * @param evaluations how often it was evaluated
 * @param outcomes the ways in which the decisions inside it can go, in the order of the text
 */
public record CoveredExpression(
    @Nullable String name, String text, long evaluations, List<Outcome> outcomes) {

  /** Makes a defensive copy of the outcomes. */
  public CoveredExpression {
    outcomes = List.copyOf(outcomes);
  }

  /** Returns how many of the outcomes were seen. */
  public int covered() {
    return (int) outcomes.stream().filter(Outcome::isCovered).count();
  }

  /** Returns whether it was evaluated, and every outcome seen. */
  public boolean isComplete() {
    return evaluations > 0 && covered() == outcomes.size();
  }
}
