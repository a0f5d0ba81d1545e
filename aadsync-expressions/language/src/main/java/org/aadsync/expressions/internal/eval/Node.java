package org.aadsync.expressions.internal.eval;

import com.google.common.collect.ImmutableList;
import org.aadsync.expressions.EvaluationContext;
import org.aadsync.expressions.SourceSpan;
import org.jspecify.annotations.Nullable;

/**
 * Computes a value. Immutable; one node serves many threads.
 *
 * <p>A value is as {@link org.aadsync.expressions.value} lists them, null for NULL. While an
 * expression runs, a multi-value is any {@link java.util.List}, and a list that a call for each
 * value has made may hold nulls: they keep their places until the list is taken as a whole.
 */
interface Node {
  /** Computes the value; fails with an {@link org.aadsync.expressions.EvaluationException}. */
  @Nullable Object eval(EvaluationContext context);

  /** Returns its place in the text. */
  SourceSpan span();

  /**
   * Returns what it does with its operands: two nodes with equal operations give equal values for
   * equal values of their operands. Null where a {@link HotProgram} leaves all to the node.
   */
  default @Nullable Object operation() {
    return null;
  }

  /** Returns its operands, in the order in which they are evaluated if none is left out. */
  default ImmutableList<Node> operands() {
    return ImmutableList.of();
  }
}
