package org.aadsync.core.rules;

import org.jspecify.annotations.Nullable;

/** Where the value of an attribute flow comes from. */
public sealed interface FlowSource {
  /**
   * A copy of an attribute of the source object.
   *
   * @param attribute its name
   */
  record Direct(String attribute) implements FlowSource {}

  /**
   * A constant.
   *
   * @param text the text, converted to the type of the target
   */
  record Constant(String text) implements FlowSource {}

  /**
   * An expression.
   *
   * @param expression its text
   * @param origin where the text was read from, or null
   */
  record Computed(String expression, @Nullable TextOrigin origin) implements FlowSource {
    /** Makes an expression that was not read from a file. */
    public Computed(String expression) {
      this(expression, null);
    }
  }
}
