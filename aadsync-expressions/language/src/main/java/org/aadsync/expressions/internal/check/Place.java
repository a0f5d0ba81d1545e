package org.aadsync.expressions.internal.check;

import org.jspecify.annotations.Nullable;

/**
 * Where a part stands, as far as it matters for what may stand there.
 *
 * @param isResult whether its value is that of the whole expression
 * @param isConditional whether it may not be evaluated
 * @param isUnreachable whether it is never evaluated
 * @param isOfUnknown whether it is an argument of a function that does not exist
 * @param scope the innermost variable that is known, or null
 */
record Place(
    boolean isResult,
    boolean isConditional,
    boolean isUnreachable,
    boolean isOfUnknown,
    @Nullable Scope scope) {

  static final Place WHOLE = new Place(true, false, false, false, null);

  /** Returns the place of an operand or an argument. */
  Place operand() {
    return new Place(false, isConditional, isUnreachable, isOfUnknown, scope);
  }

  /** Returns the place of an operand or a condition that may not be evaluated. */
  Place conditional() {
    return new Place(false, true, isUnreachable, isOfUnknown, scope);
  }

  /** Returns the place of a value that may be chosen as the result. */
  Place branch(boolean neverTaken) {
    return new Place(isResult, true, isUnreachable || neverTaken, isOfUnknown, scope);
  }

  /** Returns the place of an argument of a function that does not exist. */
  Place ofUnknown() {
    return new Place(true, isConditional, isUnreachable, true, scope);
  }

  /** Returns this place, in which one more variable is known. */
  Place knowing(Scope variable) {
    return new Place(isResult, isConditional, isUnreachable, isOfUnknown, variable);
  }
}
