package org.aadsync.core.internal.run;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.aadsync.core.config.ConnectorDefinition;
import org.aadsync.core.config.Partition;
import org.aadsync.core.internal.space.ConnectorSpace;
import org.aadsync.core.internal.space.CsObject;
import org.aadsync.core.internal.space.LargeValues;
import org.aadsync.core.internal.space.Layer;
import org.aadsync.core.internal.space.Values;
import org.aadsync.core.rules.CompiledRule;
import org.aadsync.core.rules.CompiledRuleSet;
import org.aadsync.core.rules.Direction;
import org.aadsync.core.rules.ScopeClause;
import org.aadsync.core.rules.ScopeOperator;
import org.aadsync.core.schema.AttributeDefinition;
import org.jspecify.annotations.Nullable;

/**
 * Knows the groups that scoping filters ask for, and who came or went: a change of the group
 * concerns objects that did not change themselves.
 */
final class Membership {
  private final CompiledRuleSet rules;
  private final Map<String, String> globalParameters;

  Membership(CompiledRuleSet rules, Map<String, String> globalParameters) {
    this.rules = rules;
    this.globalParameters = globalParameters;
  }

  /**
   * Returns the objects whose membership in such a group is pending: because its members change, or
   * because another group has its name now.
   */
  Set<CsObject> affected(ConnectorSpace space) {
    Set<CsObject> affected = new LinkedHashSet<>();
    AttributeDefinition member = space.schema().find("member");
    Set<String> groups = groups(space);
    if (member != null && !groups.isEmpty()) {
      for (CsObject object : space.pendingImports()) {
        Layer synced = named(space, object.state().synced(), groups);
        Layer imported = named(space, object.state().imported(), groups);
        addDifference(members(synced, member.slot()), members(imported, member.slot()), affected);
      }
    }
    return affected;
  }

  /** Returns the names that filters ask for. */
  private Set<String> groups(ConnectorSpace space) {
    UUID connectorId = space.definition().id();
    Set<String> groups = new LinkedHashSet<>();
    for (CompiledRule rule : rules.all(Direction.INBOUND)) {
      if (rule.rule().connectorId().equals(connectorId)) {
        for (List<ScopeClause> group : rule.rule().scope()) {
          for (ScopeClause clause : group) {
            if (clause.operator() == ScopeOperator.ISMEMBEROF
                || clause.operator() == ScopeOperator.ISNOTMEMBEROF) {
              addNames(space, clause, groups);
            }
          }
        }
      }
    }
    return groups;
  }

  /** Adds what a clause means in each partition: parameters may differ. */
  private void addNames(ConnectorSpace space, ScopeClause clause, Set<String> names) {
    ConnectorDefinition connector = space.definition();
    for (Partition partition : connector.partitions()) {
      clause
          .value(
              name -> {
                String value = partition.parameters().get(name);
                value = value == null ? connector.parameters().get(name) : value;
                return value == null ? globalParameters.get(name) : value;
              })
          .ifPresent(dn -> names.add(space.key(dn)));
    }
  }

  private static @Nullable Layer named(
      ConnectorSpace space, @Nullable Layer layer, Set<String> groups) {
    return layer != null && groups.contains(space.key(layer.dn())) ? layer : null;
  }

  private static void addDifference(
      List<Object> before, List<Object> after, Set<CsObject> affected) {
    Consumer<Object> add =
        member -> {
          if (member instanceof CsObject object) {
            affected.add(object);
          }
        };
    LargeValues.forEachDifference(before, after, add, add);
  }

  private static List<Object> members(@Nullable Layer layer, int slot) {
    return layer == null ? List.of() : Values.list(layer.values().get(slot));
  }
}
