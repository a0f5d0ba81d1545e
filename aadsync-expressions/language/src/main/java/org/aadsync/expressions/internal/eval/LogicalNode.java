package org.aadsync.expressions.internal.eval;

import com.google.common.collect.ImmutableList;
import java.util.Arrays;
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
  private final boolean isUniform;
  private final boolean isConjunction;

  LogicalNode(SourceSpan span, Node[] operands, Syntax.Link[] operators) {
    super(span);
    this.operands = operands;
    this.operators = operators;
    this.isConjunction = operators[0].operator() == Operator.AND;
    this.isUniform =
        Arrays.stream(operators)
            .allMatch(link -> (link.operator() == Operator.AND) == isConjunction);
  }

  /** Returns whether the first operator, if not every, is {@code &&}. */
  boolean isConjunction() {
    return isConjunction;
  }

  @Override
  public @Nullable Object operation() {
    return isUniform ? operators[0].operator() : null;
  }

  @Override
  public ImmutableList<Node> operands() {
    return ImmutableList.copyOf(operands);
  }

  @Override
  public Object eval(EvaluationContext context) {
    int last = isUniform ? operands.length - 1 : 0;
    for (int i = 0; i < last; i++) {
      Node operand = operands[i];
      Object value = operand instanceof Leaf leaf ? leaf.eval(context) : operand.eval(context);
      if (!(value instanceof Boolean holds)) {
        return goOn(value, i, context);
      }
      if (holds != isConjunction) {
        return holds;
      }
    }
    return goOn(operands[last].eval(context), last, context);
  }

  /**
   * Goes on after the operand with the given index, of which {@code operand} is the value, if those
   * before it have decided nothing.
   */
  private Object goOn(@Nullable Object operand, int index, EvaluationContext context) {
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
