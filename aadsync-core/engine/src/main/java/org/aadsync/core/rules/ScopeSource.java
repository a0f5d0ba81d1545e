package org.aadsync.core.rules;

import org.jspecify.annotations.Nullable;

/** The object whose scope is tested. For use by one thread. */
public interface ScopeSource {
  /** Returns the value in {@code slot}, several as an {@code ImmutableList}; null if absent. */
  @Nullable Object attribute(int slot);

  /**
   * Returns the value in {@code slot} as it is held: {@link #attribute}, or in its place, of many
   * references, another list that nobody can change.
   */
  default @Nullable Object value(int slot) {
    return attribute(slot);
  }

  /** Returns the value of the parameter {@code name}, or null if there is none. */
  @Nullable String parameter(String name);

  /** Returns whether the object is a direct member of the group {@code dn} of its space. */
  boolean isMemberOf(String dn);
}
