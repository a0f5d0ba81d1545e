package org.aadsync.expressions.internal.print;

import org.aadsync.expressions.ast.Operator;
import org.aadsync.expressions.ast.Syntax;

/**
 * Where a tree needs brackets that it does not have, so that its text is read as the tree is. No
 * tree of the parser needs any; one that was put together may.
 */
final class Brackets {
  private Brackets() {}

  /** Returns whether an operand of a chain needs brackets. */
  static boolean neededBy(Syntax.Chain chain, Syntax operand) {
    return operand instanceof Syntax.Chain inner
        && !inner.operators().isEmpty()
        && level(inner.operators().get(0).operator()) >= level(chain.operators().get(0).operator());
  }

  /** Returns whether the operand of a negation needs brackets. */
  static boolean neededBy(Syntax.Negation negation) {
    Syntax operand = negation.operand();
    // A sign before a decimal number belongs to the number, one before a sign to the same negation.
    boolean decimal = operand instanceof Syntax.Number number && !isHex(number);
    return decimal || operand instanceof Syntax.Chain || operand instanceof Syntax.Negation;
  }

  private static boolean isHex(Syntax.Number number) {
    return number.written().startsWith("&");
  }

  /**
   * Returns how loosely an operator binds, by the finest distinctions that any option makes: trees
   * of either precedence have chains only inside of looser ones.
   */
  private static int level(Operator operator) {
    return switch (operator) {
      case TIMES, DIVIDE -> 0;
      case PLUS, MINUS -> 1;
      case JOIN -> 2;
      case EQUAL, NOT_EQUAL, LESS, LESS_EQUAL, GREATER, GREATER_EQUAL -> 3;
      case AND -> 4;
      case OR -> 5;
    };
  }
}
