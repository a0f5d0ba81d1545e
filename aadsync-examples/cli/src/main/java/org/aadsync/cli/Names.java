package org.aadsync.cli;

import java.util.Locale;

/** How constants are spelled in results. */
final class Names {
  private Names() {}

  /** Returns {@code STICKY_JOIN} as {@code sticky-join}. */
  static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
