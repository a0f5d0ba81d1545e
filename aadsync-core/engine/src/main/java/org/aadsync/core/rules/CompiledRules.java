package org.aadsync.core.rules;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** The compiled rules, by what they are looked up by. Immutable and thread-safe. */
final class CompiledRules implements CompiledRuleSet {
  private final ImmutableList<CompiledRule> inbound;
  private final ImmutableList<CompiledRule> outbound;
  private final Map<UUID, ByType> inboundByType;
  private final Map<UUID, ByType> outboundByType;

  /** Makes a set of rules that are in the order of precedence. */
  CompiledRules(List<CompiledRule> inbound, List<CompiledRule> outbound) {
    this.inbound = ImmutableList.copyOf(inbound);
    this.outbound = ImmutableList.copyOf(outbound);
    this.inboundByType = bySourceType(this.inbound);
    this.outboundByType = bySourceType(this.outbound);
  }

  @Override
  public List<CompiledRule> inbound(UUID connectorId, String connectorSpaceType) {
    return inboundByType.getOrDefault(connectorId, ByType.NONE).get(connectorSpaceType);
  }

  @Override
  public List<CompiledRule> outbound(UUID connectorId, String metaverseType) {
    return outboundByType.getOrDefault(connectorId, ByType.NONE).get(metaverseType);
  }

  @Override
  public List<CompiledRule> all(Direction direction) {
    return direction == Direction.INBOUND ? inbound : outbound;
  }

  private static Map<UUID, ByType> bySourceType(List<CompiledRule> rules) {
    Map<UUID, Map<String, List<CompiledRule>>> byConnector = new HashMap<>();
    for (CompiledRule rule : rules) {
      byConnector
          .computeIfAbsent(
              rule.rule().connectorId(), id -> new TreeMap<>(String.CASE_INSENSITIVE_ORDER))
          .computeIfAbsent(rule.rule().sourceObjectType(), type -> new ArrayList<>())
          .add(rule);
    }
    Map<UUID, ByType> byType = new HashMap<>();
    byConnector.forEach(
        (connector, types) -> {
          types.replaceAll((type, list) -> List.copyOf(list));
          byType.put(connector, new ByType(types, new HashMap<>(types)));
        });
    return byType;
  }

  /**
   * Rules by the type of what they read.
   *
   * @param anySpelling by type in any case
   * @param asSpelt by type as a rule spells it, which is sooner found
   */
  private record ByType(
      Map<String, List<CompiledRule>> anySpelling, Map<String, List<CompiledRule>> asSpelt) {
    static final ByType NONE = new ByType(Map.of(), Map.of());

    List<CompiledRule> get(String type) {
      List<CompiledRule> found = asSpelt.get(type);
      return found == null ? anySpelling.getOrDefault(type, List.of()) : found;
    }
  }

  /**
   * A compiled rule.
   *
   * @param filter its scope
   */
  record Rule(
      SyncRule rule,
      int order,
      ScopeFilter filter,
      List<List<CompiledRule.CompiledJoin>> joins,
      List<CompiledFlow> flows)
      implements CompiledRule {
    Rule {
      joins = joins.stream().map(List::copyOf).toList();
      flows = List.copyOf(flows);
    }

    @Override
    public boolean inScope(ScopeSource source) {
      return filter.holds(source);
    }
  }
}
