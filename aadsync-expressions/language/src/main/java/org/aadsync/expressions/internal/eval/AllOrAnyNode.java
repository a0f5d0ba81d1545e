package org.aadsync.expressions.internal.eval;

import java.util.Arrays;
import org.aadsync.expressions.EvaluationContext;
import org.aadsync.expressions.SourceSpan;
import org.jspecify.annotations.Nullable;

/**
 * A chain of {@code &&} alone or of {@code ||} alone, up to four operands at a time. The short way
 * is for single conditions.
 *
 * @param chain the same chain for values of any kind
 * @param goOn what decides nothing: True for {@code &&}, False for {@code ||}
 * @param before how many operands of the chain come before these
 * @param next the operands after these
 */
record AllOrAnyNode(
    LogicalNode chain,
    Boolean goOn,
    int before,
    Node first,
    @Nullable Node second,
    @Nullable Node third,
    @Nullable Node fourth,
    @Nullable AllOrAnyNode next)
    implements Node {
  private static final int SIZE = 4;

  /** Makes nodes for a chain of at least one operand. */
  static AllOrAnyNode of(LogicalNode chain, boolean conjunction, Node[] operands) {
    int start = (operands.length - 1) / SIZE * SIZE;
    AllOrAnyNode node = of(chain, conjunction, operands, start, null);
    while (start > 0) {
      start -= SIZE;
      node = of(chain, conjunction, operands, start, node);
    }
    return node;
  }

  private static AllOrAnyNode of(
      LogicalNode chain,
      boolean conjunction,
      Node[] operands,
      int start,
      @Nullable AllOrAnyNode next) {
    @Nullable Node[] four = Arrays.copyOfRange(operands, start, start + SIZE);
    return new AllOrAnyNode(
        chain, conjunction, start, operands[start], four[1], four[2], four[3], next);
  }

  @Override
  public SourceSpan span() {
    return chain.span();
  }

  @Override
  public Object eval(EvaluationContext context) {
    Object value = first instanceof Leaf leaf ? leaf.eval(context) : first.eval(context);
    if (value != goOn || second == null) {
      return decide(value, 0, context);
    }
    value = second instanceof Leaf leaf ? leaf.eval(context) : second.eval(context);
    if (value != goOn || third == null) {
      return decide(value, 1, context);
    }
    value = third instanceof Leaf leaf ? leaf.eval(context) : third.eval(context);
    if (value != goOn || fourth == null) {
      return decide(value, 2, context);
    }
    value = fourth instanceof Leaf leaf ? leaf.eval(context) : fourth.eval(context);
    return value == goOn && next != null ? next.eval(context) : decide(value, SIZE - 1, context);
  }

  /** Goes on from the value of the operand with the given index, of these. */
  Object decide(@Nullable Object value, int index, EvaluationContext context) {
    return value instanceof Boolean holds && !holds.equals(goOn)
        ? holds
        : chain.goOn(value, before + index, context);
  }
}
