package org.aadsync.expressions;

import org.jspecify.annotations.Nullable;

/**
 * An expression bound to the attributes of one kind of source object, ready to run.
 *
 * <p>Immutable and thread-safe. The same inputs always give the same result.
 */
public interface Program {
  /** Returns the expression that this program was compiled from. */
  Expression expression();

  /**
   * Evaluates the expression.
   *
   * @return a value as {@link org.aadsync.expressions.value} lists them, null for NULL, or a {@link
   *     FlowSignal}; a multi-value is never empty, and "" is returned as it is
   * @throws EvaluationException if the expression fails for this object
   */
  @Nullable Object run(EvaluationContext context);

  /**
   * Evaluates the expression; as {@link #run(EvaluationContext)}, and tells {@code listener} what
   * each part gives. Slower: every part is evaluated as it was written, constants included.
   * Programs that run without a listener pay nothing for this.
   *
   * @throws EvaluationException if the expression fails for this object; the listener has been told
   */
  @Nullable Object run(EvaluationContext context, EvaluationListener listener);

  /**
   * Evaluates the expression; as {@link #run(EvaluationContext)}, with the outcome as a type. Never
   * throws.
   */
  default FlowResult evaluate(EvaluationContext context) {
    try {
      return FlowResult.of(run(context));
    } catch (EvaluationException e) {
      return new FlowResult.Failure(e);
    }
  }

  /**
   * Evaluates the expression; as {@link #run(EvaluationContext, EvaluationListener)}, with the
   * outcome as a type. Throws only what the listener does.
   */
  default FlowResult evaluate(EvaluationContext context, EvaluationListener listener) {
    try {
      return FlowResult.of(run(context, listener));
    } catch (EvaluationException e) {
      return new FlowResult.Failure(e);
    }
  }
}
