package org.aadsync.core.scheduler;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.aadsync.core.engine.CyclePolicy;
import org.aadsync.core.engine.CycleRecord;
import org.aadsync.core.engine.RunInProgressException;
import org.aadsync.core.engine.StopMode;
import org.aadsync.core.engine.SyncEngine;
import org.aadsync.core.store.StateStoreException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the cycles of one engine on a timetable, and maintenance with them.
 *
 * <p>A cycle begins when it is due, counted from the beginning of the one before; one that was
 * missed, because it took longer or the scheduler was suspended, begins as soon as possible, once.
 * If the engine is busy with a run of the host, the cycle is tried again a minute later.
 *
 * <p>Thread-safe. Source: <i>Azure AD Connect sync: Scheduler</i> (Microsoft).
 */
public final class SyncScheduler implements AutoCloseable {
  /** Causes may go round in a circle. */
  private static final int MAX_CAUSES = 10;

  private static final Logger LOG = LoggerFactory.getLogger(SyncScheduler.class);
  private static final Duration RETRY = Duration.ofMinutes(1);
  private static final long CLOSE_SECONDS = 30;

  private final SyncEngine engine;
  private final InstantSource clock;
  private final ScheduledExecutorService executor;
  private final boolean ownExecutor;
  private final Consumer<SchedulerSettings> onChange;
  private final Object lock = new Object();

  private SchedulerSettings settings;
  private boolean started;
  private boolean closed;
  private boolean cycleInProgress;
  private @Nullable ScheduledFuture<?> wakeUp;
  private @Nullable CycleRecord lastCycle;
  private String lastFailure = "";

  private SyncScheduler(
      SyncEngine engine,
      SchedulerSettings settings,
      InstantSource clock,
      ScheduledExecutorService executor,
      boolean ownExecutor,
      Consumer<SchedulerSettings> onChange) {
    this.engine = engine;
    this.settings = settings;
    this.clock = clock;
    this.executor = executor;
    this.ownExecutor = ownExecutor;
    this.onChange = onChange;
  }

  /** Makes a scheduler with a daemon thread of its own and the system's clock. */
  public static SyncScheduler of(SyncEngine engine, SchedulerSettings settings) {
    return new SyncScheduler(
        engine, settings, InstantSource.system(), daemon(), true, changed -> {});
  }

  /**
   * Makes a scheduler that works on the host's threads.
   *
   * @param engine what it runs
   * @param settings what it begins with
   * @param clock tells when a cycle is due
   * @param executor runs the cycles, one at a time; it stays open when the scheduler is closed
   * @param onChange is told the settings whenever they change, so that a host can keep them: after
   *     {@link #update}, and after a cycle, which moves the time of the next one and the policy
   */
  public static SyncScheduler of(
      SyncEngine engine,
      SchedulerSettings settings,
      InstantSource clock,
      ScheduledExecutorService executor,
      Consumer<SchedulerSettings> onChange) {
    return new SyncScheduler(engine, settings, clock, executor, false, onChange);
  }

  private static ScheduledExecutorService daemon() {
    return Executors.newSingleThreadScheduledExecutor(
        work -> {
          Thread thread = new Thread(work, "aadsync-scheduler");
          thread.setDaemon(true);
          return thread;
        });
  }

  /**
   * Begins to run cycles when they are due; nothing happens if it does already.
   *
   * @throws IllegalStateException if it is closed
   */
  public void start() {
    synchronized (lock) {
      if (closed) {
        throw new IllegalStateException("the scheduler is closed");
      }
      if (!started) {
        started = true;
        planWakeUp();
      }
    }
  }

  /** Returns what it is doing. */
  public SchedulerStatus status() {
    synchronized (lock) {
      return new SchedulerStatus(settings, cycleInProgress, lastCycle, lastFailure);
    }
  }

  /** Changes the settings. A cycle that is active goes on with the old ones. */
  public void update(UnaryOperator<SchedulerSettings> change) {
    SchedulerSettings changed;
    synchronized (lock) {
      settings = change.apply(settings);
      changed = settings;
      planWakeUp();
    }
    onChange.accept(changed);
  }

  /** Lets no cycle begin, on time or asked for, until {@link #resume}; an active one goes on. */
  public void suspend() {
    update(current -> current.withSchedulerSuspended(true));
  }

  /** Goes on after {@link #suspend}. */
  public void resume() {
    update(current -> current.withSchedulerSuspended(false));
  }

  /**
   * Asks for a cycle now, also if cycles on time are not enabled. The timetable stays as it is.
   *
   * @return the cycle, when it has ended; fails with {@link RunInProgressException} if the engine
   *     is busy with a run of the host
   * @throws RunInProgressException if a cycle of this scheduler is active
   * @throws IllegalStateException if it is suspended or closed
   */
  public Future<CycleRecord> requestCycle(CyclePolicy policy) {
    synchronized (lock) {
      if (closed || settings.schedulerSuspended()) {
        throw new IllegalStateException(
            "the scheduler is " + (closed ? "closed" : "suspended; resume it first"));
      }
      beginCycle();
    }
    CompletableFuture<CycleRecord> answer = new CompletableFuture<>();
    try {
      executor.execute(
          () -> {
            try {
              answer.complete(cycle(policy));
            } catch (RuntimeException e) {
              answer.completeExceptionally(e);
            }
          });
    } catch (RuntimeException e) {
      endCycle();
      throw e;
    }
    return answer;
  }

  /**
   * Asks the active cycle to end after its current step.
   *
   * @return whether there was one
   */
  public boolean stopCycle() {
    synchronized (lock) {
      return cycleInProgress && engine.stop(StopMode.AFTER_STEP);
    }
  }

  private void beginCycle() {
    if (cycleInProgress) {
      throw new RunInProgressException(
          "a synchronization cycle is active already; wait for its end, or stop it");
    }
    cycleInProgress = true;
  }

  private void endCycle() {
    synchronized (lock) {
      cycleInProgress = false;
    }
  }

  /** Runs a cycle that has begun, and takes note of what became of it. */
  private CycleRecord cycle(CyclePolicy policy) {
    boolean export;
    synchronized (lock) {
      export = !settings.stagingModeEnabled();
    }
    try {
      CycleRecord record = engine.runCycle(policy, export);
      synchronized (lock) {
        lastCycle = record;
        lastFailure = "";
        if (record.completed() && policy == CyclePolicy.INITIAL) {
          settings =
              settings.withNextSyncCycle(CyclePolicy.DELTA, settings.nextSyncCycleStartTime());
        }
      }
      return record;
    } catch (RuntimeException e) {
      synchronized (lock) {
        lastFailure = String.valueOf(e.getMessage());
      }
      throw e;
    } finally {
      endCycle();
      maintain();
    }
  }

  private void maintain() {
    SchedulerSettings current;
    synchronized (lock) {
      current = settings;
    }
    if (current.maintenanceEnabled()) {
      engine.runHistory().purge(clock.instant().minus(current.purgeRunHistoryInterval()));
    }
  }

  /** What the executor calls when something may be due. */
  private void wake() {
    Instant now = clock.instant();
    CyclePolicy policy;
    synchronized (lock) {
      wakeUp = null;
      if (closed || settings.schedulerSuspended()) {
        return;
      }
      if (cycleInProgress) {
        wakeUpIn(RETRY);
        return;
      }
      if (!settings.syncCycleEnabled()) {
        maintain();
        wakeUpIn(settings.currentlyEffectiveSyncCycleInterval());
        return;
      }
      policy = settings.nextSyncCyclePolicyType();
      beginCycle();
    }
    scheduledCycle(policy, now);
  }

  private void scheduledCycle(CyclePolicy policy, Instant now) {
    try {
      cycle(policy);
    } catch (RunInProgressException e) {
      LOG.info("a scheduled cycle has to wait: {}", e.getMessage());
      synchronized (lock) {
        wakeUpIn(RETRY);
      }
      return;
    } catch (RuntimeException e) {
      LOG.error("a scheduled cycle failed", unspoken(e, MAX_CAUSES));
    }
    update(
        current ->
            current.withNextSyncCycle(
                current.nextSyncCyclePolicyType(),
                now.plus(current.currentlyEffectiveSyncCycleInterval())));
  }

  /** The engine's own exceptions say what to do; a fault of the host may hold a value. */
  private static String told(Throwable fault) {
    boolean isOurs =
        fault instanceof StateStoreException || fault instanceof RunInProgressException;
    return isOurs ? String.valueOf(fault.getMessage()) : fault.getClass().getName();
  }

  private static RuntimeException unspoken(Throwable fault, int causes) {
    Throwable cause = fault.getCause();
    RuntimeException unspoken =
        new RuntimeException(
            told(fault), cause == null || causes == 0 ? null : unspoken(cause, causes - 1));
    unspoken.setStackTrace(fault.getStackTrace());
    return unspoken;
  }

  private void wakeUpIn(Duration delay) {
    cancelWakeUp();
    if (started && !closed) {
      wakeUp = executor.schedule(this::wake, Math.max(0, delay.toMillis()), TimeUnit.MILLISECONDS);
    }
  }

  private void planWakeUp() {
    if (settings.schedulerSuspended()) {
      cancelWakeUp();
      return;
    }
    Instant due = settings.nextSyncCycleStartTime();
    wakeUpIn(due == null ? Duration.ZERO : Duration.between(clock.instant(), due));
  }

  private void cancelWakeUp() {
    if (wakeUp != null) {
      wakeUp.cancel(false);
      wakeUp = null;
    }
  }

  /**
   * Ends the timetable. An active cycle ends after its current step; a scheduler with a thread of
   * its own waits for that, half a minute at most.
   */
  @Override
  public void close() {
    synchronized (lock) {
      closed = true;
      cancelWakeUp();
    }
    stopCycle();
    if (ownExecutor) {
      executor.shutdown();
      try {
        if (!executor.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
          LOG.warn("a step is still active {} seconds after the scheduler closed", CLOSE_SECONDS);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
