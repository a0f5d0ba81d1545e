package org.aadsync.expressions.internal.eval;

import java.util.function.Supplier;
import org.aadsync.expressions.EvaluationContext;
import org.aadsync.expressions.EvaluationException;
import org.aadsync.expressions.EvaluationListener;
import org.aadsync.expressions.Expression;
import org.aadsync.expressions.Program;
import org.jspecify.annotations.Nullable;

/** A program that is a tree of nodes. */
final class NodeProgram implements Program {
  /** After so many runs they have cost about as much as what the JIT compiler costs. */
  private static final int HOT = 100_000;

  private final Expression expression;
  private final @Nullable Node plain;
  private final Supplier<Node> metered;
  private final Supplier<Node> observed;
  private final Needs needs;
  private final int maxSteps;

  // Threads may overwrite each other's counts: it is only about when, and the classes are equal.
  private int runs;
  private @Nullable HotProgram hot;

  /**
   * Makes a program.
   *
   * @param plain the nodes that count nothing, or null if every evaluation must be metered
   * @param metered the nodes that count
   * @param observed the nodes that count and tell a listener
   * @param needs what an evaluation needs
   */
  NodeProgram(
      Expression expression,
      @Nullable Node plain,
      Supplier<Node> metered,
      Supplier<Node> observed,
      Needs needs,
      int maxSteps) {
    this.expression = expression;
    this.plain = plain;
    this.metered = metered;
    this.observed = observed;
    this.needs = needs;
    this.maxSteps = maxSteps;
  }

  @Override
  public Expression expression() {
    return expression;
  }

  /**
   * The limit on brackets suits the stack that threads have by default. On a thread with much less
   * the evaluation fails, and not the thread: it has no effects that could be left half done.
   */
  @Override
  public @Nullable Object run(EvaluationContext context) {
    try {
      return runOnThisStack(context);
    } catch (StackOverflowError e) {
      throw stackTooSmall();
    }
  }

  private static EvaluationException stackTooSmall() {
    return new EvaluationException(
        EvaluationException.Kind.LIMIT,
        "brackets nest deeper than the stack of this thread has room for",
        null);
  }

  private @Nullable Object runOnThisStack(EvaluationContext context) {
    if (plain != null) {
      HotProgram compiled = hot;
      try {
        return compiled == null ? runPlain(plain, context) : compiled.run(context);
      } catch (LargeResult e) {
        return runMetered(context);
      }
    }
    return runMetered(context);
  }

  private @Nullable Object runPlain(Node root, EvaluationContext context) {
    int count = runs + 1;
    runs = count;
    if (count == HOT && needs.canBeHot()) {
      hot = HotProgram.of(root);
    }
    return Values.visible(root.eval(context));
  }

  private @Nullable Object runMetered(EvaluationContext context) {
    return Values.visible(metered.get().eval(new Run(context, needs.variables(), maxSteps)));
  }

  @Override
  public @Nullable Object run(EvaluationContext context, EvaluationListener listener) {
    Run run = new ObservedRun(context, needs.variables(), maxSteps, listener);
    try {
      return Values.visible(observed.get().eval(run));
    } catch (StackOverflowError e) {
      throw stackTooSmall();
    }
  }

  @Override
  public String toString() {
    return expression.text();
  }
}
