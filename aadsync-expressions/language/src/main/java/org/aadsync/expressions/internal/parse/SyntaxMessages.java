package org.aadsync.expressions.internal.parse;

import com.google.common.base.Ascii;
import com.google.common.collect.ImmutableMap;
import org.aadsync.expressions.SourceSpan;
import org.aadsync.expressions.internal.finding.FindingCode;
import org.aadsync.expressions.internal.finding.Findings;
import org.aadsync.expressions.internal.finding.Shown;
import org.aadsync.expressions.internal.finding.SourceText;
import org.aadsync.expressions.internal.grammar.ExpressionLexer;
import org.aadsync.expressions.internal.parse.SyntaxRepair.Bracket;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/**
 * The words about mistakes in the order of tokens. The names of tokens never reach a message: what
 * was expected is said in terms of the language.
 */
final class SyntaxMessages {
  private static final String CHOICE =
      "a choice is written as IIF(condition, valueIfTrue, valueIfFalse)";

  private static final String NOT = "to negate a condition, compare it: (...) = False";

  private static final ImmutableMap<String, Integer> OPERATOR_WORDS =
      ImmutableMap.of(
          "and", ExpressionLexer.AND,
          "andalso", ExpressionLexer.AND,
          "or", ExpressionLexer.OR,
          "orelse", ExpressionLexer.OR);

  private static final ImmutableMap<String, String> OTHER_WORDS =
      ImmutableMap.<String, String>builder()
          .put("not", NOT)
          .put("mod", "there is no modulo operator")
          .put("xor", "compare the two conditions: (...) <> (...)")
          .put("like", "InStr searches in a text: InStr([mail], \"@\") > 0")
          .put("is", "IsNull and IsPresent test whether there is a value")
          .put("then", CHOICE)
          .put("else", CHOICE)
          .buildOrThrow();

  private final SourceText source;
  private final Findings findings;
  private boolean choiceExplained;

  SyntaxMessages(SourceText source, Findings findings) {
    this.source = source;
    this.findings = findings;
  }

  /** Returns the type of the operator that a word of another language stands for, or null. */
  static @Nullable Integer operatorOf(Token token) {
    return token.getType() == ExpressionLexer.NAME
        ? OPERATOR_WORDS.get(Ascii.toLowerCase(token.getText()))
        : null;
  }

  /** Returns whether the token is a word that other languages have between or before operands. */
  static boolean isWord(Token token) {
    return token.getType() == ExpressionLexer.NAME
        && OTHER_WORDS.containsKey(Ascii.toLowerCase(token.getText()));
  }

  static boolean isNot(Token token) {
    return token.getType() == ExpressionLexer.NAME
        && Ascii.equalsIgnoreCase(token.getText(), "not");
  }

  /** A word that is no operator here. */
  void word(Token token) {
    Integer operator = operatorOf(token);
    String advice = OTHER_WORDS.get(Ascii.toLowerCase(token.getText()));
    if (CHOICE.equals(advice) && choiceExplained) {
      return;
    }
    choiceExplained |= CHOICE.equals(advice);
    if (operator != null) {
      advice = "write '" + (operator == ExpressionLexer.AND ? "&&" : "||") + "' instead";
    }
    findings.add(
        FindingCode.WRONG_OPERATOR,
        span(token),
        Shown.quoted(token.getText()) + " is not an operator",
        advice);
  }

  /** An operator whose two characters are swapped or apart. */
  void twoHalves(Token first, Token second, int meant) {
    String right =
        switch (meant) {
          case ExpressionLexer.GREATER_EQUAL -> ">=";
          case ExpressionLexer.LESS_EQUAL -> "<=";
          case ExpressionLexer.AND -> "&&";
          default -> "<>";
        };
    boolean swapped = !right.equals(first.getText() + second.getText());
    findings.add(
        FindingCode.WRONG_OPERATOR,
        source.span(span(first), span(second)),
        "'" + first.getText() + (swapped ? "" : " ") + second.getText() + "' is not an operator",
        "write '"
            + right
            + "'"
            + (swapped ? " instead" : " without a blank")
            + (meant == ExpressionLexer.AND ? ", or one '&' to join texts" : ""));
  }

  void leadingEqual(Token token) {
    findings.add(
        FindingCode.UNEXPECTED_TOKEN,
        span(token),
        "an expression does not start with '='",
        "remove it");
  }

  void plusSign(Token token) {
    findings.add(
        FindingCode.UNEXPECTED_TOKEN,
        span(token),
        "expecting an expression, found '+'",
        "a number needs no plus sign");
  }

  void badHexNumber(Token ampersand, Token name) {
    String number = "&" + name.getText();
    findings.add(
        FindingCode.UNEXPECTED_TOKEN,
        source.span(span(ampersand), span(name)),
        Shown.quoted(number) + " is no hexadecimal number",
        "after &H stand digits from 0 to 9 and A to F, such as &HFF");
  }

  void bracketsAfter(Token constant, Token left, Token right) {
    findings.add(
        FindingCode.UNEXPECTED_TOKEN,
        source.span(span(left), span(right)),
        constant.getText() + " is a value and not a function",
        "write " + constant.getText() + " without brackets");
  }

  void separator(Token token, boolean betweenArguments) {
    findings.add(
        FindingCode.WRONG_SEPARATOR,
        span(token),
        betweenArguments
            ? "';' does not separate arguments"
            : "';' has no meaning: an expression is one value",
        betweenArguments ? "write ',' instead" : "remove it");
  }

  void closesNothing(Token token) {
    findings.add(
        FindingCode.UNBALANCED_BRACKET,
        span(token),
        "')' closes no bracket",
        "remove it, or add '(' before it");
  }

  void closedTooEarly(Token bracket, Bracket call) {
    findings.add(
        FindingCode.UNBALANCED_BRACKET,
        span(bracket),
        "this ')' ends the call of " + functionOf(call) + ", and ',' with more arguments follows",
        "remove it, or add '(' where it should match");
  }

  void notClosed(Bracket bracket, int count) {
    findings.add(
        FindingCode.UNBALANCED_BRACKET,
        span(bracket.token()),
        bracket.function() == null
            ? "this bracket is not closed"
            : "this bracket, of the call of " + functionOf(bracket) + ", is not closed",
        "add ')'" + (count == 1 ? "" : "; " + count + " brackets are open at the end"));
  }

  void misplacedComma(Token before, Token token, Token after) {
    boolean fraction =
        before.getType() == ExpressionLexer.NUMBER && after.getType() == ExpressionLexer.NUMBER;
    findings.add(
        FindingCode.UNEXPECTED_TOKEN,
        span(token),
        "expecting an operator, found ','",
        fraction
            ? "numbers are whole and are written with digits only"
            : "',' stands between the arguments of a function only; to join texts, write '&'");
  }

  void missingOperand(@Nullable Token before, Token found, @Nullable Bracket open) {
    boolean atEnd = found.getType() == Token.EOF;
    if (atEnd && before == null) {
      findings.add(
          FindingCode.EMPTY_TEXT,
          span(found),
          "there is no expression here",
          "write a value, such as [mail] or \"text\"");
      return;
    }
    boolean opensCall = open != null && open.token() == before && open.function() != null;
    findings.add(
        atEnd ? FindingCode.UNEXPECTED_END : FindingCode.UNEXPECTED_TOKEN,
        span(found),
        "expecting an expression" + (opensCall ? " or ')'" : "") + ", found " + shown(found),
        hintForOperand(before, found));
  }

  private static @Nullable String hintForOperand(@Nullable Token before, Token found) {
    int type = found.getType();
    int earlier = before == null ? Token.EOF : before.getType();
    boolean separates = earlier == ExpressionLexer.COMMA || earlier == ExpressionLexer.LPAREN;
    boolean ends = type == ExpressionLexer.COMMA || type == ExpressionLexer.RPAREN;
    if (separates && ends) {
      return earlier == ExpressionLexer.LPAREN && type == ExpressionLexer.RPAREN
          ? "write a value between the brackets"
          : "an argument is missing; write NULL for no value";
    }
    if (earlier == ExpressionLexer.LPAREN) {
      return "a value and ')' are missing";
    }
    if (earlier == ExpressionLexer.COMMA) {
      return "an argument and ')' are missing";
    }
    return before == null
        ? "a value is missing before '" + found.getText() + "'"
        : "a value is missing after '" + before.getText() + "'";
  }

  void missingOperator(@Nullable Token before, Token found, @Nullable Bracket open) {
    String expected =
        open == null
            ? "an operator or the end of the expression"
            : open.function() == null ? "an operator or ')'" : "an operator, ',' or ')'";
    boolean inCall = open != null && open.function() != null;
    String hint = before == null ? null : hintForOperator(before, found, inCall);
    choiceExplained |= CHOICE.equals(hint);
    findings.add(
        FindingCode.UNEXPECTED_TOKEN,
        span(found),
        "expecting " + expected + ", found " + shown(found),
        hint);
  }

  private static @Nullable String hintForOperator(Token before, Token found, boolean inCall) {
    boolean joined = found.getStartIndex() == before.getStopIndex() + 1;
    boolean name = found.getType() == ExpressionLexer.NAME;
    if (before.getType() == ExpressionLexer.NAME) {
      return Ascii.equalsIgnoreCase(before.getText(), "if")
          ? CHOICE
          : "the arguments of a function stand in brackets: "
              + Shown.cut(before.getText())
              + "(...)";
    }
    if (before.getType() == ExpressionLexer.STRING && joined) {
      return UnknownCharacter.DOUBLED_QUOTE;
    }
    if (before.getType() == ExpressionLexer.NUMBER && joined && name) {
      return found.getText().startsWith("x")
          ? "hexadecimal numbers are written with &H, such as &HFF"
          : "a number has digits only; text stands in quotes";
    }
    if (found.getType() == ExpressionLexer.HEX_NUMBER) {
      return Shown.quoted(found.getText())
          + " is a hexadecimal number; to join, write '&' and a blank before what follows";
    }
    return inCall
        ? "write ',' between two arguments, or '&' to join two texts"
        : "to join two texts, write '&' between them";
  }

  private static String functionOf(Bracket bracket) {
    Token function = bracket.function();
    return function == null ? "" : Shown.cut(function.getText());
  }

  private static String shown(Token token) {
    return token.getType() == Token.EOF ? "the end of the text" : Shown.quoted(token.getText());
  }

  private SourceSpan span(Token token) {
    return source.span(token.getStartIndex(), token.getStopIndex() + 1);
  }
}
