package org.aadsync.expressions.function;

import com.google.common.collect.ImmutableSet;

/**
 * A parameter of a function.
 *
 * @param name its name in the documentation
 * @param types the types that it takes; of a multi-value, those of its values
 * @param passing how an argument reaches it
 * @param nullRule what NULL means
 * @param options the names that it takes, if it is an option
 */
public record Parameter(
    String name, TypeSet types, Passing passing, NullRule nullRule, ImmutableSet<String> options) {

  /** How an argument reaches a parameter. */
  public enum Passing {
    /** As one value: a multi-value makes the call run for each of its values. */
    EACH,
    /** As it is. */
    WHOLE,
    /** As a list: a single value is a list of one. */
    LIST,
    /** As one of the names in {@link Parameter#options}. */
    OPTION,
    /** Evaluated by the function when it needs to know whether it holds. */
    CONDITION,
    /** Evaluated by the function when it is its result. */
    RESULT,
    /** Evaluated by the function for each value that it gives to a variable. */
    BODY,
    /** Not evaluated: a variable that the function gives values to, known in its last argument. */
    VARIABLE,
    /** Not evaluated: a text that names an attribute of the source. */
    ATTRIBUTE_NAME
  }

  /** Returns whether the function decides if the argument is evaluated. */
  public boolean isLazy() {
    return passing == Passing.CONDITION || passing == Passing.RESULT || passing == Passing.BODY;
  }

  /** Returns whether a multi-value makes the call run for each of its values. */
  public boolean isLifted() {
    return passing == Passing.EACH || passing == Passing.OPTION || passing == Passing.CONDITION;
  }

  /** Returns it as signatures print it, such as {@code str value}. */
  public String signature() {
    return typeName() + " " + name;
  }

  private String typeName() {
    return switch (passing) {
      case WHOLE, RESULT -> "var";
      case CONDITION -> "exp";
      case BODY -> types.equals(TypeSet.CONDITION) ? "exp" : "var";
      case VARIABLE -> "variable";
      case OPTION -> "enum";
      case ATTRIBUTE_NAME -> "str";
      case LIST -> types.equals(TypeSet.ANY) ? "mv" : "mv" + String.join("|mv", types.names());
      case EACH -> eachTypeName();
    };
  }

  private String eachTypeName() {
    if (types.equals(TypeSet.ANY)) {
      return "var";
    }
    return types.equals(TypeSet.CONDITION) ? "exp" : String.join("|", types.names());
  }
}
