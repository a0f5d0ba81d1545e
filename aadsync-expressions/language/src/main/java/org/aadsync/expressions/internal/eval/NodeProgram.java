package org.aadsync.expressions.internal.eval;

import org.aadsync.expressions.EvaluationContext;
import org.aadsync.expressions.Expression;
import org.aadsync.expressions.Program;
import org.jspecify.annotations.Nullable;

/** A program that is a tree of nodes. */
final class NodeProgram implements Program {
  private final Expression expression;
  private final Node root;

  NodeProgram(Expression expression, Node root) {
    this.expression = expression;
    this.root = root;
  }

  @Override
  public Expression expression() {
    return expression;
  }

  @Override
  public @Nullable Object run(EvaluationContext context) {
    return Values.visible(root.eval(context));
  }

  @Override
  public String toString() {
    return expression.text();
  }
}
