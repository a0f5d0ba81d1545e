package org.aadsync.expressions.internal.finding;

import org.aadsync.expressions.Severity;

/**
 * The stable codes of what can be found wrong. A code is never given to something else; the
 * hundreds say which stage found it.
 */
public enum FindingCode {
  TEXT_TOO_LONG(101, Kind.LIMIT),
  NESTING_TOO_DEEP(102, Kind.LIMIT),
  CHAIN_TOO_LONG(103, Kind.LIMIT),
  TOO_MANY_FINDINGS(104, Kind.LIMIT),

  UNEXPECTED_CHARACTER(201, Kind.PARSE),
  UNCLOSED_TEXT(202, Kind.PARSE),
  UNCLOSED_ATTRIBUTE(203, Kind.PARSE),
  WRONG_QUOTES(204, Kind.PARSE),
  WRONG_OPERATOR(205, Kind.PARSE),
  WRONG_SEPARATOR(206, Kind.PARSE),
  COMMENT(207, Kind.PARSE),
  NUMBER_OUT_OF_RANGE(208, Kind.ARGUMENT),
  FRACTION(209, Kind.ARGUMENT),
  EMPTY_ATTRIBUTE_NAME(210, Kind.PARSE),
  UNCLOSED_PARAMETER(211, Kind.PARSE),

  UNEXPECTED_TOKEN(301, Kind.PARSE),
  UNEXPECTED_END(302, Kind.PARSE),
  EMPTY_TEXT(303, Kind.PARSE),
  UNBALANCED_BRACKET(304, Kind.PARSE),

  UNKNOWN_FUNCTION(401, Kind.PARSE),
  UNKNOWN_ATTRIBUTE(402, Kind.PARSE),
  ATTRIBUTE_CASE(403, Kind.PARSE),
  UNKNOWN_NAME(404, Kind.PARSE),
  UNBOUND_VARIABLE(405, Kind.PARSE),

  ARGUMENT_COUNT(501, Kind.ARGUMENT),
  UNKNOWN_OPTION(502, Kind.ARGUMENT),
  ATTRIBUTE_NAME_EXPECTED(503, Kind.ARGUMENT),
  MISPLACED_OPTION(504, Kind.PARSE),
  VARIABLE_EXPECTED(505, Kind.ARGUMENT),

  ARGUMENT_TYPE(601, Kind.TYPE),
  OPERAND_TYPE(602, Kind.TYPE),
  COMPARED_TYPES(603, Kind.TYPE),
  MISPLACED_FLOW_LITERAL(604, Kind.TYPE),

  MIXED_LOGICAL(701, Kind.PARSE),
  MIXED_ARITHMETIC(702, Kind.PARSE);

  /** What kind of failure an error with the code is: the kinds of the table format. */
  public enum Kind {
    PARSE,
    ARGUMENT,
    TYPE,
    LIMIT
  }

  private final int number;
  private final Kind kind;

  FindingCode(int number, Kind kind) {
    this.number = number;
    this.kind = kind;
  }

  /** Returns the code as users see it, such as {@code AADS-EXPR-0401}. */
  public String id() {
    return "AADS-EXPR-0" + number;
  }

  /** Returns the kind of failure. */
  public Kind kind() {
    return kind;
  }

  /** Returns the severity that a finding with this code has unless said otherwise. */
  Severity severity() {
    return number >= 700 ? Severity.WARNING : Severity.ERROR;
  }

  /**
   * Returns whether an error with the code that users see as {@code id} is about how a text is
   * written: its tree, if it has one, may not be what was meant.
   */
  public static boolean isAboutWriting(String id) {
    FindingCode code = of(id);
    return code.number < 400 && code != TOO_MANY_FINDINGS;
  }

  /** Returns the kind of the code that users see as {@code id}. */
  public static Kind kindOf(String id) {
    return of(id).kind;
  }

  private static FindingCode of(String id) {
    for (FindingCode code : values()) {
      if (code.id().equals(id)) {
        return code;
      }
    }
    throw new IllegalArgumentException("no finding has the code " + id);
  }
}
