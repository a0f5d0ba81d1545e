package org.aadsync.expressions.internal.eval;

import java.time.Instant;
import java.util.List;
import org.aadsync.expressions.EvaluationException;
import org.aadsync.expressions.ast.Operator;
import org.aadsync.expressions.ast.Syntax;
import org.aadsync.expressions.internal.type.Kinds;
import org.aadsync.expressions.text.InvariantText;
import org.aadsync.expressions.value.Reference;
import org.jspecify.annotations.Nullable;

/**
 * One comparison.
 *
 * <p>NULL equals NULL and nothing else, and comes neither before nor after anything. Values of
 * different types cannot be compared. Texts are compared code unit by code unit.
 */
record Comparison(Syntax.Link link, boolean ignoreCase) {

  /** Returns whether the comparison holds, or that for each value. */
  Object compare(@Nullable Object left, @Nullable Object right) {
    return Values.isSingle(left) && Values.isSingle(right)
        ? scalar(left, right)
        : compareAny(left, right);
  }

  private Object compareAny(@Nullable Object left, @Nullable Object right) {
    if (left instanceof List || right instanceof List) {
      @Nullable Object[] both = {left, right};
      @Nullable Object[] results = new @Nullable Object[Values.commonSize(both, link.span())];
      for (int i = 0; i < results.length; i++) {
        results[i] = scalar(Values.element(left, i), Values.element(right, i));
      }
      return Values.lifted(results);
    }
    return scalar(left, right);
  }

  private boolean scalar(@Nullable Object left, @Nullable Object right) {
    Operator operator = link.operator();
    if (operator == Operator.EQUAL) {
      return equal(left, right);
    }
    if (operator == Operator.NOT_EQUAL) {
      return !equal(left, right);
    }
    if (left == null || right == null) {
      return false;
    }
    int order = order(left, right);
    return switch (operator) {
      case LESS -> order < 0;
      case LESS_EQUAL -> order <= 0;
      case GREATER -> order > 0;
      default -> order >= 0;
    };
  }

  private boolean equal(@Nullable Object left, @Nullable Object right) {
    if (left == null || right == null) {
      return left == right;
    }
    if (left instanceof String a && right instanceof String b) {
      return ignoreCase ? InvariantText.equalsIgnoreCase(a, b) : a.equals(b);
    }
    if (left instanceof Long || left instanceof Boolean) {
      if (left.getClass() != right.getClass()) {
        throw incomparable(left, right);
      }
      return left.equals(right);
    }
    if (left instanceof Reference a && right instanceof Reference b) {
      return Values.sameReference(a, b);
    }
    if (Kinds.of(left) != Kinds.of(right)) {
      throw incomparable(left, right);
    }
    return left.equals(right);
  }

  private int order(Object left, Object right) {
    if (left instanceof Long a && right instanceof Long b) {
      return Long.compare(a, b);
    }
    if (left instanceof String a && right instanceof String b) {
      return ignoreCase ? InvariantText.compareIgnoreCase(a, b) : a.compareTo(b);
    }
    if (left instanceof Instant a && right instanceof Instant b) {
      return a.compareTo(b);
    }
    throw incomparable(left, right);
  }

  private RuntimeException incomparable(Object left, Object right) {
    String what = "'" + link.operator().symbol() + "' cannot compare " + Values.describe(left);
    String why =
        Kinds.of(left) == Kinds.of(right)
            ? ": only text, numbers and dates have an order"
            : " with " + Values.describe(right);
    return new EvaluationException(EvaluationException.Kind.TYPE, what + why, link.span());
  }
}
