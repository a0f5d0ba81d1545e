package org.aadsync.core.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How much one export may change in a directory. An export that would change more sends nothing at
 * all and ends as {@code stopped-deletion-threshold-exceeded}; {@link SyncEngine#approveExport}
 * lets it through once. There is no way to allow any number of deletes: without a limit for all
 * types, 500 is it.
 *
 * <p>Immutable. Source: <i>Prevent accidental deletes</i> (Microsoft), extended to percentages,
 * object types and other changes.
 *
 * @param limits every one of them has to be kept
 */
public record ExportBudget(List<Limit> limits) {
  /** So many deletes an export may have unless something else is said. */
  public static final long DEFAULT_DELETES = 500;

  /**
   * Makes a budget.
   *
   * @param limits if none of them limits the number of deletes of all types, {@link
   *     #DEFAULT_DELETES} is added
   */
  public ExportBudget {
    List<Limit> all = new ArrayList<>(limits);
    if (all.stream().noneMatch(limit -> limit.isLike(Limit.deletes(0)))) {
      all.add(0, Limit.deletes(DEFAULT_DELETES));
    }
    limits = List.copyOf(all);
  }

  /** Returns the budget of 500 deletes. */
  public static ExportBudget standard() {
    return new ExportBudget(List.of());
  }

  /** Returns this budget with a limit in place of the one for the same thing, if there is one. */
  public ExportBudget with(Limit limit) {
    List<Limit> all = new ArrayList<>(limits);
    all.removeIf(limit::isLike);
    all.add(limit);
    return new ExportBudget(all);
  }

  /** Returns whether something limits this operation. */
  public boolean limits(Operation operation) {
    return limits.stream().anyMatch(limit -> limit.operation() == operation);
  }

  /** What an export does to an object. */
  public enum Operation {
    /** It creates one. */
    ADD("add"),
    /** It changes or renames one. */
    UPDATE("update"),
    /** It deletes one, or replaces it by one of another type. */
    DELETE("delete"),
    /**
     * It takes a value out of a multi-valued reference attribute, such as {@code member}, of an
     * object that stays; values that go because the object they refer to is deleted in the same
     * export are no more than that deletion.
     */
    MEMBER_REMOVAL("member removal");

    private final String title;

    Operation(String title) {
      this.title = title;
    }

    /** Returns the name for people, in the singular. */
    public String title() {
      return title;
    }
  }

  /** What a maximum counts. */
  public enum Unit {
    /** Objects, or members that are removed. */
    COUNT,
    /**
     * Percent of the objects that the directory has as far as the engine knows, of the limit's type
     * if it has one; of their members for {@link Operation#MEMBER_REMOVAL}. Computed exactly: one
     * of three is more than 33 percent. Of nothing, anything is more than any percentage.
     */
    PERCENT
  }

  /**
   * One limit. More than the maximum is too much; 0 allows none.
   *
   * @param operation what is limited
   * @param objectType of objects of this type, in any case; empty = of all objects together
   * @param unit what the maximum counts
   * @param maximum how much is allowed; from 0, as a percentage to 100
   */
  public record Limit(Operation operation, String objectType, Unit unit, long maximum) {
    /**
     * Makes a limit.
     *
     * @throws IllegalArgumentException if the maximum is negative, or a percentage above 100
     */
    public Limit {
      if (maximum < 0 || (unit == Unit.PERCENT && maximum > 100)) {
        throw new IllegalArgumentException(
            "a limit of "
                + maximum
                + (unit == Unit.PERCENT
                    ? " percent makes no sense; expected is 0 to 100"
                    : " makes no sense; expected is 0 or more"));
      }
    }

    /** Allows so many deletes of objects of all types together. */
    public static Limit deletes(long maximum) {
      return count(Operation.DELETE, maximum);
    }

    /** Allows so many operations on objects of all types together. */
    public static Limit count(Operation operation, long maximum) {
      return new Limit(operation, "", Unit.COUNT, maximum);
    }

    /** Allows operations on so many percent of all objects. */
    public static Limit percent(Operation operation, int maximum) {
      return new Limit(operation, "", Unit.PERCENT, maximum);
    }

    /** Returns this limit for objects of one type. */
    public Limit ofType(String type) {
      return new Limit(operation, type, unit, maximum);
    }

    /** Returns whether objects of {@code type} count. */
    public boolean isAbout(String type) {
      return objectType.isEmpty() || objectType.equalsIgnoreCase(type);
    }

    private boolean isLike(Limit other) {
      return operation == other.operation
          && unit == other.unit
          && objectType.equalsIgnoreCase(other.objectType);
    }

    /**
     * Returns whether an export with so many operations is over this limit.
     *
     * @param found the number of operations
     * @param base what a percentage is a part of
     */
    public boolean isExceededBy(long found, long base) {
      if (unit == Unit.COUNT) {
        return found > maximum;
      }
      return found * 100 > maximum * base; // no rounding, and far from any overflow
    }

    /** Returns the limit for people, such as {@code at most 5 percent of user objects}. */
    @Override
    public String toString() {
      String what = objectType.isEmpty() ? "" : " of type " + objectType;
      return operation.name().toLowerCase(Locale.ROOT).replace('_', ' ')
          + what
          + ": at most "
          + maximum
          + (unit == Unit.PERCENT ? " percent" : "");
    }
  }
}
