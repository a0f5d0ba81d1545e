package org.aadsync.core.engine;

import java.time.Instant;
import java.util.List;

/**
 * What one synchronization cycle did. Immutable.
 *
 * @param policy what it was to do on every connector
 * @param start when it began
 * @param end when it ended
 * @param runs its runs, in order
 * @param completed whether it came to its end: it was not stopped, and every run completed, with or
 *     without object errors
 */
public record CycleRecord(
    CyclePolicy policy, Instant start, Instant end, List<RunRecord> runs, boolean completed) {
  /** Makes a defensive copy. */
  public CycleRecord {
    runs = List.copyOf(runs);
  }
}
