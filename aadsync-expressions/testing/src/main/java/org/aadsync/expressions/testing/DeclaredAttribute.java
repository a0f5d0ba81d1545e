package org.aadsync.expressions.testing;

import static com.google.common.base.Preconditions.checkArgument;

import org.aadsync.expressions.value.ValueType;

/**
 * An attribute as a schema declares it. Immutable.
 *
 * @param name the name, without brackets
 * @param type the type of its values; not {@code dt}, which no attribute can hold
 * @param multiValued whether it may have several values
 */
public record DeclaredAttribute(String name, ValueType type, boolean multiValued) {
  /** Checks that there can be such an attribute. */
  public DeclaredAttribute {
    checkArgument(!name.isEmpty(), "the name of an attribute is empty");
    checkArgument(name.indexOf(']') < 0, "no expression can name the attribute '%s'", name);
    checkArgument(type != ValueType.DT, "no attribute holds dates; %s cannot be of type dt", name);
  }

  /** Returns an attribute that has at most one value. */
  public static DeclaredAttribute one(String name, ValueType type) {
    return new DeclaredAttribute(name, type, false);
  }

  /** Returns an attribute that may have several values. */
  public static DeclaredAttribute many(String name, ValueType type) {
    return new DeclaredAttribute(name, type, true);
  }
}
