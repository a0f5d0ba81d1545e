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
  /** How many runs are told to the shape at once. */
  static final int MANY_RUNS = 16;

  /** How often hot code may leave a value to the nodes before it is given up. */
  private static final int MANY_RESTARTS = 1_000;

  private final Expression expression;
  private final @Nullable Node plain;
  private final Supplier<Node> metered;
  private final Supplier<Node> observed;
  private final Needs needs;
  private final Shapes shapes;
  private final int maxSteps;

  // Threads may overwrite each other's counts and programs: it is only about when there is code.
  private int runs;
  private int restarts;
  // A count that threads share slows them down, so it ends where it can decide nothing any more.
  private boolean counting = true;
  private @Nullable Shape shape;
  private @Nullable HotProgram hot;

  /**
   * Makes a program.
   *
   * @param plain the nodes that count nothing, or null if every evaluation must be metered
   * @param metered the nodes that count
   * @param observed the nodes that count and tell a listener
   * @param needs what an evaluation needs
   * @param shapes where programs of the same shape are found
   */
  NodeProgram(
      Expression expression,
      @Nullable Node plain,
      Supplier<Node> metered,
      Supplier<Node> observed,
      Needs needs,
      Shapes shapes,
      int maxSteps) {
    this.expression = expression;
    this.plain = plain;
    this.metered = metered;
    this.observed = observed;
    this.needs = needs;
    this.shapes = shapes;
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
      HotProgram code = hot;
      return code == null ? runNodes(context) : runHot(code, context);
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

  private @Nullable Object runHot(HotProgram code, EvaluationContext context) {
    try {
      return code.run(context);
    } catch (NotOrdinary | LargeResult | EvaluationException e) {
      restarts++;
      if (restarts == MANY_RESTARTS) {
        hot = null; // and it stays so: restarts go on above the limit
      }
      return runNodes(context);
    }
  }

  private @Nullable Object runNodes(EvaluationContext context) {
    Node root = plain;
    if (root == null) {
      return runMetered(context);
    }
    if (counting) {
      runs++;
      if (runs % MANY_RUNS == 0) {
        countRuns(root);
      }
    }
    try {
      return Values.visible(root.eval(context));
    } catch (LargeResult e) {
      return runMetered(context);
    }
  }

  private void countRuns(Node root) {
    // Where there is no operation, there is nothing around the only part.
    if (restarts >= MANY_RESTARTS || !needs.canBeHot() || root.operation() == null) {
      counting = false;
      return;
    }
    Shape known = shape;
    if (known == null) {
      known = shapes.of(Skeleton.of(root));
      shape = known;
    }
    HotProgram code = known.count(MANY_RUNS, root);
    if (code != null) {
      hot = code.with(Skeleton.of(root).parts());
      counting = false;
    }
  }

  /** Returns whether it has code of its own, and has not given it up. */
  boolean isHot() {
    return hot != null;
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
