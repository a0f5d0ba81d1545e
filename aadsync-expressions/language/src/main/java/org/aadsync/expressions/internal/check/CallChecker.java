package org.aadsync.expressions.internal.check;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.aadsync.expressions.ExpressionOptions;
import org.aadsync.expressions.internal.ast.Syntax;
import org.aadsync.expressions.internal.finding.FindingCode;
import org.aadsync.expressions.internal.finding.Findings;
import org.aadsync.expressions.internal.function.FunctionDefinition;
import org.aadsync.expressions.internal.function.Implementation;
import org.aadsync.expressions.internal.function.Library;
import org.aadsync.expressions.internal.function.Overload;
import org.aadsync.expressions.internal.function.Parameter;
import org.aadsync.expressions.internal.type.Kinds;
import org.aadsync.expressions.internal.type.StaticType;
import org.jspecify.annotations.Nullable;

/** Checks calls: the name, the number of arguments, their types. */
final class CallChecker {
  private final Checker checker;
  private final Library library;
  private final ExpressionOptions options;
  private final Findings findings;

  CallChecker(Checker checker, Library library, ExpressionOptions options, Findings findings) {
    this.checker = checker;
    this.library = library;
    this.options = options;
    this.findings = findings;
  }

  Typed check(Syntax.Call call, boolean isResult) {
    FunctionDefinition function = library.get(call.name());
    if (function == null) {
      findings.add(
          FindingCode.UNKNOWN_FUNCTION,
          call.nameSpan(),
          "there is no function '" + call.name() + "'",
          Spelling.hintForFunction(call.name(), library));
      call.arguments().forEach(checker::checkOfUnknown);
      return nothing(call);
    }
    int count = call.arguments().size();
    List<Overload> forms = function.overloads().stream().filter(form -> form.takes(count)).toList();
    if (forms.isEmpty()) {
      reportCount(call, function);
      call.arguments().forEach(checker::checkOfUnknown);
      return nothing(call);
    }
    List<Typed> arguments = arguments(call, forms, isResult);
    List<Overload> fitting =
        forms.stream().filter(form -> misfit(form, arguments) == null).toList();
    if (fitting.isEmpty()) {
      reportTypes(call, function, forms, arguments);
      return nothing(call);
    }
    return new Typed.Call(
        call.span(),
        resultType(fitting, arguments),
        function,
        ImmutableList.copyOf(fitting),
        ImmutableList.copyOf(arguments));
  }

  private static Typed nothing(Syntax.Call call) {
    return new Typed.Literal(call.span(), StaticType.NOTHING, null);
  }

  private List<Typed> arguments(Syntax.Call call, List<Overload> forms, boolean isResult) {
    // Forms of one function differ in types, not in how arguments are passed.
    Overload form = forms.get(0);
    List<Typed> arguments = new ArrayList<>(call.arguments().size());
    Boolean known = null;
    for (int i = 0; i < call.arguments().size(); i++) {
      Syntax argument = call.arguments().get(i);
      Parameter parameter = form.parameter(i);
      switch (parameter.passing()) {
        case ATTRIBUTE_NAME -> arguments.add(attributeName(argument, call));
        case OPTION -> arguments.add(option(argument, parameter, call));
        case CONDITION -> {
          Typed condition =
              i == 0 ? checker.check(argument, false) : conditional(argument, false, false);
          arguments.add(condition);
          known = alwaysGives(condition);
        }
        case RESULT -> {
          boolean isIif = form.implementation() == Implementation.Special.IIF;
          boolean neverTaken = isIif && known != null && known == (i == 2);
          arguments.add(conditional(argument, isResult, neverTaken));
        }
        default -> arguments.add(checker.check(argument, false));
      }
    }
    return arguments;
  }

  private Typed conditional(Syntax argument, boolean isResult, boolean neverTaken) {
    return checker.checkConditional(argument, isResult, neverTaken);
  }

  private static @Nullable Boolean alwaysGives(Typed condition) {
    return condition instanceof Typed.Call call && call.arguments().size() == 1
        ? call.function().alwaysGives(call.arguments().get(0).type())
        : null;
  }

  private Typed attributeName(Syntax argument, Syntax.Call call) {
    if (argument instanceof Syntax.Text text) {
      Checker.StaticTyped found = checker.attribute(text.span(), text.value());
      return new Typed.AttributeName(text.span(), found.type(), found.slot());
    }
    String hint =
        argument instanceof Syntax.Attribute attribute
            ? "write " + call.name() + "(\"" + attribute.name() + "\")"
            : "write the name itself, such as " + call.name() + "(\"member\")";
    findings.add(
        FindingCode.ATTRIBUTE_NAME_EXPECTED,
        argument.span(),
        call.name() + " takes the name of an attribute in quotes",
        hint);
    return new Typed.AttributeName(argument.span(), StaticType.UNKNOWN_ATTRIBUTE, -1);
  }

  private Typed option(Syntax argument, Parameter parameter, Syntax.Call call) {
    String name =
        argument instanceof Syntax.BareName bare
            ? bare.name()
            : argument instanceof Syntax.Text text ? text.value() : null;
    if (name == null) {
      return checker.check(argument, false);
    }
    if (!parameter.options().contains(name)) {
      findings.add(
          FindingCode.UNKNOWN_OPTION,
          argument.span(),
          "'" + name + "' is no option of " + call.name(),
          "write " + String.join(" or ", parameter.options()));
    }
    return new Typed.Literal(argument.span(), StaticType.one(Kinds.STR), name);
  }

  /** Returns the index of the first argument that the form can never take, or null. */
  private @Nullable Integer misfit(Overload form, List<Typed> arguments) {
    for (int i = 0; i < arguments.size(); i++) {
      Parameter parameter = form.parameter(i);
      StaticType type = arguments.get(i).type();
      boolean takesAny =
          parameter.passing() == Parameter.Passing.WHOLE
              || parameter.passing() == Parameter.Passing.RESULT
              || parameter.passing() == Parameter.Passing.ATTRIBUTE_NAME;
      boolean single =
          options.strict()
              && parameter.passing() == Parameter.Passing.LIST
              && type.kinds() != Kinds.NONE
              && type.multiplicity() == StaticType.Multiplicity.ONE;
      if (single || (!takesAny && !type.fits(parameter.kinds()))) {
        return i;
      }
    }
    return null;
  }

  private StaticType resultType(List<Overload> forms, List<Typed> arguments) {
    List<StaticType> types = arguments.stream().map(Typed::type).toList();
    StaticType result = StaticType.NOTHING;
    for (Overload form : forms) {
      StaticType one = form.result().apply(types);
      for (int i = 0; i < types.size(); i++) {
        if (form.parameter(i).isLifted()) {
          one = one.liftedBy(types.get(i));
        }
      }
      result = result.or(one);
    }
    return result;
  }

  private void reportCount(Syntax.Call call, FunctionDefinition function) {
    int count = call.arguments().size();
    findings.add(
        FindingCode.ARGUMENT_COUNT,
        call.span(),
        function.name() + " does not take " + count + (count == 1 ? " argument" : " arguments"),
        signatures(function));
  }

  private void reportTypes(
      Syntax.Call call, FunctionDefinition function, List<Overload> forms, List<Typed> arguments) {
    // The form that gets furthest is the one that was most likely meant.
    int furthest = -1;
    int kinds = 0;
    for (Overload form : forms) {
      Integer at = misfit(form, arguments);
      if (at != null && at >= furthest) {
        kinds = at == furthest ? kinds | form.parameter(at).kinds() : form.parameter(at).kinds();
        furthest = at;
      }
    }
    Typed argument = arguments.get(furthest);
    boolean list = forms.get(0).parameter(furthest).passing() == Parameter.Passing.LIST;
    checker.report(
        FindingCode.ARGUMENT_TYPE,
        argument.span(),
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
      Typed argument, int kinds, FunctionDefinition function) {
    String conversion = Conversions.hint(argument.type().kinds(), kinds);
    return conversion == null ? signatures(function) : conversion;
  }

  private static String signatures(FunctionDefinition function) {
    return function.signatures().stream().collect(Collectors.joining("; ", "it is ", ""));
  }

  void reportBareName(Syntax.BareName name) {
    List<String> owners =
        library.definitions().stream()
            .filter(
                function ->
                    function.overloads().stream()
                        .flatMap(form -> form.parameters().stream())
                        .anyMatch(parameter -> parameter.options().contains(name.name())))
            .map(FunctionDefinition::name)
            .toList();
    if (!owners.isEmpty()) {
      findings.add(
          FindingCode.MISPLACED_OPTION,
          name.span(),
          "'" + name.name() + "' is an option and no value",
          "it may be an argument of " + String.join(", ", owners));
      return;
    }
    findings.add(
        FindingCode.UNKNOWN_NAME,
        name.span(),
        "the name '" + name.name() + "' means nothing",
        Spelling.hintForName(name.name(), library));
  }
}
