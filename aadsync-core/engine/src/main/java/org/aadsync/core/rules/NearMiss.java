package org.aadsync.core.rules;

import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Finds the name that a misspelt one was probably meant to be. */
final class NearMiss {
  private static final int MAX_LENGTH = 100;

  private NearMiss() {}

  /** Returns a hint such as {@code did you mean displayName?}, or null if nothing is near. */
  static @Nullable String hint(String name, Iterable<String> known) {
    if (name.length() > MAX_LENGTH) {
      return null;
    }
    String wanted = name.toLowerCase(Locale.ROOT);
    int best = 1 + Math.min(3, name.length() / 3);
    String nearest = null;
    for (String candidate : known) {
      if (Math.abs(candidate.length() - name.length()) < best) {
        int distance = distance(wanted, candidate.toLowerCase(Locale.ROOT));
        if (distance < best) {
          best = distance;
          nearest = candidate;
        }
      }
    }
    return nearest == null ? null : "did you mean " + nearest + "?";
  }

  /** Returns how many insertions, removals and replacements make {@code a} into {@code b}. */
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    Arrays.setAll(row, i -> i);
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int above = row[j];
        int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(replaced, 1 + Math.min(above, row[j - 1]));
        diagonal = above;
      }
    }
    return row[b.length()];
  }
}
