package org.aadsync.expressions.internal.check;

import org.aadsync.expressions.internal.type.StaticType;
import org.jspecify.annotations.Nullable;

/**
 * A variable that is known at a place, and those around it.
 *
 * @param outer the next variable outwards, or null
 * @param name the name, without the sign
 * @param index its number: how many variables are around it
 * @param type what is known of its value
 */
record Scope(@Nullable Scope outer, String name, int index, StaticType type) {
  /** Returns the innermost variable with a name, or null if it is not known in {@code scope}. */
  static @Nullable Scope find(@Nullable Scope scope, String name) {
    Scope at = scope;
    while (at != null && !at.name.equals(name)) {
      at = at.outer;
    }
    return at;
  }

  /** Returns how many variables are known in {@code scope}. */
  static int depth(@Nullable Scope scope) {
    return scope == null ? 0 : scope.index + 1;
  }
}
