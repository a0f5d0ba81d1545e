package org.aadsync.expressions.internal.eval;

import com.google.common.base.Suppliers;
import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.aadsync.expressions.EvaluationException;
import org.aadsync.expressions.Expression;
import org.aadsync.expressions.ExpressionOptions;
import org.aadsync.expressions.Program;
import org.aadsync.expressions.ast.Operator;
import org.aadsync.expressions.ast.Syntax;
import org.aadsync.expressions.function.Implementation;
import org.aadsync.expressions.internal.check.Typed;

/** Turns a typed tree without errors into nodes; what is constant is computed here, once. */
public final class Compiler {
  /** What the nodes do besides computing values. */
  private enum Mode {
    PLAIN,
    METERED,
    OBSERVED
  }

  private final ExpressionOptions options;
  private final Mode mode;

  private Compiler(ExpressionOptions options, Mode mode) {
    this.options = options;
    this.mode = mode;
  }

  /** Returns the program of a checked expression. */
  public static Program compile(Expression expression, Typed tree, ExpressionOptions options) {
    Needs needs = new Needs();
    needs.add(tree);
    Node plain = needs.metering() ? null : new Compiler(options, Mode.PLAIN).node(tree);
    return new NodeProgram(
        expression,
        plain,
        later(tree, options, Mode.METERED),
        later(tree, options, Mode.OBSERVED),
        needs.variables(),
        options.maxSteps());
  }

  private static Supplier<Node> later(Typed tree, ExpressionOptions options, Mode mode) {
    return Suppliers.memoize(() -> new Compiler(options, mode).node(tree))::get;
  }

  /** Builds the nodes of a tree; recursion goes through this method alone, a frame a level. */
  private Node node(Typed tree) {
    List<Typed> parts = parts(tree);
    Node[] nodes = new Node[parts.size()];
    for (int i = 0; i < nodes.length; i++) {
      nodes[i] = node(parts.get(i));
    }
    Node made = node(tree, nodes);
    return switch (mode) {
      case PLAIN -> made;
      case METERED -> made instanceof Leaves.Constant ? made : new MeteredNode(made);
      // No constant any more: nothing is folded, since each part is to be told of.
      case OBSERVED -> new ObservedNode(tree.syntax(), new MeteredNode(made));
    };
  }

  /** Returns the parts of which nodes are made first. */
  static List<Typed> parts(Typed tree) {
    if (tree instanceof Typed.Call call) {
      return call.arguments();
    }
    if (tree instanceof Typed.Chain chain) {
      return chain.operands();
    }
    return tree instanceof Typed.Negation negation
        ? ImmutableList.of(negation.operand())
        : ImmutableList.of();
  }

  private Node node(Typed tree, Node[] parts) {
    if (tree instanceof Typed.Literal literal) {
      return new Leaves.Constant(literal.span(), literal.value());
    }
    if (tree instanceof Typed.Attribute attribute) {
      return new Leaves.Attribute(attribute.span(), attribute.slot());
    }
    if (tree instanceof Typed.AttributeName name) {
      return new Leaves.Attribute(name.span(), name.slot());
    }
    if (tree instanceof Typed.Variable variable) {
      return new VariableNodes.Variable(variable.span(), variable.index());
    }
    if (tree instanceof Typed.VariableName name) {
      return new Leaves.Constant(name.span(), null); // a name, never evaluated
    }
    if (tree instanceof Typed.Parameter parameter) {
      return new Leaves.Parameter(parameter.span(), parameter.name());
    }
    if (tree instanceof Typed.Call call) {
      return call(call, parts);
    }
    if (tree instanceof Typed.Chain chain) {
      return folded(chain(chain, parts), parts);
    }
    return folded(new NegationNode(tree.span(), parts[0]), parts);
  }

  private Node call(Typed.Call call, Node[] arguments) {
    if (call.forms().get(0).implementation() instanceof Implementation.Special special) {
      return switch (special) {
        case IIF -> new IifNode(call.span(), arguments[0], arguments[1], arguments[2]);
        case SWITCH -> new SwitchNode(call.span(), arguments);
        case SELECT ->
            new VariableNodes.Select(
                call.span(),
                variableOf(call),
                arguments[1],
                arguments[2],
                options.strict(),
                options.maxResultLength());
        case WHERE ->
            new VariableNodes.Where(
                call.span(), variableOf(call), arguments[1], arguments[2], options.strict());
        case WITH ->
            new VariableNodes.With(call.span(), variableOf(call), arguments[1], arguments[2]);
        case IMPORTED_VALUE -> new Leaves.ImportedAttribute(call.span(), slotOf(call));
        case VALUE_COUNT -> new Leaves.ValueCount(call.span(), slotOf(call));
      };
    }
    if (call.forms().get(0).implementation() instanceof Implementation.Lazy lazy) {
      return new LazyCallNode(
          call.span(), call.function().name(), lazy, arguments, options.maxResultLength());
    }
    Node node =
        new CallNode(
            call.span(),
            call.function(),
            call.forms(),
            arguments,
            options.strict(),
            options.maxResultLength());
    boolean canGrow =
        call.forms().stream()
            .anyMatch(form -> form.implementation() instanceof Implementation.Limited);
    return call.function().isDeterministic() && !canGrow ? folded(node, arguments) : node;
  }

  private static int variableOf(Typed.Call call) {
    return ((Typed.VariableName) call.arguments().get(0)).index();
  }

  private static int slotOf(Typed.Call call) {
    return ((Typed.AttributeName) call.arguments().get(0)).slot();
  }

  private Node chain(Typed.Chain chain, Node[] operands) {
    Syntax.Link[] links = chain.operators().toArray(new Syntax.Link[0]);
    return switch (links[0].operator().family()) {
      case ADDITIVE -> new AdditiveNode(chain.span(), operands, segments(chain.operators()));
      case COMPARISON ->
          new ComparisonNode(chain.span(), operands, links, options.ignoreCaseInComparisons());
      case LOGICAL -> new LogicalNode(chain.span(), operands, links);
    };
  }

  private AdditiveNode.Segment[] segments(ImmutableList<Syntax.Link> links) {
    List<AdditiveNode.Segment> segments = new ArrayList<>();
    int i = 0;
    while (i < links.size()) {
      Syntax.Link link = links.get(i);
      int end = i + 1;
      if (link.operator() == Operator.JOIN) {
        while (end < links.size() && links.get(end).operator() == Operator.JOIN) {
          end++;
        }
        segments.add(new JoinSegment(link.span(), end - i, options.maxResultLength()));
      } else {
        segments.add(new ArithmeticSegment(link.span(), link.operator()));
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
    } catch (LargeResult e) {
      return node; // kept, it would take memory for as long as the program lives
    }
  }
}
