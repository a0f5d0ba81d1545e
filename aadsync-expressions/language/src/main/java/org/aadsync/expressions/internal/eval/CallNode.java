package org.aadsync.expressions.internal.eval;

import com.google.common.collect.ImmutableList;
import java.util.Arrays;
import java.util.List;
import org.aadsync.expressions.EvaluationContext;
import org.aadsync.expressions.EvaluationException;
import org.aadsync.expressions.SourceSpan;
import org.aadsync.expressions.function.FunctionDeclaration;
import org.aadsync.expressions.function.Implementation;
import org.aadsync.expressions.function.NullRule;
import org.aadsync.expressions.function.Overload;
import org.aadsync.expressions.function.Parameter;
import org.aadsync.expressions.function.Parameter.Passing;
import org.aadsync.expressions.internal.type.Kinds;
import org.jspecify.annotations.Nullable;

/**
 * A call of a function that takes evaluated arguments.
 *
 * <p>The short way is for single values of a type that the only form takes: one test and the call.
 * All else goes the long way: choice of the form, rules for NULL, a call for each value of a
 * multi-value.
 */
final class CallNode extends Node {
  private final FunctionDeclaration function;
  private final Overload[] forms;
  private final Node[] arguments;
  private final boolean strict;
  private final int limit;
  // What the short way needs of the only form; no kinds at all if there are several.
  private final Implementation implementation;
  private final boolean isOfFixedCount;
  private final int[] directKinds;

  CallNode(
      SourceSpan span,
      FunctionDeclaration function,
      List<Overload> forms,
      Node[] arguments,
      boolean strict,
      int limit) {
    super(span);
    this.function = function;
    this.forms = forms.toArray(new Overload[0]);
    this.arguments = arguments;
    this.strict = strict;
    this.limit = limit;
    this.implementation = this.forms[0].implementation();
    this.isOfFixedCount =
        this.forms[0].parameters().size() > 0
            && !(implementation instanceof Implementation.Many)
            && !(implementation instanceof Implementation.Limited)
            && !(implementation instanceof Implementation.InContext);
    this.directKinds = new int[arguments.length];
    for (int i = 0; i < arguments.length && this.forms.length == 1 && isOfFixedCount; i++) {
      Parameter parameter = this.forms[0].parameter(i);
      boolean direct = parameter.passing() == Passing.EACH || parameter.passing() == Passing.WHOLE;
      directKinds[i] = direct ? parameter.types().bits() : Kinds.NONE;
    }
  }

  @Override
  @Nullable Object eval(EvaluationContext context) {
    return switch (arguments.length) {
      case 1 -> call(context, arguments[0].eval(context));
      case 2 -> call(context, arguments[0].eval(context), arguments[1].eval(context));
      case 3 ->
          call(
              context,
              arguments[0].eval(context),
              arguments[1].eval(context),
              arguments[2].eval(context));
      default -> {
        @Nullable Object[] values = new @Nullable Object[arguments.length];
        for (int i = 0; i < values.length; i++) {
          values[i] = arguments[i].eval(context);
        }
        yield general(context, values);
      }
    };
  }

  private @Nullable Object call(EvaluationContext context, @Nullable Object a) {
    if (isDirect(a, 0)) {
      return invoke(implementation, context, a, null, null, null);
    }
    if (a == null && forms[0].parameter(0).nullRule().endsCall()) {
      return forms[0].parameter(0).nullRule().value();
    }
    return general(context, new @Nullable Object[] {a});
  }

  private @Nullable Object call(EvaluationContext context, @Nullable Object a, @Nullable Object b) {
    return isDirect(a, 0) && isDirect(b, 1)
        ? invoke(implementation, context, a, b, null, null)
        : general(context, new @Nullable Object[] {a, b});
  }

  private @Nullable Object call(
      EvaluationContext context, @Nullable Object a, @Nullable Object b, @Nullable Object c) {
    return isDirect(a, 0) && isDirect(b, 1) && isDirect(c, 2)
        ? invoke(implementation, context, a, b, c, null)
        : general(context, new @Nullable Object[] {a, b, c});
  }

  private boolean isDirect(@Nullable Object value, int index) {
    return value != null && (Kinds.of(value) & directKinds[index]) != 0;
  }

  private @Nullable Object general(EvaluationContext context, @Nullable Object[] values) {
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
        units += Values.content(values[i]);
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
    if (strict) {
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

  private @Nullable Object invoke(
      Implementation called, EvaluationContext context, @Nullable Object[] given) {
    if (isOfFixedCount) {
      return invoke(
          called,
          context,
          given[0],
          given.length > 1 ? given[1] : null,
          given.length > 2 ? given[2] : null,
          given.length > 3 ? given[3] : null);
    }
    // The rules for NULL have put a value in every place.
    @SuppressWarnings("NullAway")
    List<Object> all = Arrays.<Object>asList(given);
    try {
      if (called instanceof Implementation.Many many) {
        return finished(many.apply(all), context);
      }
      if (called instanceof Implementation.Limited limited) {
        return finished(limited.apply(all, limit), context);
      }
      if (called instanceof Implementation.InContext inContext) {
        return finished(inContext.apply(all, context), context);
      }
    } catch (EvaluationException e) {
      throw Values.located(e, function.name(), span());
    }
    throw new IllegalStateException(function.name() + " cannot be called with values");
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

  // The parameters declare the kinds and the implementation their classes; forms are matched first.
  @SuppressWarnings({"unchecked", "NullAway"})
  private @Nullable Object invoke(
      Implementation called,
      EvaluationContext context,
      @Nullable Object a,
      @Nullable Object b,
      @Nullable Object c,
      @Nullable Object d) {
    Object result;
    try {
      if (called instanceof Implementation.One<?>) {
        result = ((Implementation.One<Object>) called).apply(a);
      } else if (called instanceof Implementation.Two<?, ?>) {
        result = ((Implementation.Two<Object, Object>) called).apply(a, b);
      } else if (called instanceof Implementation.Three<?, ?, ?>) {
        result = ((Implementation.Three<Object, Object, Object>) called).apply(a, b, c);
      } else if (called instanceof Implementation.Four<?, ?, ?, ?>) {
        result = ((Implementation.Four<Object, Object, Object, Object>) called).apply(a, b, c, d);
      } else {
        throw new IllegalStateException(function.name() + " cannot be called with values");
      }
    } catch (EvaluationException e) {
      throw Values.located(e, function.name(), span());
    }
    return finished(result, context);
  }

  private @Nullable Object finished(@Nullable Object result, EvaluationContext context) {
    int length = Values.length(result);
    if (length > limit) {
      throw Values.tooLong(length, limit, span());
    }
    LargeResult.check(length, context);
    return result;
  }
}
