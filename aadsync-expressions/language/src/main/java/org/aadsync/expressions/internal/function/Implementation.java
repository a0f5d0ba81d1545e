package org.aadsync.expressions.internal.function;

import org.jspecify.annotations.Nullable;

/**
 * What computes the result of a call. Arguments are never null and are of the kinds that the
 * parameters declare; a failure is an {@link org.aadsync.expressions.EvaluationException} without a
 * place, which the caller adds.
 */
public sealed interface Implementation {
  /** Of one argument. */
  @FunctionalInterface
  non-sealed interface One<A> extends Implementation {
    @Nullable Object apply(A first);
  }

  /** Of two arguments. */
  @FunctionalInterface
  non-sealed interface Two<A, B> extends Implementation {
    @Nullable Object apply(A first, B second);
  }

  /** Of three arguments. */
  @FunctionalInterface
  non-sealed interface Three<A, B, C> extends Implementation {
    @Nullable Object apply(A first, B second, C third);
  }

  /** Of four arguments. */
  @FunctionalInterface
  non-sealed interface Four<A, B, C, D> extends Implementation {
    @Nullable Object apply(A first, B second, C third, D fourth);
  }

  /** What the evaluator does itself, since it is about when or from where a value is taken. */
  enum Special implements Implementation {
    IIF,
    SWITCH,
    IMPORTED_VALUE,
    VALUE_COUNT
  }
}
