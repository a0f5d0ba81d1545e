package org.aadsync.expressions.testing.jqwik;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import org.aadsync.expressions.ExpressionLanguage;
import org.aadsync.expressions.function.FunctionDeclaration;
import org.aadsync.expressions.function.Overload;
import org.aadsync.expressions.function.Parameter;
import org.aadsync.expressions.testing.DeclaredAttribute;
import org.aadsync.expressions.value.ValueType;

/**
 * Generates well-typed parts of expressions from the declarations of a language's functions.
 * Immutable and thread-safe; all chance comes from the random numbers that are passed in.
 */
final class ExpressionGenerator {
  private final ImmutableList<DeclaredAttribute> attributes;
  private final ImmutableList<String> parameters;
  private final ImmutableMap<Shape, ImmutableList<CallForm>> forms;
  private final ExampleLiterals examples;

  ExpressionGenerator(
      ExpressionLanguage language,
      Predicate<FunctionDeclaration> functions,
      List<DeclaredAttribute> attributes,
      List<String> parameters) {
    this.attributes = ImmutableList.copyOf(attributes);
    this.parameters = ImmutableList.copyOf(parameters);
    List<CallForm> all = new ArrayList<>();
    for (FunctionDeclaration function : language.functions().functions()) {
      for (Overload form : functions.test(function) ? function.overloads() : List.<Overload>of()) {
        all.add(new CallForm(function, form, language.options().strict()));
      }
    }
    ImmutableMap.Builder<Shape, ImmutableList<CallForm>> byShape = ImmutableMap.builder();
    for (ValueType kind : ValueType.values()) {
      for (Shape shape : List.of(Shape.one(kind), Shape.many(kind))) {
        byShape.put(
            shape,
            all.stream()
                .filter(form -> form.canGive(shape) && isNameable(form, shape))
                .collect(ImmutableList.toImmutableList()));
      }
    }
    this.forms = byShape.buildOrThrow();
    this.examples = ExampleLiterals.of(language);
  }

  private boolean isNameable(CallForm form, Shape shape) {
    boolean names =
        form.form().parameters().stream()
            .anyMatch(parameter -> parameter.passing() == Parameter.Passing.ATTRIBUTE_NAME);
    return !names || !(form.readsAttribute() ? attributes(shape) : attributes).isEmpty();
  }

  /**
   * Generates an expression whose value has {@code shape}, at most {@code deepest} levels deep:
   * small and large ones, since a large one rarely gives a value without some part that fails.
   */
  Part expression(Shape shape, int deepest, Random random) {
    int depth = random.nextInt(deepest + 1);
    return new GeneratorRun(this, random, 4 + depth * 8).whole(shape, depth);
  }

  /** Returns the forms of functions that can give {@code shape}. */
  ImmutableList<CallForm> forms(Shape shape) {
    return forms.getOrDefault(shape, ImmutableList.of());
  }

  /** Returns literals of {@code type} that examples have as the argument of {@code function}. */
  List<String> examples(FunctionDeclaration function, int argument, ValueType type) {
    return examples.of(function.name(), argument, type);
  }

  /** Returns the attributes whose values have {@code shape}. */
  List<DeclaredAttribute> attributes(Shape shape) {
    return attributes.stream()
        .filter(a -> a.type() == shape.kind() && a.multiValued() == shape.many())
        .toList();
  }

  ImmutableList<DeclaredAttribute> attributes() {
    return attributes;
  }

  ImmutableList<String> parameters() {
    return parameters;
  }
}
