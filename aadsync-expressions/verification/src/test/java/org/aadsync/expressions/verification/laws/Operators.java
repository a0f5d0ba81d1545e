package org.aadsync.expressions.verification.laws;

import static org.aadsync.expressions.EvaluationException.Kind.ARGUMENT;
import static org.aadsync.expressions.EvaluationException.Kind.OVERFLOW;
import static org.aadsync.expressions.EvaluationException.Kind.TYPE;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.aadsync.expressions.ast.Operator;
import org.aadsync.expressions.text.InvariantText;
import org.aadsync.expressions.value.ByteString;
import org.aadsync.expressions.value.DistinguishedName;
import org.aadsync.expressions.value.Reference;

/** The operators for single values, word by word from the rules. */
final class Operators {
  private static final BigInteger LEAST = BigInteger.valueOf(Long.MIN_VALUE);
  private static final BigInteger GREATEST = BigInteger.valueOf(Long.MAX_VALUE);

  private Operators() {}

  static Object arithmetic(Operator operator, Object left, Object right) {
    number(left);
    number(right);
    if (left == null || right == null) {
      return null;
    }
    BigInteger a = BigInteger.valueOf((Long) left);
    BigInteger b = BigInteger.valueOf((Long) right);
    if (operator == Operator.DIVIDE && b.signum() == 0) {
      throw new Halt(ARGUMENT, "division by zero");
    }
    return within(
        switch (operator) {
          case PLUS -> a.add(b);
          case MINUS -> a.subtract(b);
          case TIMES -> a.multiply(b);
          default -> a.divide(b);
        });
  }

  static Object negate(Object value) {
    number(value);
    return value == null ? null : within(BigInteger.valueOf((Long) value).negate());
  }

  private static void number(Object value) {
    if (value != null && !(value instanceof Long)) {
      throw new Halt(TYPE, "no number: " + value);
    }
  }

  private static Long within(BigInteger result) {
    if (result.compareTo(LEAST) < 0 || result.compareTo(GREATEST) > 0) {
      throw new Halt(OVERFLOW, "beyond 64 bits: " + result);
    }
    return result.longValue();
  }

  /** Joins the operands of a run of {@code &}. */
  static Object join(List<Object> operands) {
    List<Object> there = operands.stream().filter(operand -> operand != null).toList();
    if (there.isEmpty()) {
      return null;
    }
    if (there.stream().anyMatch(ByteString.class::isInstance)) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      for (Object operand : there) {
        if (!(operand instanceof ByteString part)) {
          throw new Halt(TYPE, "bytes and something else");
        }
        bytes.writeBytes(part.toByteArray());
      }
      return ByteString.copyOf(bytes.toByteArray());
    }
    String text = "";
    for (Object operand : there) {
      text += asText(operand);
    }
    return text;
  }

  private static String asText(Object value) {
    if (value instanceof Instant || !isValue(value)) {
      throw new Halt(TYPE, "cannot be joined: " + value);
    }
    if (value instanceof Boolean) {
      return Boolean.TRUE.equals(value) ? "True" : "False";
    }
    return value instanceof Reference reference ? reference.dn() : value.toString();
  }

  private static boolean isValue(Object value) {
    return value instanceof String
        || value instanceof Long
        || value instanceof Boolean
        || value instanceof Reference;
  }

  static boolean compare(Operator operator, Object left, Object right, boolean ignoreCase) {
    if (ignoreCase && left instanceof String a && right instanceof String b) {
      return compare(operator, InvariantText.upper(a), InvariantText.upper(b), false);
    }
    if (operator == Operator.EQUAL) {
      return equal(left, right);
    }
    if (operator == Operator.NOT_EQUAL) {
      return !equal(left, right);
    }
    if (left == null || right == null) {
      return false;
    }
    int order = order(left, right);
    return switch (operator) {
      case LESS -> order < 0;
      case LESS_EQUAL -> order <= 0;
      case GREATER -> order > 0;
      default -> order >= 0;
    };
  }

  private static boolean equal(Object left, Object right) {
    if (left == null || right == null) {
      return left == null && right == null;
    }
    if (left instanceof Reference a && right instanceof Reference b) {
      return DistinguishedName.parse(a.dn()).equals(DistinguishedName.parse(b.dn()));
    }
    if (left.getClass() != right.getClass()) {
      throw new Halt(TYPE, "different types");
    }
    return left.equals(right);
  }

  private static int order(Object left, Object right) {
    if (left instanceof Long a && right instanceof Long b) {
      return BigInteger.valueOf(a).compareTo(BigInteger.valueOf(b));
    }
    if (left instanceof String a && right instanceof String b) {
      return a.compareTo(b);
    }
    if (left instanceof Instant a && right instanceof Instant b) {
      return a.compareTo(b);
    }
    throw new Halt(TYPE, String.format(Locale.ROOT, "no order of %s and %s", left, right));
  }

  static boolean condition(Object value) {
    if (value == null) {
      return false;
    }
    if (value instanceof Boolean condition) {
      return condition;
    }
    if (value instanceof Long number) {
      return number != 0;
    }
    throw new Halt(TYPE, "no condition: " + value);
  }
}
