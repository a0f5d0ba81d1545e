package org.aadsync.expressions.function;

import static com.google.common.base.Preconditions.checkArgument;
import static com.google.common.base.Preconditions.checkState;

import com.google.common.base.CharMatcher;
import com.google.common.collect.ImmutableList;
import org.jspecify.annotations.Nullable;

/**
 * A function: all that the checker, the evaluator, the documentation and the tests need of it.
 *
 * <p>Immutable and thread-safe. The forms of one function differ in types or in number of
 * parameters; where two take as many arguments, each argument reaches both in the same way.
 */
public final class FunctionDeclaration {
  private static final CharMatcher LETTER =
      CharMatcher.inRange('A', 'Z').or(CharMatcher.inRange('a', 'z'));
  private static final CharMatcher NAME = LETTER.or(CharMatcher.inRange('0', '9'));

  private final String name;
  private final FunctionCategory category;
  private final ImmutableList<Overload> overloads;
  private final String documentation;
  private final String nullBehaviour;
  private final String source;
  private final boolean deterministic;
  private final @Nullable TypeSet tested;
  private final ImmutableList<Example> examples;

  private FunctionDeclaration(Builder builder) {
    this.name = builder.name;
    this.category = builder.category;
    this.overloads = builder.overloads.build();
    this.documentation = builder.documentation;
    this.nullBehaviour = builder.nullBehaviour;
    this.source = builder.source;
    this.deterministic = builder.deterministic;
    this.tested = builder.tested;
    this.examples = builder.examples.build();
    checkState(!overloads.isEmpty(), "%s has no form", name);
    checkState(!documentation.isEmpty() && !source.isEmpty(), "%s is not documented", name);
    checkState(!examples.isEmpty(), "%s has no example", name);
  }

  /**
   * Starts a declaration.
   *
   * @param name a letter and then letters and digits, of ASCII
   */
  public static Builder named(String name, FunctionCategory category) {
    checkArgument(
        !name.isEmpty() && LETTER.matches(name.charAt(0)) && NAME.matchesAllOf(name),
        "a function cannot have the name '%s': a letter, then letters and digits",
        name);
    return new Builder(name, category);
  }

  /** Returns the name, in the case in which it must be written. */
  public String name() {
    return name;
  }

  /** Returns the group that it belongs to. */
  public FunctionCategory category() {
    return category;
  }

  /** Returns the forms, in the order in which a call is matched with them. */
  public ImmutableList<Overload> overloads() {
    return overloads;
  }

  /**
   * Returns its forms, such as {@code num InStr(str check, str match, num start)}. {@code mvstr}
   * stands for several texts, {@code mv} for several values of any type, {@code var} for any value,
   * {@code exp} for a condition.
   */
  public ImmutableList<String> signatures() {
    return overloads.stream()
        .map(overload -> overload.signature(name))
        .collect(ImmutableList.toImmutableList());
  }

  /** Returns what it does, in sentences. */
  public String documentation() {
    return documentation;
  }

  /** Returns what it does with NULL. */
  public String nullBehaviour() {
    return nullBehaviour;
  }

  /** Returns the title of the document that the rule comes from. */
  public String source() {
    return source;
  }

  /** Returns whether the same arguments always give the same result. */
  public boolean isDeterministic() {
    return deterministic;
  }

  /** Returns whether some arguments are evaluated only when they are needed. */
  public boolean isLazy() {
    return overloads.stream()
        .anyMatch(overload -> overload.parameters().stream().anyMatch(Parameter::isLazy));
  }

  /**
   * Returns the types of which a single value must be for the function not to give False; null if
   * the function is no such test.
   */
  public @Nullable TypeSet tested() {
    return tested;
  }

  /** Returns calls with their results. */
  public ImmutableList<Example> examples() {
    return examples;
  }

  @Override
  public String toString() {
    return name;
  }

  /**
   * A call with its result, in the columns of a table of expressions.
   *
   * @param expression the call
   * @param type the type of the result, such as {@code str}
   * @param value the result, with the escapes of tables
   * @param inputs the attributes and parameters that it reads, such as {@code mail=a@b}
   */
  public record Example(String expression, String type, String value, String inputs) {
    /**
     * Returns the result for people: a backslash as it is; the escapes of characters that cannot be
     * seen stay.
     */
    public String shownValue() {
      return value.replace("\\\\", "\\");
    }
  }

  /** Collects the parts of a function. Not thread-safe. */
  public static final class Builder {
    private final String name;
    private final FunctionCategory category;
    private final ImmutableList.Builder<Overload> overloads = ImmutableList.builder();
    private final ImmutableList.Builder<Example> examples = ImmutableList.builder();
    private String documentation = "";
    private String nullBehaviour = "NULL gives NULL.";
    private String source = "";
    private boolean deterministic = true;
    private @Nullable TypeSet tested;

    private Builder(String name, FunctionCategory category) {
      this.name = name;
      this.category = category;
    }

    /** Adds a form; at least one is needed. */
    public Builder form(Overload overload) {
      overloads.add(overload);
      return this;
    }

    /** Says what the function does, in sentences; needed. */
    public Builder documentation(String text) {
      documentation = text;
      return this;
    }

    /** Says what the function does with NULL, unless that is to give NULL. */
    public Builder nulls(String text) {
      nullBehaviour = text;
      return this;
    }

    /** Says where the rules of the function come from; needed. */
    public Builder source(String text) {
      source = text;
      return this;
    }

    /** The result depends on more than the arguments: on the object, the clock, on chance. */
    public Builder readsMoreThanArguments() {
      deterministic = false;
      return this;
    }

    /**
     * The function, of one argument, gives False for anything but a single value of one of {@code
     * types}; the checker then knows which branch such a test excludes.
     */
    public Builder isFalseUnless(TypeSet types) {
      tested = types;
      return this;
    }

    /** Adds a call without inputs and what it gives; at least one example is needed. */
    public Builder example(String expression, String type, String value) {
      return example(expression, type, value, "");
    }

    /** Adds a call and what it gives, in the columns of a table of expressions. */
    public Builder example(String expression, String type, String value, String inputs) {
      examples.add(new Example(expression, type, value, inputs));
      return this;
    }

    /** Returns the function. */
    public FunctionDeclaration build() {
      return new FunctionDeclaration(this);
    }
  }
}
