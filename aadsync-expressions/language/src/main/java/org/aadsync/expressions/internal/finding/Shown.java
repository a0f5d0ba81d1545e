package org.aadsync.expressions.internal.finding;

import java.util.Locale;

/** Pieces of the text as messages show them. */
public final class Shown {
  private static final int LONGEST = 40;

  private Shown() {}

  /** Returns {@code text} in single quotes, cut if it is long. */
  public static String quoted(String text) {
    return "'" + cut(text) + "'";
  }

  /** Returns {@code text}, cut if it is long. */
  public static String cut(String text) {
    if (text.length() <= LONGEST) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
    return text.substring(0, end) + "…";
  }

  /** Returns the number of a character and its name. */
  public static String codePoint(int codePoint) {
    String name = Character.getName(codePoint);
    String number = String.format(Locale.ROOT, "U+%04X", codePoint);
    return name == null ? number : number + " " + name.toLowerCase(Locale.ROOT);
  }
}
