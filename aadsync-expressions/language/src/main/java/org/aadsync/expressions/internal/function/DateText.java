package org.aadsync.expressions.internal.function;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.Year;
import org.aadsync.expressions.text.InvariantText;
import org.jspecify.annotations.Nullable;

/**
 * Reads a date from text, as {@code CDate} does. The forms are few and the same everywhere:
 *
 * <ul>
 *   <li>{@code yyyy-MM-dd} or {@code M/d/yyyy}; then, if anything, blanks and a time {@code
 *       H:mm[:ss[.f]]}, AM or PM, a zone
 *   <li>{@code yyyy-MM-ddTHH:mm[:ss[.f]]} and a zone (ISO 8601)
 *   <li>{@code yyyyMMddHHmmss[.f]} with a zone (generalized time, RFC 4517 3.3.13)
 * </ul>
 *
 * <p>A zone is {@code Z} or hours, or hours and minutes, from UTC: at most 14 hours. Without one
 * the time is UTC. Decimal places of a second are cut off after the seventh.
 */
final class DateText {
  private static final int FARTHEST_ZONE = 14 * 60;

  private final String text;
  private final int end;
  private int at;

  private int year;
  private int month;
  private int day;
  private int hour;
  private int minute;
  private int second;
  private int nanos;
  private int zoneMinutes;

  private DateText(String text) {
    this.text = text;
    int last = text.length();
    while (last > 0 && InvariantText.isWhiteSpace(text.charAt(last - 1))) {
      last--;
    }
    this.end = last;
    while (at < end && InvariantText.isWhiteSpace(text.charAt(at))) {
      at++;
    }
  }

  /** Returns the date that {@code text} spells, or null if it spells none of years 1 to 9999. */
  static @Nullable Instant read(String text) {
    DateText reader = new DateText(text);
    return reader.readParts() && reader.at == reader.end ? reader.instant() : null;
  }

  private boolean readParts() {
    return switch (digitsAhead()) {
      case 1, 2 -> monthDayYear() && (at == end || clockTime());
      case 4 -> yearMonthDay() && (at == end || (accept('T') ? isoTime() : clockTime()));
      case 14 -> generalizedTime();
      default -> false;
    };
  }

  private int digitsAhead() {
    int i = at;
    while (i < end && isDigit(text.charAt(i))) {
      i++;
    }
    return i - at;
  }

  private boolean monthDayYear() {
    month = number(1, 2);
    boolean first = accept('/');
    day = number(1, 2);
    boolean second = accept('/');
    year = number(4, 4);
    return first && second;
  }

  private boolean yearMonthDay() {
    year = number(4, 4);
    boolean first = accept('-');
    month = number(2, 2);
    boolean second = accept('-');
    day = number(2, 2);
    return first && second;
  }

  private boolean clockTime() {
    if (!skipBlanks()) {
      return false;
    }
    hour = number(1, 2);
    if (!minutesAndSeconds()) {
      return false;
    }
    skipBlanks();
    if (!halfOfDay()) {
      return false;
    }
    skipBlanks();
    return at == end || zone(1, true);
  }

  private boolean isoTime() {
    hour = number(2, 2);
    return minutesAndSeconds() && (at == end || zone(1, true));
  }

  private boolean minutesAndSeconds() {
    if (!accept(':')) {
      return false;
    }
    minute = number(2, 2);
    if (!accept(':')) {
      return true;
    }
    second = number(2, 2);
    return !accept('.') || fraction();
  }

  /** Reads AM or PM, if it is there, and applies it to the hour. */
  private boolean halfOfDay() {
    if (at + 2 > end || InvariantText.upper(text.charAt(at + 1)) != 'M') {
      return true;
    }
    char half = InvariantText.upper(text.charAt(at));
    if ((half != 'A' && half != 'P') || hour < 1 || hour > 12) {
      return false;
    }
    hour = hour % 12 + (half == 'P' ? 12 : 0);
    at += 2;
    return true;
  }

  private boolean generalizedTime() {
    year = number(4, 4);
    month = number(2, 2);
    day = number(2, 2);
    hour = number(2, 2);
    minute = number(2, 2);
    second = number(2, 2);
    if ((accept('.') || accept(',')) && !fraction()) {
      return false;
    }
    return zone(2, false);
  }

  private boolean fraction() {
    if (digitsAhead() == 0) {
      return false;
    }
    int unit = 100_000_000;
    for (; at < end && isDigit(text.charAt(at)); at++) {
      if (unit >= 100) {
        nanos += unit * (text.charAt(at) - '0');
        unit /= 10;
      }
    }
    return true;
  }

  private boolean zone(int leastHourDigits, boolean withColon) {
    if (accept('Z')) {
      return true;
    }
    boolean west = accept('-');
    if (!west && !accept('+')) {
      return false;
    }
    int start = at;
    int hours = number(leastHourDigits, 2);
    int minutes = 0;
    if ((withColon && accept(':')) || (at - start == 2 && digitsAhead() > 0)) {
      minutes = number(2, 2);
    }
    if (hours < 0 || minutes < 0 || minutes > 59 || hours * 60 + minutes > FARTHEST_ZONE) {
      return false;
    }
    zoneMinutes = west ? -hours * 60 - minutes : hours * 60 + minutes;
    return true;
  }

  private @Nullable Instant instant() {
    if (year < 1 || month < 1 || month > 12 || day < 1 || minute < 0 || second < 0) {
      return null;
    }
    if (day > Month.of(month).length(Year.isLeap(year))) {
      return null;
    }
    if (hour < 0 || hour > 23 || minute > 59 || second > 59) {
      return null;
    }
    long seconds =
        LocalDate.of(year, month, day).toEpochDay() * 86_400
            + hour * 3600L
            + (minute - zoneMinutes) * 60L
            + second;
    return DateRange.contains(seconds) ? Instant.ofEpochSecond(seconds, nanos) : null;
  }

  /** Reads a number with that many digits; -1, which is no part of a date, if there are fewer. */
  private int number(int least, int most) {
    int number = 0;
    int count = 0;
    while (count < most && at < end && isDigit(text.charAt(at))) {
      number = number * 10 + text.charAt(at) - '0';
      at++;
      count++;
    }
    return count < least ? -1 : number;
  }

  private boolean accept(char expected) {
    if (at < end && text.charAt(at) == expected) {
      at++;
      return true;
    }
    return false;
  }

  /** Skips blanks; returns whether there were any. */
  private boolean skipBlanks() {
    int start = at;
    while (at < end && text.charAt(at) == ' ') {
      at++;
    }
    return at > start;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
