package org.aadsync.core.internal.run;

import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.aadsync.core.engine.RunInProgressException;
import org.aadsync.core.engine.StopMode;
import org.jspecify.annotations.Nullable;

/**
 * Lets one run in at a time, and carries the wish to stop to it. Thread-safe.
 *
 * <p>Source: <i>Azure AD Connect sync: Scheduler</i> (Microsoft): one run at a time; stopping one
 * is harmless.
 */
final class RunGuard {
  private final InstantSource clock;
  private final AtomicReference<@Nullable ActiveRun> active = new AtomicReference<>();

  RunGuard(InstantSource clock) {
    this.clock = clock;
  }

  private static final class ActiveRun {
    private final String what;
    private final Instant start;
    private volatile @Nullable StopMode wish;

    ActiveRun(String what, Instant start) {
      this.what = what;
      this.start = start;
    }
  }

  /** Does {@code work} while nothing else runs; {@code what} names it to those who come second. */
  <T> T alone(String what, Supplier<T> work) {
    ActiveRun mine = new ActiveRun(what, clock.instant());
    ActiveRun other = active.compareAndExchange(null, mine);
    if (other != null) {
      throw new RunInProgressException(
          what
              + " cannot start: "
              + other.what
              + " is active since "
              + other.start
              + ", and an engine does one run at a time; wait for its end, or stop it");
    }
    try {
      return work.get();
    } finally {
      active.set(null);
    }
  }

  /** Passes on the wish to stop; a wish to stop at once is not softened by a later one. */
  boolean stop(StopMode mode) {
    ActiveRun run = active.get();
    if (run == null) {
      return false;
    }
    if (run.wish != StopMode.NOW) {
      run.wish = mode;
    }
    return true;
  }

  /** Returns whether the active run is not to begin another step. */
  boolean isStopping() {
    ActiveRun run = active.get();
    return run != null && run.wish != null;
  }

  /** Returns whether the active run is to end where it is. */
  boolean isStoppingNow() {
    ActiveRun run = active.get();
    return run != null && run.wish == StopMode.NOW;
  }
}
