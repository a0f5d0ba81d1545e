package org.aadsync.samples.oracle;

import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What operators do with values (spec/expressions.md 3.2 and 3.3). */
final class FormulaValues {
  private FormulaValues() {}

  /** A condition: NULL is False, a number is True unless it is 0. */
  static boolean truth(@Nullable Object value) {
    if (value == null) {
      return false;
    }
    if (value instanceof Boolean truth) {
      return truth;
    }
    if (value instanceof Long number) {
      return number != 0;
    }
    throw FormulaException.unnamed("not a condition: " + value);
  }

  static boolean equal(@Nullable Object left, @Nullable Object right) {
    if (left == null || right == null) {
      return left == right;
    }
    sameType(left, right);
    return left.equals(right);
  }

  static boolean greater(@Nullable Object left, @Nullable Object right) {
    if (left == null || right == null) {
      return false;
    }
    sameType(left, right);
    if (left instanceof Long number) {
      return number > (Long) right;
    }
    return text(left).compareTo(text(right)) > 0;
  }

  /** {@code &}: operands become text, NULL counts as empty, both NULL give NULL. */
  static @Nullable Object concatenate(@Nullable Object left, @Nullable Object right) {
    if (left == null && right == null) {
      return null;
    }
    return (left == null ? "" : written(left)) + (right == null ? "" : written(right));
  }

  static @Nullable Object add(@Nullable Object left, @Nullable Object right) {
    return left == null || right == null ? null : Math.addExact(number(left), number(right));
  }

  static String text(@Nullable Object value) {
    if (value instanceof String text) {
      return text;
    }
    throw FormulaException.unnamed("not text: " + value);
  }

  static long number(@Nullable Object value) {
    if (value instanceof Long number) {
      return number;
    }
    throw FormulaException.unnamed("not a number: " + value);
  }

  static byte[] bytes(@Nullable Object value) {
    if (value instanceof ByteBuffer buffer) {
      byte[] copy = new byte[buffer.remaining()];
      buffer.duplicate().get(copy);
      return copy;
    }
    throw FormulaException.unnamed("not binary: " + value);
  }

  /** CStr: a number in decimal, True or False; binary and dates are refused. */
  static String written(Object value) {
    if (value instanceof String || value instanceof Long) {
      return value.toString();
    }
    if (value instanceof Boolean truth) {
      return truth ? "True" : "False";
    }
    throw FormulaException.unnamed("cannot be text: " + value);
  }

  /** A single value where several are expected is a list of one; NULL is empty (section 6). */
  static List<?> list(@Nullable Object value) {
    if (value == null) {
      return List.of();
    }
    return value instanceof List<?> values ? values : List.of(value);
  }

  private static void sameType(Object left, Object right) {
    if (left.getClass() != right.getClass()
        && !(left instanceof ByteBuffer && right instanceof ByteBuffer)) {
      throw FormulaException.unnamed("cannot compare " + left + " with " + right);
    }
  }
}
