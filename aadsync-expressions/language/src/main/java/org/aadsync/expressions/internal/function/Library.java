package org.aadsync.expressions.internal.function;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;
import java.util.List;
import java.util.Optional;
import org.aadsync.expressions.FunctionDeclaration;
import org.aadsync.expressions.FunctionLibrary;
import org.jspecify.annotations.Nullable;

/** A set of functions, by name. */
public final class Library implements FunctionLibrary {
  private static final Library STANDARD =
      of(
          ImmutableList.<FunctionDefinition>builder()
              .addAll(ConversionFunctions.all())
              .addAll(DateFunctions.all())
              .addAll(DirectoryFunctions.all())
              .addAll(EvaluationFunctions.all())
              .addAll(MathFunctions.all())
              .addAll(MultiValueFunctions.all())
              .addAll(ProgramFlowFunctions.all())
              .addAll(TextFunctions.all())
              .addAll(CertificateFunctions.all())
              .addAll(SourceFunctions.all())
              .build());

  private final ImmutableSortedMap<String, FunctionDefinition> byName;

  private Library(ImmutableSortedMap<String, FunctionDefinition> byName) {
    this.byName = byName;
  }

  /** Returns the functions of the language. */
  public static Library standard() {
    return STANDARD;
  }

  static Library of(Iterable<FunctionDefinition> functions) {
    ImmutableSortedMap.Builder<String, FunctionDefinition> byName =
        ImmutableSortedMap.naturalOrder();
    functions.forEach(function -> byName.put(function.name(), function));
    return new Library(byName.buildOrThrow());
  }

  /** Returns the function with exactly this name, or null. */
  public @Nullable FunctionDefinition get(String name) {
    return byName.get(name);
  }

  /** Returns every function, by name. */
  public ImmutableList<FunctionDefinition> definitions() {
    return byName.values().asList();
  }

  @Override
  public List<FunctionDeclaration> functions() {
    return ImmutableList.copyOf(byName.values());
  }

  @Override
  public Optional<FunctionDeclaration> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }
}
