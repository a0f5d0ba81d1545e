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
    boolean years = has('Y') && !has('y');
    boolean days = has('D') && !has('d') && (has('y') || has('Y') || has('M'));
    List<String> messages = new ArrayList<>();
    StringBuilder mended = new StringBuilder(format);
    List<Run> months = monthsAfterHours();
    List<Run> minutes = minutesInDate(!months.isEmpty());
    if (!minutes.isEmpty()) {
      messages.add("m means minutes in a date format; months are M");
      minutes.forEach(run -> write(mended, run, 'M'));
    }
    if (years || days) {
      messages.add(
          years && days
              ? "Y and D mean nothing in a date format; years are y, days are d"
              : years
                  ? "Y means nothing in a date format; years are y"
                  : "D means nothing in a date format; days are d");
      writeAll(mended, years, 'Y', 'y');
      writeAll(mended, days, 'D', 'd');
    }
    if (!months.isEmpty() && has('m') == !minutes.isEmpty()) {
      messages.add(
          "M".repeat(months.get(0).length)
              + " means months in a date format, and hours stand before it");
      months.forEach(run -> write(mended, run, 'm'));
    }
    if (has('S') && !has('s') && (has('H') || has('h'))) {
      messages.add("S means nothing in a date format; seconds are s");
      writeAll(mended, true, 'S', 's');
    }
    if (!messages.isEmpty()) {
      return new Advice(String.join("; ", messages), "write \"" + mended + "\"");
    }
    return has('h') && !has('t') && !has('H')
        ? new Advice(
            "h counts from 1 to 12, and nothing says which half of the day is meant",
            "write HH for hours from 0 to 23, or add tt for AM and PM")
        : null;
  }

  private boolean has(char letter) {
    return runs.stream().anyMatch(run -> run.letter == letter);
  }

  /** Returns the months that stand where minutes do. */
  private List<Run> monthsAfterHours() {
    List<Run> months = new ArrayList<>();
    char before = 0;
    for (Run run : runs) {
      if (run.letter == 'M' && (before == 'H' || before == 'h')) {
        months.add(run);
      }
      before = Character.isLetter(run.letter) ? run.letter : before;
    }
    return months;
  }

  /** Returns the minutes that stand where months do: in a date, or beside days or years. */
  private List<Run> minutesInDate(boolean monthsStandForMinutes) {
    if ((has('M') && !monthsStandForMinutes) || !(has('y') || has('d'))) {
      return List.of();
    }
    boolean time = has('H') || has('h') || has('s');
    List<Run> letters = runs.stream().filter(run -> Character.isLetter(run.letter)).toList();
    List<Run> minutes = new ArrayList<>();
    for (int i = 0; i < letters.size(); i++) {
      char before = i == 0 ? 0 : letters.get(i - 1).letter;
      char after = i + 1 == letters.size() ? 0 : letters.get(i + 1).letter;
      boolean afterHours = before == 'H' || before == 'h';
      boolean inDate = isDate(before) || (isDate(after) && !afterHours);
      if (letters.get(i).letter == 'm' && (!time || inDate)) {
        minutes.add(letters.get(i));
      }
    }
    return minutes;
  }

  private static boolean isDate(char letter) {
    return letter == 'y' || letter == 'd';
  }

  private void writeAll(StringBuilder mended, boolean wrong, char written, char meant) {
    if (wrong) {
      runs.stream().filter(run -> run.letter == written).forEach(run -> write(mended, run, meant));
    }
  }

  private static void write(StringBuilder mended, Run run, char letter) {
    mended.replace(run.start, run.start + run.length, String.valueOf(letter).repeat(run.length));
  }
}
