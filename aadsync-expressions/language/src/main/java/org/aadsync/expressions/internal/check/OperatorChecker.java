package org.aadsync.expressions.internal.check;

import com.google.common.collect.ImmutableList;
import java.util.List;
import org.aadsync.expressions.SourceSpan;
import org.aadsync.expressions.ast.Operator;
import org.aadsync.expressions.ast.Syntax;
import org.aadsync.expressions.internal.finding.FindingCode;
import org.aadsync.expressions.internal.finding.Shown;
import org.aadsync.expressions.internal.type.Kinds;
import org.aadsync.expressions.internal.type.StaticType;
import org.jspecify.annotations.Nullable;

/**
 * Checks the types of the operands of chains, from left to right, and gives those of the results.
 */
final class OperatorChecker {
  private static final int ORDERED = Kinds.NUM | Kinds.DT | Kinds.STR;

  private static final String LEFT_TO_RIGHT =
      "comparisons are taken from left to right; combine two of them with '&&'";

  private static final String JOIN = "to join texts, write '&' instead of '+'";

  private final Checker checker;

  OperatorChecker(Checker checker) {
    this.checker = checker;
  }

  /**
   * What stands on one side of an operator.
   *
   * @param typed the operand, or null if it is what the operators before this one give
   */
  private record Side(SourceSpan span, StaticType type, @Nullable Typed typed) {
    static Side of(Typed operand) {
      return new Side(operand.span(), operand.type(), operand);
    }

    /** Returns the left side of the next operator after this one and {@code right}. */
    Side and(Side right, StaticType result) {
      SourceSpan whole = new SourceSpan(span.start(), right.span.end(), span.line(), span.column());
      return new Side(whole, result, null);
    }
  }

  Typed negation(Syntax.Negation negation, Typed operand, Place place) {
    if (operand instanceof Typed.Unknown) {
      return operand;
    }
    require(Side.of(operand), Kinds.NUM, "-", place);
    StaticType type = StaticType.one(Kinds.NUM).liftedBy(operand.type());
    return new Typed.Negation(negation, type, negation.signs() % 2 == 1, operand);
  }

  Typed chain(Syntax.Chain chain, List<Typed> operands, Place place) {
    ImmutableList<Syntax.Link> operators = chain.operators();
    StaticType type =
        switch (operators.get(0).operator().family()) {
          case ADDITIVE -> additive(operands, operators, place);
          case COMPARISON -> comparison(operands, operators, place);
          case LOGICAL -> logical(operands, operators, place);
        };
    return new Typed.Chain(chain, type, ImmutableList.copyOf(operands), operators);
  }

  private StaticType additive(List<Typed> operands, List<Syntax.Link> operators, Place place) {
    Side left = Side.of(operands.get(0));
    boolean said = false;
    for (int i = 0; i < operators.size(); i++) {
      Syntax.Link link = operators.get(i);
      Side right = Side.of(operands.get(i + 1));
      StaticType result;
      if (link.operator() == Operator.JOIN) {
        result = joined(left, right, link, place);
      } else {
        String hint = arithmeticHint(link.operator(), left, right);
        // Who writes '+' for '&' makes one mistake, however many texts there are.
        said = number(left, link.operator(), place, hint, said);
        said = number(right, link.operator(), place, hint, said);
        result = StaticType.one(Kinds.NUM).liftedBy(left.type()).liftedBy(right.type());
      }
      left = left.and(right, result);
    }
    return left.type();
  }

  private static @Nullable String arithmeticHint(Operator operator, Side left, Side right) {
    boolean plus = operator == Operator.PLUS;
    if (plus && areTexts(left, right)) {
      return JOIN;
    }
    boolean later = left.type().kinds() == Kinds.DT && right.type().kinds() == Kinds.NUM;
    if (!later || !(plus || operator == Operator.MINUS)) {
      return null;
    }
    long days =
        right.typed() instanceof Typed.Literal literal && literal.value() instanceof Long number
            ? number
            : 7;
    String count = (plus ? "" : "-") + days;
    String date =
        left.typed() instanceof Typed.Attribute attribute
                && attribute.syntax() instanceof Syntax.Attribute written
            ? "[" + Shown.cut(written.name()) + "]"
            : "Now()";
    return "DateAdd adds days to a date: DateAdd(\"d\", " + count + ", " + date + ")";
  }

  /**
   * Requires a number.
   *
   * @param said whether a text in place of one has been reported as an error
   * @return the same after this operand
   */
  private boolean number(
      Side side, Operator operator, Place place, @Nullable String hint, boolean said) {
    boolean text = side.type().kinds() == Kinds.STR && operator == Operator.PLUS;
    String shown = hint == null ? hint(side, Kinds.NUM, operator.symbol()) : hint;
    boolean join = text && JOIN.equals(shown);
    if (join && said) {
      return true;
    }
    boolean fits = require(side, Kinds.NUM, operator.symbol(), place, hint);
    boolean isError = !(side.type().fromSchema() && place.isConditional());
    return said || (join && !fits && isError);
  }

  /** Returns whether both sides are texts, and not both are the digits of numbers. */
  private static boolean areTexts(Side left, Side right) {
    return left.type().kinds() == Kinds.STR
        && right.type().kinds() == Kinds.STR
        && !(isNumber(left.typed()) && isNumber(right.typed()));
  }

  private static boolean isNumber(@Nullable Typed text) {
    return text != null && Conversions.literal(text, Kinds.NUM) != null;
  }

  private StaticType joined(Side first, Side second, Syntax.Link link, Place place) {
    StaticType left = first.type();
    StaticType right = second.type();
    require(first, Kinds.STORABLE, "&", place);
    require(second, Kinds.STORABLE, "&", place);
    boolean leftBytes = left.kinds() == Kinds.BIN;
    boolean rightBytes = right.kinds() == Kinds.BIN;
    if ((leftBytes && !right.fits(Kinds.BIN)) || (rightBytes && !left.fits(Kinds.BIN))) {
      checker.report(
          FindingCode.OPERAND_TYPE,
          link.span(),
          place,
          left.fromSchema() || right.fromSchema(),
          "'&' cannot join " + left.describe() + " and " + right.describe(),
          "convert the bytes to text, with ConvertToBase64 for example");
    }
    // Either side may be absent, and then the other one alone says whether the result is bytes.
    int either = left.kinds() | right.kinds();
    int kinds = either & Kinds.BIN;
    if ((either & ~Kinds.BIN) != Kinds.NONE) {
      kinds |= Kinds.STR;
    }
    return StaticType.one(kinds).liftedBy(left).liftedBy(right);
  }

  private StaticType comparison(List<Typed> operands, List<Syntax.Link> operators, Place place) {
    Side left = Side.of(operands.get(0));
    for (int i = 0; i < operators.size(); i++) {
      Side right = Side.of(operands.get(i + 1));
      Syntax.Link link = operators.get(i);
      boolean equality = link.operator() == Operator.EQUAL || link.operator() == Operator.NOT_EQUAL;
      boolean comparable = true;
      if (!equality) {
        String symbol = link.operator().symbol();
        comparable = require(left, ORDERED, symbol, place);
        comparable &= require(right, ORDERED, symbol, place);
      }
      if (comparable) {
        requireComparable(left, right, link, place);
      }
      StaticType result = StaticType.one(Kinds.BOOL).liftedBy(left.type()).liftedBy(right.type());
      left = left.and(right, result);
    }
    return left.type();
  }

  private void requireComparable(Side left, Side right, Syntax.Link link, Place place) {
    if (right.type().kinds() == Kinds.NONE || left.type().fits(right.type().kinds())) {
      return;
    }
    checker.report(
        FindingCode.COMPARED_TYPES,
        link.span(),
        place,
        left.type().fromSchema() || right.type().fromSchema(),
        "'"
            + link.operator().symbol()
            + "' cannot compare "
            + left.type().describe()
            + " with "
            + right.type().describe(),
        left.typed() == null || right.typed() == null
            ? LEFT_TO_RIGHT
            : Conversions.comparison(left.typed(), right.typed()));
  }

  private StaticType logical(List<Typed> operands, List<Syntax.Link> operators, Place place) {
    StaticType type = StaticType.one(Kinds.BOOL);
    for (int i = 0; i < operands.size(); i++) {
      Typed operand = operands.get(i);
      String symbol = operators.get(Math.max(0, i - 1)).operator().symbol();
      require(Side.of(operand), Kinds.CONDITION, symbol, place);
      type = type.liftedBy(operand.type());
    }
    return type;
  }

  private boolean require(Side side, int kinds, String operator, Place place) {
    return require(side, kinds, operator, place, null);
  }

  private boolean require(
      Side side, int kinds, String operator, Place place, @Nullable String hint) {
    if (side.type().fits(kinds)) {
      return true;
    }
    checker.report(
        FindingCode.OPERAND_TYPE,
        side.span(),
        place,
        side.type().fromSchema(),
        "the operand of '"
            + operator
            + "' must be "
            + Conversions.expected(kinds)
            + "; this is "
            + side.type().describe(),
        hint == null ? hint(side, kinds, operator) : hint);
    return false;
  }

  private static @Nullable String hint(Side side, int kinds, String operator) {
    Typed typed = side.typed();
    String literal = typed == null ? null : Conversions.literal(typed, kinds);
    if (literal != null) {
      return literal;
    }
    if (kinds == Kinds.NUM && typed == null && side.type().kinds() == Kinds.STR) {
      return "operators are taken from left to right; write brackets around what is calculated";
    }
    if (operator.equals("+") && side.type().kinds() == Kinds.STR) {
      return JOIN;
    }
    if (kinds == ORDERED) {
      return typed == null ? LEFT_TO_RIGHT : "these have no order; compare them with '=' or '<>'";
    }
    return Conversions.conversion(side.type().kinds(), kinds);
  }
}
