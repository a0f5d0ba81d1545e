package org.aadsync.expressions.internal.eval;

import com.google.common.collect.ImmutableList;
import org.aadsync.expressions.EvaluationContext;
import org.aadsync.expressions.SourceSpan;
import org.jspecify.annotations.Nullable;

/** A single step of {@code + - * /}. */
record ArithmeticNode(SourceSpan span, Node left, Node right, ArithmeticSegment step)
    implements Node {

  @Override
  public Object operation() {
    return step.operator();
  }

  @Override
  public ImmutableList<Node> operands() {
    return ImmutableList.of(left, right);
  }

  @Override
  public @Nullable Object eval(EvaluationContext context) {
    Object a = left instanceof Leaf leaf ? leaf.eval(context) : left.eval(context);
    Object b = right instanceof Leaf leaf ? leaf.eval(context) : right.eval(context);
    return apply(a, b, context);
  }

  /** Computes with the values of the operands. */
  @Nullable Object apply(@Nullable Object a, @Nullable Object b, EvaluationContext context) {
    Object value = step.combine(a, b);
    if (!Values.isSingle(value)) {
      LargeResult.check(value, context);
    }
    return value;
  }
}
