package org.aadsync.expressions.function;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.aadsync.expressions.internal.function.StandardFunctions;

/** A set of functions, by name. Immutable and thread-safe. */
public final class FunctionLibrary {
  private static final FunctionLibrary STANDARD = of(StandardFunctions.all());

  private final ImmutableMap<String, FunctionDeclaration> byName; // in order of names

  private FunctionLibrary(ImmutableMap<String, FunctionDeclaration> byName) {
    this.byName = byName;
  }

  /** Returns the functions of the language. */
  public static FunctionLibrary standard() {
    return STANDARD;
  }

  /** Returns a library of just {@code functions}, whose names differ. */
  public static FunctionLibrary of(Iterable<FunctionDeclaration> functions) {
    Map<String, FunctionDeclaration> byName = new TreeMap<>();
    for (FunctionDeclaration function : functions) {
      checkArgument(
          byName.put(function.name(), function) == null,
          "two functions have the name %s",
          function.name());
    }
    return new FunctionLibrary(ImmutableMap.copyOf(byName));
  }

  /**
   * Returns this library with more functions. A name that it has already is refused: expressions
   * must mean the same everywhere.
   */
  public FunctionLibrary with(FunctionDeclaration... functions) {
    return of(
        ImmutableList.<FunctionDeclaration>builder()
            .addAll(byName.values())
            .addAll(Arrays.asList(functions))
            .build());
  }

  /** Returns every function, by name. */
  public ImmutableList<FunctionDeclaration> functions() {
    return byName.values().asList();
  }

  /** Returns the function with exactly this name. */
  public Optional<FunctionDeclaration> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }
}
