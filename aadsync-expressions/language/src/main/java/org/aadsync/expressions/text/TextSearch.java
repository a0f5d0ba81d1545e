package org.aadsync.expressions.text;

import com.google.common.primitives.ImmutableIntArray;

/**
 * Finds a text in another, code unit by code unit, with upper and lower case as the same or not.
 *
 * <p>The time grows with the lengths of the two texts, never with their product. {@link
 * String#indexOf} is faster where one of them is short, and is used there; but looking for a
 * thousand letters {@code a} and a {@code b} in a million letters {@code a}, it would compare a
 * thousand million.
 *
 * <p>Source of the method for long texts: Knuth, Morris and Pratt, <i>Fast Pattern Matching in
 * Strings</i>, SIAM Journal on Computing 6 (1977). Case is that of {@link InvariantText}.
 */
public final class TextSearch {
  private static final int SHORT = 16;
  private static final long LITTLE_WORK = 1 << 16;

  private TextSearch() {}

  /**
   * Returns the first index at or after {@code from} where {@code part} occurs in {@code text}, or
   * -1. An empty part occurs at every index up to the length of the text.
   */
  public static int indexOf(String text, String part, int from, boolean ignoreCase) {
    int start = Math.max(from, 0);
    if (part.length() == 1 && !ignoreCase) {
      return text.indexOf(part.charAt(0), start);
    }
    if (isLong(text.length() - start, part.length())) {
      ImmutableIntArray found =
          occurrences(
              forward(text, start, text.length(), ignoreCase),
              forward(part, 0, part.length(), ignoreCase),
              1);
      return found.isEmpty() ? -1 : start + found.get(0);
    }
    if (!ignoreCase) {
      return start > text.length() ? -1 : text.indexOf(part, start);
    }
    for (int i = start; i <= text.length() - part.length(); i++) {
      if (matchesIgnoreCase(text, i, part)) {
        return i;
      }
    }
    return -1;
  }

  /**
   * Returns the last index where {@code part} occurs in {@code text} so that it ends at or before
   * {@code end}, or -1. An empty part occurs at every index.
   */
  public static int lastIndexOf(String text, String part, int end, boolean ignoreCase) {
    int stop = Math.min(end, text.length());
    if (isLong(stop, part.length())) {
      ImmutableIntArray found =
          occurrences(
              backward(text, stop, ignoreCase), backward(part, part.length(), ignoreCase), 1);
      return found.isEmpty() ? -1 : stop - found.get(0) - part.length();
    }
    if (!ignoreCase) {
      return text.lastIndexOf(part, stop - part.length());
    }
    for (int i = stop - part.length(); i >= 0; i--) {
      if (matchesIgnoreCase(text, i, part)) {
        return i;
      }
    }
    return -1;
  }

  /** Returns whether {@code part} occurs in {@code text}; an empty one occurs everywhere. */
  public static boolean contains(String text, String part, boolean ignoreCase) {
    return indexOf(text, part, 0, ignoreCase) >= 0;
  }

  /**
   * Returns the indexes where {@code part} occurs in {@code text}, from the left, without those
   * that overlap one before.
   *
   * @throws IllegalArgumentException if {@code part} is empty: it would occur without end
   */
  public static ImmutableIntArray occurrences(String text, String part) {
    if (part.isEmpty()) {
      throw new IllegalArgumentException("an empty text has no occurrences that can be counted");
    }
    if (isLong(text.length(), part.length())) {
      return occurrences(text.toCharArray(), part.toCharArray(), Integer.MAX_VALUE);
    }
    ImmutableIntArray.Builder found = ImmutableIntArray.builder();
    for (int at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + part.length())) {
      found.add(at);
    }
    return found.build();
  }

  private static boolean isLong(int text, int part) {
    return part > SHORT && part <= text && (long) part * (text - part + 1L) > LITTLE_WORK;
  }

  private static boolean matchesIgnoreCase(String text, int at, String part) {
    for (int i = 0; i < part.length(); i++) {
      char x = text.charAt(at + i);
      char y = part.charAt(i);
      if (x != y && InvariantText.upper(x) != InvariantText.upper(y)) {
        return false;
      }
    }
    return true;
  }

  private static char[] forward(String text, int start, int end, boolean ignoreCase) {
    char[] units = new char[end - start];
    text.getChars(start, end, units, 0);
    return ignoreCase ? uppered(units) : units;
  }

  private static char[] backward(String text, int end, boolean ignoreCase) {
    char[] units = new char[end];
    for (int i = 0; i < end; i++) {
      units[i] = text.charAt(end - 1 - i);
    }
    return ignoreCase ? uppered(units) : units;
  }

  private static char[] uppered(char[] units) {
    for (int i = 0; i < units.length; i++) {
      units[i] = InvariantText.upper(units[i]);
    }
    return units;
  }

  /** Returns the first occurrences, {@code most} at the greatest, without those that overlap. */
  private static ImmutableIntArray occurrences(char[] text, char[] part, int most) {
    ImmutableIntArray.Builder found = ImmutableIntArray.builder();
    int[] borders = borders(part);
    int matched = 0;
    int count = 0;
    for (int i = 0; i < text.length && count < most; i++) {
      matched = extended(part, borders, matched, text[i]);
      if (matched == part.length) {
        found.add(i + 1 - matched);
        count++;
        matched = 0;
      }
    }
    return found.build();
  }

  /** Returns, for each start of {@code part}, the longest proper start that also ends it. */
  private static int[] borders(char[] part) {
    int[] borders = new int[part.length];
    for (int i = 1; i < part.length; i++) {
      borders[i] = extended(part, borders, borders[i - 1], part[i]);
    }
    return borders;
  }

  /** Returns how many units of {@code part} match after one more unit of the text. */
  private static int extended(char[] part, int[] borders, int matched, char unit) {
    int length = matched;
    while (length > 0 && part[length] != unit) {
      length = borders[length - 1];
    }
    return part[length] == unit ? length + 1 : 0;
  }
}
