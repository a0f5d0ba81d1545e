package org.aadsync.core.internal.run;

import com.google.common.collect.ImmutableList;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.aadsync.core.config.ConnectorDefinition;
import org.aadsync.core.config.ConnectorKind;
import org.aadsync.core.config.ServerConfiguration;
import org.aadsync.core.engine.ConfigurationFingerprint;
import org.aadsync.core.engine.FullSteps;
import org.aadsync.core.internal.metaverse.Metaverse;
import org.aadsync.core.internal.pipeline.RulePlan;
import org.aadsync.core.internal.space.ConnectorSpace;
import org.aadsync.core.internal.state.ConnectorProgress;
import org.aadsync.core.internal.state.Durability;
import org.aadsync.core.internal.state.EngineState;
import org.aadsync.core.internal.state.RecordedRuns;
import org.aadsync.core.internal.state.StateKeeper;
import org.aadsync.core.rules.CompiledRuleSet;
import org.aadsync.core.store.StateStore;
import org.jspecify.annotations.Nullable;

/**
 * What an engine knows: the metaverse, the connector spaces and how far their runs have come, as
 * its store had them, and what makes durable what becomes of them. Not thread-safe.
 */
final class OpenedState {
  private final Metaverse metaverse;
  private final ImmutableList<ConnectorSpace> spaces;
  private final Map<ConnectorSpace, ConnectorProgress> progress = new HashMap<>();
  private final RecordedRuns history;
  private final Durability durability;
  private final List<String> notes;
  private final Optional<ConfigurationFingerprint> storedConfiguration;
  private final Map<UUID, FullSteps> requiredSteps;

  /**
   * Reads what a store has.
   *
   * @param historyRetention how long runs are remembered
   * @param store null = there is nothing, and nothing is kept
   * @throws org.aadsync.core.store.StateStoreException if it cannot be read
   */
  OpenedState(
      ServerConfiguration configuration,
      CompiledRuleSet rules,
      RulePlan plan,
      Duration historyRetention,
      @Nullable StateStore store) {
    this.metaverse = new Metaverse(configuration.metaverse(), plan.metaverseJoinSlots());
    this.spaces = spaces(configuration, plan);
    spaces.forEach(space -> progress.put(space, new ConnectorProgress()));
    this.history = new RecordedRuns(historyRetention);
    if (store == null) {
      this.durability = Durability.NONE;
      this.notes = List.of();
      this.storedConfiguration = Optional.empty();
      this.requiredSteps = Map.of();
    } else {
      ConfigurationFingerprint fingerprint = ConfigurationFingerprint.of(configuration);
      StateKeeper keeper =
          new StateKeeper(
              new EngineState(fingerprint, rules, metaverse, spaces, progress, history), store);
      this.durability = keeper;
      this.notes = keeper.notes();
      this.storedConfiguration = keeper.storedConfiguration();
      this.requiredSteps = keeper.requiredSteps();
    }
  }

  /** Returns empty connector spaces in the order of a cycle: the cloud comes last. */
  private static ImmutableList<ConnectorSpace> spaces(
      ServerConfiguration configuration, RulePlan plan) {
    List<ConnectorDefinition> ordered = new ArrayList<>(configuration.connectors());
    ordered.sort(Comparator.comparing(definition -> definition.kind() == ConnectorKind.AZURE_AD));
    ImmutableList.Builder<ConnectorSpace> spaces = ImmutableList.builder();
    for (int i = 0; i < ordered.size(); i++) {
      ConnectorDefinition definition = ordered.get(i);
      ConnectorSpace space =
          new ConnectorSpace(definition, i, plan.connectorSpaceJoinSlots(definition.id()));
      space.setNamesAreRead(plan.readsNames(definition.id()));
      spaces.add(space);
    }
    return spaces.build();
  }

  Metaverse metaverse() {
    return metaverse;
  }

  /** Returns the connector spaces in the order of a cycle. */
  ImmutableList<ConnectorSpace> spaces() {
    return spaces;
  }

  /**
   * Returns the space of a connector.
   *
   * @throws IllegalArgumentException if the configuration does not have it
   */
  ConnectorSpace space(UUID connectorId) {
    return spaces.stream()
        .filter(space -> space.definition().id().equals(connectorId))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "the configuration has no connector {" + connectorId + "}"));
  }

  /** Returns how far the runs of each connector have come. */
  Map<ConnectorSpace, ConnectorProgress> progress() {
    return progress;
  }

  /** Returns how far the runs of a connector have come. */
  ConnectorProgress progress(ConnectorSpace space) {
    return Objects.requireNonNull(progress.get(space));
  }

  /** Returns the runs that ended. */
  RecordedRuns history() {
    return history;
  }

  Durability durability() {
    return durability;
  }

  /** Returns what was lost when the state was read, and which runs it asks for, a line each. */
  List<String> notes() {
    return notes;
  }

  /** Returns the fingerprint of the configuration that the state was last written with. */
  Optional<ConfigurationFingerprint> storedConfiguration() {
    return storedConfiguration;
  }

  /** Returns the full steps that the change of the configuration since then asks for. */
  FullSteps requiredSteps(ConnectorSpace space) {
    return requiredSteps.getOrDefault(space.definition().id(), FullSteps.NONE);
  }
}
