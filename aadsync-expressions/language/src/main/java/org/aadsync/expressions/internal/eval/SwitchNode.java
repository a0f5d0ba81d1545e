package org.aadsync.expressions.internal.eval;

import com.google.common.collect.ImmutableList;
import java.util.List;
import org.aadsync.expressions.EvaluationContext;
import org.aadsync.expressions.SourceSpan;
import org.aadsync.expressions.function.Implementation;
import org.jspecify.annotations.Nullable;

/** {@code Switch}: the value after the first condition that holds; nothing more is evaluated. */
final class SwitchNode extends PlacedNode {
  private final Node[] arguments;

  SwitchNode(SourceSpan span, Node[] arguments) {
    super(span);
    this.arguments = arguments;
  }

  @Override
  public Object operation() {
    return Implementation.Special.SWITCH;
  }

  @Override
  public ImmutableList<Node> operands() {
    return ImmutableList.copyOf(arguments);
  }

  @Override
  public @Nullable Object eval(EvaluationContext context) {
    for (int i = 0; i < arguments.length; i += 2) {
      Object holds = Values.condition(arguments[i].eval(context), arguments[i].span());
      if (holds instanceof List<?> list) {
        return choose(list, i, context);
      }
      if ((Boolean) holds) {
        return arguments[i + 1].eval(context);
      }
    }
    return null;
  }

  /** Goes on from the first condition that has several values. */
  private Object choose(List<?> conditions, int from, EvaluationContext context) {
    Choice choice = new Choice(conditions.size(), span());
    Object holds = conditions;
    for (int i = from; i < arguments.length && !choice.isComplete(); i += 2) {
      if (i > from) {
        holds = Values.condition(arguments[i].eval(context), arguments[i].span());
        if (holds instanceof List<?> list) {
          Values.commonSize(conditions.size(), list, arguments[i].span());
        }
      }
      if (choice.needs(holds)) {
        choice.take(holds, arguments[i + 1].eval(context));
      }
    }
    return choice.result();
  }
}
