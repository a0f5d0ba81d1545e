package org.aadsync.expressions.internal.check;

import com.google.common.collect.ImmutableList;
import java.util.List;
import org.aadsync.expressions.SourceSpan;
import org.aadsync.expressions.ast.Operator;
import org.aadsync.expressions.ast.Syntax;
import org.aadsync.expressions.internal.finding.FindingCode;
import org.aadsync.expressions.internal.type.Kinds;
import org.aadsync.expressions.internal.type.StaticType;
import org.jspecify.annotations.Nullable;

/**
 * Checks the types of the operands of chains, from left to right, and gives those of the results.
 */
final class OperatorChecker {
  private static final int ORDERED = Kinds.NUM | Kinds.DT | Kinds.STR;

  private final Checker checker;

  OperatorChecker(Checker checker) {
    this.checker = checker;
  }

  Typed negation(Syntax.Negation negation, Typed operand, Place place) {
    if (operand instanceof Typed.Unknown) {
      return operand;
    }
    require(operand.span(), operand.type(), Kinds.NUM, "-", place);
    StaticType type = StaticType.one(Kinds.NUM).liftedBy(operand.type());
    return negation.signs() % 2 == 0 ? operand : new Typed.Negation(negation, type, operand);
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
    SourceSpan first = operands.get(0).span();
    SourceSpan leftSpan = first;
    StaticType left = operands.get(0).type();
    for (int i = 0; i < operators.size(); i++) {
      Syntax.Link link = operators.get(i);
      Typed right = operands.get(i + 1);
      if (link.operator() == Operator.JOIN) {
        left = joined(left, leftSpan, right, link, place);
      } else {
        require(leftSpan, left, Kinds.NUM, link.operator().symbol(), place);
        require(right.span(), right.type(), Kinds.NUM, link.operator().symbol(), place);
        left = StaticType.one(Kinds.NUM).liftedBy(left).liftedBy(right.type());
      }
      leftSpan = new SourceSpan(first.start(), right.span().end(), first.line(), first.column());
    }
    return left;
  }

  private StaticType joined(
      StaticType left, SourceSpan leftSpan, Typed right, Syntax.Link link, Place place) {
    StaticType other = right.type();
    require(leftSpan, left, Kinds.STORABLE, "&", place);
    require(right.span(), other, Kinds.STORABLE, "&", place);
    boolean leftBytes = left.kinds() == Kinds.BIN;
    boolean rightBytes = other.kinds() == Kinds.BIN;
    if ((leftBytes && !other.fits(Kinds.BIN)) || (rightBytes && !left.fits(Kinds.BIN))) {
      checker.report(
          FindingCode.OPERAND_TYPE,
          link.span(),
          place,
          left.fromSchema() || other.fromSchema(),
          "'&' cannot join " + left.describe() + " and " + other.describe(),
          "convert the bytes to text, with ConvertToBase64 for example");
    }
    int kinds = Kinds.NONE;
    int either = left.kinds() | other.kinds();
    if (left.fits(Kinds.BIN) && other.fits(Kinds.BIN)) {
      kinds |= Kinds.BIN & either;
    }
    if (!leftBytes && !rightBytes && either != Kinds.NONE) {
      kinds |= Kinds.STR;
    }
    return StaticType.one(kinds).liftedBy(left).liftedBy(other);
  }

  private StaticType comparison(List<Typed> operands, List<Syntax.Link> operators, Place place) {
    StaticType left = operands.get(0).type();
    SourceSpan leftSpan = operands.get(0).span();
    for (int i = 0; i < operators.size(); i++) {
      Typed right = operands.get(i + 1);
      Syntax.Link link = operators.get(i);
      boolean equality = link.operator() == Operator.EQUAL || link.operator() == Operator.NOT_EQUAL;
      boolean comparable = true;
      if (!equality) {
        String symbol = link.operator().symbol();
        comparable = require(leftSpan, left, ORDERED, symbol, place);
        comparable &= require(right.span(), right.type(), ORDERED, symbol, place);
      }
      if (comparable) {
        requireComparable(left, right.type(), link, place);
      }
      left = StaticType.one(Kinds.BOOL).liftedBy(left).liftedBy(right.type());
      leftSpan = right.span();
    }
    return left;
  }

  private void requireComparable(StaticType left, StaticType right, Syntax.Link link, Place place) {
    if (right.kinds() == Kinds.NONE || left.fits(right.kinds())) {
      return;
    }
    checker.report(
        FindingCode.COMPARED_TYPES,
        link.span(),
        place,
        left.fromSchema() || right.fromSchema(),
        "'"
            + link.operator().symbol()
            + "' cannot compare "
            + left.describe()
            + " with "
            + right.describe(),
        "convert one side, with CStr, CNum, CBool or CRef");
  }

  private StaticType logical(List<Typed> operands, List<Syntax.Link> operators, Place place) {
    StaticType type = StaticType.one(Kinds.BOOL);
    for (int i = 0; i < operands.size(); i++) {
      Typed operand = operands.get(i);
      String symbol = operators.get(Math.max(0, i - 1)).operator().symbol();
      require(operand.span(), operand.type(), Kinds.CONDITION, symbol, place);
      type = type.liftedBy(operand.type());
    }
    return type;
  }

  private boolean require(
      SourceSpan span, StaticType type, int kinds, String operator, Place place) {
    if (type.fits(kinds)) {
      return true;
    }
    checker.report(
        FindingCode.OPERAND_TYPE,
        span,
        place,
        type.fromSchema(),
        "the operand of '"
            + operator
            + "' must be "
            + Kinds.describe(kinds)
            + "; this is "
            + type.describe(),
        hint(type, kinds, operator));
    return false;
  }

  private static @Nullable String hint(StaticType type, int kinds, String operator) {
    return operator.equals("+") && type.kinds() == Kinds.STR
        ? "to join texts, write '&' instead of '+'"
        : Conversions.hint(type.kinds(), kinds);
  }
}
