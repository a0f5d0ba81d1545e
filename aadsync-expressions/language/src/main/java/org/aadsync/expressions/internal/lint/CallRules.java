package org.aadsync.expressions.internal.lint;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.aadsync.expressions.ast.Operator;
import org.aadsync.expressions.ast.Syntax;
import org.aadsync.expressions.function.Implementation;
import org.aadsync.expressions.function.Parameter;
import org.aadsync.expressions.internal.check.Typed;
import org.aadsync.expressions.internal.finding.FindingCode;
import org.aadsync.expressions.internal.finding.Findings;
import org.jspecify.annotations.Nullable;

/** Calls of single functions that do something else than is usually meant. */
final class CallRules {
  /** Which argument, from 0, is a position, and what a position below 1 does. */
  private record Position(int argument, String effect) {}

  private static final ImmutableMap<String, Position> POSITIONS =
      ImmutableMap.<String, Position>builder()
          .put("Item", new Position(1, "fails"))
          .put("ItemOrNull", new Position(1, "gives NULL"))
          .put("Word", new Position(1, "gives \"\""))
          .put("Mid", new Position(1, "gives the whole text"))
          .put("DNComponent", new Position(1, "gives NULL"))
          .put("DNComponentRev", new Position(1, "gives NULL"))
          .buildOrThrow();

  /**
   * Arguments with which a function never fails: where it does with one of them replaced by a
   * literal of the expression, the literal is wrong whatever the object.
   */
  private static final ImmutableMap<String, ImmutableList<Object>> HARMLESS =
      ImmutableMap.<String, ImmutableList<Object>>builder()
          .put("DateAdd", ImmutableList.of("d", 0L, Instant.EPOCH))
          .put("FormatDateTime", ImmutableList.of(Instant.EPOCH, "s"))
          .put("PadLeft", ImmutableList.of("", 0L, " "))
          .put("PadRight", ImmutableList.of("", 0L, " "))
          .put("Split", ImmutableList.of("", ",", -1L))
          .put("InStr", ImmutableList.of("a", "a", 1L, "vbBinaryCompare"))
          .put("InStrRev", ImmutableList.of("a", "a", 1L, "vbBinaryCompare"))
          .put("CBin", ImmutableList.of(0L, 1L))
          .put("ReplaceChars", ImmutableList.of("a", "a:b"))
          .buildOrThrow();

  private final Constants constants;
  private final VariableReads variables;
  private final Findings findings;

  CallRules(Constants constants, VariableReads variables, Findings findings) {
    this.constants = constants;
    this.variables = variables;
    this.findings = findings;
  }

  /** Looks at a call whose arguments have been looked at. */
  void call(Typed.Call call, boolean isResult) {
    String function = call.function().name();
    if (function.equals("FormatDateTime")) {
      datePattern(call.arguments().get(1));
    }
    Position position = POSITIONS.get(function);
    if (position != null) {
      position(call, position);
    }
    ImmutableList<Object> harmless = HARMLESS.get(function);
    if (harmless != null) {
      literals(call, harmless);
    }
    if (isResult && Lint.is(call, Implementation.Special.IIF)) {
      tooManyValues(call);
    }
    if (call.arguments().size() == 3
        && call.arguments().get(0) instanceof Typed.VariableName variable
        && variable.syntax() instanceof Syntax.Variable
        && !variables.contains(variable.index())) {
      findings.add(
          FindingCode.UNUSED_VARIABLE,
          variable.span(),
          "$" + variable.name() + " is not used in the last argument of " + function,
          Lint.is(call, Implementation.Special.WITH)
              ? "use it, or write the last argument alone"
              : "use it: it is one value after the other");
    }
  }

  private void datePattern(Typed argument) {
    if (argument instanceof Typed.Literal literal && literal.value() instanceof String format) {
      DatePattern.Advice advice = DatePattern.advice(format);
      if (advice != null) {
        findings.add(FindingCode.DATE_PATTERN, argument.span(), advice.message(), advice.hint());
      }
    }
  }

  private void position(Typed.Call call, Position position) {
    Typed argument = call.arguments().get(position.argument());
    Long number = number(argument);
    if (number != null && number < 1) {
      findings.add(
          FindingCode.POSITION_BELOW_ONE,
          argument.span(),
          "positions count from 1: with "
              + number
              + ", "
              + call.function().name()
              + " "
              + position.effect(),
          "the first one is 1");
    }
  }

  /** Tries each literal of a call with other arguments that cannot make it fail. */
  private void literals(Typed.Call call, ImmutableList<Object> harmless) {
    for (int i = 0; i < call.arguments().size(); i++) {
      Typed literal = call.arguments().get(i);
      // An option that does not exist has been reported as one.
      boolean option = call.forms().get(0).parameter(i).passing() == Parameter.Passing.OPTION;
      if (!option && literal instanceof Typed.Literal known && known.value() != null) {
        List<Typed> arguments = new ArrayList<>();
        for (Typed other : call.arguments()) {
          Object value = harmless.get(arguments.size());
          arguments.add(new Typed.Literal(other.syntax(), other.type(), value));
        }
        arguments.set(i, literal);
        constants.reportFailureOfCall(
            new Typed.Call(
                call.syntax(),
                call.type(),
                call.function(),
                call.forms(),
                ImmutableList.copyOf(arguments)),
            literal.span());
      }
    }
  }

  /** Looks for {@code IIF(Count([x]) > 9, NULL, [x])}, where AuthoritativeNull is documented. */
  private void tooManyValues(Typed.Call iif) {
    if (!(iif.arguments().get(0) instanceof Typed.Chain chain) || chain.operands().size() != 2) {
      return;
    }
    String counted = counted(chain.operands().get(0));
    Long number = number(chain.operands().get(1));
    Operator operator = chain.operators().get(0).operator();
    if (counted == null || number == null) {
      return;
    }
    boolean ifMany =
        (operator == Operator.GREATER && number > 0)
            || (operator == Operator.GREATER_EQUAL && number > 1);
    boolean ifFew =
        (operator == Operator.LESS && number > 1)
            || (operator == Operator.LESS_EQUAL && number > 0);
    Typed many = iif.arguments().get(ifMany ? 1 : 2);
    Typed few = iif.arguments().get(ifMany ? 2 : 1);
    if ((ifMany || ifFew)
        && many instanceof Typed.Literal literal
        && literal.value() == null
        && few instanceof Typed.Attribute attribute
        && Key.nameOf(attribute).equals(counted)) {
      findings.add(
          FindingCode.NULL_LEAVES_OTHERS,
          many.span(),
          "NULL contributes nothing: a rule of lower precedence may still supply the values",
          "AuthoritativeNull lets no other rule supply them");
    }
  }

  /** Returns the attribute whose values a call counts, or null. */
  private static @Nullable String counted(Typed part) {
    if (!(part instanceof Typed.Call call)) {
      return null;
    }
    Typed argument = call.arguments().isEmpty() ? part : call.arguments().get(0);
    if (call.function().name().equals("Count") && argument instanceof Typed.Attribute attribute) {
      return Key.nameOf(attribute);
    }
    return call.function().name().equals("ValueCount")
            && argument.syntax() instanceof Syntax.Text text
        ? text.value()
        : null;
  }

  private static @Nullable Long number(Typed part) {
    return part instanceof Typed.Literal literal && literal.value() instanceof Long number
        ? number
        : null;
  }
}
