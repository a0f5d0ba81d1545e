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
 * A call with three arguments. The short way is for values that a form takes as they are.
 *
 * @param call the same call for values of any kind
 * @param otherForms the same call with the forms after this one
 */
record TernaryCall(
    CallNode call,
    Node first,
    Node second,
    Node third,
    Implementation.Three<Object, Object, Object> implementation,
    int firstSingle,
    int firstSeveral,
    int secondSingle,
    int secondSeveral,
    int thirdSingle,
    int thirdSeveral,
    ImmutableList<NullRule> nullRules,
    @Nullable TernaryCall otherForms)
    implements Node {

  @SuppressWarnings("unchecked") // the parameters declare the classes of the arguments
  static @Nullable TernaryCall of(CallNode call, List<Overload> forms, Node[] arguments) {
    if (forms.isEmpty()) {
      return null;
    }
    Overload form = forms.get(0);
    Parameter first = form.parameter(0);
    Parameter second = form.parameter(1);
    Parameter third = form.parameter(2);
    return new TernaryCall(
        call,
        arguments[0],
        arguments[1],
        arguments[2],
        (Implementation.Three<Object, Object, Object>) form.implementation(),
        Accepted.single(first),
        Accepted.several(first),
        Accepted.single(second),
        Accepted.several(second),
        Accepted.single(third),
        Accepted.several(third),
        ImmutableList.of(first.nullRule(), second.nullRule(), third.nullRule()),
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
        thirdSingle,
        thirdSeveral,
        nullRules,
        others);
  }

  @Override
  public ImmutableList<Node> operands() {
    return ImmutableList.of(first, second, third);
  }

  @Override
  public @Nullable Object eval(EvaluationContext context) {
    Object a = first instanceof Leaf leaf ? leaf.eval(context) : first.eval(context);
    Object b = second instanceof Leaf leaf ? leaf.eval(context) : second.eval(context);
    Object c = third instanceof Leaf leaf ? leaf.eval(context) : third.eval(context);
    return apply(a, b, c, context);
  }

  /** Calls with the values of the arguments. */
  @Nullable Object apply(
      @Nullable Object a, @Nullable Object b, @Nullable Object c, EvaluationContext context) {
    if (!takes(a, b, c)) {
      return rest(a, b, c, context);
    }
    return a == null || b == null || c == null
        ? applyToNull(a, b, c, context)
        : invoke(a, b, c, context);
  }

  private @Nullable Object rest(
      @Nullable Object a, @Nullable Object b, @Nullable Object c, EvaluationContext context) {
    TernaryCall form = otherForms;
    while (form != null && !form.takes(a, b, c)) {
      form = form.otherForms;
    }
    return form == null
        ? call.general(context, new @Nullable Object[] {a, b, c})
        : form.apply(a, b, c, context);
  }

  /** Returns whether the first form takes values, none of them null, as they are. */
  boolean takesValues(@Nullable Object a, @Nullable Object b, @Nullable Object c) {
    return a != null && b != null && c != null && takes(a, b, c);
  }

  private boolean takes(@Nullable Object a, @Nullable Object b, @Nullable Object c) {
    return Accepted.takes(firstSingle, firstSeveral, a)
        && Accepted.takes(secondSingle, secondSeveral, b)
        && Accepted.takes(thirdSingle, thirdSeveral, c);
  }

  private @Nullable Object applyToNull(
      @Nullable Object a, @Nullable Object b, @Nullable Object c, EvaluationContext context) {
    Object x = a == null ? nullRules.get(0).value() : a;
    if (x == null || (a == null && nullRules.get(0).endsCall())) {
      return x;
    }
    Object y = b == null ? nullRules.get(1).value() : b;
    if (y == null || (b == null && nullRules.get(1).endsCall())) {
      return y;
    }
    Object z = c == null ? nullRules.get(2).value() : c;
    return z == null || (c == null && nullRules.get(2).endsCall()) ? z : invoke(x, y, z, context);
  }

  private @Nullable Object invoke(Object a, Object b, Object c, EvaluationContext context) {
    try {
      return call.finished(implementation.apply(a, b, c), context);
    } catch (EvaluationException e) {
      throw call.located(e);
    }
  }
}
