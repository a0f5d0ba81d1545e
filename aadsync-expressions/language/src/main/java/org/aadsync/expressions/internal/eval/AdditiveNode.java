package org.aadsync.expressions.internal.eval;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.collect.ImmutableList;
import java.util.Arrays;
import org.aadsync.expressions.EvaluationContext;
import org.aadsync.expressions.SourceSpan;
import org.jspecify.annotations.Nullable;

/**
 * A chain of {@code + - * / &}, from left to right: runs of {@code &}, each joined at once, and
 * single steps of arithmetic. A loop, so that a chain of any length needs no stack.
 */
final class AdditiveNode extends PlacedNode {
  /** Goes on from the value so far. */
  interface Segment {
    /** Returns how many operands it takes. */
    int size();

    /** Returns what it does: equal operations give equal values for equal values. */
    Object operation();

    /** Combines the value so far with one more. */
    @Nullable Object combine(@Nullable Object left, @Nullable Object right);

    /** Combines values; the first is the value so far. */
    @Nullable Object combine(@Nullable Object[] values);
  }

  private final Node[] operands;
  private final Segment[] segments;

  AdditiveNode(SourceSpan span, Node[] operands, Segment[] segments) {
    super(span);
    this.operands = operands;
    this.segments = segments;
  }

  @Override
  public Object operation() {
    return Arrays.stream(segments).map(Segment::operation).collect(toImmutableList());
  }

  @Override
  public ImmutableList<Node> operands() {
    return ImmutableList.copyOf(operands);
  }

  ImmutableList<Segment> segments() {
    return ImmutableList.copyOf(segments);
  }

  @Override
  public @Nullable Object eval(EvaluationContext context) {
    Object value = operands[0].eval(context);
    int next = 1;
    for (Segment segment : segments) {
      int size = segment.size();
      if (size == 1) {
        value = segment.combine(value, operands[next].eval(context));
      } else {
        @Nullable Object[] values = new @Nullable Object[size + 1];
        values[0] = value;
        for (int i = 0; i < size; i++) {
          values[i + 1] = operands[next + i].eval(context);
        }
        value = segment.combine(values);
      }
      value = small(value, context);
      next += size;
    }
    return value;
  }

  /** Returns what a segment gives, if it is not large. */
  static @Nullable Object small(@Nullable Object value, EvaluationContext context) {
    LargeResult.check(value, context);
    return value;
  }
}
