package org.aadsync.core.schema;

import org.aadsync.expressions.text.InvariantText;
import org.aadsync.expressions.value.DistinguishedName;

/**
 * Which values of an attribute a directory takes for one and the same (RFC 4512, 2.5: equality
 * matching rules). A value that a directory gives back in another form than it was given is
 * confirmed if the two are equal, and is not written again.
 *
 * <p>Rules and joins do not ask: they see values as they were imported. The default is {@link
 * #EXACT}, also for directories that compare without regard to case but keep the case that they are
 * given, as Active Directory does: there a change of case is a change.
 *
 * <p>An implementation is a pure function and thread-safe.
 */
@FunctionalInterface
public interface ValueEquality {
  /** A value equals itself alone. */
  ValueEquality EXACT = value -> value;

  /** Text equals what differs from it in case only, as .NET's ordinal comparison has it. */
  ValueEquality IGNORE_CASE =
      value -> value instanceof String text ? InvariantText.upper(text) : value;

  /**
   * Text is a distinguished name and equals its other spellings: case of types and values, blanks,
   * escapes (RFC 4514). Text that is no name is compared without regard to case.
   */
  ValueEquality DISTINGUISHED_NAME = ValueEquality::nameKey;

  /**
   * Returns what equal values have in common.
   *
   * @param value a scalar of the attribute's type
   * @return an object that equals just those of the values that count as equal
   */
  Object key(Object value);

  /** Returns whether two scalars count as equal. */
  default boolean same(Object a, Object b) {
    return a.equals(b) || (this != EXACT && key(a).equals(key(b)));
  }

  private static Object nameKey(Object value) {
    if (!(value instanceof String text)) {
      return value;
    }
    try {
      return DistinguishedName.parse(text).normalized();
    } catch (IllegalArgumentException e) {
      return InvariantText.upper(text);
    }
  }
}
