package org.aadsync.expressions.internal.lint;

import com.google.common.collect.ImmutableSet;
import java.util.HashMap;
import java.util.Map;
import org.aadsync.expressions.ExpressionOptions;
import org.aadsync.expressions.ast.Operator;
import org.aadsync.expressions.internal.check.Typed;
import org.aadsync.expressions.internal.finding.FindingCode;
import org.aadsync.expressions.internal.finding.Findings;
import org.aadsync.expressions.text.InvariantText;
import org.jspecify.annotations.Nullable;

/** Comparisons that can have one outcome only, whatever the object. */
final class ComparisonRules {
  /** Functions that give positions and counts: 0 for nothing, and never less. */
  private static final ImmutableSet<String> NEVER_NEGATIVE =
      ImmutableSet.of("InStr", "InStrRev", "Contains", "Count", "ValueCount", "Len");

  private final ExpressionOptions options;
  private final Findings findings;

  ComparisonRules(ExpressionOptions options, Findings findings) {
    this.options = options;
    this.findings = findings;
  }

  /**
   * What a comparison always gives.
   *
   * @param hint what was probably meant
   */
  private record Verdict(boolean holds, String why, String hint) {}

  /** Looks at a comparison of two values. */
  void comparison(Typed.Chain chain) {
    if (chain.operands().size() != 2) {
      return;
    }
    Operator operator = chain.operators().get(0).operator();
    Typed left = chain.operands().get(0);
    Typed right = chain.operands().get(1);
    Verdict verdict = same(left, operator, right);
    if (verdict == null && right instanceof Typed.Literal literal) {
      verdict = withLiteral(left, operator, literal.value());
    }
    if (verdict == null && left instanceof Typed.Literal literal) {
      verdict = withLiteral(right, turned(operator), literal.value());
    }
    if (verdict != null) {
      report(
          chain,
          "this is always " + (verdict.holds ? "True" : "False") + ": " + verdict.why,
          verdict.hint);
    }
  }

  private static Operator turned(Operator operator) {
    return switch (operator) {
      case LESS -> Operator.GREATER;
      case LESS_EQUAL -> Operator.GREATER_EQUAL;
      case GREATER -> Operator.LESS;
      case GREATER_EQUAL -> Operator.LESS_EQUAL;
      default -> operator;
    };
  }

  private static @Nullable Verdict same(Typed left, Operator operator, Typed right) {
    boolean decided =
        switch (operator) {
          case EQUAL, NOT_EQUAL, LESS, GREATER -> true;
          default -> false; // of NULL they are False
        };
    return decided && Key.areEqual(left, right)
        ? new Verdict(
            operator == Operator.EQUAL, "both sides are the same", "mend the side that is meant")
        : null;
  }

  private @Nullable Verdict withLiteral(Typed side, Operator operator, @Nullable Object value) {
    boolean equality = operator == Operator.EQUAL || operator == Operator.NOT_EQUAL;
    if (value == null && !equality) {
      return new Verdict(
          false, "NULL is neither less nor greater than a value", "IsNull tests for NULL");
    }
    if (!(side instanceof Typed.Call call)) {
      return null;
    }
    if (value instanceof Long number && NEVER_NEGATIVE.contains(call.function().name())) {
      return withCount(call.function().name(), operator, number);
    }
    return value instanceof String text && equality
        ? withText(call, operator == Operator.NOT_EQUAL, text)
        : null;
  }

  private static @Nullable Verdict withCount(String function, Operator operator, long number) {
    Boolean holds =
        switch (operator) {
          case LESS -> number <= 0 ? Boolean.FALSE : null;
          case LESS_EQUAL, EQUAL -> number < 0 ? Boolean.FALSE : null;
          case GREATER_EQUAL -> number <= 0 ? Boolean.TRUE : null;
          case GREATER, NOT_EQUAL -> number < 0 ? Boolean.TRUE : null;
          default -> null;
        };
    return holds == null
        ? null
        : new Verdict(
            holds,
            function + " gives 0 for nothing and never less",
            "to test that there is something, write '> 0'");
  }

  /** A text of a certain case or length against a literal that is not. */
  private @Nullable Verdict withText(Typed.Call call, boolean differs, String text) {
    String function = call.function().name();
    boolean upper = function.equals("UCase") && !InvariantText.upper(text).equals(text);
    boolean lower = function.equals("LCase") && !InvariantText.lower(text).equals(text);
    if ((upper || lower) && !options.ignoreCaseInComparisons()) {
      return new Verdict(
          differs,
          function + " gives no " + (upper ? "lower" : "upper") + "-case letters",
          "write \"" + (upper ? InvariantText.upper(text) : InvariantText.lower(text)) + "\"");
    }
    Long most = mostCharacters(call);
    return most != null && text.length() > most
        ? new Verdict(
            differs,
            function + " gives at most " + most + " characters, and the text has " + text.length(),
            "count the characters again")
        : null;
  }

  /** Returns how many characters a call gives at most, if that is written. */
  private static @Nullable Long mostCharacters(Typed.Call call) {
    String function = call.function().name();
    return (function.equals("Left") || function.equals("Right"))
            && call.arguments().get(1) instanceof Typed.Literal literal
            && literal.value() instanceof Long number
            && number >= 0 // a negative number stands for the whole text
        ? number
        : null;
  }

  /** Looks at conditions that are combined: one attribute cannot be equal to two values. */
  void chain(Typed.Chain chain) {
    Operator first = chain.operators().get(0).operator();
    if (chain.operators().stream().anyMatch(link -> link.operator() != first)) {
      return;
    }
    Operator comparing = first == Operator.AND ? Operator.EQUAL : Operator.NOT_EQUAL;
    Map<Key, Object> seen = new HashMap<>();
    for (Typed operand : chain.operands()) {
      Map.Entry<Key, Object> compared = comparedWithLiteral(operand, comparing);
      if (compared == null) {
        continue;
      }
      Object earlier = seen.putIfAbsent(compared.getKey(), compared.getValue());
      if (earlier != null && !same(earlier, compared.getValue())) {
        report(
            operand,
            first == Operator.AND
                ? "this and a condition before it never hold at once: a value is not equal to both"
                : "this or a condition before it always holds: no value is equal to both",
            first == Operator.AND
                ? "write '||' if one of them is enough"
                : "write '&&' if neither is wanted");
        return;
      }
    }
  }

  private static Map.@Nullable Entry<Key, Object> comparedWithLiteral(
      Typed operand, Operator operator) {
    if (!(operand instanceof Typed.Chain chain)
        || chain.operands().size() != 2
        || chain.operators().get(0).operator() != operator) {
      return null;
    }
    if (!(chain.operands().get(1) instanceof Typed.Literal literal) || literal.value() == null) {
      return null;
    }
    Key key = Key.of(chain.operands().get(0));
    return key == null ? null : Map.entry(key, literal.value());
  }

  private boolean same(Object a, Object b) {
    return options.ignoreCaseInComparisons() && a instanceof String x && b instanceof String y
        ? InvariantText.equalsIgnoreCase(x, y)
        : a.equals(b);
  }

  private void report(Typed part, String message, String hint) {
    findings.add(FindingCode.CONSTANT_CONDITION, part.span(), message, hint);
  }
}
