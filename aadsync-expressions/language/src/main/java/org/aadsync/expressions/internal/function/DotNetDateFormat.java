package org.aadsync.expressions.internal.function;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Locale;

/**
 * Formats a date as .NET does by a custom format string with the invariant culture, for a date of
 * kind UTC. Java's patterns differ in most letters and in what stands for itself.
 */
final class DotNetDateFormat {
  private final LocalDateTime date;
  private final String format;
  private final StringBuilder out = new StringBuilder();
  private int at;

  private DotNetDateFormat(LocalDateTime date, String format) {
    this.date = date;
    this.format = format;
  }

  /** Returns {@code date} as {@code format} says. */
  static String format(Instant date, String format) {
    String custom = format;
    if (format.length() <= 1) {
      custom =
          switch (format) {
            case "s" -> "yyyy-MM-dd'T'HH:mm:ss";
            case "u" -> "yyyy-MM-dd HH:mm:ss'Z'";
            case "o", "O" -> "yyyy-MM-dd'T'HH:mm:ss.fffffffK";
            default ->
                throw Failures.argument(
                    "the format "
                        + Failures.quoted(format)
                        + " is not supported; of one letter, s, u and o are");
          };
    }
    return new DotNetDateFormat(LocalDateTime.ofInstant(date, ZoneOffset.UTC), custom).run();
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
      case '\\' -> {
        if (at + 1 == format.length()) {
          throw bad("it ends with a backslash");
        }
        out.append(format.charAt(at + 1));
        at += 2;
      }
      case '%' -> {
        if (at + 1 == format.length() || format.charAt(at + 1) == '%') {
          throw bad("'%' must stand before a letter");
        }
        at++;
        specifier(format.charAt(at), 1);
        at++;
      }
      default -> {
        int count = 1;
        while (at + count < format.length() && format.charAt(at + count) == c) {
          count++;
        }
        specifier(c, count);
        at += count;
      }
    }
  }

  private void quoted(char quote) {
    int i = at + 1;
    while (i < format.length() && format.charAt(i) != quote) {
      if (format.charAt(i) == '\\') {
        i++;
        if (i == format.length()) {
          throw bad("it ends with a backslash");
        }
      }
      out.append(format.charAt(i));
      i++;
    }
    if (i >= format.length()) {
      throw bad("a quote is not closed");
    }
    at = i + 1;
  }

  private void specifier(char letter, int count) {
    switch (letter) {
      case 'y' -> year(count);
      case 'M' -> month(count);
      case 'd' -> day(count);
      case 'H' -> number(date.getHour(), Math.min(count, 2));
      case 'h' -> number((date.getHour() + 11) % 12 + 1, Math.min(count, 2));
      case 'm' -> number(date.getMinute(), Math.min(count, 2));
      case 's' -> number(date.getSecond(), Math.min(count, 2));
      case 'f', 'F' -> fraction(letter, count);
      case 't' -> out.append(date.getHour() < 12 ? "AM" : "PM", 0, Math.min(count, 2));
      case 'g' -> out.append("A.D.");
      case 'z' -> out.append(count == 1 ? "+0" : count == 2 ? "+00" : "+00:00");
      case 'K' -> out.append("Z".repeat(count));
      default -> out.append(String.valueOf(letter).repeat(count));
    }
  }

  private void year(int count) {
    if (count <= 2) {
      number(date.getYear() % 100, count);
    } else {
      number(date.getYear(), count);
    }
  }

  private void month(int count) {
    if (count <= 2) {
      number(date.getMonthValue(), count);
    } else {
      name(date.getMonth(), count);
    }
  }

  private void day(int count) {
    if (count <= 2) {
      number(date.getDayOfMonth(), count);
    } else {
      name(date.getDayOfWeek(), count);
    }
  }

  /** Appends the English name, of three letters if there are three in the format. */
  private void name(Enum<?> constant, int count) {
    String name = constant.name();
    String full = name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT);
    out.append(count == 3 ? full.substring(0, 3) : full);
  }

  private void fraction(char letter, int count) {
    if (count > 7) {
      throw bad("a second has at most 7 decimal places");
    }
    String digits = padded(date.getNano() / 100, 7).substring(0, count);
    if (letter == 'f') {
      out.append(digits);
      return;
    }
    int end = digits.length();
    while (end > 0 && digits.charAt(end - 1) == '0') {
      end--;
    }
    if (end == 0 && out.length() > 0 && out.charAt(out.length() - 1) == '.') {
      out.setLength(out.length() - 1);
    }
    out.append(digits, 0, end);
  }

  private void number(int value, int width) {
    out.append(padded(value, width));
  }

  private static String padded(int value, int width) {
    String digits = Integer.toString(value);
    return digits.length() >= width ? digits : "0".repeat(width - digits.length()) + digits;
  }

  private RuntimeException bad(String reason) {
    return Failures.argument("bad format " + Failures.quoted(format) + ": " + reason);
  }
}
