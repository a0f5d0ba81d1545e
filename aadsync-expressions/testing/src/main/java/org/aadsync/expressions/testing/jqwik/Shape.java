package org.aadsync.expressions.testing.jqwik;

import org.aadsync.expressions.value.ValueType;

/**
 * The exact type of a part of an expression.
 *
 * @param kind the type of its value or values
 * @param many whether it has several values
 */
record Shape(ValueType kind, boolean many) {
  static Shape one(ValueType kind) {
    return new Shape(kind, false);
  }

  static Shape many(ValueType kind) {
    return new Shape(kind, true);
  }

  Shape withMany(boolean value) {
    return new Shape(kind, value);
  }
}
