package org.aadsync.expressions.internal.lint;

import org.aadsync.expressions.EvaluationException;
import org.aadsync.expressions.ExpressionOptions;
import org.aadsync.expressions.SourceSpan;
import org.aadsync.expressions.ast.Operator;
import org.aadsync.expressions.function.FunctionLibrary;
import org.aadsync.expressions.internal.check.Typed;
import org.aadsync.expressions.internal.eval.ConstantEvaluator;
import org.aadsync.expressions.internal.finding.FindingCode;
import org.aadsync.expressions.internal.finding.Findings;
import org.jspecify.annotations.Nullable;

/** Computes parts that depend on nothing but their literals. */
final class Constants {
  private static final String MEND = "no object can make it right: mend what is written here";

  private final ConstantEvaluator evaluator;
  private final Findings findings;

  Constants(ExpressionOptions options, Findings findings) {
    this.evaluator = new ConstantEvaluator(options);
    this.findings = findings;
  }

  /** Returns whether a part is constant if all its parts are. */
  static boolean mayBe(Typed part) {
    if (part instanceof Typed.Call call) {
      return call.function().isDeterministic() && isStandard(call);
    }
    return part instanceof Typed.Literal
        || part instanceof Typed.Chain
        || part instanceof Typed.Negation;
  }

  /** Returns whether the language itself has the function: of those of hosts nothing is known. */
  static boolean isStandard(Typed.Call call) {
    return FunctionLibrary.standard()
        .find(call.function().name())
        .filter(call.function()::equals)
        .isPresent();
  }

  /** Returns what a condition of so many parts gives: True or False, or null if it fails. */
  @Nullable Boolean condition(Typed constant, int parts) {
    Object value;
    try {
      value = evaluator.value(constant, parts);
    } catch (EvaluationException e) {
      return null;
    }
    if (value == null) {
      return false;
    }
    if (value instanceof Boolean holds) {
      return holds;
    }
    return value instanceof Long number ? number != 0 : null;
  }

  /** Returns what is left of a call of literals, or null if it gives a value or fails. */
  LostParts.@Nullable Rest restOfCall(Typed.Call constant) {
    Object value;
    try {
      value = evaluator.value(constant, 1 + constant.arguments().size());
    } catch (EvaluationException e) {
      return null;
    }
    if (value == null) {
      return LostParts.Rest.NULL;
    }
    return "".equals(value) ? LostParts.Rest.EMPTY_TEXT : null;
  }

  /** Reports a constant of so many parts that cannot be computed. */
  void reportFailure(Typed constant, int parts) {
    if (constant instanceof Typed.Literal) {
      return;
    }
    try {
      evaluator.value(constant, parts);
    } catch (EvaluationException e) {
      SourceSpan span = e.span();
      report(e, span == null ? constant.span() : span);
    }
  }

  /** Reports, at the given place, that a call of literals cannot be computed. */
  void reportFailureOfCall(Typed.Call constant, SourceSpan span) {
    try {
      evaluator.value(constant, 1 + constant.arguments().size());
    } catch (EvaluationException e) {
      report(e, span);
    }
  }

  /** Reports divisions of what depends on inputs by zero. */
  void reportDivisions(Typed.Chain chain) {
    for (int i = 0; i < chain.operators().size(); i++) {
      if (chain.operators().get(i).operator() == Operator.DIVIDE
          && chain.operands().get(i + 1) instanceof Typed.Literal divisor
          && Long.valueOf(0).equals(divisor.value())) {
        findings.add(
            FindingCode.ALWAYS_FAILS,
            chain.operators().get(i).span(),
            "this always fails: division by zero",
            MEND);
      }
    }
  }

  private void report(EvaluationException failure, SourceSpan span) {
    boolean meant =
        switch (failure.kind()) {
          case ARGUMENT, OVERFLOW -> false;
          // Error is called on purpose, types are the checker's, limits depend on the options.
          case CUSTOM, TYPE, LIMIT -> true;
        };
    if (!meant) {
      findings.add(
          FindingCode.ALWAYS_FAILS, span, "this always fails: " + failure.getMessage(), MEND);
    }
  }
}
