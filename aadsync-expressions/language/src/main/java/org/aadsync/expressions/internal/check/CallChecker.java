package org.aadsync.expressions.internal.check;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;
import org.aadsync.expressions.ExpressionOptions;
import org.aadsync.expressions.ast.Syntax;
import org.aadsync.expressions.function.FunctionDeclaration;
import org.aadsync.expressions.function.FunctionLibrary;
import org.aadsync.expressions.function.Overload;
import org.aadsync.expressions.function.Parameter;
import org.aadsync.expressions.function.ResultType;
import org.aadsync.expressions.function.TypeSet;
import org.aadsync.expressions.internal.finding.FindingCode;
import org.aadsync.expressions.internal.finding.Findings;
import org.aadsync.expressions.internal.finding.Shown;
import org.aadsync.expressions.internal.parse.Unreadable;
import org.aadsync.expressions.internal.type.Kinds;
import org.aadsync.expressions.internal.type.StaticType;

/** Checks calls: the name, the number of arguments, their types. */
final class CallChecker {
  private final Checker checker;
  private final FunctionLibrary library;
  private final ExpressionOptions options;
  private final Findings findings;
  private final CallMessages messages;

  CallChecker(
      Checker checker, FunctionLibrary library, ExpressionOptions options, Findings findings) {
    this.checker = checker;
    this.library = library;
    this.options = options;
    this.findings = findings;
    this.messages = new CallMessages(checker, findings);
  }

  /** Looks up what is called, before the arguments are checked. */
  CallPlan plan(Syntax.Call call, Place place) {
    FunctionDeclaration function = library.find(call.name()).orElse(null);
    if (function == null) {
      findings.add(
          FindingCode.UNKNOWN_FUNCTION,
          call.nameSpan(),
          "there is no function " + Shown.quoted(call.name()),
          findings.listsMoreErrors() ? Spelling.hintForFunction(call.name(), library) : null);
      return new CallPlan(checker, findings, call, place, null, ImmutableList.of());
    }
    int count = call.arguments().size();
    ImmutableList<Overload> forms =
        function.overloads().stream()
            .filter(form -> form.takes(count))
            .collect(ImmutableList.toImmutableList());
    // Where an operator or a comma is missing, nobody knows how many arguments were meant.
    if (forms.isEmpty() && call.arguments().stream().noneMatch(Unreadable::is)) {
      messages.count(call, function);
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
    ImmutableList.Builder<Overload> forms = ImmutableList.builder();
    List<List<Integer>> misfits = new ArrayList<>();
    for (Overload form : plan.forms()) {
      List<Integer> ofForm = misfits(form, arguments);
      misfits.add(ofForm);
      if (ofForm.isEmpty()) {
        forms.add(form);
        if (takesForCertain(form, arguments)) {
          break; // a call never gets to the forms after it
        }
      }
    }
    ImmutableList<Overload> fitting = forms.build();
    if (fitting.isEmpty()) {
      messages.types(plan, misfits);
    }
    // What cannot fit may yet be compiled, in a branch that is not taken; it fails when it is.
    ImmutableList<Overload> usable = fitting.isEmpty() ? plan.forms() : fitting;
    return new Typed.Call(
        plan.call(),
        resultType(usable, arguments),
        function,
        usable,
        ImmutableList.copyOf(arguments));
  }

  private static boolean takesForCertain(Overload form, List<Typed> arguments) {
    for (int i = 0; i < arguments.size(); i++) {
      Parameter parameter = form.parameter(i);
      boolean ofAnyType = parameter.types().equals(TypeSet.ANY);
      if (!ofAnyType && (arguments.get(i).type().kinds() & ~parameter.types().bits()) != 0) {
        return false;
      }
    }
    return true;
  }

  private static Typed nothing(Syntax.Call call) {
    return new Typed.Unknown(call, StaticType.NOTHING);
  }

  /** Returns the indexes of the arguments that the form can never take. */
  private List<Integer> misfits(Overload form, List<Typed> arguments) {
    List<Integer> misfits = new ArrayList<>();
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
        misfits.add(i);
      }
    }
    return misfits;
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

  void reportBareName(Syntax.BareName name) {
    List<String> owners = findings.listsMoreErrors() ? functionsWithOption(name.name()) : List.of();
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
        "the name " + Shown.quoted(name.name()) + " means nothing",
        Spelling.hintForName(name.name(), library));
  }

  private List<String> functionsWithOption(String option) {
    return library.functions().stream()
        .filter(
            function ->
                function.overloads().stream()
                    .flatMap(form -> form.parameters().stream())
                    .anyMatch(parameter -> parameter.options().contains(option)))
        .map(FunctionDeclaration::name)
        .toList();
  }
}
