package org.aadsync.core.internal.run;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.aadsync.core.config.ConnectorKind;
import org.aadsync.core.config.Partition;
import org.aadsync.core.config.StepType;
import org.aadsync.core.engine.CyclePolicy;
import org.aadsync.core.engine.CycleRecord;
import org.aadsync.core.engine.ImportProgress;
import org.aadsync.core.engine.RunRecord;
import org.aadsync.core.internal.space.ConnectorSpace;
import org.aadsync.core.internal.state.ConnectorProgress;

/**
 * Puts the runs of a cycle in order: all imports, all synchronizations, all exports, the cloud last
 * but for the exports; and knows what each of them has to be, full or delta.
 */
final class Cycles {
  private final List<ConnectorSpace> connected;
  private final Map<UUID, ConnectorRuns> connectorRuns;
  private final Map<ConnectorSpace, ConnectorProgress> progress;
  private final RunGuard guard;
  private final InstantSource clock;

  /**
   * Makes the cycles of an engine.
   *
   * @param connected the connector spaces that are connected to a directory, in order
   */
  Cycles(
      List<ConnectorSpace> connected,
      Map<UUID, ConnectorRuns> connectorRuns,
      Map<ConnectorSpace, ConnectorProgress> progress,
      RunGuard guard,
      InstantSource clock) {
    this.connected = connected;
    this.connectorRuns = connectorRuns;
    this.progress = progress;
    this.guard = guard;
    this.clock = clock;
  }

  /** Runs the steps of one profile of a connector. */
  @FunctionalInterface
  interface ProfileRun {
    RunRecord run(ConnectorSpace space, String profile, List<PlannedStep> steps);
  }

  /** The phases of a cycle. */
  private enum Phase {
    IMPORT,
    SYNCHRONIZATION,
    EXPORT
  }

  /** Runs a cycle until it is done, a run does not complete, or somebody asks to stop. */
  CycleRecord run(CyclePolicy policy, boolean export, ProfileRun profiles) {
    Instant start = clock.instant();
    List<RunRecord> runs = new ArrayList<>();
    boolean completed = run(policy, export, profiles, runs);
    return new CycleRecord(policy, start, clock.instant(), runs, completed);
  }

  private boolean run(
      CyclePolicy policy, boolean export, ProfileRun profiles, List<RunRecord> runs) {
    for (Phase phase : Phase.values()) {
      for (ConnectorSpace space : inOrderOf(phase)) {
        if (phase == Phase.EXPORT && !export) {
          return true;
        }
        if (guard.isStopping()) {
          return false;
        }
        String profile = type(phase, space, policy == CyclePolicy.INITIAL).title();
        RunRecord record =
            profiles.run(space, profile, PlannedStep.ofProfile(space.definition(), profile));
        runs.add(record);
        if (!record.completed()) {
          return false;
        }
      }
    }
    return true;
  }

  private List<ConnectorSpace> inOrderOf(Phase phase) {
    List<ConnectorSpace> ordered = new ArrayList<>(connected);
    if (phase == Phase.EXPORT) { // the cloud first
      ordered.sort(
          Comparator.comparing(space -> space.definition().kind() != ConnectorKind.AZURE_AD));
    }
    return ordered;
  }

  /** Returns what the steps of the next delta cycle are. */
  List<StepType> nextSteps(ConnectorSpace space) {
    return Arrays.stream(Phase.values()).map(phase -> type(phase, space, false)).toList();
  }

  private StepType type(Phase phase, ConnectorSpace space, boolean initial) {
    ConnectorRuns runs = runs(space);
    return switch (phase) {
      case IMPORT ->
          initial
                  || needsFullImport(space)
                  || runs.required().fullImport()
                  || runs.isImportTooOld(clock.instant())
              ? StepType.FULL_IMPORT
              : StepType.DELTA_IMPORT;
      case SYNCHRONIZATION ->
          initial || runs.required().fullSynchronization()
              ? StepType.FULL_SYNCHRONIZATION
              : StepType.DELTA_SYNCHRONIZATION;
      case EXPORT -> StepType.EXPORT;
    };
  }

  private boolean needsFullImport(ConnectorSpace space) {
    return importProgress(space).stream().anyMatch(partition -> !partition.watermark());
  }

  /** Returns how far the imports of the selected partitions are. */
  List<ImportProgress> importProgress(ConnectorSpace space) {
    Map<UUID, Instant> lastImports = runs(space).state().lastImports();
    ConnectorProgress made = Objects.requireNonNull(progress.get(space));
    return space.definition().partitions().stream()
        .filter(Partition::selected)
        .map(
            partition ->
                new ImportProgress(
                    partition.id(),
                    partition.displayName(),
                    Optional.ofNullable(lastImports.get(partition.id())),
                    made.watermark(partition.id()) != null))
        .toList();
  }

  private ConnectorRuns runs(ConnectorSpace space) {
    return Objects.requireNonNull(connectorRuns.get(space.definition().id()));
  }
}
