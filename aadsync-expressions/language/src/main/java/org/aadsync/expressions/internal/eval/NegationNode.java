package org.aadsync.expressions.internal.eval;

import java.util.List;
import org.aadsync.expressions.EvaluationContext;
import org.aadsync.expressions.EvaluationException;
import org.aadsync.expressions.SourceSpan;
import org.aadsync.expressions.internal.type.Kinds;
import org.jspecify.annotations.Nullable;

/**
 * A number after signs; NULL gives NULL.
 *
 * @param turns whether the sign is another one in the end
 */
record NegationNode(SourceSpan span, boolean turns, Node operand) implements Node {

  @Override
  public @Nullable Object eval(EvaluationContext context) {
    Object value = operand.eval(context);
    if (value instanceof List<?> list) {
      @Nullable Object[] results = new @Nullable Object[list.size()];
      for (int i = 0; i < results.length; i++) {
        results[i] = negate(list.get(i));
      }
      return Values.lifted(results);
    }
    return negate(value);
  }

  private @Nullable Object negate(@Nullable Object value) {
    if (value == null) {
      return null;
    }
    if (!(value instanceof Long number)) {
      throw Values.type(
          "the operand of '-' must be " + Kinds.describe(Kinds.NUM), value, operand.span());
    }
    if (number == Long.MIN_VALUE) {
      throw new EvaluationException(
          EvaluationException.Kind.OVERFLOW, "-(" + number + ") is beyond 64 bits", span);
    }
    return turns ? -number : number;
  }
}
