package org.aadsync.expressions;

import java.util.List;
import java.util.Optional;

/** The functions of a language. Immutable and thread-safe. */
public interface FunctionLibrary {
  /** Returns every function, by name. */
  List<FunctionDeclaration> functions();

  /** Returns the function with exactly this name. */
  Optional<FunctionDeclaration> find(String name);
}
