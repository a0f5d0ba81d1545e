package org.aadsync.expressions.internal.eval;

import org.aadsync.expressions.EvaluationException;
import org.aadsync.expressions.ExpressionOptions;
import org.aadsync.expressions.internal.check.Typed;
import org.jspecify.annotations.Nullable;

/**
 * Computes parts that depend on nothing but their literals, before any evaluation.
 *
 * <p>A text of constants in constants would make that take very long; so the steps are bounded, for
 * each of them and for all together.
 */
public final class ConstantEvaluator {
  /** A part that takes more than this is left to the evaluation. */
  private static final int MOST_STEPS = 10_000;

  private static final int MOST_STEPS_TOGETHER = 100_000;

  private final ExpressionOptions options;
  private @Nullable ExpressionOptions bounded;
  private long left = MOST_STEPS_TOGETHER;

  /** Makes an evaluator for the constants of one text. */
  public ConstantEvaluator(ExpressionOptions options) {
    this.options = options;
  }

  /**
   * Returns the value of a constant.
   *
   * @param parts how many parts it has, itself included
   * @throws EvaluationException if it fails; with the kind {@code LIMIT} also if it takes too many
   *     steps, or those before it have taken too many
   */
  public @Nullable Object value(Typed constant, int parts) {
    left -= parts;
    if (left <= 0) {
      throw new EvaluationException(
          EvaluationException.Kind.LIMIT, "the constants take too many steps", constant.span());
    }
    ExpressionOptions limits = bounded();
    Needs needs = new Needs();
    needs.add(constant);
    Node node = Compiler.metered(constant, limits);
    Run run = new Run(NoContext.INSTANCE, needs.variables(), limits.maxSteps());
    try {
      return Values.visible(node.eval(run));
    } finally {
      left -= run.spent();
    }
  }

  private ExpressionOptions bounded() {
    ExpressionOptions known = bounded;
    if (known == null) {
      known =
          options
              .withMaxSteps(Math.min(options.maxSteps(), MOST_STEPS))
              .withMaxResultLength(Math.min(options.maxResultLength(), MOST_STEPS));
      bounded = known;
    }
    return known;
  }
}
