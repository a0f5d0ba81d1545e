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
import org.aadsync.expressions.internal.type.Kinds;
import org.jspecify.annotations.Nullable;

/**
 * A call with one argument. The short way is for a value that a form takes as it is.
 *
 * @param call the same call for values of any kind
 * @param otherForms the same call with the forms after this one
 */
record UnaryCall(
    CallNode call,
    Node argument,
    Implementation.One<Object> implementation,
    int single,
    int several,
    NullRule nullRule,
    @Nullable UnaryCall otherForms)
    implements Node {

  @SuppressWarnings("unchecked") // the parameters declare the classes of the arguments
  static @Nullable UnaryCall of(CallNode call, List<Overload> forms, Node[] arguments) {
    if (forms.isEmpty()) {
      return null;
    }
    Overload form = forms.get(0);
    Parameter parameter = form.parameter(0);
    return new UnaryCall(
        call,
        arguments[0],
        (Implementation.One<Object>) form.implementation(),
        Accepted.single(parameter),
        Accepted.several(parameter),
        parameter.nullRule(),
        of(call, forms.subList(1, forms.size()), arguments));
  }

  @Override
  public SourceSpan span() {
    return call.span();
  }

  @Override
  public Object operation() {
    Object others = otherForms == null ? "" : otherForms.operation();
    return ImmutableList.of(implementation, single, several, nullRule, others);
  }

  @Override
  public ImmutableList<Node> operands() {
    return ImmutableList.of(argument);
  }

  @Override
  public @Nullable Object eval(EvaluationContext context) {
    return apply(
        argument instanceof Leaf leaf ? leaf.eval(context) : argument.eval(context), context);
  }

  /** Returns whether the first form takes a value, other than null, as it is. */
  boolean takesValues(@Nullable Object value) {
    return value != null && Accepted.takes(single, several, value);
  }

  /** Calls with the value of the argument. */
  @Nullable Object apply(@Nullable Object value, EvaluationContext context) {
    if (value == null) {
      return nullRule.endsCall() ? nullRule.value() : rest(null, context);
    }
    if (!Accepted.takes(single, several, value)) {
      return rest(value, context);
    }
    return call.finished(invoke(value), context);
  }

  private @Nullable Object rest(@Nullable Object value, EvaluationContext context) {
    UnaryCall form = value == null ? null : otherForms;
    while (form != null && !Accepted.takes(form.single, form.several, value)) {
      form = form.otherForms;
    }
    if (form != null) {
      return form.apply(value, context);
    }
    Object results =
        several == Kinds.NONE && otherForms == null && value instanceof ImmutableList<?> list
            ? applyToEach(list)
            : null;
    return results == null ? call.general(context, new @Nullable Object[] {value}) : results;
  }

  /**
   * Calls with each value, if all of them and all results are ordinary; otherwise gives null. Where
   * every result is the value itself, there is no need for another list.
   */
  private @Nullable Object applyToEach(ImmutableList<?> values) {
    @Nullable Object[] results = null;
    int content = values.size();
    for (int i = 0; i < values.size() && content <= call.small(); i++) {
      Object value = values.get(i);
      Object result = (Kinds.of(value) & single) == 0 ? null : invoke(value);
      if (result == null || !Values.isSingle(result)) {
        return null;
      }
      content += Values.length(result);
      if (results == null && result != value) {
        results = values.toArray();
      }
      if (results != null) {
        results[i] = result;
      }
    }
    if (content > call.small()) {
      return null;
    }
    return results == null ? values : ImmutableList.copyOf(results);
  }

  private @Nullable Object invoke(Object value) {
    try {
      return implementation.apply(value);
    } catch (EvaluationException e) {
      throw call.located(e);
    }
  }
}
