package org.aadsync.expressions.text;

/**
 * Text as .NET Framework treats it with the invariant culture and in ordinal comparisons: code unit
 * by code unit, by simple mapping.
 *
 * <p>{@code ß} stays, {@code İ} and {@code ı} never become {@code i} or {@code I}, {@code ſ} never
 * becomes {@code S}, digraphs in title case such as {@code ǅ} stay, surrogates are unchanged.
 * Java's {@code equalsIgnoreCase}, {@code toUpperCase}, {@code trim} and {@code strip} each differ
 * in one of these or in what they call white space.
 *
 * <p>Source: the .NET documentation of {@code String.ToUpperInvariant}, {@code
 * StringComparison.OrdinalIgnoreCase} and {@code Char.IsWhiteSpace}.
 */
public final class InvariantText {
  private InvariantText() {}

  /** Returns {@code text} in upper case; the same object if nothing changes. */
  public static String upper(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (upper(text.charAt(i)) != text.charAt(i)) {
        char[] chars = text.toCharArray();
        for (int j = i; j < chars.length; j++) {
          chars[j] = upper(chars[j]);
        }
        return new String(chars);
      }
    }
    return text;
  }

  /** Returns {@code text} in lower case; the same object if nothing changes. */
  public static String lower(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (lower(text.charAt(i)) != text.charAt(i)) {
        char[] chars = text.toCharArray();
        for (int j = i; j < chars.length; j++) {
          chars[j] = lower(chars[j]);
        }
        return new String(chars);
      }
    }
    return text;
  }

  /** Returns {@code unit} in upper case. */
  public static char upper(char unit) {
    if (unit < 0x80) {
      return unit >= 'a' && unit <= 'z' ? (char) (unit - 0x20) : unit;
    }
    if (hasNoUpperCase(unit)) {
      return unit;
    }
    return Character.toUpperCase(unit);
  }

  /**
   * Returns {@code unit} in lower case. A mapping that upper case would not undo is left out: the
   * Kelvin sign, the Ohm sign and {@code İ} stay.
   */
  public static char lower(char unit) {
    if (unit < 0x80) {
      return unit >= 'A' && unit <= 'Z' ? (char) (unit + 0x20) : unit;
    }
    char lower = Character.toLowerCase(unit);
    return lower == unit || upper(lower) == unit ? lower : unit;
  }

  // Dotless i and long s would become ASCII, title-case digraphs are neither case, and the Georgian
  // alphabet had no capitals when these tables were made: a name in it is not shouted.
  private static boolean hasNoUpperCase(char unit) {
    return unit == 'ı'
        || unit == 'ſ'
        || (unit >= '\u10D0' && unit <= '\u10FF')
        || Character.isTitleCase(unit);
  }

  /** Returns whether the texts are equal after mapping both to upper case. */
  public static boolean equalsIgnoreCase(String a, String b) {
    return a.length() == b.length() && matchesIgnoreCase(a, 0, b);
  }

  /**
   * Compares the texts code unit by code unit after mapping both to upper case: negative, zero or
   * positive as {@code a} comes before, with or after {@code b}.
   */
  public static int compareIgnoreCase(String a, String b) {
    int shorter = Math.min(a.length(), b.length());
    for (int i = 0; i < shorter; i++) {
      char x = upper(a.charAt(i));
      char y = upper(b.charAt(i));
      if (x != y) {
        return x - y;
      }
    }
    return a.length() - b.length();
  }

  /** Returns whether {@code part} occurs in {@code text}; "" occurs everywhere. */
  public static boolean containsIgnoreCase(String text, String part) {
    return indexOfIgnoreCase(text, part, 0) >= 0;
  }

  /** Returns whether {@code text} starts with {@code prefix}. */
  public static boolean startsWithIgnoreCase(String text, String prefix) {
    return prefix.length() <= text.length() && matchesIgnoreCase(text, 0, prefix);
  }

  /** Returns whether {@code text} ends with {@code suffix}. */
  public static boolean endsWithIgnoreCase(String text, String suffix) {
    int start = text.length() - suffix.length();
    return start >= 0 && matchesIgnoreCase(text, start, suffix);
  }

  /**
   * Returns the first index at or after {@code from} where {@code part} occurs in {@code text}, or
   * -1.
   */
  public static int indexOfIgnoreCase(String text, String part, int from) {
    return TextSearch.indexOf(text, part, from, true);
  }

  private static boolean matchesIgnoreCase(String text, int at, String part) {
    for (int i = 0; i < part.length(); i++) {
      char x = text.charAt(at + i);
      char y = part.charAt(i);
      if (x != y && upper(x) != upper(y)) {
        return false;
      }
    }
    return true;
  }

  /**
   * Returns whether .NET calls {@code unit} white space: the Unicode separators, tab to carriage
   * return, and next line (U+0085). The no-break spaces belong to it; the information separators
   * (U+001C to U+001F), which Java counts, and zero-width characters do not.
   */
  public static boolean isWhiteSpace(char unit) {
    if (unit <= 0xFF) {
      return unit == ' ' || (unit >= '\t' && unit <= '\r') || unit == '\u00A0' || unit == '\u0085';
    }
    return Character.isSpaceChar(unit);
  }

  /** Returns {@code text} without white space at both ends. */
  public static String trim(String text) {
    int length = text.length();
    // Nearly every text begins and ends with ink.
    return length > 0 && isPlainInk(text.charAt(0)) && isPlainInk(text.charAt(length - 1))
        ? text
        : trimmed(text, length);
  }

  private static String trimmed(String text, int length) {
    int end = length;
    while (end > 0 && isWhiteSpace(text.charAt(end - 1))) {
      end--;
    }
    int start = 0;
    while (start < end && isWhiteSpace(text.charAt(start))) {
      start++;
    }
    return text.substring(start, end);
  }

  private static boolean isPlainInk(char unit) {
    return unit > ' ' && unit < '\u0080';
  }

  /** Returns {@code text} without white space at its start. */
  public static String trimStart(String text) {
    return text.substring(firstInk(text, text.length()));
  }

  /** Returns {@code text} without white space at its end. */
  public static String trimEnd(String text) {
    return text.substring(0, lastInk(text));
  }

  private static int firstInk(String text, int end) {
    int start = 0;
    while (start < end && isWhiteSpace(text.charAt(start))) {
      start++;
    }
    return start;
  }

  private static int lastInk(String text) {
    int end = text.length();
    while (end > 0 && isWhiteSpace(text.charAt(end - 1))) {
      end--;
    }
    return end;
  }
}
