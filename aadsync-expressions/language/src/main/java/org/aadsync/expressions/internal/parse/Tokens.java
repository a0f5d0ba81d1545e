package org.aadsync.expressions.internal.parse;

import com.google.common.collect.ImmutableList;
import org.aadsync.expressions.SourceSpan;
import org.aadsync.expressions.internal.finding.FindingCode;
import org.aadsync.expressions.internal.finding.Findings;
import org.aadsync.expressions.internal.finding.SourceText;
import org.aadsync.expressions.internal.grammar.ExpressionLexer;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;

/**
 * The tokens of a text. Mistakes that have an obvious reading are reported and read that way, so
 * that one run finds as much as possible; after the others there is nothing to parse.
 */
final class Tokens {
  private final SourceText source;
  private final Findings findings;
  private final boolean backslashEscapes;
  private final ImmutableList.Builder<Token> kept = ImmutableList.builder();
  private boolean readable = true;

  private Tokens(SourceText source, boolean backslashEscapes, Findings findings) {
    this.source = source;
    this.findings = findings;
    this.backslashEscapes = backslashEscapes;
  }

  /**
   * Returns the tokens, the end of the text as the last one, or an empty list if there is a mistake
   * that nothing can be made of.
   */
  static ImmutableList<Token> of(SourceText source, boolean backslashEscapes, Findings findings) {
    Tokens tokens = new Tokens(source, backslashEscapes, findings);
    tokens.read();
    return tokens.readable ? tokens.kept.build() : ImmutableList.of();
  }

  private void read() {
    ExpressionLexer lexer = new ExpressionLexer(new Utf16CharStream(source.text()));
    lexer.removeErrorListeners();
    Token token = next(lexer);
    while (token.getType() != Token.EOF) {
      Token next = next(lexer);
      if (token.getType() == ExpressionLexer.UNKNOWN) {
        next = reportUnknown(token, next, lexer);
      } else {
        accept((CommonToken) token);
      }
      token = next;
    }
    kept.add(token);
  }

  /** Returns the next token; a text with its escapes, which the lexer does not know. */
  private Token next(ExpressionLexer lexer) {
    Token token = lexer.nextToken();
    boolean text =
        token.getType() == ExpressionLexer.STRING || token.getType() == ExpressionLexer.OPEN_STRING;
    if (backslashEscapes && text) {
      CommonToken literal = (CommonToken) token;
      int end = TextLiteral.endWithEscapes(source.text(), literal.getStartIndex());
      int stop = end < 0 ? source.text().length() : end;
      literal.setType(end < 0 ? ExpressionLexer.OPEN_STRING : ExpressionLexer.STRING);
      literal.setStopIndex(stop - 1);
      lexer.getInputStream().seek(stop);
    }
    return token;
  }

  private void accept(CommonToken token) {
    switch (token.getType()) {
      case ExpressionLexer.WRONG_EQUAL -> replaceOperator(token, ExpressionLexer.EQUAL, "==", "=");
      case ExpressionLexer.WRONG_NOT_EQUAL ->
          replaceOperator(token, ExpressionLexer.NOT_EQUAL, "!=", "<>");
      case ExpressionLexer.WRONG_SEPARATOR -> {
        report(
            FindingCode.WRONG_SEPARATOR,
            span(token),
            "';' does not separate arguments",
            "write ',' instead");
        keepAs(token, ExpressionLexer.COMMA);
      }
      case ExpressionLexer.SINGLE_QUOTED -> replaceQuotes(token, "single quotes");
      case ExpressionLexer.CURLY_QUOTED -> replaceQuotes(token, "curly quotes");
      case ExpressionLexer.FRACTION -> {
        report(
            FindingCode.FRACTION,
            span(token),
            "a number with a fraction: numbers are whole",
            "write a whole number, or text in quotes");
        keepAs(token, ExpressionLexer.NUMBER);
      }
      case ExpressionLexer.NO_BREAK_SPACE ->
          report(
              FindingCode.UNEXPECTED_CHARACTER,
              span(token),
              "an invisible character, " + Shown.codePoint(token.getText().charAt(0)),
              "replace it by an ordinary blank; it often comes from a copied document");
      case ExpressionLexer.OPEN_STRING -> reportOpenText(token);
      case ExpressionLexer.OPEN_ATTRIBUTE ->
          giveUp(
              FindingCode.UNCLOSED_ATTRIBUTE,
              openingOf(token),
              "'[' starts the name of an attribute, and no ']' follows",
              "write the name in square brackets, such as [mail]");
      case ExpressionLexer.OPEN_PARAMETER ->
          giveUp(
              FindingCode.UNCLOSED_PARAMETER,
              span(token),
              "'%' starts the name of a parameter, and no '%' ends it",
              "write " + token.getText() + "%; there is no modulo operator");
      case ExpressionLexer.WRONG_COMMENT ->
          giveUp(
              FindingCode.COMMENT,
              span(token),
              "there are no comments in expressions",
              "remove it");
      case ExpressionLexer.ATTRIBUTE -> acceptAttribute(token);
      default -> kept.add(token);
    }
  }

  private void acceptAttribute(CommonToken token) {
    String name = token.getText();
    int second = name.indexOf('[', 1);
    if (name.length() == 2) {
      giveUp(
          FindingCode.EMPTY_ATTRIBUTE_NAME,
          span(token),
          "'[]' names no attribute",
          "write the name between the brackets, such as [mail]");
      return;
    }
    if (second > 0) {
      giveUp(
          FindingCode.UNCLOSED_ATTRIBUTE,
          openingOf(token),
          "'[' starts the name of an attribute, and another '[' follows before a ']'",
          "close the name with ']', such as [mail]");
      return;
    }
    kept.add(token);
  }

  private void reportOpenText(CommonToken token) {
    String text = token.getText();
    boolean escaped = !backslashEscapes && source.text().contains("\\\"");
    giveUp(
        FindingCode.UNCLOSED_TEXT,
        openingOf(token),
        "'\"' starts a text, and no '\"' ends it",
        escaped || text.contains("\"\"")
            ? UnknownCharacter.DOUBLED_QUOTE
            : "add '\"' where the text ends");
  }

  private void replaceOperator(CommonToken token, int type, String wrong, String right) {
    report(
        FindingCode.WRONG_OPERATOR,
        span(token),
        "'" + wrong + "' is not an operator",
        "write '" + right + "' instead");
    keepAs(token, type);
  }

  private void replaceQuotes(CommonToken token, String quotes) {
    report(
        FindingCode.WRONG_QUOTES,
        span(token),
        "a text in " + quotes,
        "write straight double quotes: \"text\"");
    keepAs(token, ExpressionLexer.STRING);
  }

  private void keepAs(CommonToken token, int type) {
    token.setType(type);
    kept.add(token);
  }

  /** Reports a run of unknown characters as one; returns the first token after it. */
  private Token reportUnknown(Token first, Token following, ExpressionLexer lexer) {
    Token last = first;
    Token next = following;
    while (next.getType() == ExpressionLexer.UNKNOWN
        && next.getStartIndex() == last.getStopIndex() + 1) {
      last = next;
      next = next(lexer);
    }
    int start = first.getStartIndex();
    int end = last.getStopIndex() + 1;
    UnknownCharacter.Advice advice = UnknownCharacter.advice(source.text(), start, end);
    giveUp(advice.code(), source.span(start, end), advice.message(), advice.hint());
    return next;
  }

  private void giveUp(FindingCode code, SourceSpan span, String message, String hint) {
    report(code, span, message, hint);
    readable = false;
  }

  private void report(FindingCode code, SourceSpan span, String message, String hint) {
    findings.add(code, span, message, hint);
  }

  private SourceSpan span(Token token) {
    return source.span(token.getStartIndex(), token.getStopIndex() + 1);
  }

  private SourceSpan openingOf(Token token) {
    return source.span(token.getStartIndex(), token.getStartIndex() + 1);
  }
}
