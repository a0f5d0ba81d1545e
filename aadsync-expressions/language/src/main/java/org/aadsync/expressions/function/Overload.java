package org.aadsync.expressions.function;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One form of a function. Immutable and thread-safe.
 *
 * @param parameters the parameters, in order
 * @param repeated how many of the last parameters may be repeated together; 0 if none
 * @param result the type of the result
 * @param implementation what computes it
 */
public record Overload(
    ImmutableList<Parameter> parameters,
    int repeated,
    ResultType result,
    Implementation implementation) {

  /** Checks that the repeated parameters exist. */
  public Overload {
    checkArgument(
        repeated >= 0 && repeated <= parameters.size(),
        "%s parameters cannot be repeated of %s",
        repeated,
        parameters.size());
  }

  /** Returns the parameter that the argument with the given index, from 0, goes to. */
  public Parameter parameter(int index) {
    int fixed = parameters.size() - repeated;
    return parameters.get(index < parameters.size() ? index : fixed + (index - fixed) % repeated);
  }

  /** Returns whether a call may have {@code count} arguments. */
  public boolean takes(int count) {
    int more = count - parameters.size();
    return more == 0 || (more > 0 && repeated > 0 && more % repeated == 0);
  }

  /** Returns this form as the documentation prints it. */
  public String signature(String name) {
    String inner = parameters.stream().map(Parameter::signature).collect(Collectors.joining(", "));
    return result.label() + " " + name + "(" + inner + (repeated > 0 ? ", ...)" : ")");
  }

  /** Starts a form that gives one value of one of {@code types}. */
  public static Builder returning(TypeSet types) {
    return new Builder(new ResultType.Single(types));
  }

  /** Starts a form whose result is of the given type. */
  public static Builder returning(ResultType result) {
    return new Builder(result);
  }

  /** Collects the parts of a form. Not thread-safe. */
  public static final class Builder {
    private final ResultType result;
    private final List<Parameter> parameters = new ArrayList<>();
    private int repeated;

    private Builder(ResultType result) {
      this.result = result;
    }

    /** A parameter that takes one value at a time; NULL makes the call give NULL. */
    public Builder each(String name, TypeSet types) {
      return add(name, types, Parameter.Passing.EACH, NullRule.GIVES_NULL);
    }

    /** A parameter that takes one value at a time and says what NULL means. */
    public Builder each(String name, TypeSet types, NullRule rule) {
      return add(name, types, Parameter.Passing.EACH, rule);
    }

    /** A parameter that takes any value as it is, a multi-value included. */
    public Builder whole(String name, NullRule rule) {
      return add(name, TypeSet.ANY, Parameter.Passing.WHOLE, rule);
    }

    /** A parameter that takes a list; a single value is a list of one. */
    public Builder list(String name, TypeSet types, NullRule rule) {
      return add(name, types, Parameter.Passing.LIST, rule);
    }

    /** A parameter that takes one of some names, bare or in quotes. */
    public Builder option(String name, String... options) {
      parameters.add(
          new Parameter(
              name,
              TypeSet.STR,
              Parameter.Passing.OPTION,
              NullRule.GIVES_NULL,
              ImmutableSet.copyOf(options)));
      return this;
    }

    /** A condition that the function evaluates when it needs it. */
    public Builder condition(String name) {
      return add(name, TypeSet.CONDITION, Parameter.Passing.CONDITION, NullRule.GIVES_NULL);
    }

    /** A value that the function evaluates when it is its result. */
    public Builder branch(String name) {
      return add(name, TypeSet.ANY, Parameter.Passing.RESULT, NullRule.GIVES_NULL);
    }

    /** A variable, known in the last argument, that the function gives values to. */
    public Builder variable(String name) {
      return add(name, TypeSet.ANY, Parameter.Passing.VARIABLE, NullRule.GIVES_NULL);
    }

    /** A part that is evaluated for each value of the variable. */
    public Builder body(String name, TypeSet types) {
      return add(name, types, Parameter.Passing.BODY, NullRule.GIVES_NULL);
    }

    /** A parameter that takes the name of an attribute, in quotes. */
    public Builder attributeName(String name) {
      return add(name, TypeSet.STR, Parameter.Passing.ATTRIBUTE_NAME, NullRule.GIVES_NULL);
    }

    /** Lets the last {@code count} parameters be repeated. */
    public Builder repeating(int count) {
      repeated = count;
      return this;
    }

    /** Ends the form with an implementation of one argument. */
    public <A> Overload does(Implementation.One<A> implementation) {
      return build(implementation, 1);
    }

    /** Ends the form with an implementation of two arguments. */
    public <A, B> Overload does(Implementation.Two<A, B> implementation) {
      return build(implementation, 2);
    }

    /** Ends the form with an implementation of three arguments. */
    public <A, B, C> Overload does(Implementation.Three<A, B, C> implementation) {
      return build(implementation, 3);
    }

    /** Ends the form with an implementation of four arguments. */
    public <A, B, C, D> Overload does(Implementation.Four<A, B, C, D> implementation) {
      return build(implementation, 4);
    }

    /** Ends the form with an implementation of all its arguments. */
    public Overload doesWithAll(Implementation.Many implementation) {
      return build(implementation, parameters.size());
    }

    /** Ends the form with an implementation that must not exceed a limit. */
    public Overload doesWithLimit(Implementation.Limited implementation) {
      return build(implementation, parameters.size());
    }

    /** Ends the form with an implementation that reads the clock or chance. */
    public Overload doesInContext(Implementation.InContext implementation) {
      return build(implementation, parameters.size());
    }

    /** Ends the form with an implementation that evaluates its arguments itself. */
    public Overload doesLazily(Implementation.Lazy implementation) {
      return build(implementation, parameters.size());
    }

    /** Ends the form with something that the evaluator does itself. */
    public Overload does(Implementation.Special implementation) {
      checkArgument(
          parameters.stream().map(Parameter::passing).toList().equals(implementation.passings()),
          "%s takes parameters that are passed as %s",
          implementation,
          implementation.passings());
      return build(implementation, parameters.size());
    }

    private Overload build(Implementation implementation, int count) {
      checkArgument(
          count == parameters.size() && (repeated == 0 || !hasFixedCount(implementation)),
          "an implementation of %s arguments cannot take %s parameters",
          count,
          parameters.size());
      return new Overload(ImmutableList.copyOf(parameters), repeated, result, implementation);
    }

    private static boolean hasFixedCount(Implementation implementation) {
      return implementation instanceof Implementation.One
          || implementation instanceof Implementation.Two
          || implementation instanceof Implementation.Three
          || implementation instanceof Implementation.Four;
    }

    private Builder add(String name, TypeSet types, Parameter.Passing passing, NullRule rule) {
      parameters.add(new Parameter(name, types, passing, rule, ImmutableSet.of()));
      return this;
    }
  }
}
