package org.aadsync.expressions.internal.eval;

import com.google.common.collect.ImmutableList;
import org.aadsync.expressions.EvaluationContext;
import org.aadsync.expressions.SourceSpan;
import org.aadsync.expressions.ast.Operator;
import org.jspecify.annotations.Nullable;

/**
 * Two or three parts that {@code &} joins. The short way is for texts.
 *
 * @param segment the same operation for values of any kind
 * @param small the greatest length that is neither large nor too long
 */
record JoinNode(
    SourceSpan span, Node first, Node second, @Nullable Node third, JoinSegment segment, int small)
    implements Node {

  /** Makes a node; {@code limit} is that of the segment. */
  static JoinNode of(SourceSpan span, Node[] operands, JoinSegment segment, int limit) {
    return new JoinNode(
        span,
        operands[0],
        operands[1],
        operands.length == 2 ? null : operands[2],
        segment,
        Math.min(LargeResult.SMALL, limit));
  }

  @Override
  public Object operation() {
    return ImmutableList.of(Operator.JOIN, small);
  }

  @Override
  public ImmutableList<Node> operands() {
    return third == null ? ImmutableList.of(first, second) : ImmutableList.of(first, second, third);
  }

  @Override
  public @Nullable Object eval(EvaluationContext context) {
    Object a = first instanceof Leaf leaf ? leaf.eval(context) : first.eval(context);
    Object b = second instanceof Leaf leaf ? leaf.eval(context) : second.eval(context);
    if (third == null) {
      return apply(a, b, context);
    }
    Object c = third instanceof Leaf leaf ? leaf.eval(context) : third.eval(context);
    return apply(a, b, c, context);
  }

  /** Joins two values. */
  @Nullable Object apply(@Nullable Object a, @Nullable Object b, EvaluationContext context) {
    return a instanceof String x && b instanceof String y && (long) x.length() + y.length() <= small
        ? x.concat(y)
        : any(context, a, b);
  }

  /** Joins three values. */
  @Nullable Object apply(
      @Nullable Object a, @Nullable Object b, @Nullable Object c, EvaluationContext context) {
    return a instanceof String x
            && b instanceof String y
            && c instanceof String z
            && (long) x.length() + y.length() + z.length() <= small
        // The JIT compiler makes one array of such a chain, and none in between.
        ? new StringBuilder().append(x).append(y).append(z).toString()
        : any(context, a, b, c);
  }

  private @Nullable Object any(EvaluationContext context, @Nullable Object... values) {
    Object value = segment.combine(values);
    LargeResult.check(value, context);
    return value;
  }
}
