package org.aadsync.expressions;

import org.jspecify.annotations.Nullable;

/**
 * What an expression gives to its flow.
 *
 * <p>All implementations are immutable.
 */
public sealed interface FlowResult {
  /** Returns what {@link Program#run(EvaluationContext)} returned, as a type. */
  static FlowResult of(@Nullable Object result) {
    if (result == null) {
      return new Null();
    }
    if (result instanceof FlowSignal signal) {
      return signal == FlowSignal.IGNORE_THIS_FLOW ? new Ignore() : new AuthoritativeNull();
    }
    return new Value(result);
  }

  /**
   * A value.
   *
   * @param value one of the types that {@link org.aadsync.expressions.value} lists
   */
  record Value(Object value) implements FlowResult {}

  /** NULL: nothing contributed. */
  record Null() implements FlowResult {}

  /** {@code AuthoritativeNull}. */
  record AuthoritativeNull() implements FlowResult {}

  /** {@code IgnoreThisFlow}. */
  record Ignore() implements FlowResult {}

  /** The evaluation failed. */
  record Failure(EvaluationException cause) implements FlowResult {}
}
