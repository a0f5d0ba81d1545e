package org.aadsync.core.internal.run;

import java.time.Duration;
import java.util.OptionalLong;
import org.aadsync.core.config.StepType;
import org.aadsync.core.engine.ObjectError;
import org.aadsync.core.engine.SyncListener.StepProgress;

/** Watches one step: counts its objects, tells the listeners, knows whether it is to stop. */
final class StepWatch {
  static final String STOPPED = "stopped-user-termination";

  private final String connectorName;
  private final StepType type;
  private final Listeners listeners;
  private final RunGuard guard;
  private final int interval;
  private final ConnectorMeters meters;
  private OptionalLong total = OptionalLong.empty();
  private long done;
  private long objects;
  private long metered;
  private long start = System.nanoTime();

  StepWatch(
      String connectorName,
      StepType type,
      Listeners listeners,
      RunGuard guard,
      int interval,
      ConnectorMeters meters) {
    this.connectorName = connectorName;
    this.type = type;
    this.listeners = listeners;
    this.guard = guard;
    this.interval = interval;
    this.meters = meters;
  }

  boolean isStopRequested() {
    return guard.isStoppingNow();
  }

  /** Begins work on so many objects. */
  void begin(long expected) {
    begin(OptionalLong.of(expected));
  }

  /** Begins work on nobody knows how many objects. */
  void beginUncounted() {
    begin(OptionalLong.empty());
  }

  private void begin(OptionalLong expected) {
    total = expected;
    done = 0;
    start = System.nanoTime();
  }

  /** Takes note of one more object. */
  void advance() {
    objects++;
    if (++done % interval == 0) {
      tellProgress();
    }
  }

  /** Takes note of several more objects. */
  void advance(int count) {
    for (int i = 0; i < count; i++) {
      advance();
    }
  }

  void tellProgress() {
    meters.worked(type, objects - metered);
    metered = objects;
    if (!listeners.isEmpty()) {
      StepProgress progress =
          new StepProgress(
              connectorName, type, done, total, Duration.ofNanos(System.nanoTime() - start));
      listeners.tell(listener -> listener.progress(progress));
    }
  }

  void failed(ObjectError error) {
    meters.failed(error);
    listeners.tell(listener -> listener.objectFailed(error));
  }

  /** Returns how many objects the step has worked on, all parts of it together. */
  long objects() {
    return objects;
  }
}
