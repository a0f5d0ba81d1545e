package org.aadsync.core.engine;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the engine remembers of its runs. Whenever a run ends, those that ended longer ago than the
 * retention of {@link SyncEngineBuilder#runHistoryRetention} are forgotten, and so are the oldest
 * when there are too many: of 10,000 runs, or of runs with 100,000 object errors together, the
 * newest stay.
 *
 * <p>Thread-safe; may be asked while a run is active, which is not part of it yet.
 */
public interface RunHistory {
  /** Returns all remembered runs, the oldest first. */
  List<RunRecord> runs();

  /** Returns the run with that number. */
  Optional<RunRecord> find(long number);

  /** Returns the newest run. */
  Optional<RunRecord> last();

  /**
   * Forgets the runs that ended before {@code before}. A state store loses them when the next run
   * ends, or when the engine is closed.
   *
   * @return how many these were
   */
  int purge(Instant before);
}
