package org.aadsync.expressions.internal.parse;

import com.google.common.collect.ImmutableSet;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.aadsync.expressions.internal.finding.Findings;
import org.aadsync.expressions.internal.finding.SourceText;
import org.aadsync.expressions.internal.grammar.ExpressionLexer;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/**
 * Finds every mistake in the order of the tokens of a text, and gives tokens that can be parsed, so
 * that what is right between the mistakes can be checked, too.
 *
 * <p>The grammar is so small that one pass does: at each token either an operand or what follows
 * one must stand, and what may follow depends on the innermost open bracket. One slip is reported
 * once: after a token of which nothing could be made, and after a missing operator, the next
 * mistake of the same chain is mended without a word.
 */
final class SyntaxRepair {
  private static final ImmutableSet<Integer> CONSTANTS =
      ImmutableSet.of(
          ExpressionLexer.NULL,
          ExpressionLexer.CRLF,
          ExpressionLexer.IGNORE_THIS_FLOW,
          ExpressionLexer.AUTHORITATIVE_NULL);

  private static final ImmutableSet<Integer> VALUES =
      ImmutableSet.<Integer>builder()
          .addAll(CONSTANTS)
          .add(ExpressionLexer.STRING)
          .add(ExpressionLexer.NUMBER)
          .add(ExpressionLexer.HEX_NUMBER)
          .add(ExpressionLexer.TRUE)
          .add(ExpressionLexer.FALSE)
          .add(ExpressionLexer.ATTRIBUTE)
          .add(ExpressionLexer.PARAMETER)
          .add(ExpressionLexer.VARIABLE)
          .build();

  private static final ImmutableSet<Integer> OPERATORS =
      ImmutableSet.of(
          ExpressionLexer.PLUS,
          ExpressionLexer.MINUS,
          ExpressionLexer.STAR,
          ExpressionLexer.SLASH,
          ExpressionLexer.AMPERSAND,
          ExpressionLexer.EQUAL,
          ExpressionLexer.NOT_EQUAL,
          ExpressionLexer.LESS,
          ExpressionLexer.LESS_EQUAL,
          ExpressionLexer.GREATER,
          ExpressionLexer.GREATER_EQUAL,
          ExpressionLexer.AND,
          ExpressionLexer.OR);

  /** An open bracket, and the name before it if it is that of a call. */
  record Bracket(Token token, @Nullable Token function) {}

  private final List<Token> tokens;
  private final SyntaxMessages messages;
  private final List<Token> repaired = new ArrayList<>();
  private final Deque<Bracket> open = new ArrayDeque<>();
  private int at;
  private boolean operandNext = true;
  // Whether the next mistake follows from one that has been reported.
  private boolean quiet;
  // Whether this chain lacks an operator already.
  private boolean broken;
  // Whether a text is not closed, so that texts before it may have swallowed what is between them.
  private final boolean oddQuotes;
  // Whether an unclosed text has swallowed the rest.
  private boolean lost;

  // How many brackets the rest of the text closes that it does not open.
  private int spareBrackets;

  private SyntaxRepair(SourceText source, List<Token> tokens, Findings findings) {
    this.tokens = tokens;
    this.spareBrackets = spareBrackets(tokens);
    this.oddQuotes =
        tokens.stream().anyMatch(token -> token.getType() == ExpressionLexer.OPEN_STRING);
    this.messages = new SyntaxMessages(source, findings);
  }

  /** Reports every mistake and returns tokens without any; they may not end like the text. */
  static List<Token> repair(SourceText source, List<Token> tokens, Findings findings) {
    SyntaxRepair repair = new SyntaxRepair(source, tokens, findings);
    while (repair.at < tokens.size()) {
      repair.step();
    }
    return repair.repaired;
  }

  private void step() {
    Token token = token(0);
    int type = token.getType();
    if (type == ExpressionLexer.UNKNOWN || type == ExpressionLexer.OPEN_STRING) {
      quiet = true;
      lost |= type == ExpressionLexer.OPEN_STRING;
      at++;
    } else if (type == ExpressionLexer.WRONG_SEPARATOR) {
      separator((CommonToken) token);
    } else if (operandNext) {
      operand(token);
    } else {
      afterOperand(token);
    }
  }

  // ---------------------------------------------------------------- where an operand must be ----

  private void operand(Token token) {
    int type = token.getType();
    if (VALUES.contains(type)) {
      keep();
      emptyBrackets(token);
      operandNext = false;
      quiet = false;
    } else if (type == ExpressionLexer.NAME) {
      keep();
      quiet = false;
      if (token(0).getType() == ExpressionLexer.LPAREN) {
        push(token);
      } else {
        operandNext = false;
      }
    } else if (type == ExpressionLexer.LPAREN) {
      push(null);
    } else if (type == ExpressionLexer.RPAREN && closesNothingButACall()) {
      keep();
      open.pop();
      operandNext = false;
    } else if (type == ExpressionLexer.RPAREN && open.isEmpty()) {
      report(() -> messages.closesNothing(token));
      quiet = true;
      spareBrackets--;
      at++;
    } else if (type == ExpressionLexer.MINUS) {
      keep();
    } else {
      missingOperand(token);
    }
  }

  /** Takes the brackets after a constant; after True and False they do not belong. */
  private void emptyBrackets(Token constant) {
    boolean brackets =
        token(0).getType() == ExpressionLexer.LPAREN
            && token(1).getType() == ExpressionLexer.RPAREN;
    int type = constant.getType();
    if (brackets && CONSTANTS.contains(type)) {
      keep();
      keep();
    } else if (brackets && (type == ExpressionLexer.TRUE || type == ExpressionLexer.FALSE)) {
      messages.bracketsAfter(constant, token(0), token(1));
      at += 2;
    }
  }

  /** Returns whether the bracket before this one opens a call, which then has no arguments. */
  private boolean closesNothingButACall() {
    return !quiet
        && !open.isEmpty()
        && open.element().function() != null
        && open.element().token() == before();
  }

  private void missingOperand(Token token) {
    Token before = before();
    if (isBadHexNumber(token)) {
      messages.badHexNumber(token, token(1));
      at += 2;
      insertOperand(token);
    } else if (before != null && joinedOperator(before, token) != Token.INVALID_TYPE) {
      joinHalves(before, token);
    } else if (token.getType() == ExpressionLexer.EQUAL && before == null) {
      messages.leadingEqual(token);
      at++;
    } else if (token.getType() == ExpressionLexer.PLUS && !quiet) {
      messages.plusSign(token);
      at++;
    } else {
      report(() -> messages.missingOperand(before, token, open.peek()));
      insertOperand(token);
      lost |= token.getType() == Token.EOF;
    }
  }

  private void joinHalves(Token before, Token token) {
    int meant = joinedOperator(before, token);
    messages.twoHalves(before, token, meant);
    if (meant == ExpressionLexer.AND) {
      // A condition or a join: what types the operands must have is not known.
      repaired.set(
          repaired.size() - 1, new RepairToken(ExpressionLexer.AMPERSAND, before.getStartIndex()));
    } else {
      ((CommonToken) before).setType(meant);
    }
    at++;
  }

  private void insertOperand(Token before) {
    repaired.add(new RepairToken(ExpressionLexer.NULL, before.getStartIndex()));
    operandNext = false;
    quiet = false;
  }

  /** Returns the operator that two pieces are meant to be; no type if they are none. */
  private static int joinedOperator(Token first, Token second) {
    return switch (first.getText() + second.getText()) {
      case "=>", ">=" -> ExpressionLexer.GREATER_EQUAL;
      case "=<", "<=" -> ExpressionLexer.LESS_EQUAL;
      case "<>", "><" -> ExpressionLexer.NOT_EQUAL;
      case "&&" -> ExpressionLexer.AND;
      default -> Token.INVALID_TYPE;
    };
  }

  private boolean isBadHexNumber(Token token) {
    Token next = token(1);
    return token.getType() == ExpressionLexer.AMPERSAND
        && next.getType() == ExpressionLexer.NAME
        && next.getStartIndex() == token.getStopIndex() + 1
        && token(2).getType() != ExpressionLexer.LPAREN
        && next.getText().regionMatches(true, 0, "H", 0, 1);
  }

  // ----------------------------------------------------------- where an operand has just been ---

  private void afterOperand(Token token) {
    int type = token.getType();
    boolean separates = type == ExpressionLexer.COMMA && inCall();
    if (separates || OPERATORS.contains(type)) {
      keep();
      operandNext = true;
      quiet = false;
      broken = false;
    } else if (type == ExpressionLexer.COMMA) {
      misplacedComma(token);
    } else if (type == ExpressionLexer.RPAREN && !open.isEmpty()) {
      keep();
      open.pop();
      quiet = false;
      broken = false;
    } else if (type == ExpressionLexer.RPAREN) {
      report(() -> messages.closesNothing(token));
      spareBrackets--;
      at++;
    } else if (type == Token.EOF) {
      end(token);
    } else {
      missingOperator(token);
    }
  }

  /** A comma between no arguments: often the brackets before it are closed once too often. */
  private void misplacedComma(Token token) {
    Token last = repaired.get(repaired.size() - 1);
    if (open.isEmpty() && last.getType() == ExpressionLexer.RPAREN && spareBrackets > 0) {
      Bracket reopened = bracketClosedLast();
      boolean empty = reopened.token() == repaired.get(repaired.size() - 2);
      if (reopened.function() != null && !empty) {
        report(() -> messages.closedTooEarly(last, reopened));
        repaired.remove(repaired.size() - 1);
        open.push(reopened);
        spareBrackets--;
        return; // the comma has its place now
      }
    }
    boolean reported = last instanceof RepairToken && last.getStartIndex() == token.getStartIndex();
    quiet |= reported;
    report(() -> messages.misplacedComma(last, token, token(1)));
    insertOperator(token);
    at++;
    // What is missing between this comma and the next, or after it, is part of the same slip.
    quiet |= token(0).getType() == ExpressionLexer.COMMA || token(0).getType() == Token.EOF;
  }

  private static int spareBrackets(List<Token> tokens) {
    int depth = 0;
    int spare = 0;
    for (Token token : tokens) {
      int type = token.getType();
      depth += type == ExpressionLexer.LPAREN ? 1 : type == ExpressionLexer.RPAREN ? -1 : 0;
      if (depth < 0) {
        spare++;
        depth = 0;
      }
    }
    return spare;
  }

  /** Returns the bracket that the last token closes. */
  private Bracket bracketClosedLast() {
    int depth = 1;
    int i = repaired.size() - 1;
    while (depth > 0) {
      i--;
      int type = repaired.get(i).getType();
      depth += type == ExpressionLexer.RPAREN ? 1 : type == ExpressionLexer.LPAREN ? -1 : 0;
    }
    Token name = i == 0 ? null : repaired.get(i - 1);
    boolean call = name != null && name.getType() == ExpressionLexer.NAME;
    return new Bracket(repaired.get(i), call ? name : null);
  }

  private void missingOperator(Token token) {
    Token before = before();
    Integer word = SyntaxMessages.operatorOf(token);
    if (word != null) {
      messages.word(token);
      ((CommonToken) token).setType(word);
      keep();
      operandNext = true;
    } else if (before != null && SyntaxMessages.isNot(before)) {
      messages.word(before);
      repaired.remove(repaired.size() - 1);
      operandNext = true;
    } else if (SyntaxMessages.isWord(token)) {
      report(() -> messages.word(token));
      insertOperator(token);
      at++;
    } else {
      boolean atText = before != null && before.getType() == ExpressionLexer.STRING;
      if (!broken && !(oddQuotes && atText)) {
        report(() -> messages.missingOperator(before, token, open.peek()));
      }
      insertOperator(token);
      broken = true;
    }
  }

  private void insertOperator(Token before) {
    repaired.add(new RepairToken(ExpressionLexer.AMPERSAND, before.getStartIndex()));
    operandNext = true;
  }

  private void end(Token token) {
    if (!open.isEmpty() && !endsInAttribute()) {
      report(() -> messages.notClosed(open.element(), open.size()));
    }
    while (!open.isEmpty()) {
      open.pop();
      repaired.add(new RepairToken(ExpressionLexer.RPAREN, token.getStartIndex()));
    }
    keep();
  }

  /** Returns whether the last attribute lacks its bracket: the others were forgotten with it. */
  private boolean endsInAttribute() {
    for (int i = tokens.size() - 1; i >= 0; i--) {
      Token token = tokens.get(i);
      if (token.getType() == ExpressionLexer.ATTRIBUTE) {
        return token.getText().length() > token.getStopIndex() - token.getStartIndex() + 1;
      }
    }
    return false;
  }

  // --------------------------------------------------------------------------------- helpers ----

  private void separator(CommonToken token) {
    boolean last = token(1).getType() == Token.EOF;
    boolean argument = inCall() && !last;
    messages.separator(token, argument);
    if (argument) {
      token.setType(ExpressionLexer.COMMA);
    } else {
      quiet = !last || operandNext;
      at++;
    }
  }

  private boolean inCall() {
    return !open.isEmpty() && open.element().function() != null;
  }

  private void push(@Nullable Token function) {
    open.push(new Bracket(token(0), function));
    keep();
    operandNext = true;
    broken = false;
  }

  private void keep() {
    repaired.add(token(0));
    at++;
  }

  private void report(Runnable message) {
    if (!quiet && !lost) {
      message.run();
    }
  }

  /** Returns the token that is {@code ahead} of this one; the last one if there are none. */
  private Token token(int ahead) {
    return tokens.get(Math.min(at + ahead, tokens.size() - 1));
  }

  private @Nullable Token before() {
    return repaired.isEmpty() ? null : repaired.get(repaired.size() - 1);
  }
}
