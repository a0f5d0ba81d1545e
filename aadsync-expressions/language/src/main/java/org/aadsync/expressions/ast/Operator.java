package org.aadsync.expressions.ast;

/** The operators that stand between two operands. */
public enum Operator {
  PLUS("+", Family.ADDITIVE),
  MINUS("-", Family.ADDITIVE),
  TIMES("*", Family.ADDITIVE),
  DIVIDE("/", Family.ADDITIVE),
  JOIN("&", Family.ADDITIVE),
  EQUAL("=", Family.COMPARISON),
  NOT_EQUAL("<>", Family.COMPARISON),
  LESS("<", Family.COMPARISON),
  LESS_EQUAL("<=", Family.COMPARISON),
  GREATER(">", Family.COMPARISON),
  GREATER_EQUAL(">=", Family.COMPARISON),
  AND("&&", Family.LOGICAL),
  OR("||", Family.LOGICAL);

  /** What operators of one kind do to their operands. */
  public enum Family {
    /** Arithmetic, and joining of text. */
    ADDITIVE,
    /** Comparison of two values. */
    COMPARISON,
    /** Combination of conditions. */
    LOGICAL
  }

  private final String symbol;
  private final Family family;

  Operator(String symbol, Family family) {
    this.symbol = symbol;
    this.family = family;
  }

  /** Returns the operator as it is written. */
  public String symbol() {
    return symbol;
  }

  /** Returns what kind of operator it is. */
  public Family family() {
    return family;
  }
}
