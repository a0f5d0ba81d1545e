package org.aadsync.samples.oracle;

import java.util.List;
import java.util.Locale;

/** Whether a rule applies to an object (S-1 to S-11). */
final class Scope {
  private Scope() {}

  static boolean contains(OracleRule rule, Readable object) {
    return rule.scope().isEmpty()
        || rule.scope().stream()
            .anyMatch(group -> group.stream().allMatch(clause -> holds(clause, object)));
  }

  private static boolean holds(OracleRule.Clause clause, Readable object) {
    OracleAttribute attribute = object.schema().get(clause.attribute());
    List<Object> values = object.values().of(clause.attribute());
    String expected = parameters(clause.value(), object);
    // Negative operators are the exact complement of the positive ones, absent attributes included
    // (S-5).
    return switch (clause.operator()) {
      case "ISNOTNULL" -> !values.isEmpty();
      case "EQUAL" -> any(values, value -> equal(attribute, value, expected));
      case "NOTEQUAL" -> !any(values, value -> equal(attribute, value, expected));
      case "NOTSTARTSWITH" ->
          !any(
              values,
              value -> Names.folded(FormulaValues.text(value)).startsWith(Names.folded(expected)));
      case "LESSTHAN" ->
          attribute.kind() == OracleAttribute.Kind.NUMBER
              && any(values, value -> (Long) value < Long.parseLong(expected));
      // The value is a mask (S-4).
      case "ISBITNOTSET" ->
          !any(
              values,
              value -> ((Long) value & Long.parseLong(expected)) == Long.parseLong(expected));
      default -> throw new AssertionError("the oracle has no operator " + clause.operator());
    };
  }

  /** Text without regard to case; numbers by value (S-6 to S-8). */
  private static boolean equal(OracleAttribute attribute, Object value, String expected) {
    return switch (attribute.kind()) {
      case TEXT -> Names.folded((String) value).equals(Names.folded(expected));
      case BOOLEAN -> value.toString().equals(expected.toLowerCase(Locale.ROOT));
      case NUMBER -> value.equals(Long.valueOf(expected));
      default -> throw new AssertionError("the oracle does not compare " + attribute);
    };
  }

  private static boolean any(List<Object> values, java.util.function.Predicate<Object> condition) {
    return values.stream().anyMatch(condition);
  }

  private static String parameters(String text, Readable object) {
    if (text.startsWith("%") && text.endsWith("%") && text.length() > 2) {
      return object.parameter(text.substring(1, text.length() - 1));
    }
    return text;
  }
}
