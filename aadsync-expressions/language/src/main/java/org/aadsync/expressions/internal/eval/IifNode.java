package org.aadsync.expressions.internal.eval;

import java.util.List;
import org.aadsync.expressions.EvaluationContext;
import org.aadsync.expressions.SourceSpan;
import org.jspecify.annotations.Nullable;

/** {@code IIF}: one of two values; the other is not evaluated. */
final class IifNode extends Node {
  private final Node condition;
  private final Node ifTrue;
  private final Node ifFalse;

  IifNode(SourceSpan span, Node condition, Node ifTrue, Node ifFalse) {
    super(span);
    this.condition = condition;
    this.ifTrue = ifTrue;
    this.ifFalse = ifFalse;
  }

  @Override
  @Nullable Object eval(EvaluationContext context) {
    Object holds = Values.condition(condition.eval(context), condition.span());
    if (holds instanceof Boolean all) {
      return (all ? ifTrue : ifFalse).eval(context);
    }
    return choose((List<?>) holds, context);
  }

  private Object choose(List<?> conditions, EvaluationContext context) {
    Choice choice = new Choice(conditions.size(), span());
    if (conditions.contains(true)) {
      choice.take(conditions, ifTrue.eval(context));
    }
    choice.takeRest(choice.isComplete() ? null : ifFalse.eval(context));
    return choice.result();
  }
}
