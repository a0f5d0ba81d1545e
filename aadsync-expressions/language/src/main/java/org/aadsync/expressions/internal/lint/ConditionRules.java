package org.aadsync.expressions.internal.lint;

import org.aadsync.expressions.SourceSpan;
import org.aadsync.expressions.ast.Operator;
import org.aadsync.expressions.function.Implementation;
import org.aadsync.expressions.internal.check.Typed;
import org.aadsync.expressions.internal.finding.FindingCode;
import org.aadsync.expressions.internal.finding.Findings;
import org.jspecify.annotations.Nullable;

/** Conditions of which is known before what they give, and what is never evaluated therefore. */
final class ConditionRules {
  private final Constants constants;
  private final Findings findings;

  ConditionRules(Constants constants, Findings findings) {
    this.constants = constants;
    this.findings = findings;
  }

  /**
   * Looks at the part of {@code whole} with the given index, which is a condition.
   *
   * @param constantParts how many parts the condition has if it is constant, otherwise 0
   */
  void condition(Typed whole, int index, int constantParts, @Nullable Facts facts) {
    Typed condition = whole.parts().get(index);
    if (constantParts > 0) {
      Boolean holds = constants.condition(condition, constantParts);
      if (holds != null) {
        constant(whole, index, holds);
      }
      return;
    }
    Boolean test = alwaysGives(condition);
    if (test != null) {
      always(
          condition.span(), test, "what it tests is never NULL", consequence(whole, index, test));
      return;
    }
    Facts.Known known = Facts.find(facts, condition);
    if (known != null) {
      known(whole, index, known);
    }
  }

  private void constant(Typed whole, int index, boolean holds) {
    boolean last = index + 2 >= whole.parts().size();
    if (Lint.is(whole, Implementation.Special.SWITCH) && holds) {
      if (!last) {
        unreachable(
            whole.parts().get(index + 2).span(),
            "the conditions from here on are never reached: the one before is always True",
            "put the condition True last: it stands for any other case");
      }
      return; // True as the last condition is how a Switch says "otherwise"
    }
    always(
        whole.parts().get(index).span(),
        holds,
        "it reads nothing of the object",
        consequence(whole, index, holds));
  }

  private void always(SourceSpan span, boolean holds, String why, String consequence) {
    findings.add(
        FindingCode.CONSTANT_CONDITION,
        span,
        "this condition is always " + shown(holds) + ": " + why,
        consequence);
  }

  /** Says what a condition that is always the same does to what it is part of. */
  private static String consequence(Typed whole, int index, boolean holds) {
    if (whole instanceof Typed.Chain chain) {
      boolean and = chain.operators().get(Math.max(0, index - 1)).operator() == Operator.AND;
      return and == holds
          ? "it changes nothing and can be left out"
          : "what it is combined with does not matter; mend the condition";
    }
    if (Lint.is(whole, Implementation.Special.IIF)) {
      return "IIF always gives its "
          + (holds ? "second" : "third")
          + " argument; mend the condition, or write that alone";
    }
    if (Lint.is(whole, Implementation.Special.SWITCH)) {
      return holds
          ? "no value after that is ever taken; mend the condition"
          : "the value after it is never taken; mend the condition";
    }
    if (Lint.is(whole, Implementation.Special.WHERE)) {
      return "Where keeps " + (holds ? "every" : "no") + " value; mend the condition";
    }
    return "mend the condition";
  }

  /** A condition that the same one before or around it decides. */
  private void known(Typed whole, int index, Facts.Known known) {
    if (known.owner() == whole) {
      repeated(whole, index, known.holds());
      return;
    }
    boolean iif = Lint.is(whole, Implementation.Special.IIF);
    boolean skipped = Lint.is(whole, Implementation.Special.SWITCH) && !known.holds();
    if (iif || skipped) {
      int branch = skipped ? index + 1 : known.holds() ? 2 : 1;
      unreachable(
          whole.parts().get(branch).span(),
          "this is never reached: its condition has been tested before, and is "
              + shown(known.holds())
              + " here",
          "remove the second test, or mend the one that is meant to differ");
    } else {
      always(
          whole.parts().get(index).span(),
          known.holds(),
          "it has been tested before",
          consequence(whole, index, known.holds()));
    }
  }

  /** A condition that stands before in the same Switch or chain. */
  private void repeated(Typed whole, int index, boolean holds) {
    SourceSpan span = whole.parts().get(index).span();
    boolean and =
        whole instanceof Typed.Chain chain && chain.operators().get(0).operator() == Operator.AND;
    if (whole instanceof Typed.Chain && and != holds) {
      always(span, holds, "it is the opposite of one before", consequence(whole, index, holds));
    } else {
      findings.add(
          FindingCode.DUPLICATE_CONDITION,
          span,
          "the same condition stands before",
          whole instanceof Typed.Chain
              ? "remove it, or mend the one that is meant to differ"
              : "the value after it is never taken; remove the two, or mend the condition");
    }
  }

  private void unreachable(SourceSpan span, String message, String hint) {
    findings.add(FindingCode.UNREACHABLE_BRANCH, span, message, hint);
  }

  /** Returns what a test for NULL always gives, or null if it depends. */
  private static @Nullable Boolean alwaysGives(Typed condition) {
    if (!(condition instanceof Typed.Call call) || call.arguments().size() != 1) {
      return null;
    }
    Typed argument = call.arguments().get(0);
    return switch (call.function().name()) {
      case "IsNull" -> !Nullness.mayBeNull(argument) ? Boolean.FALSE : null;
      case "IsNullOrEmpty" -> Nullness.isNeverEmpty(argument) ? Boolean.FALSE : null;
      case "IsPresent" -> Nullness.isNeverEmpty(argument) ? Boolean.TRUE : null;
      default -> null;
    };
  }

  private static String shown(boolean holds) {
    return holds ? "True" : "False";
  }
}
