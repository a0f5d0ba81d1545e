package org.aadsync.core.scheduler;

import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text form of the scheduler's intervals, {@code d.HH:mm:ss}: {@code 00:30:00}, {@code
 * 7.00:00:00}.
 *
 * <p>Source: <i>Azure AD Connect sync: Scheduler</i> (Microsoft); the form is that of .NET's {@code
 * TimeSpan} in whole seconds.
 */
public final class SyncInterval {
  private static final Pattern TEXT =
      Pattern.compile("(?:([0-9]{1,5})\\.)?([01][0-9]|2[0-3]):([0-5][0-9]):([0-5][0-9])");

  private SyncInterval() {}

  /**
   * Reads an interval. Days may be left out.
   *
   * @throws IllegalArgumentException if the text has another form
   */
  public static Duration parse(String text) {
    Matcher matcher = TEXT.matcher(text);
    if (!matcher.matches()) {
      String shown = text.length() > 40 ? text.substring(0, 40) + "…" : text;
      throw new IllegalArgumentException(
          "\""
              + shown
              + "\" is no interval; expected is d.HH:mm:ss, such as 00:30:00 or 7.00:00:00");
    }
    String days = matcher.group(1);
    return Duration.ofDays(days == null ? 0 : Long.parseLong(days))
        .plusHours(Long.parseLong(matcher.group(2)))
        .plusMinutes(Long.parseLong(matcher.group(3)))
        .plusSeconds(Long.parseLong(matcher.group(4)));
  }

  /** Writes an interval; days are left out where there are none. Parts of seconds are dropped. */
  public static String format(Duration interval) {
    String time =
        String.format(
            Locale.ROOT,
            "%02d:%02d:%02d",
            interval.toHoursPart(),
            interval.toMinutesPart(),
            interval.toSecondsPart());
    return interval.toDays() == 0 ? time : interval.toDays() + "." + time;
  }
}
