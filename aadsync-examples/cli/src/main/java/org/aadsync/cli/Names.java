package org.aadsync.cli;

import java.util.Locale;

/** How constants and numbers are spelled in results. */
final class Names {
  private Names() {}

  /** Returns {@code STICKY_JOIN} as {@code sticky-join}. */
  static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Returns {@code 1200} as {@code 1,200}. */
  static String number(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** Returns {@code 1 error}, {@code 2 errors}. */
  static String count(long number, String noun) {
    return number(number) + " " + noun + (number == 1 ? "" : "s");
  }
}
