package org.aadsync.core.internal.run;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.aadsync.core.config.ConnectorDefinition;
import org.aadsync.core.config.Partition;
import org.aadsync.core.config.RunProfile;
import org.aadsync.core.config.RunStep;
import org.aadsync.core.config.StepType;

/**
 * A step that is about to run.
 *
 * @param type what it does
 * @param scope the partitions that it is about
 * @param batchSize objects a batch of an export
 */
record PlannedStep(StepType type, PartitionScope scope, int batchSize) {
  private static final int DEFAULT_BATCH_SIZE = 30;
  private static final List<StepType> STANDARD =
      List.of(
          StepType.FULL_IMPORT,
          StepType.DELTA_IMPORT,
          StepType.FULL_SYNCHRONIZATION,
          StepType.DELTA_SYNCHRONIZATION,
          StepType.EXPORT);

  /** Returns the step that does this on all selected partitions. */
  static PlannedStep onAll(ConnectorDefinition connector, StepType type) {
    return new PlannedStep(type, PartitionScope.ALL, exportBatchSize(connector));
  }

  /**
   * Returns the steps of a run profile.
   *
   * @throws IllegalArgumentException if the connector has none of that name
   */
  static List<PlannedStep> ofProfile(ConnectorDefinition connector, String name) {
    for (RunProfile profile : connector.runProfiles()) {
      if (profile.name().equalsIgnoreCase(name)) {
        return ofProfile(connector, profile);
      }
    }
    for (StepType type : STANDARD) {
      if (type.title().equalsIgnoreCase(name)) {
        return List.of(onAll(connector, type));
      }
    }
    throw new IllegalArgumentException(
        "connector "
            + connector.name()
            + " has no run profile \""
            + name
            + "\"; there is "
            + Stream.concat(
                    connector.runProfiles().stream().map(RunProfile::name),
                    STANDARD.stream().map(StepType::title))
                .distinct()
                .collect(Collectors.joining(", ")));
  }

  private static List<PlannedStep> ofProfile(ConnectorDefinition connector, RunProfile profile) {
    List<PlannedStep> steps = new ArrayList<>();
    for (RunStep step : profile.steps()) {
      for (Partition partition : connector.partitions()) {
        if (partition.id().equals(step.partitionId()) && partition.selected()) {
          int batchSize = step.batchSize() > 0 ? step.batchSize() : exportBatchSize(connector);
          steps.add(new PlannedStep(step.type(), new PartitionScope(partition), batchSize));
        }
      }
    }
    return steps;
  }

  private static int exportBatchSize(ConnectorDefinition connector) {
    return connector.runProfiles().stream()
        .flatMap(profile -> profile.steps().stream())
        .filter(step -> step.type() == StepType.EXPORT && step.batchSize() > 0)
        .mapToInt(RunStep::batchSize)
        .findFirst()
        .orElse(DEFAULT_BATCH_SIZE);
  }
}
