package org.aadsync.expressions.internal.eval;

import com.google.common.collect.ImmutableList;
import java.util.List;
import org.aadsync.expressions.EvaluationContext;
import org.aadsync.expressions.SourceSpan;
import org.aadsync.expressions.function.Implementation;
import org.jspecify.annotations.Nullable;

/** {@code IIF}: one of two values; the other is not evaluated. */
record IifNode(SourceSpan span, Node condition, Node ifTrue, Node ifFalse) implements Node {

  @Override
  public Object operation() {
    return Implementation.Special.IIF;
  }

  @Override
  public ImmutableList<Node> operands() {
    return ImmutableList.of(condition, ifTrue, ifFalse);
  }

  @Override
  public @Nullable Object eval(EvaluationContext context) {
    Object value = condition instanceof Leaf leaf ? leaf.eval(context) : condition.eval(context);
    if (!(value instanceof Boolean holds)) {
      return choose(value, context);
    }
    Node chosen = holds ? ifTrue : ifFalse;
    return chosen instanceof Leaf leaf ? leaf.eval(context) : chosen.eval(context);
  }

  private @Nullable Object choose(@Nullable Object value, EvaluationContext context) {
    Object holds = Values.condition(value, condition.span());
    return holds instanceof Boolean single
        ? (single ? ifTrue : ifFalse).eval(context)
        : choose((List<?>) holds, context);
  }

  private Object choose(List<?> conditions, EvaluationContext context) {
    Choice choice = new Choice(conditions.size(), span);
    if (conditions.contains(true)) {
      choice.take(conditions, ifTrue.eval(context));
    }
    choice.takeRest(choice.isComplete() ? null : ifFalse.eval(context));
    return choice.result();
  }
}
