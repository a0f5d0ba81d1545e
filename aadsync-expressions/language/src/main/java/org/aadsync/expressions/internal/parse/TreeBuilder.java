package org.aadsync.expressions.internal.parse;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.aadsync.expressions.SourceSpan;
import org.aadsync.expressions.ast.Operator;
import org.aadsync.expressions.ast.Syntax;
import org.aadsync.expressions.internal.finding.FindingCode;
import org.aadsync.expressions.internal.finding.Findings;
import org.aadsync.expressions.internal.finding.Shown;
import org.aadsync.expressions.internal.finding.SourceText;
import org.aadsync.expressions.internal.grammar.ExpressionBaseListener;
import org.aadsync.expressions.internal.grammar.ExpressionParser;
import org.aadsync.expressions.internal.grammar.ExpressionParser.BracketedContext;
import org.aadsync.expressions.internal.grammar.ExpressionParser.CallContext;
import org.aadsync.expressions.internal.grammar.ExpressionParser.DecimalNumberContext;
import org.aadsync.expressions.internal.grammar.ExpressionParser.ExpressionContext;
import org.aadsync.expressions.internal.grammar.ExpressionParser.OperandContext;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.IterativeParseTreeWalker;

/**
 * Turns ANTLR's tree into ours; nothing after it sees a type of ANTLR.
 *
 * <p>Walks without recursion: each rule, when it is left, takes the parts that the rules inside it
 * have left on a stack.
 */
final class TreeBuilder extends ExpressionBaseListener {
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
  private final boolean backslashEscapes;
  private final Findings findings;
  private final ChainBuilder chains;
  private final Deque<Syntax> built = new ArrayDeque<>();

  TreeBuilder(SourceText source, boolean backslashEscapes, Findings findings, ChainBuilder chains) {
    this.source = source;
    this.backslashEscapes = backslashEscapes;
    this.findings = findings;
    this.chains = chains;
  }

  Syntax build(ExpressionContext tree) {
    new IterativeParseTreeWalker().walk(this, tree);
    return built.pop();
  }

  @Override
  public void exitExpression(ExpressionContext tree) {
    if (tree.getChildCount() == 1) {
      return; // the only operand is the expression
    }
    // The children alternate; asking for them by kind would search the whole list each time.
    List<Syntax.Link> operators = new ArrayList<>(tree.getChildCount() / 2);
    boolean readable = true;
    for (int i = 0; i < tree.getChildCount(); i++) {
      Token token = ((ParserRuleContext) tree.getChild(i)).getStart();
      readable &= !(token instanceof RepairToken);
      if (i % 2 == 1) {
        operators.add(link(token));
      }
    }
    List<Syntax> operands = take(operators.size() + 1);
    built.push(readable ? chains.build(operands, operators) : unreadable(tree, operands));
  }

  private Syntax unreadable(ParserRuleContext tree, List<Syntax> parts) {
    return Unreadable.of(span(tree), ImmutableList.copyOf(parts));
  }

  private Syntax.Link link(Token token) {
    Operator operator = OPERATORS.get(token.getType());
    if (operator == null) {
      throw new IllegalStateException("the grammar has an operator without a meaning");
    }
    return new Syntax.Link(span(token), operator);
  }

  /** Takes the last {@code count} parts, in the order in which they were written. */
  private List<Syntax> take(int count) {
    Syntax[] parts = new Syntax[count];
    for (int i = count - 1; i >= 0; i--) {
      parts[i] = built.pop();
    }
    return Arrays.asList(parts);
  }

  @Override
  public void exitOperand(OperandContext tree) {
    // A number has taken its signs in: -9223372036854775808 is one although its digits are not.
    if (signs(tree) > 0 && !(tree.primary() instanceof DecimalNumberContext)) {
      built.push(new Syntax.Negation(span(tree), signs(tree), built.pop()));
    }
  }

  private static int signs(OperandContext tree) {
    return tree.getChildCount() - 1;
  }

  @Override
  public void exitDecimalNumber(DecimalNumberContext tree) {
    OperandContext operand = (OperandContext) tree.getParent();
    String written = tree.NUMBER().getText();
    int fraction = written.indexOf('.');
    String digits = fraction < 0 ? written : written.substring(0, fraction);
    String number = signs(operand) % 2 == 0 ? digits : "-" + digits;
    addNumber(span(operand), number, 10, digits);
  }

  @Override
  public void exitHexNumber(ExpressionParser.HexNumberContext tree) {
    String written = tree.HEX_NUMBER().getText();
    addNumber(span(tree), written.substring(2), 16, written);
  }

  private void addNumber(SourceSpan span, String number, int radix, String written) {
    long value = 0;
    try {
      value = Long.parseLong(number, radix);
    } catch (NumberFormatException e) {
      findings.add(
          FindingCode.NUMBER_OUT_OF_RANGE,
          span,
          "the number "
              + Shown.quoted(number.startsWith("-") ? "-" + written : written)
              + " is out of range",
          "numbers go from -9223372036854775808 to 9223372036854775807 (&H7FFFFFFFFFFFFFFF)");
    }
    built.push(new Syntax.Number(span, value, written));
  }

  @Override
  public void exitText(ExpressionParser.TextContext tree) {
    String written = tree.STRING().getText();
    String value = TextLiteral.value(inside(written), backslashEscapes);
    // Other quotes than these have been reported; the tree has what should have been written.
    built.push(
        written.startsWith("\"")
            ? new Syntax.Text(span(tree), value, written)
            : new Syntax.Text(span(tree), value));
  }

  @Override
  public void exitBool(ExpressionParser.BoolContext tree) {
    built.push(new Syntax.Bool(span(tree), tree.TRUE() != null));
  }

  @Override
  public void exitConstant(ExpressionParser.ConstantContext tree) {
    if (tree.getStart() instanceof RepairToken) {
      built.push(unreadable(tree, ImmutableList.of()));
      return;
    }
    Syntax.Constant.Name name =
        switch (tree.getStart().getType()) {
          case ExpressionParser.NULL -> Syntax.Constant.Name.NULL;
          case ExpressionParser.CRLF -> Syntax.Constant.Name.CRLF;
          case ExpressionParser.IGNORE_THIS_FLOW -> Syntax.Constant.Name.IGNORE_THIS_FLOW;
          default -> Syntax.Constant.Name.AUTHORITATIVE_NULL;
        };
    built.push(new Syntax.Constant(span(tree), name));
  }

  @Override
  public void exitAttribute(ExpressionParser.AttributeContext tree) {
    built.push(new Syntax.Attribute(span(tree), inside(tree.ATTRIBUTE().getText())));
  }

  @Override
  public void exitParameter(ExpressionParser.ParameterContext tree) {
    built.push(new Syntax.Parameter(span(tree), inside(tree.PARAMETER().getText())));
  }

  @Override
  public void exitVariable(ExpressionParser.VariableContext tree) {
    built.push(new Syntax.Variable(span(tree), tree.VARIABLE().getText().substring(1)));
  }

  @Override
  public void exitBareName(ExpressionParser.BareNameContext tree) {
    built.push(new Syntax.BareName(span(tree), tree.NAME().getText()));
  }

  @Override
  public void exitBracketed(BracketedContext tree) {
    built.push(new Syntax.Bracketed(span(tree), built.pop()));
  }

  @Override
  public void exitCall(CallContext tree) {
    // A name, two brackets, and commas between the arguments.
    List<Syntax> arguments = take((tree.getChildCount() - 2) / 2);
    Token name = tree.NAME().getSymbol();
    if (tree.getStop() instanceof RepairToken) {
      built.push(unreadable(tree, arguments));
      return;
    }
    built.push(
        new Syntax.Call(span(tree), span(name), name.getText(), ImmutableList.copyOf(arguments)));
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
