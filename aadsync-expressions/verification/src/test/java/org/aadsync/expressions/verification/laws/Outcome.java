package org.aadsync.expressions.verification.laws;

import org.aadsync.expressions.AttributeBinding;
import org.aadsync.expressions.EvaluationContext;
import org.aadsync.expressions.EvaluationException;
import org.aadsync.expressions.EvaluationListener;
import org.aadsync.expressions.Program;
import org.aadsync.expressions.SourceSpan;
import org.aadsync.expressions.ast.Syntax;

/** What an evaluation comes to: a value, or a failure, of which a walker knows only the kind. */
record Outcome(Object value, EvaluationException.Kind failure, String message, SourceSpan place) {

  static Outcome of(Program program, EvaluationContext context) {
    try {
      return new Outcome(program.run(context), null, null, null);
    } catch (EvaluationException e) {
      return failed(e);
    }
  }

  /** Evaluates with a listener, which must be told of the whole expression last, and the same. */
  static Outcome observed(Program program, EvaluationContext context) {
    Last last = new Last();
    Outcome outcome;
    try {
      outcome = new Outcome(program.run(context, last), null, null, null);
    } catch (EvaluationException e) {
      outcome = failed(e);
    }
    if (last.part != unbracketed(program.expression().tree())) {
      throw new AssertionError("the last part that was told of is " + last.part);
    }
    if (last.failed != (outcome.failure != null)) {
      throw new AssertionError("the listener was told of another end than " + outcome);
    }
    return outcome;
  }

  static Outcome walked(
      NaiveWalker walker, Syntax tree, AttributeBinding source, EvaluationContext context) {
    try {
      return new Outcome(walker.evaluate(tree, source, context), null, null, null);
    } catch (Halt e) {
      return new Outcome(null, e.kind(), null, null);
    }
  }

  boolean isLimit() {
    return failure == EvaluationException.Kind.LIMIT;
  }

  /** Returns as much as a walker knows. */
  Outcome withoutPlace() {
    return new Outcome(value, failure, null, null);
  }

  private static Outcome failed(EvaluationException e) {
    return new Outcome(null, e.kind(), e.getMessage(), e.span());
  }

  private static Syntax unbracketed(Syntax part) {
    return part instanceof Syntax.Bracketed bracketed ? unbracketed(bracketed.inner()) : part;
  }

  /** Keeps what it is told of last. */
  private static final class Last implements EvaluationListener {
    private Syntax part;
    private boolean failed;

    @Override
    public void evaluated(Syntax told, Object value) {
      part = told;
      failed = false;
    }

    @Override
    public void failed(Syntax told, EvaluationException failure) {
      part = told;
      failed = true;
    }
  }
}
