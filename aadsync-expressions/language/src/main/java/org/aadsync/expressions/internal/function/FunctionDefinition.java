package org.aadsync.expressions.internal.function;

import static com.google.common.base.Preconditions.checkState;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.function.Function;
import org.aadsync.expressions.FunctionCategory;
import org.aadsync.expressions.FunctionDeclaration;
import org.aadsync.expressions.internal.type.StaticType;
import org.jspecify.annotations.Nullable;

/** A function: all that the checker, the compiler, the documentation and the tests need of it. */
public final class FunctionDefinition implements FunctionDeclaration {
  private final String name;
  private final FunctionCategory category;
  private final ImmutableList<Overload> overloads;
  private final String documentation;
  private final String nullBehaviour;
  private final String source;
  private final boolean deterministic;
  private final @Nullable Function<StaticType, @Nullable Boolean> knownBefore;
  private final ImmutableList<Example> examples;

  private FunctionDefinition(Builder builder) {
    this.name = builder.name;
    this.category = builder.category;
    this.overloads = builder.overloads.build();
    this.documentation = builder.documentation;
    this.nullBehaviour = builder.nullBehaviour;
    this.source = builder.source;
    this.deterministic = builder.deterministic;
    this.knownBefore = builder.knownBefore;
    this.examples = builder.examples.build();
    checkState(!overloads.isEmpty(), "%s has no form", name);
    checkState(!documentation.isEmpty() && !source.isEmpty(), "%s is not documented", name);
    checkState(!examples.isEmpty(), "%s has no example", name);
  }

  static Builder named(String name, FunctionCategory category) {
    return new Builder(name, category);
  }

  /** Returns the forms, in the order in which a call is matched with them. */
  public ImmutableList<Overload> overloads() {
    return overloads;
  }

  /** Returns what a call with one argument of this type always gives, or null if it depends. */
  public @Nullable Boolean alwaysGives(StaticType argument) {
    return knownBefore == null ? null : knownBefore.apply(argument);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public FunctionCategory category() {
    return category;
  }

  @Override
  public List<String> signatures() {
    return overloads.stream().map(overload -> overload.signature(name)).toList();
  }

  @Override
  public String documentation() {
    return documentation;
  }

  @Override
  public String nullBehaviour() {
    return nullBehaviour;
  }

  @Override
  public String source() {
    return source;
  }

  @Override
  public boolean isDeterministic() {
    return deterministic;
  }

  @Override
  public boolean isLazy() {
    return overloads.stream()
        .anyMatch(overload -> overload.parameters().stream().anyMatch(Parameter::isLazy));
  }

  @Override
  public List<Example> examples() {
    return examples;
  }

  @Override
  public String toString() {
    return name;
  }

  /** Collects the parts of a function. */
  static final class Builder {
    private final String name;
    private final FunctionCategory category;
    private final ImmutableList.Builder<Overload> overloads = ImmutableList.builder();
    private final ImmutableList.Builder<Example> examples = ImmutableList.builder();
    private String documentation = "";
    private String nullBehaviour = "NULL gives NULL.";
    private String source = "";
    private boolean deterministic = true;
    private @Nullable Function<StaticType, @Nullable Boolean> knownBefore;

    private Builder(String name, FunctionCategory category) {
      this.name = name;
      this.category = category;
    }

    Builder form(Overload overload) {
      overloads.add(overload);
      return this;
    }

    Builder documentation(String text) {
      documentation = text;
      return this;
    }

    Builder nulls(String text) {
      nullBehaviour = text;
      return this;
    }

    Builder source(String text) {
      source = text;
      return this;
    }

    /** The result depends on more than the arguments: on the object, the clock, on chance. */
    Builder readsMoreThanArguments() {
      deterministic = false;
      return this;
    }

    Builder knownBefore(Function<StaticType, @Nullable Boolean> rule) {
      knownBefore = rule;
      return this;
    }

    Builder example(String expression, String type, String value) {
      return example(expression, type, value, "");
    }

    Builder example(String expression, String type, String value, String inputs) {
      examples.add(new Example(expression, type, value, inputs));
      return this;
    }

    FunctionDefinition build() {
      return new FunctionDefinition(this);
    }
  }
}
