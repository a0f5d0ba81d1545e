package org.aadsync.core.internal.run;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.aadsync.core.config.StepType;
import org.aadsync.core.engine.StepReport;
import org.aadsync.core.internal.pipeline.RunContext;
import org.aadsync.core.internal.space.ConnectorSpace;
import org.aadsync.core.internal.state.ConnectorProgress;
import org.aadsync.core.internal.state.Durability;
import org.aadsync.core.store.Boundary;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs one step of one connector. */
final class StepRunner {
  private static final Logger LOG = LoggerFactory.getLogger(StepRunner.class);

  private final Map<UUID, ImportStep> imports;
  private final Map<UUID, ExportStep> exports;
  private final Membership membership;
  private final Supplier<RunContext> contexts;
  private final Map<ConnectorSpace, ConnectorProgress> progress;
  private final Durability durability;

  StepRunner(
      Map<UUID, ImportStep> imports,
      Map<UUID, ExportStep> exports,
      Membership membership,
      Supplier<RunContext> contexts,
      Map<ConnectorSpace, ConnectorProgress> progress,
      Durability durability) {
    this.imports = imports;
    this.exports = exports;
    this.membership = membership;
    this.contexts = contexts;
    this.progress = progress;
    this.durability = durability;
  }

  /**
   * Runs a step.
   *
   * @param result collects what it does, also if this ends with an exception
   */
  void run(ConnectorSpace space, PlannedStep step, StepResult result) {
    LOG.info("{}: {} starts", space.definition().name(), step.type().title());
    switch (step.type()) {
      case FULL_IMPORT -> {
        importObjects(space, false, step, result);
        result.noteIfNone(Counters.STAGING);
      }
      case DELTA_IMPORT -> {
        importObjects(space, true, step, result);
        result.noteIfNone(Counters.STAGING);
      }
      case FULL_SYNCHRONIZATION -> synchronizer(space, step, result).full(space);
      case DELTA_SYNCHRONIZATION -> synchronizer(space, step, result).delta(space);
      case EXPORT -> {
        export(space, step, result);
        result.noteIfNone(Counters.EXPORT);
      }
      case FULL_IMPORT_DELTA_SYNCHRONIZATION -> {
        importObjects(space, false, step, result);
        synchronizeAfterImport(space, false, step, result);
      }
      case DELTA_IMPORT_DELTA_SYNCHRONIZATION -> {
        importObjects(space, true, step, result);
        synchronizeAfterImport(space, false, step, result);
      }
      case FULL_IMPORT_FULL_SYNCHRONIZATION -> {
        importObjects(space, false, step, result);
        synchronizeAfterImport(space, true, step, result);
      }
    }
  }

  /** Returns what a step did. */
  static StepReport report(
      ConnectorSpace space, StepType type, StepResult result, Duration duration) {
    StepReport report =
        new StepReport(
            space.definition().id(),
            space.definition().name(),
            type,
            result.status(),
            result.message(),
            result.counters().toMap(),
            result.errors(),
            List.copyOf(result.notes()),
            duration,
            List.copyOf(result.imports()),
            result.excess());
    LOG.info(
        "{}: {} ends with {} after {} ms",
        report.connectorName(),
        type.title(),
        report.status(),
        duration.toMillis());
    return report;
  }

  /** Returns what synchronizes once in such a step. */
  Synchronizer synchronizer(ConnectorSpace space, PlannedStep step, StepResult result) {
    return new Synchronizer(
        contexts.get(),
        membership,
        step.scope(),
        Objects.requireNonNull(progress.get(space)),
        durability,
        result);
  }

  /** An import that did not see everything right is not followed by its synchronization. */
  private void synchronizeAfterImport(
      ConnectorSpace space, boolean full, PlannedStep step, StepResult result) {
    if (result.status().equals("completed-discovery-errors") || result.isStopped()) {
      return;
    }
    durability.commit(Boundary.IMPORT_END);
    if (full) {
      synchronizer(space, step, result).full(space);
    } else {
      synchronizer(space, step, result).delta(space);
    }
  }

  private void importObjects(
      ConnectorSpace space, boolean delta, PlannedStep step, StepResult result) {
    ImportStep importStep = imports.get(space.definition().id());
    if (importStep == null) {
      notConnected(space, result);
    } else {
      importStep.run(delta, step.scope(), result);
    }
  }

  private void export(ConnectorSpace space, PlannedStep step, StepResult result) {
    ExportStep exportStep = exports.get(space.definition().id());
    if (exportStep == null) {
      notConnected(space, result);
    } else {
      exportStep.run(step.scope(), step.batchSize(), result);
    }
  }

  private static void notConnected(ConnectorSpace space, StepResult result) {
    result.stop(
        "no-start-connection",
        "connector " + space.definition().name() + " is not connected to a directory");
  }
}
