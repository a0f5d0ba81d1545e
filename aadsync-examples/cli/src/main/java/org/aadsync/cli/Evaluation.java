package org.aadsync.cli;

import java.util.List;
import org.aadsync.expressions.Compilation;
import org.aadsync.expressions.Diagnostic;
import org.aadsync.expressions.EvaluationContext;
import org.aadsync.expressions.FlowResult;
import org.aadsync.expressions.Program;
import org.aadsync.expressions.explain.Explanation;
import org.jspecify.annotations.Nullable;

/**
 * What came of an expression.
 *
 * @param expression its text
 * @param diagnostics what the compiler says
 * @param result what it gives; null if it does not compile
 * @param explanation why; null if nobody asked, or it does not compile
 */
record Evaluation(
    String expression,
    List<Diagnostic> diagnostics,
    @Nullable FlowResult result,
    @Nullable Explanation explanation) {

  /** Evaluates what was compiled, if it was, and explains it if {@code explained}. */
  static Evaluation of(
      String expression, Compilation compilation, EvaluationContext context, boolean explained) {
    Program program = compilation.program();
    if (program == null) {
      return new Evaluation(expression, compilation.diagnostics(), null, null);
    }
    if (!explained) {
      return new Evaluation(expression, compilation.diagnostics(), program.evaluate(context), null);
    }
    Explanation explanation = Explanation.of(program, context);
    return new Evaluation(expression, compilation.diagnostics(), explanation.result(), explanation);
  }
}
