package org.aadsync.expressions;

import org.aadsync.expressions.ast.Syntax;
import org.jspecify.annotations.Nullable;

/**
 * Is told what the parts of an expression give while a {@link Program} runs: the means to explain a
 * result, to trace, and to measure which branches tests take.
 *
 * <p>A part is told of when it has been evaluated, so inner parts come before outer ones, and a
 * part that is not needed is not told of at all: the branch of {@code IIF} that is not taken, what
 * stands behind the operand that decides {@code &&} or {@code ||}. The last argument of {@code
 * Select} and {@code Where} is told of once for each value. Brackets have no value of their own,
 * nor have names that are not evaluated: options, variables where they are introduced, attributes
 * in quotes.
 *
 * <p>The parts are the same objects as in {@link Expression#tree}. A listener is called by the
 * thread that runs the program. What it throws ends the evaluation.
 */
public interface EvaluationListener {
  /**
   * A part has a value.
   *
   * @param part the part
   * @param value a value as {@link org.aadsync.expressions.value} lists them, null for NULL, or a
   *     {@link FlowSignal}. A multi-value inside of an expression may be empty, and may hold null
   *     where the result for one of its values is NULL.
   */
  void evaluated(Syntax part, @Nullable Object value);

  /**
   * A part has failed, on its own or because of a part in it: the innermost part is told of first.
   *
   * @param part the part
   * @param failure why; the same object for the part that failed and all parts around it
   */
  void failed(Syntax part, EvaluationException failure);
}
