package org.aadsync.expressions.function;

import java.util.List;
import java.util.Objects;
import org.aadsync.expressions.internal.type.Kinds;
import org.aadsync.expressions.value.ValueType;

/**
 * The types that a parameter takes or a result may have. Immutable and thread-safe.
 *
 * <p>Source of the types: <i>Functions reference</i> (Microsoft).
 */
public final class TypeSet {
  /** Text. */
  public static final TypeSet STR = new TypeSet(Kinds.STR);

  /** A whole number of 64 bits. */
  public static final TypeSet NUM = new TypeSet(Kinds.NUM);

  /** A Boolean. */
  public static final TypeSet BOOL = new TypeSet(Kinds.BOOL);

  /** Bytes. */
  public static final TypeSet BIN = new TypeSet(Kinds.BIN);

  /** A date with time, UTC. */
  public static final TypeSet DT = new TypeSet(Kinds.DT);

  /** A reference to an object. */
  public static final TypeSet REF = new TypeSet(Kinds.REF);

  /** Every type. */
  public static final TypeSet ANY = new TypeSet(Kinds.ANY);

  /** What can be a condition: a Boolean, or a number, which holds if it is not zero. */
  public static final TypeSet CONDITION = new TypeSet(Kinds.CONDITION);

  private final int kinds;

  private TypeSet(int kinds) {
    this.kinds = kinds;
  }

  /** Returns the set of just {@code type}. */
  public static TypeSet of(ValueType type) {
    return new TypeSet(Kinds.of(type));
  }

  /** Returns the set of the types of this one and of {@code other}. */
  public TypeSet or(TypeSet other) {
    return new TypeSet(kinds | other.kinds);
  }

  /** Returns whether {@code type} is in the set. */
  public boolean contains(ValueType type) {
    return (kinds & Kinds.of(type)) != 0;
  }

  /** Returns the names of the types as the language writes them, such as {@code str}. */
  public List<String> names() {
    return Kinds.names(kinds);
  }

  /** Returns the set as bits, one a type; the bits are the same within one version only. */
  public int bits() {
    return kinds;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TypeSet that && that.kinds == kinds;
  }

  @Override
  public int hashCode() {
    return Objects.hashCode(kinds);
  }

  /** Returns the set in words, such as {@code text (str) or bytes (bin)}. */
  @Override
  public String toString() {
    return Kinds.describe(kinds);
  }
}
