package org.aadsync.core.rules;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One clause of a scoping filter, ready for use. Immutable and thread-safe. */
@FunctionalInterface
interface ScopeTest {
  boolean holds(ScopeSource source);

  /** A condition on one value. */
  @FunctionalInterface
  interface OnValue {
    boolean holds(Object value, ScopeSource source);
  }

  /** Returns a test that some value of the attribute in {@code slot} meets {@code condition}. */
  static ScopeTest any(int slot, OnValue condition) {
    return source -> {
      @Nullable Object value = source.value(slot);
      if (value instanceof List<?> list) {
        for (int i = 0; i < list.size(); i++) {
          if (condition.holds(list.get(i), source)) {
            return true;
          }
        }
        return false;
      }
      return value != null && condition.holds(value, source);
    };
  }

  /** Returns the complement, which also holds for absent attributes where this does not. */
  default ScopeTest negated() {
    return source -> !holds(source);
  }
}
