package org.aadsync.expressions.internal.eval;

import org.aadsync.expressions.EvaluationContext;
import org.aadsync.expressions.SourceSpan;
import org.jspecify.annotations.Nullable;

/**
 * Computes a value. Immutable; one node serves many threads.
 *
 * <p>A value is as {@link org.aadsync.expressions.value} lists them, null for NULL. While an
 * expression runs, a multi-value is any {@link java.util.List}, and a list that a call for each
 * value has made may hold nulls: they keep their places until the list is taken as a whole.
 *
 * <p>The most frequent nodes are records, since the JIT compiler takes the components of a record
 * that it knows for constants: see {@link HotProgram}.
 */
interface Node {
  /** Computes the value; fails with an {@link org.aadsync.expressions.EvaluationException}. */
  @Nullable Object eval(EvaluationContext context);

  /** Returns its place in the text. */
  SourceSpan span();
}
