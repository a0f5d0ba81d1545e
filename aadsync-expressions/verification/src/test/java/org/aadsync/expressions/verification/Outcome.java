package org.aadsync.expressions.verification;

import org.aadsync.expressions.EvaluationException;
import org.aadsync.expressions.FlowResult;

/** What an evaluation gave, in a form that can be compared. */
record Outcome(Object result, String failure) {
  static Outcome of(FlowResult result) {
    if (result instanceof FlowResult.Failure failure) {
      EvaluationException cause = failure.cause();
      return new Outcome("failure " + cause.kind(), cause.getMessage() + " at " + cause.span());
    }
    return new Outcome(result, "");
  }
}
