package org.aadsync.expressions.internal.function;

import static org.aadsync.expressions.function.TypeSet.DT;
import static org.aadsync.expressions.function.TypeSet.NUM;
import static org.aadsync.expressions.function.TypeSet.STR;

import com.google.common.collect.ImmutableList;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.aadsync.expressions.function.FunctionCategory;
import org.aadsync.expressions.function.FunctionDeclaration;
import org.aadsync.expressions.function.Overload;
import org.aadsync.expressions.text.InvariantText;

/** Functions about dates and times. */
final class DateFunctions {
  private static final String REFERENCE = "Functions reference (Microsoft)";

  /** Seconds from 1601-01-01, where Windows starts to count, to 1970-01-01. */
  private static final long FILETIME_EPOCH = 11_644_473_600L;

  private static final long TICKS_PER_SECOND = 10_000_000L;
  private static final int NANOS_PER_TICK = 100;

  /** 9999-12-31 23:59:59.9999999, the last time that .NET knows. */
  private static final long LAST_FILETIME = 2_650_467_743_999_999_999L;

  private static final int SECONDS_PER_DAY = 86_400;

  /** More months, and more seconds, than there are between any two dates. */
  private static final long MANY_MONTHS = 12 * 10_000;

  private static final long MANY_SECONDS = 366L * SECONDS_PER_DAY * 10_000;

  private DateFunctions() {}

  static ImmutableList<FunctionDeclaration> all() {
    return ImmutableList.of(dateAdd(), dateFromNum(), formatDateTime(), now(), numFromDate());
  }

  private static FunctionDeclaration dateAdd() {
    return FunctionDeclaration.named("DateAdd", FunctionCategory.DATE_TIME)
        .form(
            Overload.returning(DT)
                .each("interval", STR)
                .each("value", NUM)
                .each("date", DT)
                .does(DateFunctions::add))
        .documentation(
            "Gives a date some intervals later, or earlier if the number is negative. Intervals"
                + " are yyyy (year), q (quarter), m (month), y, d and w (day), ww (week), h (hour),"
                + " n (minute) and s (second), in either case. Where the month is shorter, the date"
                + " is its last day. The result must be in the years 1 to 9999.")
        .source(REFERENCE + ", DateAdd; clamping and case: DateAdd in VBA, [MS-VBAL] 6.1.2.4.1.1")
        .example("DateAdd(\"m\", 3, CDate(\"2001-01-01\"))", "dt", "2001-04-01T00:00:00Z")
        .example("DateAdd(\"m\", 1, CDate(\"2016-01-31\"))", "dt", "2016-02-29T00:00:00Z")
        .example("DateAdd(\"yyyy\", 1, CDate(\"9999-06-01\"))", "error", "overflow")
        .build();
  }

  private static Instant add(String interval, Long value, Instant date) {
    return switch (interval.length() > 4 ? "" : InvariantText.lower(interval)) {
      case "yyyy" -> addMonths(date, value, 12);
      case "q" -> addMonths(date, value, 3);
      case "m" -> addMonths(date, value, 1);
      case "y", "d", "w" -> addSeconds(date, value, SECONDS_PER_DAY);
      case "ww" -> addSeconds(date, value, 7 * SECONDS_PER_DAY);
      case "h" -> addSeconds(date, value, 3_600);
      case "n" -> addSeconds(date, value, 60);
      case "s" -> addSeconds(date, value, 1);
      default ->
          throw Failures.argument(
              Failures.quoted(interval)
                  + " is no interval; intervals are yyyy, q, m, y, d, w, ww, h, n and s");
    };
  }

  private static Instant addMonths(Instant date, long value, int months) {
    LocalDateTime from = DateRange.utc(date);
    if (value < -MANY_MONTHS || value > MANY_MONTHS) {
      throw tooFar(value, date);
    }
    LocalDateTime sum = from.plusMonths(value * months);
    return inRange(sum.toInstant(ZoneOffset.UTC), value, date);
  }

  private static Instant addSeconds(Instant date, long value, int seconds) {
    if (!DateRange.contains(date.getEpochSecond())
        || value < -MANY_SECONDS / seconds
        || value > MANY_SECONDS / seconds) {
      DateRange.utc(date);
      throw tooFar(value, date);
    }
    return inRange(date.plusSeconds(value * seconds), value, date);
  }

  private static Instant inRange(Instant sum, long value, Instant date) {
    if (!DateRange.contains(sum.getEpochSecond())) {
      throw tooFar(value, date);
    }
    return sum;
  }

  private static RuntimeException tooFar(long value, Instant date) {
    return Failures.overflow(value + " intervals from " + date + " is not in the years 1 to 9999");
  }

  private static FunctionDeclaration dateFromNum() {
    return FunctionDeclaration.named("DateFromNum", FunctionCategory.DATE_TIME)
        .form(Overload.returning(DT).each("value", NUM).does(DateFunctions::fromFileTime))
        .documentation(
            "Reads a date from the number that Active Directory stores: steps of 100 nanoseconds"
                + " since 1601 in UTC. Active Directory means never by 0, and by"
                + " 9223372036854775807, which is no date: test for them first.")
        .source(REFERENCE + ", DateFromNum")
        .example("DateFromNum(129699324000000000)", "dt", "2012-01-01T23:00:00Z")
        .example("DateFromNum(9223372036854775807)", "error", "argument")
        .build();
  }

  private static Instant fromFileTime(Long value) {
    if (value < 0 || value > LAST_FILETIME) {
      throw Failures.argument("the number " + value + " is no date between 1601 and 9999");
    }
    return Instant.ofEpochSecond(
        value / TICKS_PER_SECOND - FILETIME_EPOCH, value % TICKS_PER_SECOND * NANOS_PER_TICK);
  }

  private static FunctionDeclaration formatDateTime() {
    return FunctionDeclaration.named("FormatDateTime", FunctionCategory.DATE_TIME)
        .form(
            Overload.returning(STR)
                .each("value", DT)
                .each("format", STR)
                .does((Instant date, String format) -> DotNetDateFormat.format(date, format)))
        .documentation(
            "Gives a date as text by a custom format of .NET, with English names, in UTC. MM is the"
                + " month, mm the minute; write text that is no format in quotes or after a"
                + " backslash. Of the standard formats of one letter, s, u and o are known; % before"
                + " a letter makes it a custom format.")
        .source(REFERENCE + ", FormatDateTime; Custom date and time format strings (.NET)")
        .example(
            "FormatDateTime(DateFromNum([pwdLastSet]),\"yyyyMMddHHmmss.0Z\")",
            "str",
            "20140905081453.0Z",
            "pwdLastSet:num=130543784930000000")
        .example("FormatDateTime(CDate(\"12/25/2007\"),\"yyyy-MM-dd\")", "str", "2007-12-25")
        .example("FormatDateTime(CDate(\"12/25/2007\"),\"yyyy-mm-dd\")", "str", "2007-00-25")
        .example(
            "FormatDateTime(CDate(\"12/25/2007\"),\"dddd, d MMMM\")", "str", "Tuesday, 25 December")
        .build();
  }

  private static FunctionDeclaration now() {
    return FunctionDeclaration.named("Now", FunctionCategory.DATE_TIME)
        .form(Overload.returning(DT).doesInContext((arguments, context) -> inTicks(context.now())))
        .documentation(
            "Gives the date and time at which the expression is evaluated, in UTC, in steps of 100"
                + " nanoseconds.")
        .nulls("There is no argument.")
        .source(REFERENCE + ", Now")
        .readsMoreThanArguments()
        .example("Now()", "dt", "2024-02-29T12:00:00Z", "Now()=2024-02-29T12:00:00Z")
        .build();
  }

  private static Instant inTicks(Instant time) {
    return time.minusNanos(time.getNano() % NANOS_PER_TICK);
  }

  private static FunctionDeclaration numFromDate() {
    return FunctionDeclaration.named("NumFromDate", FunctionCategory.DATE_TIME)
        .form(Overload.returning(NUM).each("value", DT).does(DateFunctions::toFileTime))
        .documentation(
            "Gives the number by which Active Directory stores a date: steps of 100 nanoseconds"
                + " since 1601 in UTC. There is none for an earlier date.")
        .source(REFERENCE + ", NumFromDate")
        .example("NumFromDate(CDate(\"2012-01-01 23:00:00\"))", "num", "129699324000000000")
        .example("NumFromDate(CDate(\"1600-12-31\"))", "error", "argument")
        .build();
  }

  private static long toFileTime(Instant date) {
    long seconds = date.getEpochSecond();
    if (seconds < -FILETIME_EPOCH || !DateRange.contains(seconds)) {
      throw Failures.argument("the date " + date + " is not between 1601 and 9999");
    }
    return (seconds + FILETIME_EPOCH) * TICKS_PER_SECOND + date.getNano() / NANOS_PER_TICK;
  }
}
