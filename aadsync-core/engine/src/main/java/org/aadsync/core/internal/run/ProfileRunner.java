package org.aadsync.core.internal.run;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.aadsync.core.config.StepType;
import org.aadsync.core.engine.BudgetExcess;
import org.aadsync.core.engine.Meter;
import org.aadsync.core.engine.RunRecord;
import org.aadsync.core.engine.RunStepRecord;
import org.aadsync.core.engine.StepReport;
import org.aadsync.core.engine.SyncListener.RunStarted;
import org.aadsync.core.engine.SyncListener.StepStarted;
import org.aadsync.core.internal.space.ConnectorSpace;
import org.aadsync.core.internal.state.Durability;
import org.aadsync.core.internal.state.RecordedRuns;
import org.aadsync.core.store.Boundary;

/**
 * Runs the steps of run profiles, and keeps record of them.
 *
 * <p>The caller makes sure that one run is active at a time.
 */
final class ProfileRunner {
  private final StepRunner steps;
  private final Map<UUID, ConnectorRuns> connectorRuns;
  private final Map<UUID, ConnectorMeters> meters = new LinkedHashMap<>();
  private final RecordedRuns history;
  private final RunGuard guard;
  private final Listeners listeners;
  private final InstantSource clock;
  private final int progressInterval;
  private final Durability durability;

  ProfileRunner(
      StepRunner steps,
      Map<UUID, ConnectorRuns> connectorRuns,
      Durability durability,
      RecordedRuns history,
      RunGuard guard,
      InstantSource clock,
      RunSettings settings) {
    this.steps = steps;
    this.connectorRuns = connectorRuns;
    this.durability = durability;
    this.history = history;
    this.guard = guard;
    this.clock = clock;
    this.listeners = new Listeners(settings.listeners());
    this.progressInterval = settings.progressInterval();
    connectorRuns.forEach(
        (id, runs) -> meters.put(id, new ConnectorMeters(runs.connector().name())));
  }

  List<Meter> meters() {
    return meters.values().stream().flatMap(each -> each.meters().stream()).toList();
  }

  /** Returns the tasks that do these steps on all objects of a connector space. */
  List<RunTask> tasks(ConnectorSpace space, List<PlannedStep> planned) {
    return planned.stream()
        .map(step -> new RunTask(space, step, true, result -> steps.run(space, step, result)))
        .toList();
  }

  RecordedRuns history() {
    return history;
  }

  /** Runs steps until one does not complete or could not read objects. */
  RunRecord run(ConnectorSpace space, String profile, List<RunTask> tasks) {
    UUID id = space.definition().id();
    String name = space.definition().name();
    long number = history.nextNumber();
    Instant start = clock.instant();
    listeners.tell(each -> each.runStarted(new RunStarted(number, id, name, profile, start)));
    List<RunStepRecord> done = new ArrayList<>();
    try {
      for (RunTask task : tasks) {
        if (guard.isStopping() && !done.isEmpty()) {
          break;
        }
        run(task, done);
        if (endsRun(done.get(done.size() - 1))) {
          break;
        }
      }
    } finally { // a run that ends with an exception is one that took place
      RunRecord record =
          new RunRecord(
              number, id, name, profile, start, clock.instant(), RunResults.worst(done), done);
      history.add(record);
      listeners.tell(each -> each.runEnded(record));
    }
    return history.last().orElseThrow();
  }

  private static boolean endsRun(RunStepRecord step) {
    return !step.report().completed() || step.result().equals("completed-discovery-errors");
  }

  private void run(RunTask task, List<RunStepRecord> done) {
    ConnectorSpace space = task.space();
    PlannedStep step = task.step();
    String name = space.definition().name();
    int number = done.size() + 1;
    listeners.tell(
        each ->
            each.stepStarted(
                new StepStarted(number, name, step.type(), step.scope().displayName())));
    ConnectorRuns runs = runs(space);
    if (step.type() == StepType.EXPORT) {
      runs.exportStarts();
    }
    ConnectorMeters meter = Objects.requireNonNull(meters.get(space.definition().id()));
    StepEvent event = new StepEvent(name, step.type().title());
    event.begin();
    Instant start = clock.instant();
    long nanos = System.nanoTime();
    StepResult result =
        new StepResult(
            clock, new StepWatch(name, step.type(), listeners, guard, progressInterval, meter));
    try {
      task.work().accept(result);
      result.watch().tellProgress();
    } catch (RuntimeException e) {
      result.stop("stopped-unexpected-error", "the step ended with " + e.getClass().getName());
      throw e;
    } finally {
      Duration duration = Duration.ofNanos(System.nanoTime() - nanos);
      StepReport report = StepRunner.report(space, step.type(), result, duration);
      if (task.isWhole()) {
        runs.stepEnded(step, start, report);
      }
      event.end(report.status(), result.watch().objects(), report.errors().size());
      meter.stepEnded(report);
      RunStepRecord record =
          new RunStepRecord(
              number,
              step.scope().displayName(),
              start,
              clock.instant(),
              report,
              runs.exportCounter(),
              runs.lastSuccessfulExport());
      done.add(record);
      BudgetExcess excess = report.excess();
      if (excess != null) {
        listeners.tell(each -> each.budgetExceeded(excess));
      }
      listeners.tell(each -> each.stepEnded(record));
    }
    durability.commit(boundary(step.type()));
  }

  private static Boundary boundary(StepType type) {
    return switch (type) {
      case FULL_IMPORT, DELTA_IMPORT -> Boundary.IMPORT_END;
      case EXPORT -> Boundary.EXPORT_END;
      case FULL_SYNCHRONIZATION,
          DELTA_SYNCHRONIZATION,
          FULL_IMPORT_FULL_SYNCHRONIZATION,
          FULL_IMPORT_DELTA_SYNCHRONIZATION,
          DELTA_IMPORT_DELTA_SYNCHRONIZATION ->
          Boundary.SYNCHRONIZATION_END;
    };
  }

  private ConnectorRuns runs(ConnectorSpace space) {
    return Objects.requireNonNull(connectorRuns.get(space.definition().id()));
  }
}
