package org.aadsync.core.rules;

import java.util.function.BiPredicate;
import java.util.function.IntPredicate;
import org.aadsync.core.schema.AttributeType;
import org.aadsync.expressions.text.InvariantText;
import org.aadsync.expressions.value.ByteString;
import org.aadsync.expressions.value.DistinguishedName;
import org.aadsync.expressions.value.Reference;
import org.jspecify.annotations.Nullable;

/**
 * The comparisons of scoping filters. Numbers compare as numbers; everything else as text without
 * regard to case: Booleans as {@code True} and {@code False}, references as DNs. Byte strings
 * compare as Base64, whose case matters.
 */
final class ScopeConditions {
  private ScopeConditions() {}

  /** Returns the condition that a value stands in {@code order} to the value of the template. */
  static ScopeTest.OnValue ordered(AttributeType type, TextTemplate template, IntPredicate order) {
    if (type == AttributeType.NUMBER) {
      return number(template, (value, wanted) -> order.test(Long.compare(value, wanted)));
    }
    return text(
        template, (value, wanted) -> order.test(InvariantText.compareIgnoreCase(value, wanted)));
  }

  /** Returns the condition that a value is the value of the template. */
  static ScopeTest.OnValue equal(AttributeType type, TextTemplate template) {
    return switch (type) {
      case NUMBER -> number(template, Long::equals);
      case STRING, BOOLEAN -> text(template, InvariantText::equalsIgnoreCase);
      case BINARY -> text(template, String::equals);
      case REFERENCE -> reference(template);
    };
  }

  /** Returns the condition that all bits of the template's mask are set. */
  static ScopeTest.OnValue bits(TextTemplate template) {
    return number(template, (value, mask) -> (value & mask) == mask);
  }

  /** Returns the condition that the text of a value stands in {@code relation} to the template. */
  static ScopeTest.OnValue text(TextTemplate template, BiPredicate<String, String> relation) {
    if (template.isConstant()) {
      String wanted = template.toString();
      return (value, source) -> relation.test(textOf(value), wanted);
    }
    return (value, source) -> {
      String wanted = template.expand(source::parameter);
      return wanted != null && relation.test(textOf(value), wanted);
    };
  }

  /** Returns the number that {@code text} spells, decimal or hexadecimal, or null. */
  static @Nullable Long parse(String text) {
    String digits = InvariantText.trim(text);
    boolean hex =
        InvariantText.startsWithIgnoreCase(digits, "0x")
            || InvariantText.startsWithIgnoreCase(digits, "&h");
    try {
      return hex ? Long.parseUnsignedLong(digits.substring(2), 16) : Long.parseLong(digits);
    } catch (NumberFormatException e) {
      return null;
    }
  }

  private static ScopeTest.OnValue number(TextTemplate template, BiPredicate<Long, Long> relation) {
    Long fixed = template.isConstant() ? parse(template.toString()) : null;
    if (fixed != null) {
      return (value, source) -> value instanceof Long number && relation.test(number, fixed);
    }
    return (value, source) -> {
      String text = template.expand(source::parameter);
      Long wanted = text == null ? null : parse(text);
      return wanted != null && value instanceof Long number && relation.test(number, wanted);
    };
  }

  private static ScopeTest.OnValue reference(TextTemplate template) {
    if (template.isConstant()) {
      String wanted = normalized(template.toString());
      return (value, source) -> normalized(textOf(value)).equals(wanted);
    }
    return (value, source) -> {
      String wanted = template.expand(source::parameter);
      return wanted != null && normalized(textOf(value)).equals(normalized(wanted));
    };
  }

  private static String normalized(String dn) {
    try {
      return DistinguishedName.parse(InvariantText.trim(dn)).normalized();
    } catch (IllegalArgumentException e) {
      // Not every directory has DNs in LDAP's form.
      return InvariantText.upper(dn);
    }
  }

  private static String textOf(Object value) {
    if (value instanceof String text) {
      return text;
    }
    if (value instanceof Boolean bool) {
      return bool ? "True" : "False";
    }
    if (value instanceof ByteString bytes) {
      return bytes.toBase64();
    }
    return value instanceof Reference reference ? reference.dn() : value.toString();
  }
}
