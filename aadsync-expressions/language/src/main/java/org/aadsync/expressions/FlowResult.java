package org.aadsync.expressions;

/**
 * What an expression gives to its flow.
 *
 * <p>All implementations are immutable.
 */
public sealed interface FlowResult {
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
