package org.aadsync.expressions.internal.eval;

import org.aadsync.expressions.EvaluationContext;
import org.aadsync.expressions.SourceSpan;
import org.jspecify.annotations.Nullable;

/**
 * A chain of {@code + - * / &}, from left to right: runs of {@code &}, each joined at once, and
 * single steps of arithmetic. A loop, so that a chain of any length needs no stack.
 */
final class AdditiveNode extends Node {
  /** Goes on from the value so far. */
  interface Segment {
    @Nullable Object apply(@Nullable Object left, EvaluationContext context);
  }

  private final Node first;
  private final Segment[] segments;

  AdditiveNode(SourceSpan span, Node first, Segment[] segments) {
    super(span);
    this.first = first;
    this.segments = segments;
  }

  @Override
  @Nullable Object eval(EvaluationContext context) {
    Object value = first.eval(context);
    for (Segment segment : segments) {
      value = segment.apply(value, context);
    }
    return value;
  }
}
