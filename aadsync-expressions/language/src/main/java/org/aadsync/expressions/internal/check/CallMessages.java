package org.aadsync.expressions.internal.check;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.stream.Collectors;
import org.aadsync.expressions.ast.Syntax;
import org.aadsync.expressions.function.FunctionDeclaration;
import org.aadsync.expressions.function.Overload;
import org.aadsync.expressions.function.Parameter;
import org.aadsync.expressions.internal.finding.FindingCode;
import org.aadsync.expressions.internal.finding.Findings;
import org.aadsync.expressions.internal.type.StaticType;

/** The words about calls whose arguments are too many, too few or of wrong types. */
final class CallMessages {
  private final Checker checker;
  private final Findings findings;

  CallMessages(Checker checker, Findings findings) {
    this.checker = checker;
    this.findings = findings;
  }

  /** No form takes so many arguments. */
  void count(Syntax.Call call, FunctionDeclaration function) {
    int count = call.arguments().size();
    findings.add(
        FindingCode.ARGUMENT_COUNT,
        call.span(),
        function.name() + " takes " + taken(function) + "; " + given(count),
        form(function, count));
  }

  private static String given(int count) {
    return switch (count) {
      case 0 -> "none is given";
      case 1 -> "1 is given";
      default -> count + " are given";
    };
  }

  /** Returns how many arguments the function takes, such as {@code 2 or 3 arguments}. */
  private static String taken(FunctionDeclaration function) {
    for (Overload form : function.overloads()) {
      if (form.repeated() > 0) {
        return form.repeated() == 2 && form.parameters().size() == 2
            ? "pairs of arguments"
            : form.parameters().size() + " arguments or more";
      }
    }
    List<Integer> counts =
        function.overloads().stream()
            .map(form -> form.parameters().size())
            .distinct()
            .sorted()
            .toList();
    int least = counts.get(0);
    int most = counts.get(counts.size() - 1);
    if (most == 0) {
      return "no arguments";
    }
    boolean range = counts.size() > 2 && most - least == counts.size() - 1;
    String numbers =
        range
            ? least + " to " + most
            : counts.stream().map(String::valueOf).collect(Collectors.joining(" or "));
    return numbers + (most == 1 ? " argument" : " arguments");
  }

  /** Shows the form that was probably meant, and names what it has besides what is given. */
  private static String form(FunctionDeclaration function, int count) {
    Overload meant = null;
    for (Overload form : function.overloads()) {
      int size = form.parameters().size();
      int best = meant == null ? 0 : meant.parameters().size();
      if (meant == null || (size > count ? best <= count || size < best : best < size)) {
        meant = form;
      }
    }
    if (meant == null) {
      throw new IllegalStateException(function.name() + " has no form");
    }
    int extra = meant.repeated() > 1 && count > 0 ? count % meant.repeated() : count;
    List<String> missing = meant.parameters().stream().skip(extra).map(Parameter::name).toList();
    return (missing.isEmpty()
            ? "it is "
            : String.join(" and ", missing)
                + (missing.size() == 1 ? " is missing: " : " are missing: "))
        + meant.signature(function.name());
  }

  /** No form takes arguments of these types; each argument that does not fit is reported. */
  void types(CallPlan plan, List<List<Integer>> misfits) {
    int fewest = misfits.stream().mapToInt(List::size).min().orElse(0);
    List<Integer> wrong = ImmutableList.of();
    Overload nearest = plan.forms().get(0);
    int[] wanted = new int[plan.arguments().size()];
    for (int i = 0; i < misfits.size(); i++) {
      List<Integer> ofForm = misfits.get(i);
      // Of the forms that come nearest, the first says what to report, all say what would fit.
      if (ofForm.size() == fewest) {
        if (wrong.isEmpty()) {
          wrong = ofForm;
          nearest = plan.forms().get(i);
        }
        for (int index : ofForm) {
          wanted[index] |= plan.forms().get(i).parameter(index).types().bits();
        }
      }
    }
    for (int index : wrong) {
      type(plan, nearest, index, wanted[index]);
    }
  }

  private void type(CallPlan plan, Overload form, int index, int kinds) {
    Typed argument = plan.arguments().get(index);
    String function = plan.call().name();
    boolean list = form.parameter(index).passing() == Parameter.Passing.LIST;
    String conversion = Conversions.hint(argument, kinds);
    checker.report(
        FindingCode.ARGUMENT_TYPE,
        argument.span(),
        plan.place(),
        argument.type().fromSchema(),
        "argument "
            + (index + 1)
            + " of "
            + function
            + " must be "
            + (list ? StaticType.many(kinds).describe() : Conversions.expected(kinds))
            + "; this is "
            + argument.type().describe(),
        conversion == null ? "it is " + form.signature(function) : conversion);
  }
}
