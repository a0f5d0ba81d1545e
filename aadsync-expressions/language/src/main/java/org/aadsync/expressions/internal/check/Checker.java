package org.aadsync.expressions.internal.check;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.aadsync.expressions.AttributeBinding;
import org.aadsync.expressions.AttributeBinding.BoundAttribute;
import org.aadsync.expressions.ExpressionOptions;
import org.aadsync.expressions.FlowSignal;
import org.aadsync.expressions.Severity;
import org.aadsync.expressions.SourceSpan;
import org.aadsync.expressions.internal.ast.Operator;
import org.aadsync.expressions.internal.ast.Syntax;
import org.aadsync.expressions.internal.finding.FindingCode;
import org.aadsync.expressions.internal.finding.Findings;
import org.aadsync.expressions.internal.function.Library;
import org.aadsync.expressions.internal.type.Kinds;
import org.aadsync.expressions.internal.type.StaticType;
import org.jspecify.annotations.Nullable;

/**
 * Resolves the names of a tree, checks arguments and types, and gives a typed tree.
 *
 * <p>Typing is gradual: only what can never succeed is an error. What cannot succeed merely because
 * of the schema, in a branch that may never be taken, is a warning: rules guard such branches.
 */
public final class Checker {
  private static final StaticType TEXT = StaticType.one(Kinds.STR);

  private final Library library;
  private final ExpressionOptions options;
  private final @Nullable AttributeBinding binding;
  private final Findings findings;
  private final CallChecker calls;
  private final Set<String> attributes = new LinkedHashSet<>();
  private final Set<String> parameters = new LinkedHashSet<>();
  private final Set<String> functions = new LinkedHashSet<>();
  // Both count levels: of branches that may not be taken, and of those that never are.
  private int conditional;
  private int unreachable;
  private int unknownCalls;

  /** Makes a checker; without a binding every attribute exists and may hold anything. */
  public Checker(
      Library library,
      ExpressionOptions options,
      @Nullable AttributeBinding binding,
      Findings findings) {
    this.library = library;
    this.options = options;
    this.binding = binding;
    this.findings = findings;
    this.calls = new CallChecker(this, library, options, findings);
  }

  /** Checks a whole expression. If there are errors, the result cannot be run. */
  public Typed check(Syntax tree) {
    return check(tree, true);
  }

  /** Returns the attributes that are read, in order of first occurrence. */
  public ImmutableSet<String> attributeNames() {
    return ImmutableSet.copyOf(attributes);
  }

  /** Returns the parameters that are read. */
  public ImmutableSet<String> parameterNames() {
    return ImmutableSet.copyOf(parameters);
  }

  /** Returns the names that are called, known or not. */
  public ImmutableSet<String> functionNames() {
    return ImmutableSet.copyOf(functions);
  }

  /** Checks a part; {@code isResult} says whether its value is that of the whole expression. */
  Typed check(Syntax tree, boolean isResult) {
    if (tree instanceof Syntax.Bracketed bracketed) {
      return check(bracketed.inner(), isResult);
    }
    if (tree instanceof Syntax.Call call) {
      functions.add(call.name());
      return calls.check(call, isResult);
    }
    if (tree instanceof Syntax.Chain chain) {
      return check(chain);
    }
    if (tree instanceof Syntax.Negation negation) {
      return check(negation);
    }
    return leaf(tree, isResult);
  }

  private Typed leaf(Syntax tree, boolean isResult) {
    if (tree instanceof Syntax.Attribute attribute) {
      StaticTyped found = attribute(attribute.span(), attribute.name());
      return new Typed.Attribute(attribute.span(), found.type(), found.slot());
    }
    if (tree instanceof Syntax.Parameter parameter) {
      parameters.add(parameter.name());
      return new Typed.Parameter(parameter.span(), TEXT, parameter.name());
    }
    if (tree instanceof Syntax.Text text) {
      return new Typed.Literal(text.span(), TEXT, text.value());
    }
    if (tree instanceof Syntax.Number number) {
      return new Typed.Literal(number.span(), StaticType.one(Kinds.NUM), number.value());
    }
    if (tree instanceof Syntax.Bool bool) {
      return new Typed.Literal(bool.span(), StaticType.one(Kinds.BOOL), bool.value());
    }
    if (tree instanceof Syntax.Constant constant) {
      return constant(constant, isResult);
    }
    if (tree instanceof Syntax.Variable variable) {
      reportVariable(variable);
    } else if (tree instanceof Syntax.BareName name && unknownCalls == 0) {
      calls.reportBareName(name);
    }
    return new Typed.Literal(tree.span(), StaticType.NOTHING, null);
  }

  private void reportVariable(Syntax.Variable variable) {
    if (unknownCalls == 0) {
      findings.add(
          FindingCode.UNBOUND_VARIABLE,
          variable.span(),
          "no variable '$" + variable.name() + "' is known here",
          "a variable exists only inside the function that introduces it");
    }
  }

  private Typed constant(Syntax.Constant constant, boolean isResult) {
    return switch (constant.name()) {
      case NULL -> new Typed.Literal(constant.span(), StaticType.NOTHING, null);
      case CRLF -> new Typed.Literal(constant.span(), TEXT, "\r\n");
      case IGNORE_THIS_FLOW ->
          signal(constant.span(), "IgnoreThisFlow", FlowSignal.IGNORE_THIS_FLOW, isResult);
      case AUTHORITATIVE_NULL ->
          signal(constant.span(), "AuthoritativeNull", FlowSignal.AUTHORITATIVE_NULL, isResult);
    };
  }

  private Typed signal(SourceSpan span, String name, FlowSignal signal, boolean isResult) {
    if (!isResult) {
      findings.add(
          FindingCode.MISPLACED_FLOW_LITERAL,
          span,
          name + " is a result of the whole expression and no value to compute with",
          "it may be the expression itself, or a branch of IIF or Switch that is its result");
    }
    return new Typed.Literal(span, StaticType.NOTHING, signal);
  }

  /** Where an attribute is, and what is known of it. */
  record StaticTyped(int slot, StaticType type) {}

  /** Resolves an attribute; one that does not exist is reported. */
  StaticTyped attribute(SourceSpan span, String name) {
    attributes.add(name);
    if (binding == null) {
      return new StaticTyped(-1, StaticType.UNKNOWN_ATTRIBUTE);
    }
    BoundAttribute found = binding.resolve(name);
    if (found == null) {
      findings.add(
          FindingCode.UNKNOWN_ATTRIBUTE,
          span,
          "the source has no attribute '" + name + "'",
          "check the spelling, and that the attribute is selected for this object type");
      return new StaticTyped(-1, StaticType.UNKNOWN_ATTRIBUTE);
    }
    if (!found.name().equals(name)) {
      findings.add(
          FindingCode.ATTRIBUTE_CASE,
          options.strict() ? Severity.ERROR : Severity.WARNING,
          span,
          "the schema spells this attribute '" + found.name() + "'",
          "write [" + found.name() + "]; upper and lower case differ in names");
    }
    if (found.type() == null) {
      return new StaticTyped(found.slot(), StaticType.UNKNOWN_ATTRIBUTE);
    }
    StaticType.Multiplicity multiplicity =
        found.multiValued() ? StaticType.Multiplicity.UNKNOWN : StaticType.Multiplicity.ONE;
    return new StaticTyped(
        found.slot(), new StaticType(Kinds.of(found.type()), multiplicity, true));
  }

  private Typed check(Syntax.Negation negation) {
    Typed operand = check(negation.operand(), false);
    require(operand, Kinds.NUM, "the operand of '-'");
    if (negation.signs() % 2 == 0) {
      return operand;
    }
    StaticType type = StaticType.one(Kinds.NUM).liftedBy(operand.type());
    return new Typed.Negation(negation.span(), type, operand);
  }

  private Typed check(Syntax.Chain chain) {
    Operator.Family family = chain.operators().get(0).operator().family();
    List<Typed> operands = new ArrayList<>(chain.operands().size());
    operands.add(check(chain.operands().get(0), false));
    boolean lazy = family == Operator.Family.LOGICAL;
    conditional += lazy ? 1 : 0;
    for (int i = 1; i < chain.operands().size(); i++) {
      operands.add(check(chain.operands().get(i), false));
    }
    conditional -= lazy ? 1 : 0;
    StaticType type =
        switch (family) {
          case ADDITIVE -> additive(operands, chain.operators());
          case COMPARISON -> comparison(operands, chain.operators());
          case LOGICAL -> logical(operands, chain.operators());
        };
    return new Typed.Chain(chain.span(), type, ImmutableList.copyOf(operands), chain.operators());
  }

  private StaticType additive(List<Typed> operands, List<Syntax.Link> operators) {
    StaticType left = operands.get(0).type();
    SourceSpan leftSpan = operands.get(0).span();
    for (int i = 0; i < operators.size(); i++) {
      Syntax.Link link = operators.get(i);
      Typed right = operands.get(i + 1);
      if (link.operator() == Operator.JOIN) {
        left = joined(left, leftSpan, right, link);
      } else {
        String what = "the operand of '" + link.operator().symbol() + "'";
        require(leftSpan, left, Kinds.NUM, what);
        require(right, Kinds.NUM, what);
        left = StaticType.one(Kinds.NUM).liftedBy(left).liftedBy(right.type());
      }
      leftSpan =
          new SourceSpan(
              operands.get(0).span().start(),
              right.span().end(),
              operands.get(0).span().line(),
              operands.get(0).span().column());
    }
    return left;
  }

  private StaticType joined(StaticType left, SourceSpan leftSpan, Typed right, Syntax.Link link) {
    StaticType other = right.type();
    String what = "the operand of '&'";
    require(leftSpan, left, Kinds.STORABLE, what);
    require(right, Kinds.STORABLE, what);
    boolean leftBytes = left.kinds() == Kinds.BIN;
    boolean rightBytes = other.kinds() == Kinds.BIN;
    if ((leftBytes && !other.fits(Kinds.BIN)) || (rightBytes && !left.fits(Kinds.BIN))) {
      report(
          FindingCode.OPERAND_TYPE,
          link.span(),
          left.fromSchema() || other.fromSchema(),
          "'&' cannot join " + left.describe() + " and " + other.describe(),
          "convert the bytes to text, with ConvertToBase64 for example");
    }
    int kinds = 0;
    if (left.fits(Kinds.BIN) && other.fits(Kinds.BIN)) {
      kinds |= Kinds.BIN & (left.kinds() | other.kinds());
    }
    if (!leftBytes && !rightBytes) {
      kinds |= (left.kinds() | other.kinds()) == Kinds.NONE ? Kinds.NONE : Kinds.STR;
    }
    return StaticType.one(kinds).liftedBy(left).liftedBy(other);
  }

  private StaticType comparison(List<Typed> operands, List<Syntax.Link> operators) {
    StaticType left = operands.get(0).type();
    SourceSpan leftSpan = operands.get(0).span();
    for (int i = 0; i < operators.size(); i++) {
      Operator operator = operators.get(i).operator();
      Typed right = operands.get(i + 1);
      if (operator != Operator.EQUAL && operator != Operator.NOT_EQUAL) {
        String what = "the operand of '" + operator.symbol() + "'";
        require(leftSpan, left, Kinds.NUM | Kinds.DT | Kinds.STR, what);
        require(right, Kinds.NUM | Kinds.DT | Kinds.STR, what);
      }
      if (!left.fits(right.type().kinds()) && right.type().kinds() != Kinds.NONE) {
        report(
            FindingCode.COMPARED_TYPES,
            operators.get(i).span(),
            left.fromSchema() || right.type().fromSchema(),
            "'"
                + operator.symbol()
                + "' compares "
                + left.describe()
                + " with "
                + right.type().describe()
                + "; they are never comparable",
            "convert one side: CStr, CNum, CBool, CRef");
      }
      left = StaticType.one(Kinds.BOOL).liftedBy(left).liftedBy(right.type());
      leftSpan = right.span();
    }
    return left;
  }

  private StaticType logical(List<Typed> operands, List<Syntax.Link> operators) {
    StaticType type = StaticType.one(Kinds.BOOL);
    for (int i = 0; i < operands.size(); i++) {
      String symbol = operators.get(Math.max(0, i - 1)).operator().symbol();
      require(operands.get(i), Kinds.CONDITION, "the operand of '" + symbol + "'");
      type = type.liftedBy(operands.get(i).type());
    }
    return type;
  }

  private void require(Typed operand, int kinds, String what) {
    require(operand.span(), operand.type(), kinds, what);
  }

  private void require(SourceSpan span, StaticType type, int kinds, String what) {
    if (!type.fits(kinds)) {
      report(
          FindingCode.OPERAND_TYPE,
          span,
          type.fromSchema(),
          what + " must be " + Kinds.describe(kinds) + "; this is " + type.describe(),
          Conversions.hint(type.kinds(), kinds));
    }
  }

  /** Reports a type that never fits; where it may never matter, as a warning or not at all. */
  void report(
      FindingCode code, SourceSpan span, boolean bySchema, String message, @Nullable String hint) {
    if (unreachable > 0) {
      return;
    }
    Severity severity = bySchema && conditional > 0 ? Severity.WARNING : Severity.ERROR;
    findings.add(code, severity, span, message, hint);
  }

  /** Checks an argument that the function may not evaluate. */
  Typed checkConditional(Syntax argument, boolean isResult, boolean neverTaken) {
    conditional++;
    unreachable += neverTaken ? 1 : 0;
    Typed checked = check(argument, isResult);
    unreachable -= neverTaken ? 1 : 0;
    conditional--;
    return checked;
  }

  /** Checks an argument of a function that does not exist: what depends on it is not reported. */
  void checkOfUnknown(Syntax argument) {
    unknownCalls++;
    check(argument, true);
    unknownCalls--;
  }
}
