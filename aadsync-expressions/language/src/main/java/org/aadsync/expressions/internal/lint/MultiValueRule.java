package org.aadsync.expressions.internal.lint;

import org.aadsync.expressions.ast.Operator;
import org.aadsync.expressions.function.Implementation;
import org.aadsync.expressions.internal.check.Typed;
import org.aadsync.expressions.internal.finding.FindingCode;
import org.aadsync.expressions.internal.finding.Findings;
import org.aadsync.expressions.internal.type.StaticType.Multiplicity;

/**
 * Comparisons that give a Boolean for each value of a multi-value, where one Boolean is wanted.
 *
 * <p>An IIF with such a condition that gives the values themselves, or several others, is the
 * documented way to treat each value, and nothing is said about it.
 */
final class MultiValueRule {
  private final Findings findings;

  MultiValueRule(Findings findings) {
    this.findings = findings;
  }

  /** Looks at a whole expression. */
  void whole(Typed tree) {
    wantsOne(tree);
  }

  /** Looks at what '&&' and '||' combine. */
  void chain(Typed.Chain chain) {
    chain.operands().forEach(this::wantsOne);
  }

  /** Looks at conditions and at what CBool converts. */
  void call(Typed.Call call) {
    if (call.function().name().equals("CBool")) {
      wantsOne(call.arguments().get(0));
    } else if (Lint.is(call, Implementation.Special.IIF)
        && isOne(call.arguments().get(1))
        && isOne(call.arguments().get(2))) {
      wantsOne(call.arguments().get(0));
    } else if (Lint.is(call, Implementation.Special.SWITCH)) {
      for (int i = 0; i + 1 < call.arguments().size(); i += 2) {
        if (isOne(call.arguments().get(i + 1))) {
          wantsOne(call.arguments().get(i));
        }
      }
    }
  }

  private static boolean isOne(Typed value) {
    return value.type().multiplicity() == Multiplicity.ONE;
  }

  private void wantsOne(Typed condition) {
    if (!(condition instanceof Typed.Chain chain)
        || chain.operators().get(0).operator().family() != Operator.Family.COMPARISON
        || chain.type().multiplicity() != Multiplicity.MANY) {
      return;
    }
    Typed left = chain.operands().get(0);
    Typed several =
        left.type().multiplicity() == Multiplicity.MANY ? left : chain.operands().get(1);
    String attribute =
        several instanceof Typed.Attribute known ? "[" + Key.nameOf(known) + "]" : null;
    String symbol = chain.operators().get(0).operator().symbol();
    findings.add(
        FindingCode.COMPARED_MULTI_VALUE,
        chain.operators().get(0).span(),
        (attribute == null ? "one side" : attribute)
            + " has several values; '"
            + symbol
            + "' compares each and gives as many Booleans",
        "to test whether one of them is right, write Count(Where($item, "
            + (attribute == null ? "..." : attribute)
            + ", ...)) > 0");
  }
}
