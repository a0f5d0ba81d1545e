package org.aadsync.core.internal.state;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.aadsync.core.engine.RunHistory;
import org.aadsync.core.engine.RunRecord;

/** The run history. Thread-safe: who asks need not be who runs. */
public final class RecordedRuns implements RunHistory {
  private static final int MAX_RUNS = 10_000;
  private static final int MAX_ERRORS = 100_000;

  private final Duration retention;
  private final Deque<RunRecord> runs = new ArrayDeque<>();
  private int errors;
  private long lastNumber;

  /** Makes an empty history that remembers runs for so long. */
  public RecordedRuns(Duration retention) {
    this.retention = retention;
  }

  /** Returns the number of the next run. */
  public synchronized long nextNumber() {
    return ++lastNumber;
  }

  /** Adds a run and forgets what is too old, or too much. */
  public synchronized void add(RunRecord run) {
    runs.addLast(run);
    errors += errors(run);
    purge(run.end().minus(retention));
    while (runs.size() > MAX_RUNS || (errors > MAX_ERRORS && runs.size() > 1)) {
      errors -= errors(runs.removeFirst());
    }
  }

  /** Goes on with what an earlier engine remembered, in ascending order, and its last number. */
  synchronized void restore(List<RunRecord> remembered, long number) {
    runs.clear();
    errors = 0;
    lastNumber = number;
    for (RunRecord run : remembered) {
      runs.addLast(run);
      errors += errors(run);
      lastNumber = Math.max(lastNumber, run.number());
    }
  }

  synchronized long lastNumber() {
    return lastNumber;
  }

  private static int errors(RunRecord run) {
    return run.steps().stream().mapToInt(step -> step.report().errors().size()).sum();
  }

  @Override
  public synchronized List<RunRecord> runs() {
    return List.copyOf(runs);
  }

  @Override
  public synchronized Optional<RunRecord> find(long number) {
    return runs.stream().filter(run -> run.number() == number).findFirst();
  }

  @Override
  public synchronized Optional<RunRecord> last() {
    return Optional.ofNullable(runs.peekLast());
  }

  @Override
  public synchronized int purge(Instant before) {
    int purged = 0;
    for (Iterator<RunRecord> each = runs.iterator(); each.hasNext(); ) {
      RunRecord run = each.next();
      if (run.end().isBefore(before)) {
        each.remove();
        errors -= errors(run);
        purged++;
      }
    }
    return purged;
  }
}
