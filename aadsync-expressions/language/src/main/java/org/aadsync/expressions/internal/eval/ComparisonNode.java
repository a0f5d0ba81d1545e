package org.aadsync.expressions.internal.eval;

import com.google.common.collect.ImmutableList;
import org.aadsync.expressions.EvaluationContext;
import org.aadsync.expressions.SourceSpan;
import org.jspecify.annotations.Nullable;

/** A single comparison. */
record ComparisonNode(SourceSpan span, Node left, Node right, Comparison comparison)
    implements Node {

  @Override
  public Object operation() {
    return ImmutableList.of(comparison.link().operator(), comparison.ignoreCase());
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

  /** Compares the values of the operands. */
  Object apply(@Nullable Object a, @Nullable Object b, EvaluationContext context) {
    return comparison.compare(a, b);
  }

  /** Comparisons from left to right: each compares what the one before it gives. */
  static final class Chain extends PlacedNode {
    private final Node[] operands;
    private final Comparison[] comparisons;

    Chain(SourceSpan span, Node[] operands, Comparison[] comparisons) {
      super(span);
      this.operands = operands;
      this.comparisons = comparisons;
    }

    @Override
    public @Nullable Object eval(EvaluationContext context) {
      Object value = operands[0].eval(context);
      for (int i = 0; i < comparisons.length; i++) {
        value = comparisons[i].compare(value, operands[i + 1].eval(context));
      }
      return value;
    }
  }
}
