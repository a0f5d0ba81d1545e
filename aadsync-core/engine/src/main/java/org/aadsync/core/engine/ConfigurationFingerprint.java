package org.aadsync.core.engine;

import com.google.common.collect.Maps;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.aadsync.core.config.ConnectorDefinition;
import org.aadsync.core.config.Partition;
import org.aadsync.core.config.ServerConfiguration;
import org.aadsync.core.rules.Direction;
import org.aadsync.core.rules.SyncRule;
import org.aadsync.core.schema.AttributeDefinition;
import org.aadsync.core.schema.SpaceSchema;

/**
 * What of a configuration decides which runs are needed after it changed: small enough to be kept
 * with the state of an engine, and without anything confidential. Immutable.
 *
 * @param connectors the connectors
 * @param rules the enabled rules in the order of precedence
 * @param metaverse type and multiplicity of every metaverse attribute, by name
 */
public record ConfigurationFingerprint(
    List<Connector> connectors, List<Rule> rules, Map<String, String> metaverse) {

  /** Makes defensive copies. */
  public ConfigurationFingerprint {
    connectors = List.copyOf(connectors);
    rules = List.copyOf(rules);
    metaverse = Map.copyOf(metaverse);
  }

  /**
   * A connector.
   *
   * @param id its identity
   * @param attributes type and multiplicity of every imported attribute, by name
   * @param partitions the selected partitions
   * @param parameters digest of what rules may name in {@code %…%}
   */
  public record Connector(
      UUID id,
      Map<String, String> attributes,
      List<SelectedPartition> partitions,
      String parameters) {
    /** Makes defensive copies. */
    public Connector {
      attributes = Map.copyOf(attributes);
      partitions = List.copyOf(partitions);
    }
  }

  /**
   * A partition that is imported.
   *
   * @param id its identity
   * @param objectTypes the selected object types
   * @param containers digest of the included and excluded containers
   */
  public record SelectedPartition(UUID id, List<String> objectTypes, String containers) {
    /** Makes a defensive copy. */
    public SelectedPartition {
      objectTypes = List.copyOf(objectTypes);
    }
  }

  /**
   * An enabled rule.
   *
   * @param id its identity
   * @param direction its direction
   * @param connectorId its connector
   * @param metaverseType the metaverse type that it is about, or {@link SyncRule#ANY_TYPE}
   * @param digest digest of all that it does, with the values of the global parameters that it
   *     names; not of its name, description and precedence
   */
  public record Rule(
      UUID id, Direction direction, UUID connectorId, String metaverseType, String digest) {}

  /** Returns the fingerprint of a configuration. */
  public static ConfigurationFingerprint of(ServerConfiguration configuration) {
    return new ConfigurationFingerprint(
        configuration.connectors().stream().map(ConfigurationFingerprint::of).toList(),
        configuration.rules().stream()
            .filter(rule -> !rule.disabled())
            .map(
                rule ->
                    new Rule(
                        rule.id(),
                        rule.direction(),
                        rule.connectorId(),
                        rule.metaverseType(),
                        Digests.of(rule, globalParameters(rule, configuration))))
            .toList(),
        attributes(configuration.metaverse()));
  }

  /** Returns the global parameters that the connector of a rule has none of its own for. */
  private static Map<String, String> globalParameters(
      SyncRule rule, ServerConfiguration configuration) {
    Set<String> own =
        configuration.connectors().stream()
            .filter(connector -> connector.id().equals(rule.connectorId()))
            .flatMap(connector -> connector.parameters().keySet().stream())
            .collect(Collectors.toSet());
    return Maps.filterKeys(configuration.globalParameters(), name -> !own.contains(name));
  }

  private static Connector of(ConnectorDefinition connector) {
    return new Connector(
        connector.id(),
        attributes(connector.schema()),
        connector.partitions().stream()
            .filter(Partition::selected)
            .map(
                partition ->
                    new SelectedPartition(
                        partition.id(), partition.objectClasses(), Digests.ofContainers(partition)))
            .toList(),
        Digests.ofParameters(connector));
  }

  private static Map<String, String> attributes(SpaceSchema schema) {
    Map<String, String> attributes = new TreeMap<>();
    for (AttributeDefinition attribute : schema.attributes()) {
      if (attribute.selected()) {
        attributes.put(attribute.name(), attribute.type() + (attribute.multiValued() ? "[]" : ""));
      }
    }
    return attributes;
  }

  /**
   * Returns which full steps each connector of {@code next} needs after this configuration became
   * that one (<i>Change the default configuration</i>, <i>Scheduler</i>, <i>Configure
   * filtering</i>; Microsoft). A connector that is new needs nothing: nothing of it was ever
   * imported.
   */
  public Map<UUID, FullSteps> requiredSteps(ConfigurationFingerprint next) {
    Set<UUID> resynchronized = new HashSet<>();
    changedRules(next).forEach(rule -> resynchronized.addAll(concerned(rule, next)));
    boolean everything =
        metaverse.entrySet().stream()
            .anyMatch(entry -> !entry.getValue().equals(next.metaverse.get(entry.getKey())));
    Map<UUID, Connector> before = new HashMap<>();
    connectors.forEach(connector -> before.put(connector.id(), connector));
    Map<UUID, FullSteps> required = new HashMap<>();
    for (Connector after : next.connectors) {
      Connector old = before.get(after.id());
      boolean fullImport = old != null && seesMore(old, after);
      boolean fullSynchronization =
          resynchronized.contains(after.id())
              || (old != null && (everything || flowsOtherwise(old, after)));
      required.put(after.id(), new FullSteps(fullImport, fullSynchronization));
    }
    return Map.copyOf(required);
  }

  /** Returns whether objects or attributes of the directory count that did not count before. */
  private static boolean seesMore(Connector before, Connector after) {
    boolean attributes =
        after.attributes().entrySet().stream()
            .anyMatch(entry -> !entry.getValue().equals(before.attributes().get(entry.getKey())));
    return attributes || !before.partitions().equals(after.partitions());
  }

  private static boolean flowsOtherwise(Connector before, Connector after) {
    return !before.parameters().equals(after.parameters())
        || !after.attributes().keySet().containsAll(before.attributes().keySet());
  }

  /**
   * Returns the rules that are not what, or where, they were, in order; one that changed is there
   * as it was and as it is.
   */
  Set<Rule> changedRules(ConfigurationFingerprint next) {
    Set<Rule> changed = new LinkedHashSet<>(rules);
    changed.removeAll(Set.copyOf(next.rules));
    Set<Rule> added = new LinkedHashSet<>(next.rules);
    added.removeAll(Set.copyOf(rules));
    changed.addAll(added);
    List<Rule> order = rules.stream().filter(next.rules::contains).toList();
    List<Rule> nextOrder = next.rules.stream().filter(rules::contains).toList();
    for (int i = 0; i < order.size(); i++) {
      if (!order.get(i).equals(nextOrder.get(i))) {
        changed.add(order.get(i));
      }
    }
    return changed;
  }

  /** Returns the connectors whose objects have to be looked at because of a rule. */
  static Set<UUID> concerned(Rule rule, ConfigurationFingerprint next) {
    Set<UUID> concerned = new HashSet<>();
    concerned.add(rule.connectorId());
    if (rule.direction() == Direction.OUTBOUND) {
      // What it provisions comes from elsewhere.
      next.rules.stream()
          .filter(other -> other.direction() == Direction.INBOUND && meets(other, rule))
          .forEach(other -> concerned.add(other.connectorId()));
    }
    return concerned;
  }

  private static boolean meets(Rule a, Rule b) {
    return a.metaverseType().equals(SyncRule.ANY_TYPE)
        || b.metaverseType().equals(SyncRule.ANY_TYPE)
        || a.metaverseType().equalsIgnoreCase(b.metaverseType());
  }
}
