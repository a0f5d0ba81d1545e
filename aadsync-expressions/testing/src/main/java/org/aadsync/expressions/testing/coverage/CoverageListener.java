package org.aadsync.expressions.testing.coverage;

import java.util.List;
import org.aadsync.expressions.EvaluationException;
import org.aadsync.expressions.EvaluationListener;
import org.aadsync.expressions.ast.Syntax;
import org.aadsync.expressions.testing.coverage.Decisions.Mark;
import org.jspecify.annotations.Nullable;

/** Counts which outcomes the values of parts are. Keeps nothing between two parts. */
final class CoverageListener implements EvaluationListener {
  private final Decisions decisions;
  private final Counters counters;

  CoverageListener(Decisions decisions, Counters counters) {
    this.decisions = decisions;
    this.counters = counters;
  }

  @Override
  public void evaluated(Syntax part, @Nullable Object value) {
    reached(part);
    for (Mark mark : decisions.marks(part)) {
      if (mark instanceof Mark.Truth truth) {
        counters.count(truth.whenTrue(), isSometimes(true, value));
        counters.count(truth.whenFalse(), isSometimes(false, value));
      } else if (mark instanceof Mark.NotHeld notHeld) {
        counters.count(notHeld.outcome(), isSometimes(false, value));
      }
    }
  }

  @Override
  public void failed(Syntax part, EvaluationException failure) {
    reached(part);
  }

  private void reached(Syntax part) {
    if (part == decisions.root()) {
      counters.countEvaluation();
    }
    for (Mark mark : decisions.marks(part)) {
      if (mark instanceof Mark.Reached branch) {
        counters.count(branch.outcome(), true);
      }
    }
  }

  /** Returns whether the condition, or that of one of its values, is {@code wanted}. */
  private static boolean isSometimes(boolean wanted, @Nullable Object value) {
    if (value instanceof List<?> list) {
      return list.stream().anyMatch(element -> holds(element) == wanted);
    }
    return holds(value) == wanted;
  }

  private static boolean holds(@Nullable Object value) {
    return value instanceof Long number ? number != 0 : Boolean.TRUE.equals(value);
  }
}
