package org.aadsync.core.internal.run;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.aadsync.core.internal.space.ConnectorSpace;
import org.aadsync.core.internal.space.CsObject;
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

  Membership(CompiledRuleSet rules) {
    this.rules = rules;
  }

  /** Returns the objects whose membership in such a group is pending. */
  Set<CsObject> affected(ConnectorSpace space) {
    AttributeDefinition member = space.schema().find("member");
    Set<CsObject> affected = new LinkedHashSet<>();
    if (member != null) {
      for (String dn : groups(space.definition().id())) {
        CsObject group = space.findByDn(dn);
        if (group != null) {
          addDifference(group, member.slot(), affected);
        }
      }
    }
    return affected;
  }

  private Set<String> groups(UUID connectorId) {
    Set<String> groups = new LinkedHashSet<>();
    for (CompiledRule rule : rules.all(Direction.INBOUND)) {
      if (rule.rule().connectorId().equals(connectorId)) {
        for (List<ScopeClause> group : rule.rule().scope()) {
          for (ScopeClause clause : group) {
            if (clause.operator() == ScopeOperator.ISMEMBEROF
                || clause.operator() == ScopeOperator.ISNOTMEMBEROF) {
              groups.add(clause.value());
            }
          }
        }
      }
    }
    return groups;
  }

  private static void addDifference(CsObject group, int slot, Set<CsObject> affected) {
    Set<Object> before = members(group.state().synced(), slot);
    Set<Object> after = members(group.state().imported(), slot);
    for (Object member : before) {
      if (!after.contains(member)) {
        affected.add((CsObject) member);
      }
    }
    for (Object member : after) {
      if (!before.contains(member)) {
        affected.add((CsObject) member);
      }
    }
  }

  private static Set<Object> members(@Nullable Layer layer, int slot) {
    return layer == null ? Set.of() : new HashSet<>(Values.list(layer.values().get(slot)));
  }
}
