package org.aadsync.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.aadsync.core.config.ConnectorDefinition;
import org.aadsync.core.config.RunProfile;
import org.aadsync.core.config.RunStep;
import org.aadsync.core.config.StepType;

/** The run profiles of a connector: those of its configuration and the five that all have. */
final class RunProfiles {
  private static final List<StepType> STANDARD =
      List.of(
          StepType.FULL_IMPORT,
          StepType.DELTA_IMPORT,
          StepType.FULL_SYNCHRONIZATION,
          StepType.DELTA_SYNCHRONIZATION,
          StepType.EXPORT);

  private final ConnectorDefinition connector;
  private final Map<String, List<StepType>> profiles = new LinkedHashMap<>();

  RunProfiles(ConnectorDefinition connector) {
    this.connector = connector;
    for (RunProfile profile : connector.runProfiles()) {
      profiles.putIfAbsent(profile.name(), profile.steps().stream().map(RunStep::type).toList());
    }
    for (StepType type : STANDARD) {
      if (profiles.keySet().stream().noneMatch(type.title()::equalsIgnoreCase)) {
        profiles.put(type.title(), List.of(type));
      }
    }
  }

  /**
   * Returns the profile that an argument means, in any case, as the configuration spells it.
   *
   * @throws CommandFailure if there is none; the message lists those that there are
   */
  String find(String name) {
    List<String> names = new ArrayList<>(profiles.keySet());
    return names.stream()
        .filter(name::equalsIgnoreCase)
        .findFirst()
        .orElseThrow(
            () ->
                new CommandFailure(
                    ExitCode.USAGE,
                    "connector '"
                        + connector.name()
                        + "' has no run profile '"
                        + name
                        + "'; it has "
                        + String.join(", ", names.stream().map(one -> "'" + one + "'").toList())));
  }

  /** Returns whether a profile that {@link #find} gave reads or writes the directory. */
  boolean needsDirectory(String profile) {
    return profiles.getOrDefault(profile, List.of()).stream()
        .anyMatch(
            type ->
                type != StepType.FULL_SYNCHRONIZATION && type != StepType.DELTA_SYNCHRONIZATION);
  }
}
