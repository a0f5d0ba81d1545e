package org.aadsync.expressions.internal.eval;

import com.google.common.collect.ImmutableList;
import java.util.List;
import org.aadsync.expressions.EvaluationContext;
import org.aadsync.expressions.EvaluationException;
import org.aadsync.expressions.SourceSpan;
import org.aadsync.expressions.function.Implementation;
import org.aadsync.expressions.function.NullRule;
import org.aadsync.expressions.function.Overload;
import org.aadsync.expressions.function.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * A call with two arguments. The short way is for values that a form takes as they are.
 *
 * @param call the same call for values of any kind
 * @param otherForms the same call with the forms after this one
 */
record BinaryCall(
    CallNode call,
    Node first,
    Node second,
    Implementation.Two<Object, Object> implementation,
    int firstSingle,
    int firstSeveral,
    int secondSingle,
    int secondSeveral,
    NullRule firstRule,
    NullRule secondRule,
    @Nullable BinaryCall otherForms)
    implements Node {

  @SuppressWarnings("unchecked") // the parameters declare the classes of the arguments
  static @Nullable BinaryCall of(CallNode call, List<Overload> forms, Node[] arguments) {
    if (forms.isEmpty()) {
      return null;
    }
    Overload form = forms.get(0);
    Parameter first = form.parameter(0);
    Parameter second = form.parameter(1);
    return new BinaryCall(
        call,
        arguments[0],
        arguments[1],
        (Implementation.Two<Object, Object>) form.implementation(),
        Accepted.single(first),
        Accepted.several(first),
        Accepted.single(second),
        Accepted.several(second),
        first.nullRule(),
        second.nullRule(),
        of(call, forms.subList(1, forms.size()), arguments));
  }

  @Override
  public SourceSpan span() {
    return call.span();
  }

  @Override
  public Object operation() {
    Object others = otherForms == null ? "" : otherForms.operation();
    return ImmutableList.of(
        implementation,
        firstSingle,
        firstSeveral,
        secondSingle,
        secondSeveral,
        firstRule,
        secondRule,
        others);
  }

  @Override
  public ImmutableList<Node> operands() {
    return ImmutableList.of(first, second);
  }

  @Override
  public @Nullable Object eval(EvaluationContext context) {
    Object a = first instanceof Leaf leaf ? leaf.eval(context) : first.eval(context);
    Object b = second instanceof Leaf leaf ? leaf.eval(context) : second.eval(context);
    return apply(a, b, context);
  }

  /** Calls with the values of the arguments. */
  @Nullable Object apply(@Nullable Object a, @Nullable Object b, EvaluationContext context) {
    if (!takes(a, b)) {
      return rest(a, b, context);
    }
    return a == null || b == null ? applyToNull(a, b, context) : invoke(a, b, context);
  }

  /** Returns whether the first form takes values, none of them null, as they are. */
  boolean takesValues(@Nullable Object a, @Nullable Object b) {
    return a != null && b != null && takes(a, b);
  }

  private boolean takes(@Nullable Object a, @Nullable Object b) {
    return Accepted.takes(firstSingle, firstSeveral, a)
        && Accepted.takes(secondSingle, secondSeveral, b);
  }

  private @Nullable Object applyToNull(
      @Nullable Object a, @Nullable Object b, EvaluationContext context) {
    Object x = a == null ? firstRule.value() : a;
    if (x == null || (a == null && firstRule.endsCall())) {
      return x;
    }
    Object y = b == null ? secondRule.value() : b;
    return y == null || (b == null && secondRule.endsCall()) ? y : invoke(x, y, context);
  }

  private @Nullable Object invoke(Object a, Object b, EvaluationContext context) {
    try {
      return call.finished(implementation.apply(a, b), context);
    } catch (EvaluationException e) {
      throw call.located(e);
    }
  }

  private @Nullable Object rest(@Nullable Object a, @Nullable Object b, EvaluationContext context) {
    BinaryCall form = otherForms;
    while (form != null && !form.takes(a, b)) {
      form = form.otherForms;
    }
    return form == null
        ? call.general(context, new @Nullable Object[] {a, b})
        : form.apply(a, b, context);
  }
}
