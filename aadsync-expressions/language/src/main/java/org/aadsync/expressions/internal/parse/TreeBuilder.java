package org.aadsync.expressions.internal.parse;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.util.ArrayList;
import java.util.List;
import org.aadsync.expressions.SourceSpan;
import org.aadsync.expressions.internal.ast.Operator;
import org.aadsync.expressions.internal.ast.Syntax;
import org.aadsync.expressions.internal.finding.FindingCode;
import org.aadsync.expressions.internal.finding.Findings;
import org.aadsync.expressions.internal.finding.SourceText;
import org.aadsync.expressions.internal.grammar.ExpressionBaseVisitor;
import org.aadsync.expressions.internal.grammar.ExpressionParser;
import org.aadsync.expressions.internal.grammar.ExpressionParser.BracketedContext;
import org.aadsync.expressions.internal.grammar.ExpressionParser.CallContext;
import org.aadsync.expressions.internal.grammar.ExpressionParser.DecimalNumberContext;
import org.aadsync.expressions.internal.grammar.ExpressionParser.ExpressionContext;
import org.aadsync.expressions.internal.grammar.ExpressionParser.OperandContext;
import org.aadsync.expressions.internal.grammar.ExpressionParser.PrimaryContext;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;

/** Turns ANTLR's tree into ours; nothing after it sees a type of ANTLR. */
final class TreeBuilder extends ExpressionBaseVisitor<Syntax> {
  private static final ImmutableMap<Integer, Operator> OPERATORS =
      ImmutableMap.<Integer, Operator>builder()
          .put(ExpressionParser.PLUS, Operator.PLUS)
          .put(ExpressionParser.MINUS, Operator.MINUS)
          .put(ExpressionParser.STAR, Operator.TIMES)
          .put(ExpressionParser.SLASH, Operator.DIVIDE)
          .put(ExpressionParser.AMPERSAND, Operator.JOIN)
          .put(ExpressionParser.EQUAL, Operator.EQUAL)
          .put(ExpressionParser.NOT_EQUAL, Operator.NOT_EQUAL)
          .put(ExpressionParser.LESS, Operator.LESS)
          .put(ExpressionParser.LESS_EQUAL, Operator.LESS_EQUAL)
          .put(ExpressionParser.GREATER, Operator.GREATER)
          .put(ExpressionParser.GREATER_EQUAL, Operator.GREATER_EQUAL)
          .put(ExpressionParser.AND, Operator.AND)
          .put(ExpressionParser.OR, Operator.OR)
          .buildOrThrow();

  private final SourceText source;
  private final Findings findings;
  private final ChainBuilder chains;

  TreeBuilder(SourceText source, Findings findings, ChainBuilder chains) {
    this.source = source;
    this.findings = findings;
    this.chains = chains;
  }

  /**
   * Builds the tree of a chain. Deep texts recurse through this method and {@link #primary} alone:
   * two small frames a bracket.
   */
  Syntax build(ExpressionContext tree) {
    // The children alternate; asking for them by kind would search the whole list each time.
    List<Syntax> operands = new ArrayList<>(tree.getChildCount() / 2 + 1);
    List<Syntax.Link> operators = new ArrayList<>(tree.getChildCount() / 2);
    for (int i = 0; i < tree.getChildCount(); i++) {
      if (i % 2 == 1) {
        operators.add(link(((ParserRuleContext) tree.getChild(i)).getStart()));
      } else {
        OperandContext operand = (OperandContext) tree.getChild(i);
        int signs = operand.getChildCount() - 1;
        operands.add(signed(operand, signs, primary(operand.primary(), signs)));
      }
    }
    return operators.isEmpty() ? operands.get(0) : chains.build(operands, operators);
  }

  private Syntax.Link link(Token token) {
    Operator operator = OPERATORS.get(token.getType());
    if (operator == null) {
      throw new IllegalStateException("the grammar has an operator without a meaning");
    }
    return new Syntax.Link(span(token), operator);
  }

  private Syntax signed(OperandContext tree, int signs, Syntax operand) {
    // A number has taken its signs in: -9223372036854775808 is one although its digits are not.
    return signs == 0 || tree.primary() instanceof DecimalNumberContext
        ? operand
        : new Syntax.Negation(span(tree), signs, operand);
  }

  private Syntax primary(PrimaryContext tree, int signs) {
    if (tree instanceof BracketedContext bracketed) {
      return new Syntax.Bracketed(span(tree), build(bracketed.expression()));
    }
    if (tree instanceof CallContext call) {
      ImmutableList.Builder<Syntax> arguments = ImmutableList.builder();
      for (int i = 2; i < tree.getChildCount(); i += 2) {
        if (tree.getChild(i) instanceof ExpressionContext argument) {
          arguments.add(build(argument));
        }
      }
      Token name = call.NAME().getSymbol();
      return new Syntax.Call(span(tree), span(name), name.getText(), arguments.build());
    }
    if (tree instanceof DecimalNumberContext) {
      return number(span(tree.getParent()), signs, tree.getStart().getText());
    }
    return visit(tree);
  }

  private Syntax number(SourceSpan span, int signs, String written) {
    int fraction = written.indexOf('.');
    String digits = fraction < 0 ? written : written.substring(0, fraction);
    try {
      long value = Long.parseLong(signs % 2 == 0 ? digits : "-" + digits);
      return new Syntax.Number(span, value, digits);
    } catch (NumberFormatException e) {
      return outOfRange(span, digits);
    }
  }

  @Override
  public Syntax visitHexNumber(ExpressionParser.HexNumberContext tree) {
    String written = tree.HEX_NUMBER().getText();
    SourceSpan span = span(tree);
    try {
      return new Syntax.Number(span, Long.parseLong(written.substring(2), 16), written);
    } catch (NumberFormatException e) {
      return outOfRange(span, written);
    }
  }

  private Syntax outOfRange(SourceSpan span, String written) {
    findings.add(
        FindingCode.NUMBER_OUT_OF_RANGE,
        span,
        "the number " + Shown.quoted(written) + " is out of range",
        "numbers go from -9223372036854775808 to 9223372036854775807 (&H7FFFFFFFFFFFFFFF)");
    return new Syntax.Number(span, 0, written);
  }

  @Override
  public Syntax visitText(ExpressionParser.TextContext tree) {
    String token = tree.STRING().getText();
    String inner = token.substring(1, token.length() - 1);
    return new Syntax.Text(span(tree), inner.replace("\"\"", "\"").replace("\\\\", "\\"));
  }

  @Override
  public Syntax visitBool(ExpressionParser.BoolContext tree) {
    return new Syntax.Bool(span(tree), tree.TRUE() != null);
  }

  @Override
  public Syntax visitConstant(ExpressionParser.ConstantContext tree) {
    Syntax.Constant.Name name =
        switch (tree.getStart().getType()) {
          case ExpressionParser.NULL -> Syntax.Constant.Name.NULL;
          case ExpressionParser.CRLF -> Syntax.Constant.Name.CRLF;
          case ExpressionParser.IGNORE_THIS_FLOW -> Syntax.Constant.Name.IGNORE_THIS_FLOW;
          default -> Syntax.Constant.Name.AUTHORITATIVE_NULL;
        };
    return new Syntax.Constant(span(tree), name);
  }

  @Override
  public Syntax visitAttribute(ExpressionParser.AttributeContext tree) {
    return new Syntax.Attribute(span(tree), inside(tree.ATTRIBUTE().getText()));
  }

  @Override
  public Syntax visitParameter(ExpressionParser.ParameterContext tree) {
    return new Syntax.Parameter(span(tree), inside(tree.PARAMETER().getText()));
  }

  @Override
  public Syntax visitVariable(ExpressionParser.VariableContext tree) {
    return new Syntax.Variable(span(tree), tree.VARIABLE().getText().substring(1));
  }

  @Override
  public Syntax visitBareName(ExpressionParser.BareNameContext tree) {
    return new Syntax.BareName(span(tree), tree.NAME().getText());
  }

  private static String inside(String token) {
    return token.substring(1, token.length() - 1);
  }

  private SourceSpan span(Token token) {
    return source.span(token.getStartIndex(), token.getStopIndex() + 1);
  }

  private SourceSpan span(ParserRuleContext tree) {
    return source.span(tree.getStart().getStartIndex(), tree.getStop().getStopIndex() + 1);
  }
}
