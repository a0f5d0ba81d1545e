package org.aadsync.expressions.function;

import com.google.common.collect.ImmutableList;
import java.util.List;
import org.aadsync.expressions.EvaluationContext;
import org.aadsync.expressions.ExpressionOptions;
import org.aadsync.expressions.function.Parameter.Passing;
import org.jspecify.annotations.Nullable;

/**
 * What computes the result of a call.
 *
 * <p>Arguments are of the types that the parameters declare, as {@link
 * org.aadsync.expressions.value} lists them, and never null: what NULL means is said by {@link
 * NullRule}. The result is a value of the declared type, or null for NULL. An implementation serves
 * many threads, keeps no state and does no input or output. If it cannot go on, it throws an {@link
 * org.aadsync.expressions.EvaluationException} without a place; the caller adds the place and the
 * name of the function.
 */
public sealed interface Implementation {
  /** Of one argument. */
  @FunctionalInterface
  non-sealed interface One<A> extends Implementation {
    /** Computes the result. */
    @Nullable Object apply(A first);
  }

  /** Of two arguments. */
  @FunctionalInterface
  non-sealed interface Two<A, B> extends Implementation {
    /** Computes the result. */
    @Nullable Object apply(A first, B second);
  }

  /** Of three arguments. */
  @FunctionalInterface
  non-sealed interface Three<A, B, C> extends Implementation {
    /** Computes the result. */
    @Nullable Object apply(A first, B second, C third);
  }

  /** Of four arguments. */
  @FunctionalInterface
  non-sealed interface Four<A, B, C, D> extends Implementation {
    /** Computes the result. */
    @Nullable Object apply(A first, B second, C third, D fourth);
  }

  /** Of any number of arguments. */
  @FunctionalInterface
  non-sealed interface Many extends Implementation {
    /** Computes the result of the arguments, which it may not change. */
    @Nullable Object apply(List<Object> arguments);
  }

  /**
   * Of any number of arguments, with a result that can be much longer than they are: it must be
   * checked before it is made.
   */
  @FunctionalInterface
  non-sealed interface Limited extends Implementation {
    /**
     * Computes the result of the arguments, which it may not change.
     *
     * @param options the options of the language; a result that is longer than {@link
     *     ExpressionOptions#maxResultLength} is an {@link
     *     org.aadsync.expressions.EvaluationException} of the kind {@code LIMIT}, which {@link
     *     org.aadsync.expressions.EvaluationException#tooLong} makes
     */
    @Nullable Object apply(List<Object> arguments, ExpressionOptions options);
  }

  /** Of any number of arguments, and of the clock or chance. */
  @FunctionalInterface
  non-sealed interface InContext extends Implementation {
    /** Computes the result of the arguments, which it may not change. */
    @Nullable Object apply(List<Object> arguments, EvaluationContext context);
  }

  /** Of arguments that it evaluates itself, when it needs them. */
  @FunctionalInterface
  non-sealed interface Lazy extends Implementation {
    /** Computes the result. */
    @Nullable Object apply(Arguments arguments);
  }

  /** The arguments of a call that are evaluated on demand, each time anew. */
  interface Arguments {
    /** Returns how many there are. */
    int count();

    /** Evaluates the argument with the given index, from 0; null is NULL. */
    @Nullable Object value(int index);

    /**
     * Evaluates the argument with the given index as a condition. NULL is False, a number holds if
     * it is not zero; anything else, a multi-value included, is a type error.
     */
    boolean condition(int index);
  }

  /** What the evaluator does itself, since it is about when or from where a value is taken. */
  enum Special implements Implementation {
    /** Gives the second or the third argument, as the first one holds or not. */
    IIF(Passing.CONDITION, Passing.RESULT, Passing.RESULT),
    /** Gives the argument after the first condition that holds. */
    SWITCH(Passing.CONDITION, Passing.RESULT),
    /** Gives what the third argument gives for each value of the second. */
    SELECT(Passing.VARIABLE, Passing.LIST, Passing.BODY),
    /** Gives the values of the second argument for which the third holds. */
    WHERE(Passing.VARIABLE, Passing.LIST, Passing.BODY),
    /** Gives the third argument, in which the first one names the second. */
    WITH(Passing.VARIABLE, Passing.WHOLE, Passing.RESULT),
    /** Gives the confirmed value of an attribute. */
    IMPORTED_VALUE(Passing.ATTRIBUTE_NAME),
    /** Gives how many values an attribute has. */
    VALUE_COUNT(Passing.ATTRIBUTE_NAME);

    private final ImmutableList<Passing> passings;

    Special(Passing... passings) {
      this.passings = ImmutableList.copyOf(passings);
    }

    /** Returns how each of its parameters takes its argument. */
    public ImmutableList<Passing> passings() {
      return passings;
    }
  }
}
