package org.aadsync.expressions.internal.eval;

import java.util.List;
import org.aadsync.expressions.EvaluationException;
import org.aadsync.expressions.SourceSpan;
import org.aadsync.expressions.ast.Operator;
import org.aadsync.expressions.internal.type.Kinds;
import org.jspecify.annotations.Nullable;

/** One step of {@code + - * /}: whole numbers of 64 bits; NULL gives NULL. */
record ArithmeticSegment(SourceSpan span, Operator operator) implements AdditiveNode.Segment {

  @Override
  public int size() {
    return 1;
  }

  @Override
  public Object operation() {
    return operator;
  }

  @Override
  public @Nullable Object combine(@Nullable Object[] values) {
    return combine(values[0], values[1]);
  }

  @Override
  public @Nullable Object combine(@Nullable Object left, @Nullable Object right) {
    if (left instanceof Long a && right instanceof Long b) {
      return compute(a, b);
    }
    if (left instanceof List || right instanceof List) {
      @Nullable Object[] operands = {left, right};
      @Nullable Object[] results = new @Nullable Object[Values.commonSize(operands, span)];
      for (int i = 0; i < results.length; i++) {
        results[i] = scalar(Values.element(left, i), Values.element(right, i));
      }
      return Values.lifted(results);
    }
    return scalar(left, right);
  }

  private @Nullable Object scalar(@Nullable Object left, @Nullable Object right) {
    if (left instanceof Long a && right instanceof Long b) {
      return compute(a, b);
    }
    if (left != null && !(left instanceof Long)) {
      throw notANumber(left);
    }
    if (right != null && !(right instanceof Long)) {
      throw notANumber(right);
    }
    return null;
  }

  private RuntimeException notANumber(Object value) {
    return Values.type(
        "the operand of '" + operator.symbol() + "' must be " + Kinds.describe(Kinds.NUM),
        value,
        span);
  }

  private Object compute(long a, long b) {
    try {
      return switch (operator) {
        case PLUS -> Math.addExact(a, b);
        case MINUS -> Math.subtractExact(a, b);
        case TIMES -> Math.multiplyExact(a, b);
        default -> divide(a, b);
      };
    } catch (ArithmeticException e) {
      throw overflow(a, b);
    }
  }

  private long divide(long a, long b) {
    if (b == 0) {
      throw new EvaluationException(
          EvaluationException.Kind.ARGUMENT, "division of " + a + " by zero", span);
    }
    if (a == Long.MIN_VALUE && b == -1) {
      throw overflow(a, b);
    }
    return a / b;
  }

  private EvaluationException overflow(long a, long b) {
    return new EvaluationException(
        EvaluationException.Kind.OVERFLOW,
        a + " " + operator.symbol() + " " + b + " is beyond 64 bits",
        span);
  }
}
