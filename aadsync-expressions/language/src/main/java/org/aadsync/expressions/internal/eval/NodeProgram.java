package org.aadsync.expressions.internal.eval;

import java.util.function.Supplier;
import org.aadsync.expressions.EvaluationContext;
import org.aadsync.expressions.EvaluationListener;
import org.aadsync.expressions.Expression;
import org.aadsync.expressions.Program;
import org.jspecify.annotations.Nullable;

/** A program that is a tree of nodes. */
final class NodeProgram implements Program {
  private final Expression expression;
  private final @Nullable Node plain;
  private final Supplier<Node> metered;
  private final Supplier<Node> observed;
  private final int variables;
  private final int maxSteps;

  /**
   * Makes a program.
   *
   * @param plain the nodes that count nothing, or null if every evaluation must be metered
   * @param metered the nodes that count
   * @param observed the nodes that count and tell a listener
   * @param variables how many variables are known at once
   */
  NodeProgram(
      Expression expression,
      @Nullable Node plain,
      Supplier<Node> metered,
      Supplier<Node> observed,
      int variables,
      int maxSteps) {
    this.expression = expression;
    this.plain = plain;
    this.metered = metered;
    this.observed = observed;
    this.variables = variables;
    this.maxSteps = maxSteps;
  }

  @Override
  public Expression expression() {
    return expression;
  }

  @Override
  public @Nullable Object run(EvaluationContext context) {
    if (plain != null) {
      try {
        return Values.visible(plain.eval(context));
      } catch (LargeResult e) {
        return runMetered(context);
      }
    }
    return runMetered(context);
  }

  private @Nullable Object runMetered(EvaluationContext context) {
    return Values.visible(metered.get().eval(new Run(context, variables, maxSteps)));
  }

  @Override
  public @Nullable Object run(EvaluationContext context, EvaluationListener listener) {
    Run run = new ObservedRun(context, variables, maxSteps, listener);
    return Values.visible(observed.get().eval(run));
  }

  @Override
  public String toString() {
    return expression.text();
  }
}
