package org.aadsync.core.rules;

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
   */
  record Computed(String expression) implements FlowSource {}
}
