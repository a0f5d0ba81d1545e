package org.aadsync.expressions.internal.eval;

import java.time.Instant;
import java.util.List;
import org.aadsync.expressions.EvaluationContext;
import org.aadsync.expressions.SourceSpan;
import org.aadsync.expressions.ast.Operator;
import org.aadsync.expressions.ast.Syntax;
import org.aadsync.expressions.internal.type.Kinds;
import org.aadsync.expressions.text.InvariantText;
import org.aadsync.expressions.value.Reference;
import org.jspecify.annotations.Nullable;

/**
 * A chain of comparisons, from left to right; nearly always just one.
 *
 * <p>NULL equals NULL and nothing else, and comes neither before nor after anything. Values of
 * different types cannot be compared. Texts are compared code unit by code unit.
 */
final class ComparisonNode extends Node {
  private final Node[] operands;
  private final Syntax.Link[] operators;
  private final boolean ignoreCase;

  ComparisonNode(SourceSpan span, Node[] operands, Syntax.Link[] operators, boolean ignoreCase) {
    super(span);
    this.operands = operands;
    this.operators = operators;
    this.ignoreCase = ignoreCase;
  }

  @Override
  @Nullable Object eval(EvaluationContext context) {
    Object value = operands[0].eval(context);
    for (int i = 0; i < operators.length; i++) {
      value = compare(value, operands[i + 1].eval(context), operators[i]);
    }
    return value;
  }

  private Object compare(@Nullable Object left, @Nullable Object right, Syntax.Link link) {
    if (left instanceof List || right instanceof List) {
      @Nullable Object[] both = {left, right};
      @Nullable Object[] results = new @Nullable Object[Values.commonSize(both, link.span())];
      for (int i = 0; i < results.length; i++) {
        results[i] = scalar(Values.element(left, i), Values.element(right, i), link);
      }
      return Values.lifted(results);
    }
    return scalar(left, right, link);
  }

  private boolean scalar(@Nullable Object left, @Nullable Object right, Syntax.Link link) {
    Operator operator = link.operator();
    if (operator == Operator.EQUAL) {
      return equal(left, right, link);
    }
    if (operator == Operator.NOT_EQUAL) {
      return !equal(left, right, link);
    }
    if (left == null || right == null) {
      return false;
    }
    int order = order(left, right, link);
    return switch (operator) {
      case LESS -> order < 0;
      case LESS_EQUAL -> order <= 0;
      case GREATER -> order > 0;
      default -> order >= 0;
    };
  }

  private boolean equal(@Nullable Object left, @Nullable Object right, Syntax.Link link) {
    if (left == null || right == null) {
      return left == right;
    }
    if (left instanceof String a && right instanceof String b) {
      return ignoreCase ? InvariantText.equalsIgnoreCase(a, b) : a.equals(b);
    }
    if (left instanceof Reference a && right instanceof Reference b) {
      return Values.sameReference(a, b);
    }
    if (Kinds.of(left) != Kinds.of(right)) {
      throw incomparable(left, right, link);
    }
    return left.equals(right);
  }

  private int order(Object left, Object right, Syntax.Link link) {
    if (left instanceof Long a && right instanceof Long b) {
      return Long.compare(a, b);
    }
    if (left instanceof String a && right instanceof String b) {
      return ignoreCase ? InvariantText.compareIgnoreCase(a, b) : a.compareTo(b);
    }
    if (left instanceof Instant a && right instanceof Instant b) {
      return a.compareTo(b);
    }
    throw incomparable(left, right, link);
  }

  private static RuntimeException incomparable(Object left, Object right, Syntax.Link link) {
    return Values.type(
        "'" + link.operator().symbol() + "' cannot compare " + Values.describe(left) + " with this",
        right,
        link.span());
  }
}
