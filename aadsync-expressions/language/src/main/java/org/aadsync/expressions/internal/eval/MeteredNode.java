package org.aadsync.expressions.internal.eval;

import org.aadsync.expressions.EvaluationContext;
import org.jspecify.annotations.Nullable;

/** A part whose evaluations are counted. */
final class MeteredNode extends PlacedNode {
  private final Node part;
  private final boolean onlyReads;

  MeteredNode(Node part) {
    super(part.span());
    this.part = part;
    this.onlyReads = part instanceof Leaf || part instanceof VariableNodes.Variable;
  }

  @Override
  public @Nullable Object eval(EvaluationContext context) {
    Object value = part.eval(context);
    Run run = (Run) context;
    if (onlyReads) {
      run.countRead(value, span());
    } else {
      run.countMade(value, span());
    }
    return value;
  }
}
