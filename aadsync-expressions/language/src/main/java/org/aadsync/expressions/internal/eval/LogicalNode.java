package org.aadsync.expressions.internal.eval;

import java.util.List;
import org.aadsync.expressions.EvaluationContext;
import org.aadsync.expressions.SourceSpan;
import org.aadsync.expressions.ast.Operator;
import org.aadsync.expressions.ast.Syntax;
import org.jspecify.annotations.Nullable;

/**
 * A chain of {@code &&} and {@code ||}, from left to right. An operand that cannot change the
 * result is not evaluated. NULL is False.
 */
final class LogicalNode extends PlacedNode {
  private final Node[] operands;
  private final Syntax.Link[] operators;

  LogicalNode(SourceSpan span, Node[] operands, Syntax.Link[] operators) {
    super(span);
    this.operands = operands;
    this.operators = operators;
  }

  @Override
  public Object eval(EvaluationContext context) {
    return goOn(operands[0].eval(context), 0, context);
  }

  /**
   * Goes on after the operand with the given index, of which {@code operand} is the value, if those
   * before it have decided nothing.
   */
  Object goOn(@Nullable Object operand, int index, EvaluationContext context) {
    Object value = Values.condition(operand, operands[index].span());
    for (int i = index; i < operators.length; i++) {
      boolean and = operators[i].operator() == Operator.AND;
      if (isDecided(value, and)) {
        continue;
      }
      Node next = operands[i + 1];
      Object right = Values.condition(next.eval(context), next.span());
      // What is not decided is True before && and False before ||: the right side is the result.
      value = value instanceof Boolean ? right : combine(value, right, and, operators[i]);
    }
    return value;
  }

  private static boolean isDecided(Object value, boolean and) {
    if (value instanceof Boolean condition) {
      return condition != and;
    }
    for (Object condition : (List<?>) value) {
      if (condition.equals(and)) {
        return false;
      }
    }
    return true;
  }

  private static Object combine(Object left, Object right, boolean and, Syntax.Link link) {
    @Nullable Object[] both = {left, right};
    @Nullable Object[] results = new @Nullable Object[Values.commonSize(both, link.span())];
    for (int i = 0; i < results.length; i++) {
      Object condition = Values.element(left, i);
      results[i] = Boolean.valueOf(and).equals(condition) ? Values.element(right, i) : condition;
    }
    return Values.lifted(results);
  }
}
