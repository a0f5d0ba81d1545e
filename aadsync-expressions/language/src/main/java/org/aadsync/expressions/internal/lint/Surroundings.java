package org.aadsync.expressions.internal.lint;

import java.util.Arrays;
import java.util.List;
import org.aadsync.expressions.ast.Operator;
import org.aadsync.expressions.function.Implementation;
import org.aadsync.expressions.internal.check.Typed;
import org.aadsync.expressions.internal.type.Kinds;
import org.jspecify.annotations.Nullable;

/**
 * What surrounds a part of an expression.
 *
 * @param facts what conditions around it say, or null
 * @param isValue whether its value, or what is made of it, is seen in the result
 * @param isResult whether its value is the result
 */
record Surroundings(@Nullable Facts facts, boolean isValue, boolean isResult) {
  static final Surroundings WHOLE = new Surroundings(null, true, true);

  private static final int MADE_OF_TEXT = Kinds.STR | Kinds.REF | Kinds.BIN;

  /** Returns what surrounds the parts of {@code whole}, which stands in these surroundings. */
  Surroundings[] ofParts(Typed whole) {
    Surroundings[] parts = new Surroundings[whole.parts().size()];
    if (whole instanceof Typed.Chain chain) {
      fillChain(chain, parts);
    } else if (Lint.is(whole, Implementation.Special.IIF)) {
      Typed condition = whole.parts().get(0);
      parts[0] = condition(facts);
      parts[1] = branch(Facts.plus(facts, condition, true, whole));
      parts[2] = branch(Facts.plus(facts, condition, false, whole));
    } else if (Lint.is(whole, Implementation.Special.SWITCH)) {
      fillSwitch(whole, parts);
    } else if (Lint.is(whole, Implementation.Special.WITH)) {
      Arrays.fill(parts, condition(facts));
      parts[2] = this;
    } else {
      boolean seen =
          isValue
              && (whole.type().kinds() & MADE_OF_TEXT) != 0
              && !(whole instanceof Typed.Call call && call.function().name().equals("Error"));
      Arrays.fill(parts, new Surroundings(facts, seen, false));
    }
    return parts;
  }

  private void fillChain(Typed.Chain chain, Surroundings[] parts) {
    Operator first = chain.operators().get(0).operator();
    if (first.family() == Operator.Family.ADDITIVE) {
      Arrays.fill(parts, new Surroundings(facts, isValue, false));
      return;
    }
    boolean uniform =
        first.family() == Operator.Family.LOGICAL
            && chain.operators().stream().allMatch(link -> link.operator() == first);
    Facts known = facts;
    for (int i = 0; i < parts.length; i++) {
      parts[i] = condition(known);
      if (uniform) {
        known = Facts.plus(known, chain.operands().get(i), first == Operator.AND, chain);
      }
    }
  }

  private void fillSwitch(Typed whole, Surroundings[] parts) {
    List<Typed> arguments = whole.parts();
    Facts known = facts;
    for (int i = 0; i + 1 < parts.length; i += 2) {
      parts[i] = condition(known);
      parts[i + 1] = branch(Facts.plus(known, arguments.get(i), true, whole));
      known = Facts.plus(known, arguments.get(i), false, whole);
    }
  }

  private static Surroundings condition(@Nullable Facts known) {
    return new Surroundings(known, false, false);
  }

  private Surroundings branch(@Nullable Facts known) {
    return new Surroundings(known, isValue, isResult);
  }
}
