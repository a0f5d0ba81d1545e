package org.aadsync.expressions.internal.eval;

import org.aadsync.expressions.EvaluationContext;
import org.aadsync.expressions.EvaluationException;
import org.aadsync.expressions.SourceSpan;
import org.aadsync.expressions.function.Implementation;
import org.jspecify.annotations.Nullable;

/** A call of a function that evaluates its arguments itself. */
final class LazyCallNode extends PlacedNode {
  private final String name;
  private final Implementation.Lazy implementation;
  private final Node[] arguments;
  private final int limit;

  LazyCallNode(
      SourceSpan span,
      String name,
      Implementation.Lazy implementation,
      Node[] arguments,
      int limit) {
    super(span);
    this.name = name;
    this.implementation = implementation;
    this.arguments = arguments;
    this.limit = limit;
  }

  @Override
  public @Nullable Object eval(EvaluationContext context) {
    Object result;
    try {
      result = implementation.apply(new OnDemand(context));
    } catch (EvaluationException e) {
      throw Values.located(e, name, span());
    }
    if (Values.length(result) > limit) {
      throw Values.tooLong(Values.length(result), limit, span());
    }
    LargeResult.check(result, context);
    return result;
  }

  /** The arguments, in the context of one evaluation. */
  private final class OnDemand implements Implementation.Arguments {
    private final EvaluationContext context;

    OnDemand(EvaluationContext context) {
      this.context = context;
    }

    @Override
    public int count() {
      return arguments.length;
    }

    @Override
    public @Nullable Object value(int index) {
      return Values.visible(arguments[index].eval(context));
    }

    @Override
    public boolean condition(int index) {
      Node argument = arguments[index];
      Object holds = Values.condition(argument.eval(context), argument.span());
      if (holds instanceof Boolean single) {
        return single;
      }
      throw Values.type(
          "argument " + (index + 1) + " of " + name + " must be a single condition",
          holds,
          argument.span());
    }
  }
}
