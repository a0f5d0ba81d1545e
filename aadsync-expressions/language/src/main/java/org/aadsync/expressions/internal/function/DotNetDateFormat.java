package org.aadsync.expressions.internal.function;

import java.time.Instant;
import java.time.LocalDateTime;

/**
 * Formats a date as .NET does by a custom format string with the invariant culture, for a date of
 * kind UTC. Java's patterns differ in most letters and in what stands for itself.
 *
 * <p>Source: <i>Custom date and time format strings</i> and <i>Standard date and time format
 * strings</i> (.NET).
 */
final class DotNetDateFormat {
  private static final String[] MONTHS = {
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December"
  };

  private static final String[] DAYS = {
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"
  };

  private static final int ABBREVIATION = 3;
  private static final int MOST_DECIMAL_PLACES = 7;

  private final LocalDateTime date;
  private final String format;
  private final StringBuilder out;
  private int at;

  private DotNetDateFormat(LocalDateTime date, String format) {
    this.date = date;
    this.format = format;
    this.out = new StringBuilder(format.length() + 8);
  }

  /** Returns {@code date} as {@code format} says. */
  static String format(Instant date, String format) {
    String custom = format.length() > 1 ? format : standard(format);
    return new DotNetDateFormat(DateRange.utc(date), custom).run();
  }

  /** Returns the custom format that a standard format of one letter stands for. */
  private static String standard(String letter) {
    return switch (letter) {
      case "s" -> "yyyy-MM-dd'T'HH:mm:ss";
      case "u" -> "yyyy-MM-dd HH:mm:ss'Z'";
      case "o", "O" -> "yyyy-MM-dd'T'HH:mm:ss.fffffffK";
      case "" -> throw Failures.argument("the format is empty; write one such as yyyy-MM-dd");
      default ->
          throw Failures.argument(
              "the standard format "
                  + Failures.quoted(letter)
                  + " is not supported, only s, u and o are; as a custom format write '%"
                  + letter
                  + "'");
    };
  }

  private String run() {
    while (at < format.length()) {
      step();
    }
    return out.toString();
  }

  private void step() {
    char c = format.charAt(at);
    switch (c) {
      case '\'', '"' -> quoted(c);
      case '\\' -> escaped();
      case '%' -> single();
      default -> {
        int start = at;
        while (at < format.length() && format.charAt(at) == c) {
          at++;
        }
        specifier(c, at - start);
      }
    }
  }

  private void escaped() {
    at++;
    if (at == format.length()) {
      throw bad("it ends with a backslash");
    }
    out.append(format.charAt(at));
    at++;
  }

  /** Reads % and the letter after it, a format of its own. */
  private void single() {
    at++;
    char letter = at < format.length() ? format.charAt(at) : '%';
    if (letter == '%' || letter == '\'' || letter == '"' || letter == '\\') {
      throw bad("'%' must stand before a letter");
    }
    at++;
    specifier(letter, 1);
  }

  private void quoted(char quote) {
    at++;
    while (at < format.length() && format.charAt(at) != quote) {
      if (format.charAt(at) == '\\') {
        escaped();
      } else {
        out.append(format.charAt(at));
        at++;
      }
    }
    if (at == format.length()) {
      throw bad("a quote is not closed");
    }
    at++;
  }

  private void specifier(char letter, int count) {
    switch (letter) {
      case 'y' -> number(count <= 2 ? date.getYear() % 100 : date.getYear(), count);
      case 'M' -> numberOrName(date.getMonthValue(), MONTHS[date.getMonthValue() - 1], count);
      case 'd' ->
          numberOrName(date.getDayOfMonth(), DAYS[date.getDayOfWeek().getValue() - 1], count);
      case 'H' -> number(date.getHour(), Math.min(count, 2));
      case 'h' -> number((date.getHour() + 11) % 12 + 1, Math.min(count, 2));
      case 'm' -> number(date.getMinute(), Math.min(count, 2));
      case 's' -> number(date.getSecond(), Math.min(count, 2));
      case 'f', 'F' -> fraction(letter, count);
      case 't' -> out.append(date.getHour() < 12 ? "AM" : "PM", 0, Math.min(count, 2));
      case 'g' -> out.append("A.D.");
      case 'z' -> out.append(count == 1 ? "+0" : count == 2 ? "+00" : "+00:00");
      case 'K' -> repeat('Z', count);
      default -> repeat(letter, count);
    }
  }

  private void numberOrName(int number, String name, int count) {
    if (count < ABBREVIATION) {
      number(number, count);
    } else {
      out.append(name, 0, count == ABBREVIATION ? ABBREVIATION : name.length());
    }
  }

  private void fraction(char letter, int count) {
    if (count > MOST_DECIMAL_PLACES) {
      throw bad("a second has at most 7 decimal places");
    }
    int start = out.length();
    int ticks = date.getNano() / 100;
    for (int unit = 1_000_000; out.length() < start + count; unit /= 10) {
      out.append((char) ('0' + ticks / unit % 10));
    }
    if (letter == 'F') {
      int end = out.length();
      while (end > start && out.charAt(end - 1) == '0') {
        end--;
      }
      // A point before no decimal places goes with them.
      boolean bare = end == start && end > 0 && out.charAt(end - 1) == '.';
      out.setLength(bare ? end - 1 : end);
    }
  }

  /** Appends a number with zeros before it up to a width. */
  private void number(int value, int width) {
    int digits = value < 10 ? 1 : value < 100 ? 2 : value < 1000 ? 3 : 4;
    repeat('0', width - digits);
    out.append(value);
  }

  private void repeat(char c, int count) {
    for (int i = 0; i < count; i++) {
      out.append(c);
    }
  }

  private RuntimeException bad(String reason) {
    return Failures.argument("bad format " + Failures.quoted(format) + ": " + reason);
  }
}
