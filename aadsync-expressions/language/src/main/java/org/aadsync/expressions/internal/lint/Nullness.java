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
 * Which parts of an expression always have a value. Where that is not certain, they may be NULL.
 */
final class Nullness {
  private static final int SCALAR = Kinds.NUM | Kinds.BOOL;

  private static final ImmutableSet<Parameter.Passing> NOT_PASSED_ON =
      Sets.immutableEnumSet(
          Parameter.Passing.ATTRIBUTE_NAME, Parameter.Passing.OPTION, Parameter.Passing.CONDITION);

  private Nullness() {}

  /** Returns whether the part may give NULL; recursion is as deep as the tree. */
  static boolean mayBeNull(Typed part) {
    if (part instanceof Typed.Literal literal) {
      return literal.value() == null || literal.value() instanceof FlowSignal;
    }
    if (part instanceof Typed.Parameter) {
      return false; // a parameter without a value is an error
    }
    if (part instanceof Typed.Chain chain) {
      return switch (chain.operators().get(0).operator().family()) {
        case COMPARISON, LOGICAL -> false;
        case ADDITIVE -> mayBeNull(chain);
      };
    }
    if (part instanceof Typed.Call call) {
      return mayBeNull(call);
    }
    return !(part instanceof Typed.Negation negation) || mayBeNull(negation.operand());
  }

  /** A join is NULL if everything is, a sum if anything is. */
  private static boolean mayBeNull(Typed.Chain chain) {
    boolean joins = chain.operators().stream().allMatch(link -> link.operator() == Operator.JOIN);
    return joins
        ? chain.operands().stream().allMatch(Nullness::mayBeNull)
        : chain.operands().stream().anyMatch(Nullness::mayBeNull);
  }

  /** A function that gives numbers or Booleans gives NULL only for NULL, by its rules. */
  private static boolean mayBeNull(Typed.Call call) {
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
        if (passedOn && mayBeNull(call.arguments().get(i))) {
          return true;
        }
      }
    }
    return false;
  }

  /** Returns whether the part is never NULL and, if it is a text, never empty. */
  static boolean isNeverEmpty(Typed part) {
    if (part instanceof Typed.Literal literal) {
      return literal.value() instanceof String text
          ? !text.isEmpty()
          : literal.value() != null && !(literal.value() instanceof FlowSignal);
    }
    if (part instanceof Typed.Chain chain
        && chain.operators().stream().allMatch(link -> link.operator() == Operator.JOIN)) {
      return chain.operands().stream().anyMatch(Nullness::isNeverEmpty);
    }
    if (part instanceof Typed.Parameter) {
      return true;
    }
    return (part.type().kinds() & ~SCALAR) == 0
        && part.type().kinds() != Kinds.NONE
        && !mayBeNull(part);
  }
}
