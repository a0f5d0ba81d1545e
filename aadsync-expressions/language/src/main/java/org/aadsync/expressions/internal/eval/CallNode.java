package org.aadsync.expressions.internal.eval;

import com.google.common.collect.ImmutableList;
import java.util.Arrays;
import java.util.List;
import org.aadsync.expressions.EvaluationContext;
import org.aadsync.expressions.EvaluationException;
import org.aadsync.expressions.ExpressionOptions;
import org.aadsync.expressions.function.FunctionDeclaration;
import org.aadsync.expressions.function.Implementation;
import org.aadsync.expressions.function.NullRule;
import org.aadsync.expressions.function.Overload;
import org.aadsync.expressions.function.Parameter;
import org.aadsync.expressions.function.Parameter.Passing;
import org.aadsync.expressions.internal.check.Typed;
import org.aadsync.expressions.internal.type.Kinds;
import org.jspecify.annotations.Nullable;

/**
 * A call of a function that takes evaluated arguments: choice of the form, rules for NULL, a call
 * for each value of a multi-value. {@link UnaryCall} and its like have a short way for ordinary
 * values.
 */
final class CallNode extends PlacedNode {
  private final FunctionDeclaration function;
  private final Overload[] forms;
  private final Node[] arguments;
  private final boolean[] takenAsList;
  private final ExpressionOptions options;
  private final int limit;
  private final int small;

  /**
   * Makes a call.
   *
   * @param takenAsList for each argument whether a single value is a list of one, if a list is
   *     expected
   */
  CallNode(Typed.Call call, Node[] arguments, boolean[] takenAsList, ExpressionOptions options) {
    super(call.span());
    this.function = call.function();
    this.forms = call.forms().toArray(new Overload[0]);
    this.arguments = arguments;
    this.takenAsList = takenAsList;
    this.options = options;
    this.limit = options.maxResultLength();
    this.small = Math.min(LargeResult.SMALL, limit);
  }

  @Override
  public @Nullable Object eval(EvaluationContext context) {
    @Nullable Object[] values = new @Nullable Object[arguments.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = arguments[i].eval(context);
    }
    return general(context, values);
  }

  /** Calls with values of any kind. */
  @Nullable Object general(EvaluationContext context, @Nullable Object[] values) {
    int size = -1;
    for (int i = 0; i < values.length; i++) {
      Parameter parameter = forms[0].parameter(i);
      if (!parameter.isLifted()) {
        values[i] = whole(values[i], parameter, i);
      } else if (values[i] instanceof List<?> list) {
        size = Values.commonSize(size, list, span());
      }
    }
    if (size < 0) {
      return scalars(context, values);
    }
    checkReading(context, values, size);
    @Nullable Object[] results = new @Nullable Object[size];
    @Nullable Object[] scalars = new @Nullable Object[values.length];
    long content = 0;
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < values.length; j++) {
        boolean lifted = forms[0].parameter(j).isLifted();
        scalars[j] = lifted ? Values.element(values[j], i) : values[j];
      }
      Object result = scalars(context, scalars);
      content += Values.length(result);
      if (content > limit) {
        throw Values.tooLong(content, limit, span());
      }
      LargeResult.check(content, context);
      results[i] = result;
    }
    return finished(Values.lifted(results), context);
  }

  // An argument that is the same in each of many calls is read in each of them.
  private void checkReading(EvaluationContext context, @Nullable Object[] values, int calls) {
    long units = 0;
    for (int i = 0; i < values.length; i++) {
      if (!(forms[0].parameter(i).isLifted() && values[i] instanceof List)) {
        units += Values.extent(values[i]);
      }
    }
    LargeResult.check(units * calls, context);
    if (context instanceof Run run) {
      run.countReading(units * calls, span());
    }
  }

  private @Nullable Object whole(@Nullable Object value, Parameter parameter, int index) {
    if (value instanceof List<?> list) {
      return Values.whole(list);
    }
    if (value == null || parameter.passing() != Passing.LIST) {
      return value;
    }
    if (!takenAsList[index]) {
      throw Values.type(place(index) + " must be a multi-value", value, arguments[index].span());
    }
    return ImmutableList.of(value);
  }

  /** Calls with arguments that are single or taken as a whole. */
  private @Nullable Object scalars(EvaluationContext context, @Nullable Object[] values) {
    Overload form = form(values);
    @Nullable Object[] given = values.clone();
    for (int i = 0; i < given.length; i++) {
      Parameter parameter = form.parameter(i);
      Object value = given[i];
      if (value == null) {
        NullRule rule = parameter.nullRule();
        if (rule.endsCall()) {
          return rule.value();
        }
        given[i] = rule.value();
      } else if (parameter.passing() == Passing.OPTION && !parameter.options().contains(value)) {
        throw new EvaluationException(
            EvaluationException.Kind.ARGUMENT,
            place(i) + " must be " + String.join(" or ", parameter.options()),
            arguments[i].span());
      }
    }
    return invoke(form.implementation(), context, given);
  }

  // The parameters declare the kinds and the implementation their classes; forms are matched first.
  @SuppressWarnings({"unchecked", "NullAway"})
  private @Nullable Object invoke(
      Implementation called, EvaluationContext context, @Nullable Object[] given) {
    Object result;
    try {
      if (called instanceof Implementation.One<?>) {
        result = ((Implementation.One<Object>) called).apply(given[0]);
      } else if (called instanceof Implementation.Two<?, ?>) {
        result = ((Implementation.Two<Object, Object>) called).apply(given[0], given[1]);
      } else if (called instanceof Implementation.Three<?, ?, ?>) {
        result =
            ((Implementation.Three<Object, Object, Object>) called)
                .apply(given[0], given[1], given[2]);
      } else if (called instanceof Implementation.Four<?, ?, ?, ?>) {
        result =
            ((Implementation.Four<Object, Object, Object, Object>) called)
                .apply(given[0], given[1], given[2], given[3]);
      } else if (called instanceof Implementation.Many many) {
        result = many.apply(Arrays.<Object>asList(given));
      } else if (called instanceof Implementation.Limited limited) {
        result = limited.apply(Arrays.<Object>asList(given), options);
      } else if (called instanceof Implementation.InContext inContext) {
        result = inContext.apply(Arrays.<Object>asList(given), context);
      } else {
        throw new IllegalStateException(function.name() + " cannot be called with values");
      }
    } catch (EvaluationException e) {
      throw located(e);
    }
    return finished(result, context);
  }

  private Overload form(@Nullable Object[] values) {
    int furthest = 0;
    int expected = 0;
    for (Overload form : forms) {
      int at = 0;
      while (at < values.length && takes(form.parameter(at), values[at])) {
        at++;
      }
      if (at == values.length) {
        return form;
      }
      int kinds = form.parameter(at).types().bits();
      expected = at > furthest ? kinds : at == furthest ? expected | kinds : expected;
      furthest = Math.max(furthest, at);
    }
    Object wrong = values[furthest];
    if (wrong instanceof List<?> list) {
      wrong = list.get(0);
    }
    throw new EvaluationException(
        EvaluationException.Kind.TYPE,
        place(furthest)
            + " must be "
            + Kinds.describe(expected)
            + "; this is "
            + Values.describe(wrong),
        arguments[furthest].span());
  }

  private static boolean takes(Parameter parameter, @Nullable Object value) {
    if (value == null || parameter.passing() == Passing.WHOLE) {
      return true;
    }
    if (value instanceof List<?> list) {
      for (Object element : list) {
        if ((Kinds.of(element) & parameter.types().bits()) == 0) {
          return false;
        }
      }
      return parameter.passing() == Passing.LIST;
    }
    return (Kinds.of(value) & parameter.types().bits()) != 0;
  }

  private String place(int index) {
    return "argument " + (index + 1) + " of " + function.name();
  }

  /** Returns the greatest length of a result that is neither large nor too long. */
  int small() {
    return small;
  }

  /** Returns a result of the function, if it is neither large nor too long. */
  @Nullable Object small(@Nullable Object result) {
    if (!(result instanceof Boolean)
        && !(result instanceof Long)
        && Values.length(result) > small) {
      throw NotOrdinary.INSTANCE;
    }
    return result;
  }

  /** Returns the failure of the function at the place of this call. */
  EvaluationException located(EvaluationException failure) {
    return Values.located(failure, function.name(), span());
  }

  /** Returns the result of the function, if it is not too long. */
  @Nullable Object finished(@Nullable Object result, EvaluationContext context) {
    if (result == null || result instanceof Boolean || result instanceof Long) {
      return result;
    }
    int length = Values.length(result);
    if (length > limit) {
      throw Values.tooLong(length, limit, span());
    }
    LargeResult.check(length, context);
    return result;
  }
}
