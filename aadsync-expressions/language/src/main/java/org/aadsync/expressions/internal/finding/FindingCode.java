package org.aadsync.expressions.internal.finding;

import org.aadsync.expressions.Severity;

/**
 * The stable codes of what can be found wrong. A code is never given to something else; the
 * hundreds say which stage found it. The list for users is made of what is said here.
 */
public enum FindingCode {
  TEXT_TOO_LONG(
      101,
      Kind.LIMIT,
      "The text is longer than the limit maxTextLength.",
      "a text of 100,001 characters",
      "several flows, or a higher limit"),
  NESTING_TOO_DEEP(
      102,
      Kind.LIMIT,
      "Brackets nest deeper than the limit maxNesting, or than the stack of the thread allows.",
      "a call within a call, 251 times",
      "Switch instead of nested IIF, or several flows"),
  CHAIN_TOO_LONG(
      103,
      Kind.LIMIT,
      "More operands are chained by operators than the limit maxChainLength.",
      "1+1+1+…, with 100,001 operands",
      "several flows, or a higher limit"),
  TOO_MANY_FINDINGS(
      104,
      Kind.LIMIT,
      "There are more findings than the limit maxFindings; the others are counted. A warning if all"
          + " of them are.",
      "a text with 31 mistakes",
      "the first findings mended"),

  UNEXPECTED_CHARACTER(
      201,
      Kind.PARSE,
      "A character that has no meaning outside of a text in quotes, an invisible one included.",
      "Left([mail],{3})",
      "Left([mail],3)"),
  UNCLOSED_TEXT(
      202,
      Kind.PARSE,
      "A text has a quote at one end and none at the other.",
      "Trim(\"abc)",
      "Trim(\"abc\")"),
  UNCLOSED_ATTRIBUTE(
      203,
      Kind.PARSE,
      "The name of an attribute has '[' at its start and no ']' at its end, or the other way round.",
      "Trim([mail)",
      "Trim([mail])"),
  WRONG_QUOTES(
      204,
      Kind.PARSE,
      "A text in single, curly or back quotes, or a quote escaped by a backslash. Texts stand in"
          + " straight double quotes; a quote within is written twice.",
      "'abc'",
      "\"abc\""),
  WRONG_OPERATOR(
      205,
      Kind.PARSE,
      "An operator of another language, as a sign or a word.",
      "[mail] == \"x\" And [sn] != \"y\"",
      "[mail] = \"x\" && [sn] <> \"y\""),
  WRONG_SEPARATOR(
      206,
      Kind.PARSE,
      "A semicolon. Commas stand between arguments, and nothing ends an expression.",
      "Left([mail];3)",
      "Left([mail],3)"),
  COMMENT(207, Kind.PARSE, "A comment. Expressions have none.", "[mail] // the address", "[mail]"),
  NUMBER_OUT_OF_RANGE(
      208,
      Kind.ARGUMENT,
      "A number that does not fit in 64 bits with a sign.",
      "9223372036854775808",
      "9223372036854775807"),
  FRACTION(209, Kind.ARGUMENT, "A number with a fraction. Numbers are whole.", "1.5", "\"1.5\""),
  EMPTY_ATTRIBUTE_NAME(
      210, Kind.PARSE, "Square brackets without a name.", "Trim([])", "Trim([mail])"),
  UNCLOSED_PARAMETER(
      211,
      Kind.PARSE,
      "The name of a parameter has no second percent sign, or blanks in it. A percent sign is no"
          + " operator.",
      "%Domain.FQDN",
      "%Domain.FQDN%"),

  UNEXPECTED_TOKEN(
      301,
      Kind.PARSE,
      "Something stands where it cannot: an operator or an argument is missing, or there is one too"
          + " many.",
      "IIF(IsPresent([mail]),,[sn])",
      "IIF(IsPresent([mail]),NULL,[sn])"),
  UNEXPECTED_END(302, Kind.PARSE, "The text ends where a value is missing.", "[mail] &", "[mail]"),
  EMPTY_TEXT(303, Kind.PARSE, "There is nothing but white space.", " ", "[mail]"),
  UNBALANCED_BRACKET(
      304,
      Kind.PARSE,
      "A round bracket that is not closed, or that closes nothing.",
      "Trim(LCase([mail])",
      "Trim(LCase([mail]))"),

  UNKNOWN_FUNCTION(
      401,
      Kind.PARSE,
      "There is no function of this name. Upper and lower case differ.",
      "Concatenate([mail],[sn])",
      "[mail] & [sn]"),
  UNKNOWN_ATTRIBUTE(
      402,
      Kind.PARSE,
      "The source has no attribute of this name, or it is not selected for the kind of object.",
      "[maill]",
      "[mail]"),
  ATTRIBUTE_CASE(
      403,
      Kind.PARSE,
      "The name of an attribute in the wrong case. An error if the option strict is on.",
      "[Mail]",
      "[mail]",
      Severity.WARNING),
  UNKNOWN_NAME(
      404,
      Kind.PARSE,
      "A name without brackets that is no constant. Attributes stand in square brackets, texts in"
          + " quotes.",
      "mail",
      "[mail]"),
  UNBOUND_VARIABLE(
      405,
      Kind.PARSE,
      "A variable that no Select, Where or With around it introduces.",
      "Where($item,[proxyAddresses],InStr($itm,\"SIP:\")=1)",
      "Where($item,[proxyAddresses],InStr($item,\"SIP:\")=1)"),

  ARGUMENT_COUNT(
      501,
      Kind.ARGUMENT,
      "The function does not take so many arguments.",
      "Left([mail])",
      "Left([mail],3)"),
  UNKNOWN_OPTION(
      502,
      Kind.ARGUMENT,
      "An argument that must be one of some names is another one.",
      "Contains([proxyAddresses],\"smtp:\",IgnoreCase)",
      "Contains([proxyAddresses],\"smtp:\",CaseInsensitive)"),
  ATTRIBUTE_NAME_EXPECTED(
      503,
      Kind.ARGUMENT,
      "ImportedValue and ValueCount take the name of an attribute in quotes.",
      "ImportedValue([mail])",
      "ImportedValue(\"mail\")"),
  MISPLACED_OPTION(
      504,
      Kind.PARSE,
      "A name such as CaseInsensitive where no function takes it.",
      "InStr([mail],\"x\",vbTextCompare)",
      "InStr([mail],\"x\",1,vbTextCompare)"),
  VARIABLE_EXPECTED(
      505,
      Kind.ARGUMENT,
      "Select, Where and With take a new variable as their first argument.",
      "Select(item,[proxyAddresses],LCase($item))",
      "Select($item,[proxyAddresses],LCase($item))"),

  ARGUMENT_TYPE(
      601,
      Kind.TYPE,
      "An argument is never of a type that the function takes. A warning where only the schema says"
          + " so and the call may not be reached.",
      "Left([mail],\"3\")",
      "Left([mail],3)"),
  OPERAND_TYPE(
      602,
      Kind.TYPE,
      "An operand is never of a type that the operator takes. A warning where only the schema says"
          + " so and the operator may not be reached.",
      "[mail] + [sn]",
      "[mail] & [sn]"),
  COMPARED_TYPES(
      603,
      Kind.TYPE,
      "The two sides of a comparison are never of one type. A warning where only the schema says so"
          + " and the comparison may not be reached.",
      "[userAccountControl] = \"512\"",
      "[userAccountControl] = 512"),
  MISPLACED_FLOW_LITERAL(
      604,
      Kind.TYPE,
      "IgnoreThisFlow or AuthoritativeNull where a value is computed. They are results.",
      "Trim(IIF(IsPresent([mail]),[mail],IgnoreThisFlow))",
      "IIF(IsPresent([mail]),Trim([mail]),IgnoreThisFlow)"),

  MIXED_LOGICAL(
      701,
      Kind.PARSE,
      "'&&' and '||' without brackets. They are taken from left to right, and not '&&' first as in"
          + " many languages.",
      "IsPresent([mail]) || IsPresent([sn]) && IsPresent([dn])",
      "IsPresent([mail]) || (IsPresent([sn]) && IsPresent([dn]))"),
  MIXED_ARITHMETIC(
      702,
      Kind.PARSE,
      "'*' or '/' with '+', '-' or '&' without brackets. They are taken from left to right.",
      "1 + Len([mail]) * 2",
      "1 + (Len([mail]) * 2)"),
  MAY_BE_ABSENT(
      703,
      Kind.PARSE,
      "A text is joined with an attribute, or with what a function makes of it, that may be absent"
          + " and that no condition around it mentions: then the rest is the result, such as"
          + " \"@contoso.com\". Or CRef gets an empty text if an attribute is absent, and fails. Or"
          + " an attribute is used where a condition says that it is absent.",
      "[mail] & \"@contoso.com\"",
      "IIF(IsPresent([mail]),[mail] & \"@contoso.com\",NULL)"),
  UNREACHABLE_BRANCH(
      704,
      Kind.PARSE,
      "A branch is never taken, since a condition around or before it says so.",
      "IIF(IsPresent([mail]),IIF(IsPresent([mail]),[mail],[sn]),NULL)",
      "IIF(IsPresent([mail]),[mail],NULL)"),
  CONSTANT_CONDITION(
      705,
      Kind.PARSE,
      "A condition or comparison that is always True or always False.",
      "IIF(InStr([mail],\"@\") >= 0,[mail],NULL)",
      "IIF(InStr([mail],\"@\") > 0,[mail],NULL)"),
  DATE_PATTERN(
      706,
      Kind.PARSE,
      "A date format that most likely says something else than meant: mm is minutes and MM is"
          + " months, hh counts to 12, YYYY, DD and SS mean nothing.",
      "FormatDateTime(DateFromNum([userAccountControl]),\"yyyy-mm-dd\")",
      "FormatDateTime(DateFromNum([userAccountControl]),\"yyyy-MM-dd\")"),
  COMPARED_MULTI_VALUE(
      707,
      Kind.PARSE,
      "A comparison of a multi-value, which is made for each value, where one Boolean is wanted.",
      "IIF([proxyAddresses] = \"SMTP:a@b\",True,False)",
      "IIF(Contains([proxyAddresses],\"SMTP:a@b\") > 0,True,False)"),
  NULL_LEAVES_OTHERS(
      708,
      Kind.PARSE,
      "NULL as the result for too many values. It contributes nothing, so that a rule of lower"
          + " precedence may supply them; AuthoritativeNull does not let it.",
      "IIF(Count([proxyAddresses]) > 100,NULL,[proxyAddresses])",
      "IIF(Count([proxyAddresses]) > 100,AuthoritativeNull,[proxyAddresses])"),
  DUPLICATE_CONDITION(
      709,
      Kind.PARSE,
      "A condition stands twice, among the conditions of a Switch or the operands of '&&' or '||'.",
      "IsPresent([mail]) || IsPresent([mail])",
      "IsPresent([mail])"),
  UNUSED_VARIABLE(
      710,
      Kind.PARSE,
      "Select, Where or With introduces a variable that is not read.",
      "With($x,Trim([mail]),LCase([mail]))",
      "With($x,Trim([mail]),LCase($x))"),
  ALWAYS_FAILS(
      711,
      Kind.PARSE,
      "A part without inputs, or with an argument that no input can make right, that fails whenever"
          + " it is evaluated.",
      "CDate(\"2001-02-30\")",
      "CDate(\"2001-02-28\")"),
  COMPARED_WITH_EMPTY(
      712,
      Kind.PARSE,
      "An attribute is compared with \"\". An absent attribute is NULL, which is not \"\".",
      "IIF([mail] <> \"\",[mail],[sn])",
      "IIF(IsPresent([mail]),[mail],[sn])"),
  POSITION_BELOW_ONE(
      713,
      Kind.PARSE,
      "A position below 1. Positions and indexes count from 1.",
      "Word([mail],0,\"@\")",
      "Word([mail],1,\"@\")");

  /** What kind of failure an error with the code is: the kinds of the table format. */
  public enum Kind {
    PARSE,
    ARGUMENT,
    TYPE,
    LIMIT
  }

  private static final int FIRST_WARNING = 700;

  private final int number;
  private final Kind kind;
  private final String meaning;
  private final String example;
  private final String mended;
  private final Severity severity;

  FindingCode(int number, Kind kind, String meaning, String example, String mended) {
    this(
        number,
        kind,
        meaning,
        example,
        mended,
        number >= FIRST_WARNING ? Severity.WARNING : Severity.ERROR);
  }

  FindingCode(
      int number, Kind kind, String meaning, String example, String mended, Severity severity) {
    this.number = number;
    this.kind = kind;
    this.meaning = meaning;
    this.example = example;
    this.mended = mended;
    this.severity = severity;
  }

  /** Returns the code as users see it, such as {@code AADS-EXPR-0401}. */
  public String id() {
    return "AADS-EXPR-0" + number;
  }

  /** Returns the hundred of the number: which stage finds it. */
  int stage() {
    return number / 100;
  }

  /** Returns the kind of failure. */
  public Kind kind() {
    return kind;
  }

  /** Returns what the code is about, in sentences. */
  public String meaning() {
    return meaning;
  }

  /** Returns an expression with this finding; of a limit, what exceeds it. */
  public String example() {
    return example;
  }

  /** Returns the example without the finding; of a limit, what to do. */
  public String mended() {
    return mended;
  }

  /** Returns the severity that a finding with this code has unless said otherwise. */
  public Severity severity() {
    return severity;
  }

  /** Returns the kind of the code that users see as {@code id}. */
  public static Kind kindOf(String id) {
    for (FindingCode code : values()) {
      if (code.id().equals(id)) {
        return code.kind;
      }
    }
    throw new IllegalArgumentException("no finding has the code " + id);
  }
}
