package org.aadsync.expressions.internal.parse;

import java.util.List;
import org.aadsync.expressions.ExpressionOptions;
import org.aadsync.expressions.ast.Syntax;
import org.aadsync.expressions.internal.finding.FindingCode;
import org.aadsync.expressions.internal.finding.Findings;
import org.aadsync.expressions.internal.finding.SourceText;
import org.aadsync.expressions.internal.grammar.ExpressionLexer;
import org.aadsync.expressions.internal.grammar.ExpressionParser;
import org.aadsync.expressions.internal.grammar.ExpressionParser.WholeTextContext;
import org.antlr.v4.runtime.BailErrorStrategy;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ListTokenSource;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.atn.PredictionMode;
import org.antlr.v4.runtime.misc.ParseCancellationException;
import org.jspecify.annotations.Nullable;

/** Turns a text into a tree, or into findings. */
public final class TextParser {
  private final SourceText source;
  private final ExpressionOptions options;
  private final Findings findings;

  private TextParser(SourceText source, ExpressionOptions options, Findings findings) {
    this.source = source;
    this.options = options;
    this.findings = findings;
  }

  /**
   * Returns the tree of the text, or null if it has none; then {@code findings} say why. A tree may
   * come with findings, too.
   */
  public static @Nullable Syntax parse(
      SourceText source, ExpressionOptions options, Findings findings) {
    return new TextParser(source, options, findings).parse();
  }

  private @Nullable Syntax parse() {
    int length = source.text().length();
    if (length > options.maxTextLength()) {
      findings.add(
          FindingCode.TEXT_TOO_LONG,
          source.span(0, 0),
          "the text has "
              + length
              + " characters; at most "
              + options.maxTextLength()
              + " are allowed",
          "split the rule into several flows, or raise the limit");
      return null;
    }
    List<Token> tokens = Tokens.of(source, options.backslashEscapes(), findings);
    if (nestsTooDeep(tokens)) {
      return null;
    }
    WholeTextContext tree = parseOnThisStack(tokens);
    if (tree == null) {
      return null;
    }
    Precedence precedence = options.vbaPrecedence() ? Precedence.VBA : Precedence.DOCUMENTED;
    ChainBuilder chains = new ChainBuilder(source, findings, precedence, options.maxChainLength());
    return new TreeBuilder(source, options.backslashEscapes(), findings, chains)
        .build(tree.expression());
  }

  /** Brackets are all that nests; counting them first keeps the parser's recursion bounded. */
  private boolean nestsTooDeep(List<Token> tokens) {
    int depth = 0;
    for (Token token : tokens) {
      if (token.getType() == ExpressionLexer.RPAREN) {
        depth--;
      } else if (token.getType() == ExpressionLexer.LPAREN && ++depth > options.maxNesting()) {
        findings.add(
            FindingCode.NESTING_TOO_DEEP,
            source.span(token.getStartIndex(), token.getStopIndex() + 1),
            "brackets nest more than " + options.maxNesting() + " deep",
            "use Switch instead of nested IIF, or split the rule into several flows");
        return true;
      }
    }
    return false;
  }

  /**
   * The limit on brackets suits the stack that threads have by default. A host's thread may have
   * much less; that, too, is then a finding and not the end of the thread.
   */
  private @Nullable WholeTextContext parseOnThisStack(List<Token> tokens) {
    try {
      return parse(tokens);
    } catch (StackOverflowError e) {
      findings.addStackTooSmall();
      return null;
    }
  }

  /**
   * Parses with the fast prediction, which is exact for this grammar: two tokens of look-ahead
   * decide everywhere. What is no expression is reported, and parsed with its mistakes mended.
   */
  private WholeTextContext parse(List<Token> tokens) {
    try {
      return parser(tokens).wholeText();
    } catch (ParseCancellationException e) {
      return parser(SyntaxRepair.repair(source, tokens, findings)).wholeText();
    }
  }

  // The bail strategy never inserts or drops a token: no message is about a guess.
  private static ExpressionParser parser(List<Token> tokens) {
    ExpressionParser parser =
        new ExpressionParser(new CommonTokenStream(new ListTokenSource(tokens)));
    parser.removeErrorListeners();
    parser.setErrorHandler(new BailErrorStrategy());
    parser.getInterpreter().setPredictionMode(PredictionMode.SLL);
    return parser;
  }
}
