package org.aadsync.expressions.internal.check;

import com.google.common.base.CharMatcher;
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
import org.aadsync.expressions.ast.Operator;
import org.aadsync.expressions.ast.Syntax;
import org.aadsync.expressions.function.FunctionLibrary;
import org.aadsync.expressions.internal.finding.FindingCode;
import org.aadsync.expressions.internal.finding.Findings;
import org.aadsync.expressions.internal.finding.Shown;
import org.aadsync.expressions.internal.parse.Unreadable;
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

  private final ExpressionOptions options;
  private final @Nullable AttributeBinding binding;
  private final Findings findings;
  private final CallChecker calls;
  private final OperatorChecker operatorChecker;
  private final Set<String> attributes = new LinkedHashSet<>();
  private final Set<String> parameters = new LinkedHashSet<>();
  private final Set<String> functions = new LinkedHashSet<>();

  /** Makes a checker; without a binding every attribute exists and may hold anything. */
  public Checker(
      FunctionLibrary library,
      ExpressionOptions options,
      @Nullable AttributeBinding binding,
      Findings findings) {
    this.options = options;
    this.binding = binding;
    this.findings = findings;
    this.calls = new CallChecker(this, library, options, findings);
    this.operatorChecker = new OperatorChecker(this);
  }

  /** Checks a whole expression. If there are errors, the result cannot be run. */
  public Typed check(Syntax tree) {
    return check(tree, Place.WHOLE);
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

  /** Checks a part; recursion goes through this method alone, a frame a level. */
  private Typed check(Syntax part, Place place) {
    Syntax tree = part;
    while (tree instanceof Syntax.Bracketed bracketed) {
      tree = bracketed.inner();
    }
    if (tree instanceof Syntax.Call call) {
      if (Unreadable.is(call)) {
        return unreadable(call, place);
      }
      functions.add(call.name());
      CallPlan plan = calls.plan(call, place);
      for (Syntax argument : call.arguments()) {
        Typed known = plan.withoutEvaluation(argument);
        plan.add(known == null ? check(argument, plan.nextPlace()) : known);
      }
      return calls.finish(plan);
    }
    if (tree instanceof Syntax.Chain chain) {
      boolean lazy = chain.operators().get(0).operator().family() == Operator.Family.LOGICAL;
      List<Typed> operands = new ArrayList<>(chain.operands().size());
      for (Syntax operand : chain.operands()) {
        boolean conditional = lazy && !operands.isEmpty();
        operands.add(check(operand, conditional ? place.conditional() : place.operand()));
      }
      return operatorChecker.chain(chain, operands, place);
    }
    if (tree instanceof Syntax.Negation negation) {
      return operatorChecker.negation(negation, check(negation.operand(), place.operand()), place);
    }
    return leaf(tree, place);
  }

  /** Checks the parts of what could not be read, each on its own. */
  private Typed unreadable(Syntax.Call call, Place place) {
    for (Syntax part : call.arguments()) {
      check(part, place.ofUnknown());
    }
    return new Typed.Unknown(call, StaticType.NOTHING);
  }

  private Typed leaf(Syntax tree, Place place) {
    if (tree instanceof Syntax.Attribute attribute) {
      Resolved found = attribute(attribute.span(), attribute.name(), false);
      return new Typed.Attribute(attribute, found.type(), found.slot());
    }
    if (tree instanceof Syntax.Parameter parameter) {
      parameters.add(parameter.name());
      return new Typed.Parameter(parameter, TEXT, parameter.name());
    }
    if (tree instanceof Syntax.Text text) {
      return new Typed.Literal(text, TEXT, text.value());
    }
    if (tree instanceof Syntax.Number number) {
      return new Typed.Literal(number, StaticType.one(Kinds.NUM), number.value());
    }
    if (tree instanceof Syntax.Bool bool) {
      return new Typed.Literal(bool, StaticType.one(Kinds.BOOL), bool.value());
    }
    if (tree instanceof Syntax.Constant constant) {
      return constant(constant, place.isResult());
    }
    if (tree instanceof Syntax.Variable variable) {
      Scope known = Scope.find(place.scope(), variable.name());
      if (known != null) {
        return new Typed.Variable(variable, known.type(), known.index());
      }
      reportVariable(variable, place);
    } else if (tree instanceof Syntax.BareName name && !place.isOfUnknown()) {
      calls.reportBareName(name);
    }
    return new Typed.Unknown(tree, StaticType.NOTHING);
  }

  private void reportVariable(Syntax.Variable variable, Place place) {
    if (!place.isOfUnknown()) {
      findings.add(
          FindingCode.UNBOUND_VARIABLE,
          variable.span(),
          "no variable " + Shown.quoted("$" + variable.name()) + " is known here",
          Spelling.hintForVariable(variable.name(), place.scope()));
    }
  }

  private Typed constant(Syntax.Constant constant, boolean isResult) {
    return switch (constant.name()) {
      case NULL -> new Typed.Literal(constant, StaticType.NOTHING, null);
      case CRLF -> new Typed.Literal(constant, TEXT, "\r\n");
      case IGNORE_THIS_FLOW ->
          signal(constant, "IgnoreThisFlow", FlowSignal.IGNORE_THIS_FLOW, isResult);
      case AUTHORITATIVE_NULL ->
          signal(constant, "AuthoritativeNull", FlowSignal.AUTHORITATIVE_NULL, isResult);
    };
  }

  private Typed signal(Syntax constant, String name, FlowSignal signal, boolean isResult) {
    if (!isResult) {
      findings.add(
          FindingCode.MISPLACED_FLOW_LITERAL,
          constant.span(),
          name + " is a result of the whole expression and no value to compute with",
          "it may be the expression itself, or a value that IIF, Switch or With give as its result");
    }
    return new Typed.Literal(constant, StaticType.NOTHING, signal);
  }

  /** Where an attribute is, and what is known of it. */
  record Resolved(int slot, StaticType type) {}

  /** Resolves an attribute; one that does not exist is reported. */
  Resolved attribute(SourceSpan span, String name, boolean inQuotes) {
    attributes.add(name);
    if (binding == null) {
      return new Resolved(-1, StaticType.UNKNOWN_ATTRIBUTE);
    }
    BoundAttribute found = binding.resolve(name);
    if (found == null) {
      findings.add(
          FindingCode.UNKNOWN_ATTRIBUTE,
          span,
          "the source has no attribute " + Shown.quoted(name),
          hintForUnknown(binding, name));
      return new Resolved(-1, StaticType.UNKNOWN_ATTRIBUTE);
    }
    if (!found.name().equals(name)) {
      findings.add(
          FindingCode.ATTRIBUTE_CASE,
          options.strict() ? Severity.ERROR : Severity.WARNING,
          span,
          "the schema spells this attribute '" + found.name() + "'",
          "write "
              + (inQuotes ? "\"" + found.name() + "\"" : "[" + found.name() + "]")
              + "; upper and lower case differ in names");
    }
    if (found.type() == null) {
      return new Resolved(found.slot(), StaticType.UNKNOWN_ATTRIBUTE);
    }
    StaticType.Multiplicity multiplicity =
        found.multiValued() ? StaticType.Multiplicity.MANY : StaticType.Multiplicity.ONE;
    return new Resolved(found.slot(), new StaticType(Kinds.of(found.type()), multiplicity, true));
  }

  private static String hintForUnknown(AttributeBinding binding, String name) {
    String trimmed = CharMatcher.whitespace().trimFrom(name);
    return !trimmed.equals(name) && binding.resolve(trimmed) != null
        ? "blanks between the brackets are part of the name: write [" + trimmed + "]"
        : "check the spelling, and that the attribute is selected for this object type";
  }

  /** Reports a type that never fits; where it may never matter, as a warning or not at all. */
  void report(
      FindingCode code,
      SourceSpan span,
      Place place,
      boolean bySchema,
      String message,
      @Nullable String hint) {
    if (place.isUnreachable()) {
      return;
    }
    Severity severity = bySchema && place.isConditional() ? Severity.WARNING : Severity.ERROR;
    findings.add(code, severity, span, message, hint);
  }
}
