package org.aadsync.core.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.aadsync.core.config.StepType;

/**
 * Watches an engine. Called on the thread that runs the engine, which waits; an exception is logged
 * and stops nothing. A listener may stop the run ({@link SyncEngine#stop}) and must not start
 * another.
 */
public interface SyncListener {
  /** A run begins. */
  default void runStarted(RunStarted run) {}

  /** A step of a run begins. */
  default void stepStarted(StepStarted step) {}

  /**
   * A step goes on: after every so many objects ({@link SyncEngineBuilder#progressInterval}) and at
   * its end.
   */
  default void progress(StepProgress progress) {}

  /**
   * An object failed, or is warned of. An error of the synchronization may be cured before the step
   * ends, when what the object waited for comes; the report of the step tells those that remain.
   */
  default void objectFailed(ObjectError error) {}

  /** An export was stopped before its first write, as it is over its budget. */
  default void budgetExceeded(BudgetExcess excess) {}

  /** A step ended. */
  default void stepEnded(RunStepRecord step) {}

  /** A run ended; it is part of the history now. */
  default void runEnded(RunRecord run) {}

  /**
   * The beginning of a run.
   *
   * @param number its number
   * @param connectorId the connector
   * @param connectorName name of the connector
   * @param profile name of the run profile
   * @param start when it begins
   */
  record RunStarted(
      long number, UUID connectorId, String connectorName, String profile, Instant start) {}

  /**
   * The beginning of a step.
   *
   * @param number its number in the run, from 1
   * @param connectorName name of the connector
   * @param type what it does
   * @param partition display name of the partition that it is about; empty for all selected ones
   */
  record StepStarted(int number, String connectorName, StepType type, String partition) {}

  /**
   * How far a step is. A step that imports and synchronizes starts to count anew in between.
   *
   * @param connectorName name of the connector
   * @param type what it does
   * @param done how many objects it has read, synchronized or sent
   * @param total how many these will be, as far as is known: follow-ups of a synchronization come
   *     on top; empty for an import
   * @param elapsed how long it has worked on them
   */
  record StepProgress(
      String connectorName, StepType type, long done, OptionalLong total, Duration elapsed) {
    /** Returns the speed; 0 before anything was done. */
    public double objectsPerSecond() {
      return elapsed.isZero() ? 0 : done * 1e9 / elapsed.toNanos();
    }

    /** Returns how long the rest takes at the same speed, if that can be told. */
    public Optional<Duration> remaining() {
      if (total.isEmpty() || done == 0) {
        return Optional.empty();
      }
      double left = Math.max(0, total.getAsLong() - done);
      return Optional.of(Duration.ofNanos((long) (elapsed.toNanos() * (left / done))));
    }
  }
}
