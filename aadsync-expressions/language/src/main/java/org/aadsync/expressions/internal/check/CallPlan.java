package org.aadsync.expressions.internal.check;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;
import org.aadsync.expressions.ast.Syntax;
import org.aadsync.expressions.function.FunctionDeclaration;
import org.aadsync.expressions.function.Implementation;
import org.aadsync.expressions.function.Overload;
import org.aadsync.expressions.function.Parameter;
import org.aadsync.expressions.function.TypeSet;
import org.aadsync.expressions.internal.finding.FindingCode;
import org.aadsync.expressions.internal.finding.Findings;
import org.aadsync.expressions.internal.finding.Shown;
import org.aadsync.expressions.internal.parse.Unreadable;
import org.aadsync.expressions.internal.type.Kinds;
import org.aadsync.expressions.internal.type.StaticType;
import org.jspecify.annotations.Nullable;

/** A call whose arguments are being checked, one after the other. */
final class CallPlan {
  private final Checker checker;
  private final Findings findings;
  private final Syntax.Call call;
  private final Place place;
  private final @Nullable FunctionDeclaration function;
  private final ImmutableList<Overload> forms;
  private final List<Typed> arguments = new ArrayList<>();

  CallPlan(
      Checker checker,
      Findings findings,
      Syntax.Call call,
      Place place,
      @Nullable FunctionDeclaration function,
      ImmutableList<Overload> forms) {
    this.checker = checker;
    this.findings = findings;
    this.call = call;
    this.place = place;
    this.function = function;
    this.forms = forms;
  }

  Syntax.Call call() {
    return call;
  }

  Place place() {
    return place;
  }

  /** Returns what is called, or null if it does not exist. */
  @Nullable FunctionDeclaration function() {
    return function;
  }

  /** Returns the forms that take so many arguments; none if that has been reported. */
  ImmutableList<Overload> forms() {
    return forms;
  }

  /** Returns the arguments that have been checked. */
  List<Typed> arguments() {
    return arguments;
  }

  void add(Typed argument) {
    arguments.add(argument);
  }

  /** Returns where the next argument stands. */
  Place nextPlace() {
    if (forms.isEmpty()) {
      return place.ofUnknown();
    }
    int index = arguments.size();
    Place next =
        switch (nextParameter().passing()) {
          case CONDITION -> index == 0 ? place.operand() : place.conditional();
          case RESULT -> place.branch(isNeverTaken(index));
          case BODY -> place.operand();
          default -> place.operand();
        };
    boolean isLast = index == call.arguments().size() - 1;
    Scope variable = isLast ? variable() : null;
    return variable == null ? next : next.knowing(variable);
  }

  /** Returns the variable that this call introduces, or null if it is no such call. */
  private @Nullable Scope variable() {
    for (Typed argument : arguments) {
      if (argument instanceof Typed.VariableName name) {
        boolean each = forms.get(0).parameter(1).passing() == Parameter.Passing.LIST;
        StaticType value = arguments.get(1).type();
        return new Scope(place.scope(), name.name(), name.index(), each ? value.element() : value);
      }
    }
    return null;
  }

  // Forms of one function differ in types, not in how arguments are passed.
  private Parameter nextParameter() {
    return forms.get(0).parameter(arguments.size());
  }

  private boolean isNeverTaken(int index) {
    if (forms.get(0).implementation() != Implementation.Special.IIF) {
      return false;
    }
    Boolean known = alwaysGives(arguments.get(0));
    return known != null && known == (index == 2);
  }

  private static @Nullable Boolean alwaysGives(Typed condition) {
    if (!(condition instanceof Typed.Call test) || test.arguments().size() != 1) {
      return null;
    }
    TypeSet tested = test.function().tested();
    StaticType type = test.arguments().get(0).type();
    boolean excluded =
        tested != null
            && ((type.kinds() & tested.bits()) == 0
                || type.multiplicity() == StaticType.Multiplicity.MANY);
    return excluded ? Boolean.FALSE : null;
  }

  /** Returns the next argument if it is a name and no value; otherwise null. */
  @Nullable Typed withoutEvaluation(Syntax argument) {
    if (forms.isEmpty()) {
      return null;
    }
    Parameter parameter = nextParameter();
    return switch (parameter.passing()) {
      case ATTRIBUTE_NAME -> attributeName(argument);
      case VARIABLE -> variableName(argument);
      case OPTION -> option(argument, parameter);
      default -> null;
    };
  }

  private Typed variableName(Syntax argument) {
    String name = "item";
    if (argument instanceof Syntax.Variable variable) {
      name = variable.name();
    } else {
      name = argument instanceof Syntax.BareName bare ? bare.name() : name;
      findings.add(
          FindingCode.VARIABLE_EXPECTED,
          argument.span(),
          call.name() + " takes a new variable here",
          "write a name with a dollar sign, such as $" + name);
    }
    return new Typed.VariableName(argument, StaticType.NOTHING, name, Scope.depth(place.scope()));
  }

  private Typed attributeName(Syntax argument) {
    if (argument instanceof Syntax.Text text) {
      Checker.Resolved found = checker.attribute(text.span(), text.value(), true);
      return new Typed.AttributeName(text, found.type(), found.slot());
    }
    String name =
        argument instanceof Syntax.Attribute attribute
            ? attribute.name()
            : argument instanceof Syntax.BareName bare ? bare.name() : null;
    String hint =
        name != null
            ? "write " + call.name() + "(\"" + name + "\")"
            : "write the name itself, such as " + call.name() + "(\"member\")";
    if (!Unreadable.is(argument)) {
      findings.add(
          FindingCode.ATTRIBUTE_NAME_EXPECTED,
          argument.span(),
          call.name() + " takes the name of an attribute in quotes",
          hint);
    }
    return new Typed.AttributeName(argument, StaticType.UNKNOWN_ATTRIBUTE, -1);
  }

  private @Nullable Typed option(Syntax argument, Parameter parameter) {
    String name;
    if (argument instanceof Syntax.BareName bare) {
      name = bare.name();
    } else if (argument instanceof Syntax.Text text) {
      name = text.value();
    } else {
      return null;
    }
    if (!parameter.options().contains(name)) {
      findings.add(
          FindingCode.UNKNOWN_OPTION,
          argument.span(),
          Shown.quoted(name) + " is no option of " + call.name(),
          Spelling.hintForOption(name, parameter.options()));
    }
    return new Typed.Literal(argument, StaticType.one(Kinds.STR), name);
  }
}
