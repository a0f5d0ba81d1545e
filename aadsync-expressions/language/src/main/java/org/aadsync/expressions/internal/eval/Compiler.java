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
import org.aadsync.expressions.SourceSpan;
import org.aadsync.expressions.ast.Operator;
import org.aadsync.expressions.ast.Syntax;
import org.aadsync.expressions.function.Implementation;
import org.aadsync.expressions.function.Overload;
import org.aadsync.expressions.internal.check.Typed;
import org.aadsync.expressions.internal.type.StaticType;

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
  public static Program compile(
      Expression expression, Typed tree, ExpressionOptions options, Shapes shapes) {
    Needs needs = new Needs();
    needs.add(tree);
    Node plain = needs.metering() ? null : new Compiler(options, Mode.PLAIN).node(tree);
    return new NodeProgram(
        expression,
        plain,
        later(tree, options, Mode.METERED),
        later(tree, options, Mode.OBSERVED),
        needs,
        shapes,
        options.maxSteps());
  }

  private static Supplier<Node> later(Typed tree, ExpressionOptions options, Mode mode) {
    return Suppliers.memoize(() -> new Compiler(options, mode).node(tree))::get;
  }

  /** Returns nodes that run in a {@link Run}; where they are constant they have been computed. */
  static Node metered(Typed tree, ExpressionOptions options) {
    return new Compiler(options, Mode.METERED).node(tree);
  }

  /** Builds the nodes of a tree; recursion goes through this method alone, a frame a level. */
  private Node node(Typed tree) {
    List<Typed> parts = tree.parts();
    Node[] nodes = new Node[parts.size()];
    for (int i = 0; i < nodes.length; i++) {
      nodes[i] = node(parts.get(i));
    }
    Node made = node(tree, nodes);
    return switch (mode) {
      case PLAIN -> made;
      case METERED -> isConstant(made) ? made : new MeteredNode(made);
      // No constant any more: nothing is folded, since each part is to be told of.
      case OBSERVED -> new ObservedNode(tree.syntax(), new MeteredNode(made));
    };
  }

  private Node node(Typed tree, Node[] parts) {
    if (tree instanceof Typed.Literal literal) {
      return Leaf.constant(literal.span(), literal.value());
    }
    if (tree instanceof Typed.Attribute attribute) {
      return Leaf.attribute(attribute.span(), Leaf.Kind.ATTRIBUTE, attribute.slot());
    }
    if (tree instanceof Typed.AttributeName name) {
      return Leaf.attribute(name.span(), Leaf.Kind.ATTRIBUTE, name.slot());
    }
    if (tree instanceof Typed.Variable variable) {
      return new VariableNodes.Variable(variable.span(), variable.index());
    }
    if (tree instanceof Typed.VariableName name) {
      return Leaf.constant(name.span(), null); // a name, never evaluated
    }
    if (tree instanceof Typed.Parameter parameter) {
      return Leaf.parameter(parameter.span(), parameter.name());
    }
    if (tree instanceof Typed.Call call) {
      return call(call, parts);
    }
    if (tree instanceof Typed.Chain chain) {
      return folded(chain(chain, parts), parts);
    }
    boolean turns = ((Typed.Negation) tree).turns();
    return folded(new NegationNode(tree.span(), turns, parts[0]), parts);
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
                takesAsList(call.arguments().get(1)),
                options.maxResultLength());
        case WHERE ->
            new VariableNodes.Where(
                call.span(),
                variableOf(call),
                arguments[1],
                arguments[2],
                takesAsList(call.arguments().get(1)));
        case WITH ->
            new VariableNodes.With(call.span(), variableOf(call), arguments[1], arguments[2]);
        case IMPORTED_VALUE ->
            Leaf.attribute(call.span(), Leaf.Kind.IMPORTED_ATTRIBUTE, slotOf(call));
        case VALUE_COUNT -> Leaf.attribute(call.span(), Leaf.Kind.VALUE_COUNT, slotOf(call));
      };
    }
    if (call.forms().get(0).implementation() instanceof Implementation.Lazy lazy) {
      return new LazyCallNode(
          call.span(), call.function().name(), lazy, arguments, options.maxResultLength());
    }
    Node node = callOfValues(call, arguments);
    boolean canGrow =
        call.forms().stream()
            .anyMatch(form -> form.implementation() instanceof Implementation.Limited);
    return call.function().isDeterministic() && !canGrow ? folded(node, arguments) : node;
  }

  /** Returns the kind of node that has a short way for such a call, if there is one. */
  private Node callOfValues(Typed.Call call, Node[] arguments) {
    List<Overload> forms = call.forms();
    boolean[] takenAsList = new boolean[arguments.length];
    for (int i = 0; i < takenAsList.length; i++) {
      takenAsList[i] = takesAsList(call.arguments().get(i));
    }
    CallNode any = new CallNode(call, arguments, takenAsList, options);
    Node node = null;
    if (forms.stream().allMatch(Accepted::isOfValues)) {
      if (haveImplementation(forms, Implementation.One.class)) {
        node = UnaryCall.of(any, forms, arguments);
      } else if (haveImplementation(forms, Implementation.Two.class)) {
        node = BinaryCall.of(any, forms, arguments);
      } else if (haveImplementation(forms, Implementation.Three.class)) {
        node = TernaryCall.of(any, forms, arguments);
      }
    }
    return node == null ? any : node;
  }

  /**
   * Returns whether a single value of {@code collection} is a list of one. Strictly it is none,
   * unless what was written gives several values: for an attribute that is absent the same may come
   * to one, as {@code [proxyAddresses] & "x"} does, and that is no mistake in the expression.
   */
  private boolean takesAsList(Typed collection) {
    return !options.strict() || collection.type().multiplicity() == StaticType.Multiplicity.MANY;
  }

  private static boolean haveImplementation(
      List<Overload> forms, Class<? extends Implementation> kind) {
    return forms.stream().allMatch(form -> kind.isInstance(form.implementation()));
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
      case ADDITIVE -> additive(chain.span(), operands, segments(chain.operators()));
      case COMPARISON -> comparison(chain.span(), operands, links);
      case LOGICAL -> new LogicalNode(chain.span(), operands, links);
    };
  }

  private Node additive(SourceSpan span, Node[] operands, AdditiveNode.Segment[] segments) {
    if (segments.length == 1) {
      if (segments[0] instanceof ArithmeticSegment step) {
        return new ArithmeticNode(span, operands[0], operands[1], step);
      }
      if (segments[0] instanceof JoinSegment join && operands.length <= 3) {
        return JoinNode.of(span, operands, join, options.maxResultLength());
      }
    }
    return new AdditiveNode(span, operands, segments);
  }

  private Node comparison(SourceSpan span, Node[] operands, Syntax.Link[] links) {
    Comparison[] comparisons = new Comparison[links.length];
    for (int i = 0; i < links.length; i++) {
      comparisons[i] = new Comparison(links[i], options.ignoreCaseInComparisons());
    }
    return links.length == 1
        ? new ComparisonNode(span, operands[0], operands[1], comparisons[0])
        : new ComparisonNode.Chain(span, operands, comparisons);
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

  private static boolean isConstant(Node node) {
    return node instanceof Leaf leaf && leaf.isConstant();
  }

  /** Returns the value of the node as a constant, if all it depends on is constant. */
  private static Node folded(Node node, Node... operands) {
    for (Node operand : operands) {
      if (!isConstant(operand)) {
        return node;
      }
    }
    try {
      return Leaf.constant(node.span(), node.eval(NoContext.INSTANCE));
    } catch (EvaluationException e) {
      return node; // it fails only if it is reached
    } catch (LargeResult e) {
      return node; // kept, it would take memory for as long as the program lives
    }
  }
}
