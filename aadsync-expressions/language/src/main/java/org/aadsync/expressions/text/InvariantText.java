package org.aadsync.expressions.text;

/**
 * Text as .NET treats it with the invariant culture: code unit by code unit, by simple mapping.
 *
 * <p>{@code ß} stays, {@code İ} and {@code ı} never become {@code i} or {@code I}, surrogates are
 * unchanged. Java's {@code equalsIgnoreCase} and {@code toUpperCase} differ in each of these.
 */
public final class InvariantText {
  private InvariantText() {}

  /** Returns {@code text} in upper case. */
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

  /** Returns {@code unit} in upper case. */
  public static char upper(char unit) {
    if (unit < 0x80) {
      return unit >= 'a' && unit <= 'z' ? (char) (unit - 0x20) : unit;
    }
    return unit == 'ı' || unit == 'ſ' ? unit : Character.toUpperCase(unit);
  }

  /** Returns whether the texts are equal after mapping both to upper case. */
  public static boolean equalsIgnoreCase(String a, String b) {
    if (a.length() != b.length()) {
      return false;
    }
    for (int i = 0; i < a.length(); i++) {
      char x = a.charAt(i);
      char y = b.charAt(i);
      if (x != y && upper(x) != upper(y)) {
        return false;
      }
    }
    return true;
  }
}
