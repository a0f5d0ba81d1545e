package org.aadsync.core.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.aadsync.core.config.ConnectorDefinition;
import org.aadsync.core.config.Partition;
import org.aadsync.core.config.ServerConfiguration;
import org.aadsync.core.engine.ConfigurationFingerprint.Connector;
import org.aadsync.core.engine.ConfigurationFingerprint.Rule;
import org.aadsync.core.engine.ConfigurationFingerprint.SelectedPartition;
import org.aadsync.core.rules.SyncRule;
import org.jspecify.annotations.Nullable;

/**
 * Which full steps a change of the configuration asks for, and why. An engine that is built over
 * the state of another configuration asks for them by itself; this is for people who want to know
 * before. Stateless.
 *
 * <p>Source: <i>Azure AD Connect sync: Scheduler</i>, <i>Change the default configuration</i>,
 * <i>Configure filtering</i> (Microsoft).
 */
public final class ConfigurationChange {
  private final ConfigurationFingerprint before;
  private final ConfigurationFingerprint after;
  private final Map<UUID, String> ruleNames = new HashMap<>();
  private final Map<UUID, Set<String>> ruleDigests = new HashMap<>();
  private final Map<UUID, String> partitionNames = new HashMap<>();

  private ConfigurationChange(ServerConfiguration before, ServerConfiguration after) {
    this.before = ConfigurationFingerprint.of(before);
    this.after = ConfigurationFingerprint.of(after);
    for (ServerConfiguration configuration : List.of(before, after)) {
      for (SyncRule rule : configuration.rules()) {
        ruleNames.put(rule.id(), rule.name());
        ruleDigests
            .computeIfAbsent(rule.id(), id -> new HashSet<>())
            .add(Digests.of(rule, Map.of()));
      }
      for (ConnectorDefinition connector : configuration.connectors()) {
        for (Partition partition : connector.partitions()) {
          partitionNames.put(partition.id(), partition.displayName());
        }
      }
    }
  }

  /**
   * What a connector needs.
   *
   * @param connectorId the connector
   * @param connectorName its name in the new configuration
   * @param steps the full steps that it needs before deltas are right again
   * @param reasons why, for people, a sentence each; empty if no full step is needed
   */
  public record ConnectorSteps(
      UUID connectorId, String connectorName, FullSteps steps, List<String> reasons) {
    /** Makes a defensive copy. */
    public ConnectorSteps {
      reasons = List.copyOf(reasons);
    }
  }

  /**
   * Returns what each connector of {@code after} needs after {@code before} became it, in the order
   * of the connectors. A connector that is new needs a first import, which every cycle gives it,
   * and what its rules ask for.
   */
  public static List<ConnectorSteps> between(
      ServerConfiguration before, ServerConfiguration after) {
    ConfigurationChange change = new ConfigurationChange(before, after);
    Map<UUID, FullSteps> steps = change.before.requiredSteps(change.after);
    return after.connectors().stream()
        .map(
            connector ->
                new ConnectorSteps(
                    connector.id(),
                    connector.name(),
                    steps.getOrDefault(connector.id(), FullSteps.NONE),
                    change.reasons(connector.id())))
        .toList();
  }

  private List<String> reasons(UUID connectorId) {
    List<String> reasons = new ArrayList<>();
    Connector old = find(before, connectorId);
    Connector now = find(after, connectorId);
    if (old != null && now != null) {
      addAttributes(old, now, reasons);
      addPartitions(old, now, reasons);
      if (!old.parameters().equals(now.parameters())) {
        reasons.add("parameters of the connector or its partitions changed");
      }
      addMetaverse(reasons);
    }
    addRules(connectorId, reasons);
    return reasons;
  }

  private static @Nullable Connector find(ConfigurationFingerprint in, UUID connectorId) {
    return in.connectors().stream()
        .filter(connector -> connector.id().equals(connectorId))
        .findFirst()
        .orElse(null);
  }

  private static void addAttributes(Connector old, Connector now, List<String> reasons) {
    Set<String> names = new TreeSet<>(old.attributes().keySet());
    names.addAll(now.attributes().keySet());
    for (String name : names) {
      String was = old.attributes().get(name);
      String is = now.attributes().get(name);
      if (was == null) {
        reasons.add("attribute " + name + " is imported now");
      } else if (is == null) {
        reasons.add("attribute " + name + " is not imported any more");
      } else if (!was.equals(is)) {
        reasons.add("attribute " + name + " has another type");
      }
    }
  }

  private void addPartitions(Connector old, Connector now, List<String> reasons) {
    Map<UUID, SelectedPartition> was =
        old.partitions().stream().collect(Collectors.toMap(SelectedPartition::id, each -> each));
    Map<UUID, SelectedPartition> is =
        now.partitions().stream().collect(Collectors.toMap(SelectedPartition::id, each -> each));
    List<UUID> ids =
        Stream.concat(old.partitions().stream(), now.partitions().stream())
            .map(SelectedPartition::id)
            .distinct()
            .toList();
    int known = reasons.size();
    for (UUID id : ids) {
      String name = "partition " + partitionNames.get(id);
      SelectedPartition before = was.get(id);
      SelectedPartition after = is.get(id);
      if (before == null) {
        reasons.add(name + " is selected now");
      } else if (after == null) {
        reasons.add(name + " is not selected any more");
      } else {
        if (!before.objectTypes().equals(after.objectTypes())) {
          reasons.add(name + " selects other object types");
        }
        if (!before.containers().equals(after.containers())) {
          reasons.add(name + " selects other containers");
        }
      }
    }
    if (reasons.size() == known && !old.partitions().equals(now.partitions())) {
      reasons.add("the partitions have another order");
    }
  }

  private void addMetaverse(List<String> reasons) {
    for (String name : new TreeSet<>(before.metaverse().keySet())) {
      if (!Objects.equals(before.metaverse().get(name), after.metaverse().get(name))) {
        reasons.add("metaverse attribute " + name + " has another type, or is gone");
      }
    }
  }

  private void addRules(UUID connectorId, List<String> reasons) {
    Set<UUID> was = ids(before);
    Set<UUID> is = ids(after);
    Set<UUID> told = new HashSet<>();
    for (Rule rule : before.changedRules(after)) {
      if (ConfigurationFingerprint.concerned(rule, after).contains(connectorId)
          && told.add(rule.id())) {
        String name = "rule " + ruleNames.get(rule.id());
        if (!was.contains(rule.id())) {
          reasons.add(name + " is new or enabled now");
        } else if (!is.contains(rule.id())) {
          reasons.add(name + " is gone or disabled now");
        } else {
          reasons.add(
              namesChangedParameters(rule.id())
                  ? "a global parameter that " + name + " names changed"
                  : name + " changed");
        }
      }
    }
  }

  /** Returns whether a rule that does something else is written as it was. */
  private boolean namesChangedParameters(UUID ruleId) {
    return ruleDigests.getOrDefault(ruleId, Set.of()).size() == 1
        && !digests(before, ruleId).equals(digests(after, ruleId));
  }

  private static Set<String> digests(ConfigurationFingerprint fingerprint, UUID ruleId) {
    return fingerprint.rules().stream()
        .filter(rule -> rule.id().equals(ruleId))
        .map(Rule::digest)
        .collect(Collectors.toSet());
  }

  private static Set<UUID> ids(ConfigurationFingerprint fingerprint) {
    return fingerprint.rules().stream().map(Rule::id).collect(Collectors.toSet());
  }
}
