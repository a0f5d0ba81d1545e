package org.aadsync.expressions.internal.check;

import com.google.common.base.Ascii;
import com.google.common.primitives.Longs;
import org.aadsync.expressions.ast.Operator;
import org.aadsync.expressions.internal.type.Kinds;
import org.jspecify.annotations.Nullable;

/** What to write where a value has the wrong type: the literal in another way, or a function. */
final class Conversions {
  private Conversions() {}

  /** Returns what is needed, in words. */
  static String expected(int kinds) {
    return kinds == Kinds.CONDITION
        ? "a condition: a Boolean (bool) or a number (num)"
        : Kinds.describe(kinds);
  }

  /** Returns what to do about {@code found} where one of {@code wanted} is needed, or null. */
  static @Nullable String hint(Typed found, int wanted) {
    String literal = literal(found, wanted);
    if (literal != null) {
      return literal;
    }
    return wanted == Kinds.NUM
            && found instanceof Typed.Literal
            && found.type().kinds() == Kinds.STR
        ? "write a number, without quotes"
        : conversion(found.type().kinds(), wanted);
  }

  /** Returns what to do about a comparison of values that are never of one type. */
  static String comparison(Typed left, Typed right) {
    if (joinsNumbers(left) || joinsNumbers(right)) {
      return "'&' joins the digits; BitAnd tests bits: BitAnd([groupType], 2) <> 0";
    }
    String hint = literal(left, right.type().kinds());
    if (hint == null) {
      hint = literal(right, left.type().kinds());
    }
    if (hint != null) {
      return hint;
    }
    int kinds = left.type().kinds() | right.type().kinds();
    return switch (kinds) {
      case Kinds.STR | Kinds.BOOL ->
          "IsPresent tests whether there is a text; CStr gives a Boolean as text";
      case Kinds.NUM | Kinds.BOOL -> "CBool gives a number as a Boolean";
      case Kinds.STR | Kinds.NUM -> "CNum reads a number from text";
      case Kinds.STR | Kinds.DT -> "CDate reads a date from text";
      case Kinds.NUM | Kinds.DT -> "DateFromNum reads a date from a number";
      case Kinds.STR | Kinds.REF -> "CStr gives a reference as text, CRef reads it from text";
      case Kinds.STR | Kinds.BIN ->
          "ConvertToBase64 gives bytes as text; CGuid gives the bytes of a GUID";
      default -> "convert one side, with CStr, CNum, CBool or CRef";
    };
  }

  /** Returns whether this is {@code [a] & 2}, which tests bits in other languages. */
  private static boolean joinsNumbers(Typed typed) {
    return typed instanceof Typed.Chain chain
        && chain.operators().stream().allMatch(link -> link.operator() == Operator.JOIN)
        && chain.operands().stream().allMatch(operand -> operand.type().kinds() == Kinds.NUM);
  }

  /** Returns how a literal is written in another type, or null. */
  static @Nullable String literal(Typed found, int wanted) {
    Object value = found instanceof Typed.Literal literal ? literal.value() : null;
    if (value instanceof String text && (wanted & Kinds.NUM) != 0 && Longs.tryParse(text) != null) {
      return "write " + text + " without quotes";
    }
    if (value instanceof String text && (wanted & Kinds.BOOL) != 0) {
      return switch (Ascii.toLowerCase(text)) {
        case "true" -> "write True without quotes";
        case "false" -> "write False without quotes";
        default -> null;
      };
    }
    if (value instanceof Long number && (wanted & Kinds.STR) != 0) {
      return "write the text in quotes: \"" + number + "\"";
    }
    return null;
  }

  /** Returns which function turns a value of {@code found} into one of {@code wanted}, or null. */
  static @Nullable String conversion(int found, int wanted) {
    if (found == Kinds.STR) {
      return fromText(wanted);
    }
    if (found == Kinds.BIN && (wanted & Kinds.STR) != 0 && wanted != (Kinds.STR | Kinds.REF)) {
      return "ConvertToBase64 gives bytes as text";
    }
    if (found == Kinds.DT) {
      return fromDate(wanted);
    }
    if (found == Kinds.NUM && wanted == Kinds.DT) {
      return "DateFromNum reads a date from a number";
    }
    if (found == Kinds.BOOL && wanted == Kinds.NUM) {
      return "IIF gives a number for a condition: IIF(condition, 1, 0)";
    }
    if ((found & (Kinds.NUM | Kinds.BOOL | Kinds.REF)) == found && wanted == Kinds.STR) {
      return "CStr gives the value as text";
    }
    return null;
  }

  private static @Nullable String fromText(int wanted) {
    return switch (wanted) {
      case Kinds.NUM -> "CNum reads a number from text";
      case Kinds.CONDITION -> "compare the text with another, or test it with IsPresent";
      case Kinds.REF -> "CRef reads a reference from text";
      case Kinds.DT -> "CDate reads a date from text";
      default -> null;
    };
  }

  private static @Nullable String fromDate(int wanted) {
    if ((wanted & Kinds.STR) != 0) {
      return "FormatDateTime gives a date as text";
    }
    return wanted == Kinds.NUM ? "NumFromDate gives a date as a number" : null;
  }
}
