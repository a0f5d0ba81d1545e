package org.aadsync.connector.ldap.testing;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** Counts what is asked. Safe for use by several threads. */
final class Counters {
  enum Counted {
    CONNECTION,
    BIND,
    SEARCH,
    PAGE,
    DIR_SYNC_ROUND,
    ENTRY,
    ADD,
    MODIFY,
    MODIFIED_VALUE,
    RENAME,
    DELETE
  }

  private final Map<Counted, AtomicLong> counts = new EnumMap<>(Counted.class);

  Counters() {
    for (Counted each : Counted.values()) {
      counts.put(each, new AtomicLong());
    }
  }

  void add(Counted what, long number) {
    counter(what).addAndGet(number);
  }

  void add(Counted what) {
    add(what, 1);
  }

  void reset() {
    counts.values().forEach(each -> each.set(0));
  }

  DirectoryStatistics snapshot() {
    return new DirectoryStatistics(
        get(Counted.CONNECTION),
        get(Counted.BIND),
        get(Counted.SEARCH),
        get(Counted.PAGE),
        get(Counted.DIR_SYNC_ROUND),
        get(Counted.ENTRY),
        get(Counted.ADD),
        get(Counted.MODIFY),
        get(Counted.MODIFIED_VALUE),
        get(Counted.RENAME),
        get(Counted.DELETE));
  }

  private long get(Counted what) {
    return counter(what).get();
  }

  private AtomicLong counter(Counted what) {
    AtomicLong counter = counts.get(what);
    return counter == null ? new AtomicLong() : counter;
  }
}
