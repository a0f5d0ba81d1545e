package org.aadsync.expressions.internal.eval;

import org.aadsync.expressions.EvaluationContext;
import org.jspecify.annotations.Nullable;

/** A part whose evaluations are counted. */
final class MeteredNode extends PlacedNode {
  private final Node part;

  MeteredNode(Node part) {
    super(part.span());
    this.part = part;
  }

  @Override
  public @Nullable Object eval(EvaluationContext context) {
    Object value = part.eval(context);
    ((Run) context).count(value, span());
    return value;
  }
}
