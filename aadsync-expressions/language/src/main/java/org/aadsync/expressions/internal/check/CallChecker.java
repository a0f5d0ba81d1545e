package org.aadsync.expressions.internal.check;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.stream.Collectors;
import org.aadsync.expressions.ExpressionOptions;
import org.aadsync.expressions.ast.Syntax;
import org.aadsync.expressions.function.FunctionDeclaration;
import org.aadsync.expressions.function.FunctionLibrary;
import org.aadsync.expressions.function.Overload;
import org.aadsync.expressions.function.Parameter;
import org.aadsync.expressions.function.ResultType;
import org.aadsync.expressions.internal.finding.FindingCode;
import org.aadsync.expressions.internal.finding.Findings;
import org.aadsync.expressions.internal.type.Kinds;
import org.aadsync.expressions.internal.type.StaticType;
import org.jspecify.annotations.Nullable;

/** Checks calls: the name, the number of arguments, their types. */
final class CallChecker {
  private final Checker checker;
  private final FunctionLibrary library;
  private final ExpressionOptions options;
  private final Findings findings;

  CallChecker(
      Checker checker, FunctionLibrary library, ExpressionOptions options, Findings findings) {
    this.checker = checker;
    this.library = library;
    this.options = options;
    this.findings = findings;
  }

  /** Looks up what is called, before the arguments are checked. */
  CallPlan plan(Syntax.Call call, Place place) {
    FunctionDeclaration function = library.find(call.name()).orElse(null);
    if (function == null) {
      findings.add(
          FindingCode.UNKNOWN_FUNCTION,
          call.nameSpan(),
          "there is no function '" + call.name() + "'",
          Spelling.hintForFunction(call.name(), library));
      return new CallPlan(checker, findings, call, place, null, ImmutableList.of());
    }
    int count = call.arguments().size();
    ImmutableList<Overload> forms =
        function.overloads().stream()
            .filter(form -> form.takes(count))
            .collect(ImmutableList.toImmutableList());
    if (forms.isEmpty()) {
      reportCount(call, function);
    }
    return new CallPlan(checker, findings, call, place, function, forms);
  }

  /** Finds the forms that fit the checked arguments. */
  Typed finish(CallPlan plan) {
    FunctionDeclaration function = plan.function();
    List<Typed> arguments = plan.arguments();
    if (function == null || plan.forms().isEmpty()) {
      return nothing(plan.call());
    }
    ImmutableList<Overload> fitting =
        plan.forms().stream()
            .filter(form -> misfit(form, arguments) == null)
            .collect(ImmutableList.toImmutableList());
    if (fitting.isEmpty()) {
      reportTypes(plan, function);
    }
    // What cannot fit may yet be compiled, in a branch that is not taken; it fails when it is.
    ImmutableList<Overload> forms = fitting.isEmpty() ? plan.forms() : fitting;
    return new Typed.Call(
        plan.call(),
        resultType(forms, arguments),
        function,
        forms,
        ImmutableList.copyOf(arguments));
  }

  private static Typed nothing(Syntax.Call call) {
    return new Typed.Unknown(call, StaticType.NOTHING);
  }

  /** Returns the index of the first argument that the form can never take, or null. */
  private @Nullable Integer misfit(Overload form, List<Typed> arguments) {
    for (int i = 0; i < arguments.size(); i++) {
      Parameter parameter = form.parameter(i);
      StaticType type = arguments.get(i).type();
      boolean takesAny =
          parameter.passing() == Parameter.Passing.WHOLE
              || parameter.passing() == Parameter.Passing.RESULT
              || parameter.passing() == Parameter.Passing.ATTRIBUTE_NAME
              || parameter.passing() == Parameter.Passing.VARIABLE;
      boolean single =
          options.strict()
              && parameter.passing() == Parameter.Passing.LIST
              && type.kinds() != Kinds.NONE
              && type.multiplicity() == StaticType.Multiplicity.ONE;
      if (single || (!takesAny && !type.fits(parameter.types().bits()))) {
        return i;
      }
    }
    return null;
  }

  private StaticType resultType(List<Overload> forms, List<Typed> arguments) {
    List<StaticType> types = arguments.stream().map(Typed::type).toList();
    StaticType result = StaticType.NOTHING;
    for (Overload form : forms) {
      StaticType one = resultType(form, types);
      for (int i = 0; i < types.size(); i++) {
        if (form.parameter(i).isLifted()) {
          one = one.liftedBy(types.get(i));
        }
      }
      result = result.or(one);
    }
    return result;
  }

  private static StaticType resultType(Overload form, List<StaticType> arguments) {
    ResultType result = form.result();
    if (result instanceof ResultType.Single single) {
      return StaticType.one(single.types().bits());
    }
    if (result instanceof ResultType.Several several) {
      return StaticType.many(several.types().bits());
    }
    if (result instanceof ResultType.SameAs same) {
      return arguments.get(same.parameter());
    }
    if (result instanceof ResultType.ElementOf element) {
      return arguments.get(element.parameter()).element();
    }
    if (result instanceof ResultType.ListOf list) {
      return arguments.get(list.parameter()).list();
    }
    StaticType type = StaticType.NOTHING;
    if (result instanceof ResultType.AnyBranch) {
      for (int i = 0; i < arguments.size(); i++) {
        if (form.parameter(i).passing() == Parameter.Passing.RESULT) {
          type = type.or(arguments.get(i));
        }
      }
    }
    return type;
  }

  private void reportCount(Syntax.Call call, FunctionDeclaration function) {
    int count = call.arguments().size();
    findings.add(
        FindingCode.ARGUMENT_COUNT,
        call.span(),
        function.name() + " does not take " + count + (count == 1 ? " argument" : " arguments"),
        signatures(function));
  }

  private void reportTypes(CallPlan plan, FunctionDeclaration function) {
    List<Overload> forms = plan.forms();
    List<Typed> arguments = plan.arguments();
    // The form that gets furthest is the one that was most likely meant.
    int furthest = -1;
    int kinds = 0;
    for (Overload form : forms) {
      Integer at = misfit(form, arguments);
      if (at != null && at >= furthest) {
        int taken = form.parameter(at).types().bits();
        kinds = at == furthest ? kinds | taken : taken;
        furthest = at;
      }
    }
    Typed argument = arguments.get(furthest);
    boolean list = forms.get(0).parameter(furthest).passing() == Parameter.Passing.LIST;
    checker.report(
        FindingCode.ARGUMENT_TYPE,
        argument.span(),
        plan.place(),
        argument.type().fromSchema(),
        "argument "
            + (furthest + 1)
            + " of "
            + function.name()
            + " must be "
            + (list ? "a multi-value of " : "")
            + Kinds.describe(kinds)
            + "; this is "
            + argument.type().describe(),
        conversionOrSignatures(argument, kinds, function));
  }

  private static String conversionOrSignatures(
      Typed argument, int kinds, FunctionDeclaration function) {
    String conversion = Conversions.hint(argument.type().kinds(), kinds);
    return conversion == null ? signatures(function) : conversion;
  }

  private static String signatures(FunctionDeclaration function) {
    return function.signatures().stream().collect(Collectors.joining("; ", "it is ", ""));
  }

  void reportBareName(Syntax.BareName name) {
    List<String> owners =
        library.functions().stream()
            .filter(
                function ->
                    function.overloads().stream()
                        .flatMap(form -> form.parameters().stream())
                        .anyMatch(parameter -> parameter.options().contains(name.name())))
            .map(FunctionDeclaration::name)
            .toList();
    if (!owners.isEmpty()) {
      findings.add(
          FindingCode.MISPLACED_OPTION,
          name.span(),
          "'" + name.name() + "' is an option and no value",
          "it may be an argument of " + String.join(" or ", owners));
      return;
    }
    findings.add(
        FindingCode.UNKNOWN_NAME,
        name.span(),
        "the name '" + name.name() + "' means nothing",
        Spelling.hintForName(name.name(), library));
  }
}
