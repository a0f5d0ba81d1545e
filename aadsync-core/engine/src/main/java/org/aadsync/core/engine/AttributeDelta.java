package org.aadsync.core.engine;

import java.util.List;

/**
 * How an attribute differs between two images. Immutable.
 *
 * @param attribute its name
 * @param before its values before
 * @param after its values after; empty = removed
 */
public record AttributeDelta(String attribute, List<Object> before, List<Object> after) {
  /** Makes defensive copies. */
  public AttributeDelta {
    before = List.copyOf(before);
    after = List.copyOf(after);
  }

  /** Shows no value: one of an attribute that can only be written is a password. */
  @Override
  public String toString() {
    return "AttributeDelta["
        + attribute
        + ": "
        + before.size()
        + " values before, "
        + after.size()
        + " after]";
  }
}
