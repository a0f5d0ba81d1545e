package org.aadsync.core.internal.pipeline;

import static org.aadsync.core.schema.AttributeType.REFERENCE;

import com.google.common.collect.ImmutableList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.aadsync.core.config.ConnectorDefinition;
import org.aadsync.core.config.ServerConfiguration;
import org.aadsync.core.internal.metaverse.MvObject;
import org.aadsync.core.rules.CompiledFlow;
import org.aadsync.core.rules.CompiledRule;
import org.aadsync.core.rules.CompiledRuleSet;
import org.aadsync.core.rules.Direction;
import org.aadsync.core.rules.FlowSource;
import org.aadsync.core.rules.LinkType;
import org.aadsync.core.rules.SyncRule;
import org.aadsync.core.schema.ObjectType;
import org.aadsync.core.schema.SpaceSchema;

/**
 * The rules arranged for the pipeline: by what they read, with flows grouped by target attribute.
 * Immutable and thread-safe.
 */
public final class RulePlan {
  private final CompiledRuleSet rules;
  private final Map<UUID, Map<String, List<CompiledRule>>> inboundRules = new HashMap<>();
  private final Map<String, ImmutableList<FlowGroup>> inboundGroups = new HashMap<>();
  private final Map<UUID, Map<String, ImmutableList<OutboundPlan>>> outboundPlans = new HashMap<>();
  private final Set<String> scopesOnReferences = new HashSet<>();
  private final Set<String> namesReferences = new HashSet<>();
  private final Set<UUID> readNames = new HashSet<>();
  private final int inboundCount;
  private final int outboundCount;

  /** Arranges the rules of a configuration. */
  public RulePlan(ServerConfiguration configuration, CompiledRuleSet rules) {
    this.rules = rules;
    this.inboundCount = rules.all(Direction.INBOUND).size();
    this.outboundCount = rules.all(Direction.OUTBOUND).size();
    noteScopesOnReferences(configuration);
    noteReadNames(configuration);
    for (ConnectorDefinition connector : configuration.connectors()) {
      Map<String, List<CompiledRule>> byType = new HashMap<>();
      for (ObjectType type : connector.schema().objectTypes()) {
        byType.put(type.name(), rules.inbound(connector.id(), type.name()));
      }
      inboundRules.put(connector.id(), byType);
    }
    for (ObjectType type : configuration.metaverse().objectTypes()) {
      noteNamedReferences(type.name(), configuration);
      put(inboundGroups, type.name(), FlowGroup.of(inboundInto(type.name())));
      for (ConnectorDefinition connector : configuration.connectors()) {
        put(
            outboundPlans.computeIfAbsent(connector.id(), id -> new HashMap<>()),
            type.name(),
            OutboundPlan.of(rules.outbound(connector.id(), type.name())));
      }
    }
  }

  /** Puts what belongs to a type where {@link #get} finds it. */
  private static <V> void put(Map<String, V> byType, String type, V value) {
    byType.put(key(type), value);
    byType.put(type, value);
  }

  /** Returns what belongs to a type in any spelling; as it is spelt mostly, it is sooner found. */
  private static <V> ImmutableList<V> get(Map<String, ImmutableList<V>> byType, String type) {
    ImmutableList<V> found = byType.get(type);
    return found == null ? byType.getOrDefault(key(type), ImmutableList.of()) : found;
  }

  private void noteScopesOnReferences(ServerConfiguration configuration) {
    for (CompiledRule rule : rules.all(Direction.OUTBOUND)) {
      boolean readsReference =
          rule.rule().scope().stream()
              .flatMap(List::stream)
              .map(clause -> configuration.metaverse().find(clause.attribute()))
              .anyMatch(attribute -> attribute != null && attribute.type() == REFERENCE);
      if (readsReference) {
        scopesOnReferences.add(key(rule.rule().sourceObjectType()));
      }
    }
  }

  private void noteNamedReferences(String type, ServerConfiguration configuration) {
    Stream<CompiledRule> outbound =
        configuration.connectors().stream()
            .flatMap(connector -> rules.outbound(connector.id(), type).stream());
    if (Stream.concat(inboundInto(type).stream(), outbound)
        .flatMap(rule -> rule.flows().stream())
        .anyMatch(CompiledFlow::makesReferences)) {
      namesReferences.add(key(type));
    }
  }

  private void noteReadNames(ServerConfiguration configuration) {
    for (ConnectorDefinition connector : configuration.connectors()) {
      for (CompiledRule rule : rules.all(Direction.INBOUND)) {
        if (rule.rule().connectorId().equals(connector.id())
            && readsNames(rule, connector.schema())) {
          readNames.add(connector.id());
        }
      }
    }
  }

  /** An expression with a reference in it may do more with that than pass it on. */
  private static boolean readsNames(CompiledRule rule, SpaceSchema schema) {
    return rule.flows().stream()
            .anyMatch(
                flow ->
                    flow.readsReferences() && flow.flow().source() instanceof FlowSource.Computed)
        || rule.rule().scope().stream()
            .flatMap(List::stream)
            .map(clause -> schema.find(clause.attribute()))
            .anyMatch(attribute -> attribute != null && attribute.type() == REFERENCE);
  }

  /** Returns whether inbound rules may read the names of what objects of a connector refer to. */
  public boolean readsNames(UUID connectorId) {
    return readNames.contains(connectorId);
  }

  /** Returns whether a reference can decide over the scope of an outbound rule of a type. */
  boolean outboundScopeReadsReferences(String metaverseType) {
    return scopesOnReferences.contains(key(metaverseType));
  }

  private List<CompiledRule> inboundInto(String metaverseType) {
    return rules.all(Direction.INBOUND).stream()
        .filter(rule -> targets(rule, metaverseType))
        .toList();
  }

  /** Returns whether an inbound rule is about metaverse objects of this type. */
  static boolean targets(CompiledRule rule, String metaverseType) {
    String target = rule.rule().targetObjectType();
    return target.equals(SyncRule.ANY_TYPE) || target.equalsIgnoreCase(metaverseType);
  }

  /** Returns whether a rule can make or hold a link. */
  static boolean bearsLink(CompiledRule rule) {
    return !rule.joins().isEmpty() || rule.rule().linkType() == LinkType.PROVISION;
  }

  /** Returns the inbound rules for objects of a connector-space type, by precedence. */
  public List<CompiledRule> inbound(UUID connectorId, String objectType) {
    List<CompiledRule> known = inboundRules.getOrDefault(connectorId, Map.of()).get(objectType);
    return known == null ? rules.inbound(connectorId, objectType) : known;
  }

  /** Returns all inbound flows into a metaverse type, by target. */
  ImmutableList<FlowGroup> inboundGroups(String metaverseType) {
    return get(inboundGroups, metaverseType);
  }

  /** Returns the outbound rules into one connector by connector-space type, by precedence. */
  ImmutableList<OutboundPlan> outbound(UUID connectorId, String metaverseType) {
    return get(outboundPlans.getOrDefault(connectorId, Map.of()), metaverseType);
  }

  /**
   * Returns whether rules may make the values of an object, or its links, depend on what bears a
   * name that nothing it has refers to.
   */
  public boolean mayAwaitNames(MvObject object) {
    if (namesReferences.contains(key(object.objectType()))) {
      return true;
    }
    for (Map<String, ImmutableList<OutboundPlan>> byType : outboundPlans.values()) {
      for (OutboundPlan plan : get(byType, object.objectType())) {
        if (plan.takesByName() && !isLinked(object, plan.rules().get(0).rule().connectorId())) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean isLinked(MvObject object, UUID connectorId) {
    return object.state().links().stream()
        .anyMatch(link -> link.space().definition().id().equals(connectorId));
  }

  /** Returns how many inbound rules there are. */
  int inboundCount() {
    return inboundCount;
  }

  /** Returns how many outbound rules there are. */
  int outboundCount() {
    return outboundCount;
  }

  /** Returns the slots of the metaverse attributes that joins read, in either direction. */
  public Set<Integer> metaverseJoinSlots() {
    Set<Integer> slots = new TreeSet<>();
    for (Direction direction : Direction.values()) {
      rules.all(direction).stream()
          .flatMap(rule -> rule.joins().stream())
          .flatMap(List::stream)
          .forEach(join -> slots.add(join.metaverseSlot()));
    }
    return slots;
  }

  /** Returns the slots of the attributes of one connector space that joins read. */
  public Set<Integer> connectorSpaceJoinSlots(UUID connectorId) {
    Set<Integer> slots = new TreeSet<>();
    for (Direction direction : Direction.values()) {
      rules.all(direction).stream()
          .filter(rule -> rule.rule().connectorId().equals(connectorId))
          .flatMap(rule -> rule.joins().stream())
          .flatMap(List::stream)
          .forEach(join -> slots.add(join.connectorSpaceSlot()));
    }
    return slots;
  }

  /**
   * Returns the conditions by which inbound rules find a metaverse object, by metaverse slot, each
   * with its connector.
   */
  public Map<Integer, Set<JoinSide>> inboundJoinSides() {
    Map<Integer, Set<JoinSide>> sides = new LinkedHashMap<>();
    for (CompiledRule rule : rules.all(Direction.INBOUND)) {
      for (List<CompiledRule.CompiledJoin> group : rule.joins()) {
        for (CompiledRule.CompiledJoin join : group) {
          sides
              .computeIfAbsent(join.metaverseSlot(), slot -> new LinkedHashSet<>())
              .add(new JoinSide(rule.rule().connectorId(), join.connectorSpaceSlot()));
        }
      }
    }
    return sides;
  }

  /** Returns the conditions by which outbound rules find an object of one connector. */
  public Set<CompiledRule.CompiledJoin> outboundJoins(UUID connectorId) {
    Set<CompiledRule.CompiledJoin> joins = new LinkedHashSet<>();
    for (CompiledRule rule : rules.all(Direction.OUTBOUND)) {
      if (rule.rule().connectorId().equals(connectorId)) {
        rule.joins().forEach(joins::addAll);
      }
    }
    return joins;
  }

  private static String key(String objectType) {
    return objectType.toLowerCase(Locale.ROOT);
  }

  /**
   * The connector-space side of a join condition.
   *
   * @param connectorId the connector
   * @param slot the attribute
   */
  public record JoinSide(UUID connectorId, int slot) {}

  /**
   * The outbound rules into one type of one connector space.
   *
   * @param objectType the type
   * @param rules the rules, by precedence
   * @param bearing those of them that bear links
   * @param groups their flows by target
   */
  record OutboundPlan(
      String objectType,
      ImmutableList<CompiledRule> rules,
      ImmutableList<CompiledRule> bearing,
      ImmutableList<FlowGroup> groups) {

    /** Returns whether an object may stay without a link until something bears its DN. */
    boolean takesByName() {
      return rules.stream()
              .anyMatch(rule -> bearsLink(rule) && rule.rule().linkType() != LinkType.PROVISION)
          && groups.stream().anyMatch(group -> group.target().slot() == SpaceSchema.DN_SLOT);
    }

    static ImmutableList<OutboundPlan> of(List<CompiledRule> rules) {
      Map<String, ImmutableList.Builder<CompiledRule>> byType = new LinkedHashMap<>();
      Map<String, String> spelling = new HashMap<>();
      for (CompiledRule rule : rules) {
        String type = rule.rule().targetObjectType();
        spelling.putIfAbsent(key(type), type);
        byType.computeIfAbsent(key(type), t -> ImmutableList.builder()).add(rule);
      }
      return byType.entrySet().stream()
          .map(
              entry ->
                  new OutboundPlan(
                      spelling.getOrDefault(entry.getKey(), entry.getKey()),
                      entry.getValue().build(),
                      ImmutableList.copyOf(Scopes.bearing(entry.getValue().build())),
                      FlowGroup.of(entry.getValue().build())))
          .collect(ImmutableList.toImmutableList());
    }
  }
}
