package org.aadsync.expressions.internal.lint;

import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import org.aadsync.expressions.FlowSignal;
import org.aadsync.expressions.ast.Operator;
import org.aadsync.expressions.function.Implementation;
import org.aadsync.expressions.function.NullRule;
import org.aadsync.expressions.function.Overload;
import org.aadsync.expressions.function.Parameter;
import org.aadsync.expressions.internal.check.Typed;
import org.aadsync.expressions.internal.type.Kinds;

/**
 * Which parts of an expression always have a value. Where that is not certain, they may be NULL;
 * nor is it certain of what has very many parts.
 */
final class Nullness {
  private static final int SCALAR = Kinds.NUM | Kinds.BOOL;

  private static final ImmutableSet<Parameter.Passing> NOT_PASSED_ON =
      Sets.immutableEnumSet(
          Parameter.Passing.ATTRIBUTE_NAME, Parameter.Passing.OPTION, Parameter.Passing.CONDITION);

  // The parts in it are asked about again for each part around it.
  private static final int MOST_PARTS = 200;

  private int left = MOST_PARTS;

  private Nullness() {}

  /** Returns whether the part may give NULL. */
  static boolean mayBeNull(Typed part) {
    return new Nullness().maybe(part);
  }

  /** Returns whether the part is never NULL and, if it is a text, never empty. */
  static boolean isNeverEmpty(Typed part) {
    return new Nullness().neverEmpty(part);
  }

  private boolean maybe(Typed part) {
    if (--left < 0) {
      return true;
    }
    if (part instanceof Typed.Literal literal) {
      return literal.value() == null || literal.value() instanceof FlowSignal;
    }
    if (part instanceof Typed.Parameter) {
      return false; // a parameter without a value is an error
    }
    if (part instanceof Typed.Chain chain) {
      return switch (chain.operators().get(0).operator().family()) {
        case COMPARISON, LOGICAL -> false;
        case ADDITIVE -> maybe(chain);
      };
    }
    if (part instanceof Typed.Call call) {
      return maybe(call);
    }
    return !(part instanceof Typed.Negation negation) || maybe(negation.operand());
  }

  /** A join is NULL if everything is, a sum if anything is. */
  private boolean maybe(Typed.Chain chain) {
    boolean joins = chain.operators().stream().allMatch(link -> link.operator() == Operator.JOIN);
    return joins
        ? chain.operands().stream().allMatch(this::maybe)
        : chain.operands().stream().anyMatch(this::maybe);
  }

  /** A function that gives numbers or Booleans gives NULL only for NULL, by its rules. */
  private boolean maybe(Typed.Call call) {
    boolean chooses = call.function().isLazy() && !Lint.is(call, Implementation.Special.IIF);
    if (!Constants.isStandard(call) || chooses || (call.type().kinds() & ~SCALAR) != 0) {
      return true;
    }
    for (Overload form : call.forms()) {
      for (int i = 0; i < call.arguments().size(); i++) {
        Parameter parameter = form.parameter(i);
        NullRule rule = parameter.nullRule();
        boolean passedOn =
            parameter.passing() == Parameter.Passing.RESULT
                || (rule.endsCall()
                    && rule.value() == null
                    && !NOT_PASSED_ON.contains(parameter.passing()));
        if (passedOn && maybe(call.arguments().get(i))) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean neverEmpty(Typed part) {
    if (--left < 0) {
      return false;
    }
    if (part instanceof Typed.Literal literal) {
      return literal.value() instanceof String text
          ? !text.isEmpty()
          : literal.value() != null && !(literal.value() instanceof FlowSignal);
    }
    if (part instanceof Typed.Chain chain
        && chain.operators().stream().allMatch(link -> link.operator() == Operator.JOIN)) {
      return chain.operands().stream().anyMatch(this::neverEmpty);
    }
    if (part instanceof Typed.Parameter) {
      return true;
    }
    return (part.type().kinds() & ~SCALAR) == 0
        && part.type().kinds() != Kinds.NONE
        && !maybe(part);
  }
}
