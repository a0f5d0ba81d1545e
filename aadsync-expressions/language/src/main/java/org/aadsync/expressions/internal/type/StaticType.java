package org.aadsync.expressions.internal.type;

/**
 * What is known of a value before an expression runs. Any value may also be NULL.
 *
 * @param kinds the types that it may have; none for NULL itself
 * @param multiplicity whether it has several values
 * @param fromSchema whether some of this is known only because a schema says so
 */
public record StaticType(int kinds, Multiplicity multiplicity, boolean fromSchema) {
  /** Whether a value is one or several. */
  public enum Multiplicity {
    ONE,
    MANY,
    UNKNOWN;

    /** Returns the multiplicity of a call with values of both: several if either is several. */
    public Multiplicity lift(Multiplicity other) {
      if (this == MANY || other == MANY) {
        return MANY;
      }
      return this == UNKNOWN || other == UNKNOWN ? UNKNOWN : ONE;
    }
  }

  /** NULL, and what never returns. */
  public static final StaticType NOTHING = one(Kinds.NONE);

  /** An attribute of which nothing is known. */
  public static final StaticType UNKNOWN_ATTRIBUTE =
      new StaticType(Kinds.STORABLE, Multiplicity.UNKNOWN, false);

  /** Returns the type of a single value. */
  public static StaticType one(int kinds) {
    return new StaticType(kinds, Multiplicity.ONE, false);
  }

  /** Returns the type of a multi-value. */
  public static StaticType many(int kinds) {
    return new StaticType(kinds, Multiplicity.MANY, false);
  }

  /** Returns whether this may be one of {@code accepted}, or is NULL. */
  public boolean fits(int accepted) {
    return kinds == Kinds.NONE || (kinds & accepted) != 0;
  }

  /** Returns the type of something that is either this or {@code other}. */
  public StaticType or(StaticType other) {
    if (kinds == Kinds.NONE) {
      return other;
    }
    if (other.kinds == Kinds.NONE) {
      return this;
    }
    Multiplicity either = multiplicity == other.multiplicity ? multiplicity : Multiplicity.UNKNOWN;
    return new StaticType(kinds | other.kinds, either, fromSchema || other.fromSchema);
  }

  /** Returns this type, as several values if {@code argument} is several. */
  public StaticType liftedBy(StaticType argument) {
    return new StaticType(
        kinds, multiplicity.lift(argument.multiplicity), fromSchema || argument.fromSchema);
  }

  /** Returns the type of one value of this. */
  public StaticType element() {
    return new StaticType(kinds, Multiplicity.ONE, fromSchema);
  }

  /** Returns the type of several values of this. */
  public StaticType list() {
    return new StaticType(kinds, Multiplicity.MANY, fromSchema);
  }

  /** Returns the type in words. */
  public String describe() {
    if (multiplicity != Multiplicity.MANY) {
      return Kinds.describe(kinds);
    }
    return kinds == Kinds.ANY ? "a multi-value" : "a multi-value of " + Kinds.describe(kinds);
  }
}
