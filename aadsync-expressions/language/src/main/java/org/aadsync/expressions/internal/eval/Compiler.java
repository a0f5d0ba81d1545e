package org.aadsync.expressions.internal.eval;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.aadsync.expressions.EvaluationException;
import org.aadsync.expressions.Expression;
import org.aadsync.expressions.ExpressionOptions;
import org.aadsync.expressions.Program;
import org.aadsync.expressions.internal.ast.Operator;
import org.aadsync.expressions.internal.ast.Syntax;
import org.aadsync.expressions.internal.check.Typed;
import org.aadsync.expressions.internal.function.Implementation;

/** Turns a typed tree without errors into nodes; what is constant is computed here, once. */
public final class Compiler {
  private final ExpressionOptions options;

  private Compiler(ExpressionOptions options) {
    this.options = options;
  }

  /** Returns the program of a checked expression. */
  public static Program compile(Expression expression, Typed tree, ExpressionOptions options) {
    return new NodeProgram(expression, new Compiler(options).node(tree));
  }

  private Node node(Typed tree) {
    if (tree instanceof Typed.Literal literal) {
      return new Leaves.Constant(literal.span(), literal.value());
    }
    if (tree instanceof Typed.Attribute attribute) {
      return new Leaves.Attribute(attribute.span(), attribute.slot());
    }
    if (tree instanceof Typed.Parameter parameter) {
      return new Leaves.Parameter(parameter.span(), parameter.name());
    }
    if (tree instanceof Typed.Call call) {
      return call(call);
    }
    if (tree instanceof Typed.Chain chain) {
      return chain(chain);
    }
    if (tree instanceof Typed.Negation negation) {
      Node operand = node(negation.operand());
      return folded(new NegationNode(negation.span(), operand), operand);
    }
    throw new IllegalStateException("no value: " + tree);
  }

  private Node[] nodes(List<Typed> trees) {
    return trees.stream().map(this::node).toArray(Node[]::new);
  }

  private Node call(Typed.Call call) {
    if (call.forms().get(0).implementation() instanceof Implementation.Special special) {
      return special(special, call);
    }
    Node[] arguments = nodes(call.arguments());
    Node node =
        new CallNode(
            call.span(),
            call.function(),
            call.forms(),
            arguments,
            options.strict(),
            options.maxResultLength());
    return call.function().isDeterministic() ? folded(node, arguments) : node;
  }

  private Node special(Implementation.Special special, Typed.Call call) {
    return switch (special) {
      case IIF -> {
        Node[] arguments = nodes(call.arguments());
        yield new IifNode(call.span(), arguments[0], arguments[1], arguments[2]);
      }
      case SWITCH -> new SwitchNode(call.span(), nodes(call.arguments()));
      case IMPORTED_VALUE -> new Leaves.ImportedAttribute(call.span(), slotOf(call));
      case VALUE_COUNT -> new Leaves.ValueCount(call.span(), slotOf(call));
    };
  }

  private static int slotOf(Typed.Call call) {
    return ((Typed.AttributeName) call.arguments().get(0)).slot();
  }

  private Node chain(Typed.Chain chain) {
    Node[] operands = nodes(chain.operands());
    Syntax.Link[] links = chain.operators().toArray(new Syntax.Link[0]);
    Node node =
        switch (links[0].operator().family()) {
          case ADDITIVE ->
              new AdditiveNode(chain.span(), operands[0], segments(operands, chain.operators()));
          case COMPARISON ->
              new ComparisonNode(chain.span(), operands, links, options.ignoreCaseInComparisons());
          case LOGICAL -> new LogicalNode(chain.span(), operands, links);
        };
    return folded(node, operands);
  }

  private AdditiveNode.Segment[] segments(Node[] operands, ImmutableList<Syntax.Link> links) {
    List<AdditiveNode.Segment> segments = new ArrayList<>();
    int i = 0;
    while (i < links.size()) {
      Syntax.Link link = links.get(i);
      int end = i + 1;
      if (link.operator() == Operator.JOIN) {
        while (end < links.size() && links.get(end).operator() == Operator.JOIN) {
          end++;
        }
        Node[] run = Arrays.copyOfRange(operands, i + 1, end + 1);
        segments.add(new JoinSegment(link.span(), run, options.maxResultLength()));
      } else {
        segments.add(new ArithmeticSegment(link.span(), link.operator(), operands[i + 1]));
      }
      i = end;
    }
    return segments.toArray(new AdditiveNode.Segment[0]);
  }

  /** Returns the value of the node as a constant, if all it depends on is constant. */
  private static Node folded(Node node, Node... operands) {
    for (Node operand : operands) {
      if (!(operand instanceof Leaves.Constant)) {
        return node;
      }
    }
    try {
      return new Leaves.Constant(node.span(), node.eval(NoContext.INSTANCE));
    } catch (EvaluationException e) {
      return node; // it fails only if it is reached
    }
  }
}
