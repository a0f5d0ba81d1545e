package org.aadsync.expressions.internal.parse;

import com.google.common.base.Ascii;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.aadsync.expressions.SourceSpan;
import org.aadsync.expressions.internal.finding.FindingCode;
import org.aadsync.expressions.internal.finding.Findings;
import org.aadsync.expressions.internal.finding.SourceText;
import org.aadsync.expressions.internal.grammar.ExpressionLexer;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/**
 * Says what is wrong at the token that the parser could not take.
 *
 * <p>What may stand at a place follows from the token before it and from the innermost open
 * bracket; the names of tokens never reach a message.
 */
final class SyntaxError {
  private static final ImmutableSet<Integer> ENDS_OPERAND =
      ImmutableSet.of(
          ExpressionLexer.STRING,
          ExpressionLexer.NUMBER,
          ExpressionLexer.HEX_NUMBER,
          ExpressionLexer.TRUE,
          ExpressionLexer.FALSE,
          ExpressionLexer.NULL,
          ExpressionLexer.CRLF,
          ExpressionLexer.IGNORE_THIS_FLOW,
          ExpressionLexer.AUTHORITATIVE_NULL,
          ExpressionLexer.ATTRIBUTE,
          ExpressionLexer.PARAMETER,
          ExpressionLexer.VARIABLE,
          ExpressionLexer.NAME,
          ExpressionLexer.RPAREN);

  private static final ImmutableMap<String, String> WORDS =
      ImmutableMap.of(
          "and", "write '&&' instead",
          "or", "write '||' instead",
          "mod", "there is no modulo operator",
          "like", "use InStr to search in a text",
          "is", "use IsNull or IsPresent",
          "not", "to negate a condition, compare it: (...) = False");

  private final SourceText source;
  private final List<Token> tokens;
  private final int index;
  private final Token found;
  private final @Nullable Token before;
  private final Deque<Integer> open = new ArrayDeque<>();

  private SyntaxError(SourceText source, List<Token> tokens, int index) {
    this.source = source;
    this.tokens = tokens;
    this.index = index;
    this.found = tokens.get(index);
    this.before = index == 0 ? null : tokens.get(index - 1);
    for (int i = 0; i < index; i++) {
      if (tokens.get(i).getType() == ExpressionLexer.LPAREN) {
        open.push(i);
      } else if (tokens.get(i).getType() == ExpressionLexer.RPAREN) {
        open.poll();
      }
    }
  }

  /** Reports the error at the token with the given index. */
  static void report(SourceText source, List<Token> tokens, int index, Findings findings) {
    new SyntaxError(source, tokens, index).report(findings);
  }

  private void report(Findings findings) {
    boolean atEnd = found.getType() == Token.EOF;
    if (atEnd && before == null) {
      findings.add(
          FindingCode.EMPTY_TEXT,
          spanOfFound(),
          "there is no expression here",
          "write a value, such as [mail] or \"text\"");
    } else if (atEnd && afterOperand() && !open.isEmpty()) {
      reportOpenBracket(findings);
    } else if (found.getType() == ExpressionLexer.RPAREN && open.isEmpty()) {
      findings.add(
          FindingCode.UNBALANCED_BRACKET,
          spanOfFound(),
          "')' closes no bracket",
          "remove it, or add '(' before it");
    } else {
      findings.add(
          atEnd ? FindingCode.UNEXPECTED_END : FindingCode.UNEXPECTED_TOKEN,
          spanOfFound(),
          "expecting " + expected() + ", found " + shownFound(),
          hint());
    }
  }

  private void reportOpenBracket(Findings findings) {
    Token bracket = tokens.get(open.element());
    String function = functionOf(open.element());
    findings.add(
        FindingCode.UNBALANCED_BRACKET,
        source.span(bracket.getStartIndex(), bracket.getStopIndex() + 1),
        function == null
            ? "this bracket is not closed"
            : "this bracket, of the call of " + function + ", is not closed",
        "add ')'" + (open.size() == 1 ? "" : "; " + open.size() + " brackets are open at the end"));
  }

  private String expected() {
    if (!afterOperand()) {
      boolean emptyCall =
          before != null
              && before.getType() == ExpressionLexer.LPAREN
              && functionOf(index - 1) != null;
      return emptyCall ? "an expression or ')'" : "an expression";
    }
    if (open.isEmpty()) {
      return "an operator or the end of the expression";
    }
    return functionOf(open.element()) == null ? "an operator or ')'" : "an operator, ',' or ')'";
  }

  private @Nullable String hint() {
    return afterOperand() ? hintAfterOperand() : hintAtOperand();
  }

  private @Nullable String hintAfterOperand() {
    int type = found.getType();
    if (type == ExpressionLexer.NAME) {
      String advice = WORDS.get(Ascii.toLowerCase(found.getText()));
      if (advice != null) {
        return advice;
      }
    }
    if (type == ExpressionLexer.COMMA) {
      return "',' stands between the arguments of a function only";
    }
    if (before != null && before.getType() == ExpressionLexer.NAME) {
      if (before.getText().equals("Not")) {
        return WORDS.get("not");
      }
      return "the arguments of a function stand in brackets: " + before.getText() + "(...)";
    }
    if (before != null && before.getText().endsWith("\\\"")) {
      return UnknownCharacter.DOUBLED_QUOTE;
    }
    return ENDS_OPERAND.contains(type) ? "to join two texts, write '&' between them" : null;
  }

  private @Nullable String hintAtOperand() {
    if (before == null) {
      return found.getType() == ExpressionLexer.PLUS
          ? "a number needs no plus sign"
          : badHexNumber();
    }
    String pair = before.getText() + found.getText();
    switch (pair) {
      case "=>":
        return "write '>=' instead";
      case "=<":
        return "write '<=' instead";
      case "<>", "&&", "||", "<=", ">=":
        return "write '" + pair + "' without a blank";
      case "(,", ",,", ",)":
        return "an argument is missing; write NULL for no value";
      default:
        return badHexNumber();
    }
  }

  private @Nullable String badHexNumber() {
    if (found.getType() != ExpressionLexer.AMPERSAND || index + 1 >= tokens.size()) {
      return null;
    }
    Token next = tokens.get(index + 1);
    boolean joined = next.getStartIndex() == found.getStopIndex() + 1;
    return joined && next.getText().regionMatches(true, 0, "H", 0, 1)
        ? "'&" + next.getText() + "' is no hexadecimal number: its digits are 0 to 9 and A to F"
        : null;
  }

  private boolean afterOperand() {
    return before != null && ENDS_OPERAND.contains(before.getType());
  }

  /** Returns the name before the bracket with the given index, or null if it only groups. */
  private @Nullable String functionOf(int bracket) {
    Token name = bracket == 0 ? null : tokens.get(bracket - 1);
    return name != null && name.getType() == ExpressionLexer.NAME ? name.getText() : null;
  }

  private String shownFound() {
    return found.getType() == Token.EOF ? "the end of the text" : Shown.quoted(found.getText());
  }

  private SourceSpan spanOfFound() {
    return found.getType() == Token.EOF
        ? source.span(source.text().length(), source.text().length())
        : source.span(found.getStartIndex(), found.getStopIndex() + 1);
  }
}
