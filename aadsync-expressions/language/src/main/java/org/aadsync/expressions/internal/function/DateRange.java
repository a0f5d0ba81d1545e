package org.aadsync.expressions.internal.function;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** The dates that there are: the years 1 to 9999, as in .NET. */
final class DateRange {
  /** 0001-01-01 00:00:00. */
  private static final long FIRST_SECOND = -62_135_596_800L;

  /** 9999-12-31 23:59:59. */
  private static final long LAST_SECOND = 253_402_300_799L;

  private DateRange() {}

  /** Returns whether the second, counted from 1970, is one of them. */
  static boolean contains(long epochSecond) {
    return epochSecond >= FIRST_SECOND && epochSecond <= LAST_SECOND;
  }

  /** Returns {@code date} in UTC; fails if it is none of them, as a host's date may be. */
  static LocalDateTime utc(Instant date) {
    if (!contains(date.getEpochSecond())) {
      throw Failures.argument("the date " + date + " is not in the years 1 to 9999");
    }
    return LocalDateTime.ofEpochSecond(date.getEpochSecond(), date.getNano(), ZoneOffset.UTC);
  }
}
