package org.aadsync.expressions.internal.parse;

import com.google.common.base.CharMatcher;
import com.google.common.collect.Iterables;
import java.util.ArrayList;
import java.util.List;
import org.aadsync.expressions.SourceSpan;
import org.aadsync.expressions.internal.finding.FindingCode;
import org.aadsync.expressions.internal.finding.Findings;
import org.aadsync.expressions.internal.finding.Shown;
import org.aadsync.expressions.internal.finding.SourceText;
import org.aadsync.expressions.internal.grammar.ExpressionLexer;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/**
 * The tokens of a text. Mistakes that have an obvious reading are reported and read that way, so
 * that one run finds as much as possible. Of the others a token stays that the grammar has no place
 * for; it tells {@link SyntaxRepair} that something has been reported there.
 */
final class Tokens {
  private static final CharMatcher ASCII_NAME =
      CharMatcher.inRange('A', 'Z')
          .or(CharMatcher.inRange('a', 'z'))
          .or(CharMatcher.inRange('0', '9'))
          .or(CharMatcher.anyOf("_-"));

  private static final CharMatcher OPERAND =
      ASCII_NAME.and(CharMatcher.isNot('-')).or(CharMatcher.anyOf("[(\"$\\"));

  private static final CharMatcher CURLY = CharMatcher.inRange('\u201C', '\u201F');

  private final SourceText source;
  private final Findings findings;
  private final boolean backslashEscapes;
  private final ExpressionLexer lexer;
  private final List<Token> kept = new ArrayList<>();
  private boolean questioned; // of [a] ? 1 : 2 the colon needs no words of its own

  private Tokens(SourceText source, boolean backslashEscapes, Findings findings) {
    this.source = source;
    this.findings = findings;
    this.backslashEscapes = backslashEscapes;
    this.lexer = new ExpressionLexer(new Utf16CharStream(source.text()));
    lexer.removeErrorListeners();
  }

  /** Returns the tokens, the end of the text as the last one. */
  static List<Token> of(SourceText source, boolean backslashEscapes, Findings findings) {
    Tokens tokens = new Tokens(source, backslashEscapes, findings);
    tokens.read();
    return tokens.kept;
  }

  private void read() {
    CommonToken token = next();
    while (token.getType() != Token.EOF) {
      if (token.getType() == ExpressionLexer.UNKNOWN) {
        token = reportUnknown(token);
      } else {
        accept(token);
        token = next();
      }
    }
    kept.add(token);
  }

  private CommonToken next() {
    return (CommonToken) lexer.nextToken();
  }

  private void accept(CommonToken token) {
    switch (token.getType()) {
      case ExpressionLexer.STRING, ExpressionLexer.OPEN_STRING -> acceptText(token);
      case ExpressionLexer.ATTRIBUTE, ExpressionLexer.OPEN_ATTRIBUTE -> acceptAttribute(token);
      case ExpressionLexer.OPEN_PARAMETER -> reportOpenParameter(token);
      case ExpressionLexer.WRONG_EQUAL -> replaceOperator(token, ExpressionLexer.EQUAL, "=");
      case ExpressionLexer.WRONG_NOT_EQUAL ->
          replaceOperator(token, ExpressionLexer.NOT_EQUAL, "<>");
      case ExpressionLexer.SINGLE_QUOTED, ExpressionLexer.CURLY_QUOTED ->
          replaceQuotes(token, quotes(token));
      case ExpressionLexer.FRACTION -> {
        report(
            FindingCode.FRACTION,
            token,
            "a number with a fraction: numbers are whole",
            "write a whole number, or text in quotes");
        keepAs(token, ExpressionLexer.NUMBER);
      }
      case ExpressionLexer.NO_BREAK_SPACE ->
          report(
              FindingCode.UNEXPECTED_CHARACTER,
              token,
              "an invisible character, " + Shown.codePoint(token.getText().charAt(0)),
              "replace it by an ordinary blank; it often comes from a copied document");
      case ExpressionLexer.WRONG_COMMENT -> reportComment(token);
      default -> kept.add(token);
    }
  }

  // ------------------------------------------------------------------------------- texts -------

  private void acceptText(CommonToken token) {
    int start = token.getStartIndex();
    if (backslashEscapes) {
      readEscapes(token);
    }
    boolean open = token.getType() == ExpressionLexer.OPEN_STRING;
    boolean joined = !open && startsOperand(token.getStopIndex() + 1);
    int curly = open || joined ? start + CURLY.indexIn(token.getText()) : -1;
    if (curly >= start) {
      endAt(token, curly + 1);
      report(
          FindingCode.WRONG_QUOTES,
          source.span(curly, curly + 1),
          "this text starts with a straight quote and ends with a curly one",
          "write straight double quotes: \"text\"");
      keepAs(token, ExpressionLexer.STRING);
    } else if (joined && isEscapedQuote(token.getStopIndex()) && !backslashEscapes) {
      int quote = token.getStopIndex();
      report(
          FindingCode.WRONG_QUOTES,
          source.span(quote - 1, quote + 1),
          "a backslash does not escape a quote",
          UnknownCharacter.DOUBLED_QUOTE);
      readEscapes(token);
      kept.add(token);
    } else {
      Token name = open ? nameBefore(start) : null;
      if (name != null && !nameFollowsText()) {
        reportUnopenedText((CommonToken) name, token);
        return;
      }
      if (open) {
        reportOpenText(token);
      }
      kept.add(token);
    }
  }

  /** Returns whether the last name follows a text, which then may have ended too early. */
  private boolean nameFollowsText() {
    int before = kept.size() - 2; // the name itself is the last one
    return before >= 0 && kept.get(before).getType() == ExpressionLexer.STRING;
  }

  /** Reads a word with a quote after it only as the text that was meant. */
  private void reportUnopenedText(CommonToken name, CommonToken quote) {
    String written = name.getText();
    report(
        FindingCode.UNCLOSED_TEXT,
        source.span(name.getStartIndex(), quote.getStartIndex() + 1),
        "'\"' ends a text, and no '\"' starts it",
        "write the text between quotes: \"" + Shown.cut(written) + "\"");
    endAt(quote, quote.getStartIndex() + 1);
    name.setStopIndex(quote.getStopIndex());
    name.setText('"' + written + '"');
    name.setType(ExpressionLexer.STRING);
  }

  /** Takes a text up to the quote that no backslash escapes. */
  private void readEscapes(CommonToken token) {
    int end = TextLiteral.endWithEscapes(source.text(), token.getStartIndex());
    token.setType(end < 0 ? ExpressionLexer.OPEN_STRING : ExpressionLexer.STRING);
    endAt(token, end < 0 ? source.text().length() : end);
  }

  private boolean isEscapedQuote(int at) {
    return at > 0 && source.text().charAt(at - 1) == '\\';
  }

  /** Returns whether what follows cannot stand after a text, so that the text ended too early. */
  private boolean startsOperand(int from) {
    int at = CharMatcher.whitespace().negate().indexIn(source.text(), from);
    return at >= 0 && OPERAND.matches(source.text().charAt(at));
  }

  private void reportOpenText(CommonToken token) {
    boolean doubled = token.getText().indexOf("\"\"", 1) > 0;
    boolean others = Iterables.any(kept, earlier -> earlier.getType() == ExpressionLexer.STRING);
    report(
        FindingCode.UNCLOSED_TEXT,
        openingOf(token),
        "'\"' starts a text, and no '\"' ends it",
        doubled
            ? UnknownCharacter.DOUBLED_QUOTE
            : others
                ? "add '\"' where the text ends; it may also be an earlier text that lacks its '\"'"
                : "add '\"' where the text ends");
  }

  private static String quotes(Token token) {
    return switch (token.getText().charAt(0)) {
      case '\'' -> "single quotes";
      case '`' -> "backquotes";
      default -> "curly quotes";
    };
  }

  private void replaceQuotes(CommonToken token, String quotes) {
    int end = token.getStopIndex() + 1;
    while (token.getText().charAt(0) == '\'' && source.text().startsWith("'", end)) {
      int close = CharMatcher.anyOf("'\r\n").indexIn(source.text(), end + 1);
      if (close < 0 || source.text().charAt(close) != '\'') {
        break;
      }
      end = close + 1; // a doubled quote, as languages with single quotes have it
    }
    if (end > token.getStopIndex() + 1) {
      endAt(token, end);
    }
    report(
        FindingCode.WRONG_QUOTES,
        token,
        "a text in " + quotes,
        "write straight double quotes: \"text\"");
    keepAs(token, ExpressionLexer.STRING);
  }

  // ------------------------------------------------------------------------------- names -------

  private void acceptAttribute(CommonToken token) {
    String text = token.getText();
    if (text.equals("[]")) {
      report(
          FindingCode.EMPTY_ATTRIBUTE_NAME,
          token,
          "'[]' names no attribute",
          "write the name between the brackets, such as [mail]");
      keepAs(token, ExpressionLexer.UNKNOWN);
    } else if (token.getType() == ExpressionLexer.OPEN_ATTRIBUTE) {
      reportOpenAttribute(token);
    } else {
      kept.add(token);
    }
  }

  /** Reads as the name what looks like one, and goes on behind it. */
  private void reportOpenAttribute(CommonToken token) {
    boolean atEnd = token.getStopIndex() + 1 == source.text().length();
    int nameStart = token.getStartIndex() + 1;
    int end = ASCII_NAME.negate().indexIn(source.text(), nameStart);
    end = end < 0 ? source.text().length() : end;
    String name = source.text().substring(nameStart, end);
    report(
        FindingCode.UNCLOSED_ATTRIBUTE,
        source.span(token.getStartIndex(), end),
        "'[' starts the name of an attribute, and "
            + (atEnd ? "no ']' follows" : "another '[' follows before a ']'"),
        name.isEmpty()
            ? "write the name in square brackets, such as [mail]"
            : "close the name with ']': [" + Shown.cut(name) + "]");
    endAt(token, end);
    token.setText("[" + name + "]");
    keepAs(token, name.isEmpty() ? ExpressionLexer.UNKNOWN : ExpressionLexer.ATTRIBUTE);
  }

  /** Reads a name with a closing bracket only as the attribute that was meant. */
  private void reportUnopenedAttribute(CommonToken name, Token bracket) {
    String written = name.getText();
    report(
        FindingCode.UNCLOSED_ATTRIBUTE,
        source.span(name.getStartIndex(), bracket.getStopIndex() + 1),
        "']' ends the name of an attribute, and no '[' starts it",
        "write the name between brackets: [" + Shown.cut(written) + "]");
    name.setStopIndex(bracket.getStopIndex());
    name.setText("[" + written + "]");
    name.setType(ExpressionLexer.ATTRIBUTE);
  }

  private void reportOpenParameter(CommonToken token) {
    String text = source.text();
    int end = token.getStopIndex() + 1;
    boolean number = token.getText().chars().skip(1).allMatch(c -> c >= '0' && c <= '9');
    int close = number ? -1 : closingPercent(end);
    if (close > 0) {
      report(
          FindingCode.UNCLOSED_PARAMETER,
          source.span(token.getStartIndex(), close + 1),
          "the name of a parameter has only letters, digits, '.', '_' and '-'",
          "write it without blanks, such as "
              + Shown.cut(
                  CharMatcher.whitespace()
                      .collapseFrom(text.substring(token.getStartIndex(), close + 1), '.')));
      endAt(token, close + 1);
    } else if (number) {
      report(
          FindingCode.UNCLOSED_PARAMETER,
          source.span(token.getStartIndex(), token.getStartIndex() + 1),
          "'%' is not an operator: it starts the name of a parameter",
          "there is no modulo operator; a parameter is written as %Domain.FQDN%");
    } else {
      report(
          FindingCode.UNCLOSED_PARAMETER,
          token,
          "'%' starts the name of a parameter, and no '%' ends it",
          "write " + Shown.cut(token.getText()) + "%");
    }
    keepAs(token, ExpressionLexer.UNKNOWN);
  }

  /** Returns where a name with blanks in it ends, or -1. */
  private int closingPercent(int from) {
    int at = from;
    String text = source.text();
    while (at < text.length()
        && (ASCII_NAME.matches(text.charAt(at)) || " .".indexOf(text.charAt(at)) >= 0)) {
      at++;
    }
    return at < text.length() && text.charAt(at) == '%' ? at : -1;
  }

  // ------------------------------------------------------------------------------ others -------

  private void replaceOperator(CommonToken token, int type, String right) {
    report(
        FindingCode.WRONG_OPERATOR,
        token,
        "'" + Shown.cut(token.getText()) + "' is not an operator",
        "write '" + right + "' instead");
    keepAs(token, type);
  }

  private void reportComment(CommonToken token) {
    if (token.getText().equals("/*")) {
      int close = source.text().indexOf("*/", token.getStopIndex() + 1);
      endAt(token, close < 0 ? source.text().length() : close + 2);
    }
    report(FindingCode.COMMENT, token, "there are no comments in expressions", "remove it");
  }

  /** Takes {@code #2001-01-01#}, a date in Visual Basic, as one; returns the token after it. */
  private CommonToken reportDate(CommonToken sign) {
    int start = sign.getStartIndex();
    int close = CharMatcher.anyOf("#\r\n").indexIn(source.text(), start + 1);
    boolean closed = close > 0 && source.text().charAt(close) == '#';
    int end = closed ? close + 1 : start + 1;
    UnknownCharacter.Advice advice = UnknownCharacter.advice(source.text(), start, end);
    findings.add(advice.code(), source.span(start, end), advice.message(), advice.hint());
    endAt(sign, end);
    kept.add(sign);
    return next();
  }

  /** Reports a run of unknown characters as one; returns the first token after it. */
  private CommonToken reportUnknown(CommonToken first) {
    if (source.text().charAt(first.getStartIndex()) == '#') {
      return reportDate(first);
    }
    Token name = nameBefore(first.getStartIndex());
    if (name != null && source.text().charAt(first.getStartIndex()) == ']') {
      reportUnopenedAttribute((CommonToken) name, first);
      return next();
    }
    int start = first.getStartIndex();
    boolean word = Character.isLetter(source.text().codePointAt(start));
    if (word && name != null) {
      start = name.getStartIndex();
      kept.remove(kept.size() - 1);
    }
    int end = first.getStopIndex() + 1;
    CommonToken next = next();
    while (next.getStartIndex() == end && continues(next.getType(), word)) {
      end = next.getStopIndex() + 1;
      next = next();
    }
    UnknownCharacter.Advice advice = UnknownCharacter.advice(source.text(), start, end);
    boolean secondHalf = source.text().charAt(start) == ':' && questioned;
    questioned |= source.text().charAt(start) == '?';
    if (!secondHalf) {
      findings.add(advice.code(), source.span(start, end), advice.message(), advice.hint());
    }
    first.setStartIndex(start);
    first.setStopIndex(end - 1);
    if (advice.readAs() != Token.INVALID_TYPE) {
      first.setType(advice.readAs());
    }
    kept.add(first);
    return next;
  }

  /** Returns the name that ends right before a place, or null. */
  private @Nullable Token nameBefore(int at) {
    Token last = kept.isEmpty() ? null : kept.get(kept.size() - 1);
    boolean ends =
        last != null && last.getType() == ExpressionLexer.NAME && last.getStopIndex() + 1 == at;
    return ends ? last : null;
  }

  private static boolean continues(int type, boolean word) {
    return type == ExpressionLexer.UNKNOWN
        || (word && (type == ExpressionLexer.NAME || type == ExpressionLexer.NUMBER));
  }

  /** Ends the token at another place than the lexer did, and goes on from there. */
  private void endAt(CommonToken token, int end) {
    token.setStopIndex(end - 1);
    lexer.getInputStream().seek(end);
    lexer._hitEOF = false; // the lexer remembers that it has seen the end
  }

  private void keepAs(CommonToken token, int type) {
    token.setType(type);
    kept.add(token);
  }

  private void report(FindingCode code, Token token, String message, String hint) {
    report(code, source.span(token.getStartIndex(), token.getStopIndex() + 1), message, hint);
  }

  private void report(FindingCode code, SourceSpan span, String message, String hint) {
    findings.add(code, span, message, hint);
  }

  private SourceSpan openingOf(Token token) {
    return source.span(token.getStartIndex(), token.getStartIndex() + 1);
  }
}
