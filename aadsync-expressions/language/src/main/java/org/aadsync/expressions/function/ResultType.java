package org.aadsync.expressions.function;

/**
 * What is known of the result of a call before it runs. A call that is made for each value of a
 * multi-valued argument gives several values, whatever is said here.
 */
public sealed interface ResultType {
  /** Returns the type as signatures print it, such as {@code str} or {@code var}. */
  String label();

  /** One value of one of some types, whatever the arguments. */
  record Single(TypeSet types) implements ResultType {
    @Override
    public String label() {
      return types.equals(TypeSet.ANY) ? "var" : String.join("|", types.names());
    }
  }

  /** Several values of one of some types, whatever the arguments. */
  record Several(TypeSet types) implements ResultType {
    @Override
    public String label() {
      return types.equals(TypeSet.ANY) ? "mv" : "mv" + String.join("|mv", types.names());
    }
  }

  /**
   * What the argument is.
   *
   * @param parameter its index, from 0
   */
  record SameAs(int parameter) implements ResultType {
    @Override
    public String label() {
      return "var";
    }
  }

  /**
   * One value of the type that the values of the argument have.
   *
   * @param parameter its index, from 0
   */
  record ElementOf(int parameter) implements ResultType {
    @Override
    public String label() {
      return "var";
    }
  }

  /**
   * Several values of the type that the argument has.
   *
   * @param parameter its index, from 0
   */
  record ListOf(int parameter) implements ResultType {
    @Override
    public String label() {
      return "mv";
    }
  }

  /** What one of the arguments is that may be the result. */
  record AnyBranch() implements ResultType {
    @Override
    public String label() {
      return "var";
    }
  }

  /** Nothing: the function never returns. */
  record Never() implements ResultType {
    @Override
    public String label() {
      return "void";
    }
  }
}
