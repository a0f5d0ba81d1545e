package org.aadsync.expressions.internal.eval;

import java.util.List;
import org.aadsync.expressions.EvaluationException;
import org.aadsync.expressions.FlowSignal;
import org.aadsync.expressions.SourceSpan;
import org.jspecify.annotations.Nullable;

/** Collects, for each value of a multi-valued condition, the value that was chosen for it. */
final class Choice {
  private final SourceSpan span;
  private final @Nullable Object[] chosen;
  private final boolean[] decided;
  private int open;

  Choice(int size, SourceSpan span) {
    this.span = span;
    this.chosen = new @Nullable Object[size];
    this.decided = new boolean[size];
    this.open = size;
  }

  boolean isComplete() {
    return open == 0;
  }

  /** Returns whether one of the open places has a condition that holds. */
  boolean needs(Object conditions) {
    for (int i = 0; i < decided.length; i++) {
      if (!decided[i] && Boolean.TRUE.equals(Values.element(conditions, i))) {
        return true;
      }
    }
    return false;
  }

  /** Takes the value where the condition holds and none has been taken yet. */
  void take(Object conditions, @Nullable Object value) {
    check(value);
    for (int i = 0; i < decided.length; i++) {
      if (!decided[i] && Boolean.TRUE.equals(Values.element(conditions, i))) {
        decided[i] = true;
        chosen[i] = Values.element(value, i);
        open--;
      }
    }
  }

  /** Takes the value wherever none has been taken yet. */
  void takeRest(@Nullable Object value) {
    take(Boolean.TRUE, value);
  }

  List<@Nullable Object> result() {
    return Values.lifted(chosen);
  }

  private void check(@Nullable Object value) {
    if (value instanceof List<?> list) {
      Values.commonSize(decided.length, list, span);
    } else if (value instanceof FlowSignal) {
      throw new EvaluationException(
          EvaluationException.Kind.TYPE,
          "IgnoreThisFlow and AuthoritativeNull are about the whole flow; the condition has several"
              + " values",
          span);
    }
  }
}
