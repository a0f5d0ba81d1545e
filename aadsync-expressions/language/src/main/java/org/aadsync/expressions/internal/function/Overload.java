package org.aadsync.expressions.internal.function;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.aadsync.expressions.internal.type.Kinds;
import org.aadsync.expressions.internal.type.StaticType;

/**
 * One form of a function.
 *
 * @param resultName the type of the result in the documentation
 * @param parameters the parameters, in order
 * @param repeated how many of the last parameters may be repeated together; 0 if none
 * @param result the type of the result of a call that is not lifted, from those of the arguments
 * @param implementation what computes it
 */
public record Overload(
    String resultName,
    ImmutableList<Parameter> parameters,
    int repeated,
    Function<List<StaticType>, StaticType> result,
    Implementation implementation) {

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
    return resultName + " " + name + "(" + inner + (repeated > 0 ? ", ...)" : ")");
  }

  /** Starts a form whose result has one type, whatever the arguments. */
  static Builder returning(int kinds) {
    StaticType type = StaticType.one(kinds);
    return new Builder(Kinds.names(kinds).get(0), arguments -> type);
  }

  /** Starts a form whose result depends on the arguments. */
  static Builder returning(String name, Function<List<StaticType>, StaticType> result) {
    return new Builder(name, result);
  }

  /** Collects the parts of a form. */
  static final class Builder {
    private final String resultName;
    private final Function<List<StaticType>, StaticType> result;
    private final List<Parameter> parameters = new ArrayList<>();
    private int repeated;

    private Builder(String resultName, Function<List<StaticType>, StaticType> result) {
      this.resultName = resultName;
      this.result = result;
    }

    /** A parameter that takes one value at a time. */
    Builder each(String name, int kinds) {
      return add(name, kinds, Parameter.Passing.EACH, NullRule.GIVES_NULL);
    }

    /** A parameter that takes one value at a time and says what NULL means. */
    Builder each(String name, int kinds, NullRule rule) {
      return add(name, kinds, Parameter.Passing.EACH, rule);
    }

    /** A parameter that takes any value as it is. */
    Builder whole(String name, NullRule rule) {
      return add(name, Kinds.ANY, Parameter.Passing.WHOLE, rule);
    }

    /** A parameter that takes a list. */
    Builder list(String name, int kinds, NullRule rule) {
      return add(name, kinds, Parameter.Passing.LIST, rule);
    }

    /** A parameter that takes one of some names. */
    Builder option(String name, String... options) {
      parameters.add(
          new Parameter(
              name,
              Kinds.STR,
              Parameter.Passing.OPTION,
              NullRule.GIVES_NULL,
              ImmutableSet.copyOf(options)));
      return this;
    }

    /** A parameter that the function evaluates itself. */
    Builder lazy(String name, Parameter.Passing passing) {
      int kinds = passing == Parameter.Passing.CONDITION ? Kinds.CONDITION : Kinds.ANY;
      return add(name, kinds, passing, NullRule.GIVES_NULL);
    }

    /** A parameter that takes the name of an attribute. */
    Builder attributeName(String name) {
      return add(name, Kinds.STR, Parameter.Passing.ATTRIBUTE_NAME, NullRule.GIVES_NULL);
    }

    /** Lets the last {@code count} parameters be repeated. */
    Builder repeating(int count) {
      repeated = count;
      return this;
    }

    <A> Overload does(Implementation.One<A> implementation) {
      return build(implementation);
    }

    <A, B> Overload does(Implementation.Two<A, B> implementation) {
      return build(implementation);
    }

    <A, B, C> Overload does(Implementation.Three<A, B, C> implementation) {
      return build(implementation);
    }

    <A, B, C, D> Overload does(Implementation.Four<A, B, C, D> implementation) {
      return build(implementation);
    }

    Overload does(Implementation.Special implementation) {
      return build(implementation);
    }

    private Overload build(Implementation implementation) {
      return new Overload(
          resultName, ImmutableList.copyOf(parameters), repeated, result, implementation);
    }

    private Builder add(String name, int kinds, Parameter.Passing passing, NullRule rule) {
      parameters.add(new Parameter(name, kinds, passing, rule, ImmutableSet.of()));
      return this;
    }
  }
}
