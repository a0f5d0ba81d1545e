package org.aadsync.expressions.internal.function;

import static org.aadsync.expressions.function.TypeSet.DT;
import static org.aadsync.expressions.function.TypeSet.NUM;
import static org.aadsync.expressions.function.TypeSet.STR;

import com.google.common.collect.ImmutableList;
import java.time.Instant;
import org.aadsync.expressions.function.FunctionCategory;
import org.aadsync.expressions.function.FunctionDeclaration;
import org.aadsync.expressions.function.Overload;

/** Functions about dates and times. */
final class DateFunctions {
  /** Seconds from 1601-01-01, where Windows starts to count, to 1970-01-01. */
  private static final long FILETIME_EPOCH = 11_644_473_600L;

  private static final long TICKS_PER_SECOND = 10_000_000L;

  /** 9999-12-31 23:59:59.9999999, the last time that .NET knows. */
  private static final long LAST_FILETIME = 2_650_467_743_999_999_999L;

  private DateFunctions() {}

  static ImmutableList<FunctionDeclaration> all() {
    return ImmutableList.of(dateFromNum(), formatDateTime());
  }

  private static FunctionDeclaration dateFromNum() {
    return FunctionDeclaration.named("DateFromNum", FunctionCategory.DATE_TIME)
        .form(Overload.returning(DT).each("value", NUM).does(DateFunctions::fromFileTime))
        .documentation(
            "Reads a date from the number that Active Directory stores: steps of 100 nanoseconds"
                + " since 1601 in UTC. Active Directory means never by 0, and by"
                + " 9223372036854775807, which is no date: test for them first.")
        .source("Functions reference (Microsoft), DateFromNum")
        .example("DateFromNum(129699324000000000)", "dt", "2012-01-01T23:00:00Z")
        .example("DateFromNum(9223372036854775807)", "error", "argument")
        .build();
  }

  private static Instant fromFileTime(Long value) {
    if (value < 0 || value > LAST_FILETIME) {
      throw Failures.argument("the number " + value + " is no date between 1601 and 9999");
    }
    return Instant.ofEpochSecond(
        value / TICKS_PER_SECOND - FILETIME_EPOCH, value % TICKS_PER_SECOND * 100);
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
                + " month, mm the minute. Of the standard formats of one letter, s, u and o are"
                + " known.")
        .source(
            "Functions reference (Microsoft), FormatDateTime; Custom date and time format strings"
                + " (.NET)")
        .example(
            "FormatDateTime(DateFromNum([pwdLastSet]),\"yyyyMMddHHmmss.0Z\")",
            "str",
            "20140905081453.0Z",
            "pwdLastSet:num=130543784930000000")
        .example("FormatDateTime(DateFromNum(0),\"yyyy-mm-dd\")", "str", "1601-00-01")
        .build();
  }
}
