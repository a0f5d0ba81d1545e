package org.aadsync.core.internal.run;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.aadsync.core.config.ConnectorDefinition;
import org.aadsync.core.config.Partition;
import org.aadsync.core.config.StepType;
import org.aadsync.core.engine.FullSteps;
import org.aadsync.core.engine.StepReport;
import org.aadsync.core.internal.state.RunsState;

/**
 * What runs of one connector leave behind: which full steps are due, when it was imported, how many
 * exports it had.
 *
 * <p>Source: <i>Azure AD Connect sync: Scheduler</i> (Microsoft).
 */
final class ConnectorRuns {
  /** A delta import must follow the import before it within this time. */
  private static final Duration MAX_IMPORT_GAP = Duration.ofDays(7);

  private final ConnectorDefinition connector;
  private final Map<UUID, Instant> lastImports = new HashMap<>();
  private final Set<UUID> fullImportDue = new HashSet<>();
  private final Set<UUID> fullSynchronizationDue = new HashSet<>();
  private long exportCounter;
  private long lastSuccessfulExport;

  ConnectorRuns(ConnectorDefinition connector) {
    this.connector = connector;
  }

  ConnectorDefinition connector() {
    return connector;
  }

  /** Returns all of this, to be kept. */
  RunsState state() {
    return new RunsState(
        lastImports, fullImportDue, fullSynchronizationDue, exportCounter, lastSuccessfulExport);
  }

  void restore(RunsState state) {
    lastImports.clear();
    lastImports.putAll(state.lastImports());
    fullImportDue.clear();
    fullImportDue.addAll(state.fullImportDue());
    fullSynchronizationDue.clear();
    fullSynchronizationDue.addAll(state.fullSynchronizationDue());
    exportCounter = state.exportCounter();
    lastSuccessfulExport = state.lastSuccessfulExport();
  }

  void require(FullSteps steps) {
    for (Partition partition : connector.partitions()) {
      if (partition.selected() && steps.fullImport()) {
        fullImportDue.add(partition.id());
      }
      if (partition.selected() && steps.fullSynchronization()) {
        fullSynchronizationDue.add(partition.id());
      }
    }
  }

  FullSteps required() {
    return new FullSteps(!fullImportDue.isEmpty(), !fullSynchronizationDue.isEmpty());
  }

  /** Returns whether the last import of a partition is too long ago for a delta to follow. */
  boolean isImportTooOld(Instant now) {
    return connector.partitions().stream()
        .filter(Partition::selected)
        .map(partition -> lastImports.get(partition.id()))
        .anyMatch(last -> last != null && last.plus(MAX_IMPORT_GAP).isBefore(now));
  }

  void exportStarts() {
    exportCounter++;
  }

  long exportCounter() {
    return exportCounter;
  }

  long lastSuccessfulExport() {
    return lastSuccessfulExport;
  }

  /** Draws the conclusions from a step that ended. */
  void stepEnded(PlannedStep step, Instant start, StepReport report) {
    if (!report.completed()) {
      return;
    }
    if (step.type() == StepType.EXPORT) {
      lastSuccessfulExport = exportCounter;
    }
    if (report.status().equals("completed-discovery-errors")) {
      return;
    }
    for (Partition partition : connector.partitions()) {
      if (step.scope().includes(partition)) {
        stepEnded(step.type(), partition.id(), start);
      }
    }
  }

  private void stepEnded(StepType type, UUID partition, Instant start) {
    switch (type) {
      case FULL_IMPORT, FULL_IMPORT_DELTA_SYNCHRONIZATION -> {
        lastImports.put(partition, start);
        fullImportDue.remove(partition);
      }
      case FULL_IMPORT_FULL_SYNCHRONIZATION -> {
        lastImports.put(partition, start);
        fullImportDue.remove(partition);
        fullSynchronizationDue.remove(partition);
      }
      case DELTA_IMPORT, DELTA_IMPORT_DELTA_SYNCHRONIZATION -> lastImports.put(partition, start);
      case FULL_SYNCHRONIZATION -> fullSynchronizationDue.remove(partition);
      case DELTA_SYNCHRONIZATION, EXPORT -> {}
    }
  }
}
