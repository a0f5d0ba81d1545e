package org.aadsync.expressions.internal.lint;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Looks for letters in a date format that say something else than was probably meant.
 *
 * <p>Source: <i>Custom date and time format strings</i> (.NET): upper and lower case differ.
 */
final class DatePattern {
  /**
   * Some equal letters in a row.
   *
   * @param start where they start in the format
   */
  private record Run(char letter, int start, int length) {}

  /** What is wrong, and the letters that were meant. */
  record Advice(String message, String hint) {}

  private final String format;
  private final List<Run> runs = new ArrayList<>();

  private DatePattern(String format) {
    this.format = format;
    int at = 0;
    while (at < format.length()) {
      char c = format.charAt(at);
      int end = at + 1;
      if (c == '\'' || c == '"') {
        int close = format.indexOf(c, end);
        end = close < 0 ? format.length() : close + 1;
      } else if (c == '\\') {
        end++;
      } else {
        while (end < format.length() && format.charAt(end) == c) {
          end++;
        }
        runs.add(new Run(c, at, end - at));
      }
      at = end;
    }
  }

  /** Returns what to say about a format, or null. */
  static @Nullable Advice advice(String format) {
    return format.length() < 2 ? null : new DatePattern(format).advice();
  }

  private @Nullable Advice advice() {
    boolean date = has('y') || has('d');
    boolean time = has('H') || has('h') || has('s');
    boolean years = has('Y') && !has('y');
    boolean days = has('D') && !has('d') && (has('y') || has('Y') || has('M'));
    if (has('m') && date && !time && !has('M')) {
      return mended("m means minutes in a date format; months are M", 'm');
    }
    if (years && days) {
      return mended("Y and D mean nothing in a date format; years are y, days are d", 'Y', 'D');
    }
    if (years) {
      return mended("Y means nothing in a date format; years are y", 'Y');
    }
    if (days) {
      return mended("D means nothing in a date format; days are d", 'D');
    }
    Run months = monthsAfterHours();
    if (months != null && !has('m')) {
      String letters = "M".repeat(months.length);
      return new Advice(
          letters + " means months in a date format, and hours stand before it",
          "write " + letters.replace('M', 'm') + " for minutes");
    }
    if (has('h') && !has('t') && !has('H')) {
      return new Advice(
          "h counts from 1 to 12, and nothing says which half of the day is meant",
          "write HH for hours from 0 to 23, or add tt for AM and PM");
    }
    return null;
  }

  private boolean has(char letter) {
    return runs.stream().anyMatch(run -> run.letter == letter);
  }

  private @Nullable Run monthsAfterHours() {
    boolean hours = false;
    for (Run run : runs) {
      if (run.letter == 'M' && hours) {
        return run;
      }
      if (Character.isLetter(run.letter)) {
        hours = run.letter == 'H' || run.letter == 'h';
      }
    }
    return null;
  }

  private Advice mended(String message, char... wrong) {
    StringBuilder mended = new StringBuilder(format);
    for (Run run : runs) {
      for (char letter : wrong) {
        if (run.letter == letter) {
          char right = letter == 'm' ? 'M' : Character.toLowerCase(letter);
          mended.replace(
              run.start, run.start + run.length, String.valueOf(right).repeat(run.length));
        }
      }
    }
    return new Advice(message, "write \"" + mended + "\"");
  }
}
