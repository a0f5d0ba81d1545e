package org.aadsync.expressions;

import org.aadsync.expressions.value.ValueType;
import org.jspecify.annotations.Nullable;

/**
 * Resolves the attribute names of an expression to the slots of the objects that it will read.
 *
 * <p>Implementations must give the same answer for the same name each time.
 */
public interface AttributeBinding {
  /**
   * Returns where the attribute {@code name} is found, or null if the source has no such attribute.
   * A name that differs from a known one only in case resolves to it; the caller sees that from the
   * spelling in the answer.
   */
  @Nullable BoundAttribute resolve(String name);

  /**
   * Returns whether every object of the source has a value of the attribute {@code name}; no
   * warning is then given that it may be absent. False unless overridden.
   */
  default boolean isAlwaysPresent(String name) {
    return false;
  }

  /**
   * An attribute of the source.
   *
   * @param slot what {@link EvaluationContext#attribute} takes
   * @param name the name as the schema spells it
   * @param type the type of its values, or null if nothing is known
   * @param multiValued whether it may have several values; meaningless where {@code type} is null
   */
  record BoundAttribute(int slot, String name, @Nullable ValueType type, boolean multiValued) {}
}
