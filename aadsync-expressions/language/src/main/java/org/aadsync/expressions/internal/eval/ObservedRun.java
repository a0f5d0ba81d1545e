package org.aadsync.expressions.internal.eval;

import org.aadsync.expressions.EvaluationContext;
import org.aadsync.expressions.EvaluationListener;

/** One evaluation whose parts are told of. */
final class ObservedRun extends Run {
  private final EvaluationListener listener;

  ObservedRun(EvaluationContext host, int variables, int most, EvaluationListener listener) {
    super(host, variables, most);
    this.listener = listener;
  }

  EvaluationListener listener() {
    return listener;
  }
}
