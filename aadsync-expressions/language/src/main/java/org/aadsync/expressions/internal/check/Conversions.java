package org.aadsync.expressions.internal.check;

import org.aadsync.expressions.internal.type.Kinds;
import org.jspecify.annotations.Nullable;

/** Which function turns one type into another. */
final class Conversions {
  private Conversions() {}

  /** Returns what to do about a value of one of {@code found} where {@code wanted} is needed. */
  static @Nullable String hint(int found, int wanted) {
    if (found == Kinds.STR && wanted == Kinds.NUM) {
      return "CNum reads a number from text";
    }
    if (found == Kinds.STR && wanted == Kinds.CONDITION) {
      return "compare the text with another, or test it with IsPresent";
    }
    if (found == Kinds.BIN && (wanted & Kinds.STR) != 0) {
      return "ConvertToBase64 gives bytes as text";
    }
    if (found == Kinds.DT && (wanted & Kinds.STR) != 0) {
      return "FormatDateTime gives a date as text";
    }
    if (found == Kinds.STR && wanted == Kinds.REF) {
      return "CRef reads a reference from text";
    }
    if (found == Kinds.NUM && wanted == Kinds.DT) {
      return "DateFromNum reads a date from a number";
    }
    if ((found & (Kinds.NUM | Kinds.BOOL | Kinds.REF)) == found && wanted == Kinds.STR) {
      return "CStr gives the value as text";
    }
    return null;
  }
}
