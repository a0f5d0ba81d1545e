package org.aadsync.core.config;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.aadsync.core.rules.AttributeFlow;
import org.aadsync.core.rules.Direction;
import org.aadsync.core.rules.FlowSource;
import org.aadsync.core.rules.JoinCondition;
import org.aadsync.core.rules.ScopeClause;
import org.aadsync.core.rules.SyncRule;
import org.aadsync.expressions.ExpressionLanguage;

/** Finds which attributes of each connector space the enabled rules name. For one rule set. */
final class NamedAttributes {
  private final ExpressionLanguage language;
  private final Map<String, Set<String>> byExpression = new HashMap<>();

  NamedAttributes(ExpressionLanguage language) {
    this.language = language;
  }

  /** Returns the names, in lower case, by connector. */
  Map<UUID, Set<String>> in(List<SyncRule> rules) {
    Map<UUID, Set<String>> named = new HashMap<>();
    for (SyncRule rule : rules) {
      if (!rule.disabled()) {
        add(rule, named.computeIfAbsent(rule.connectorId(), id -> new HashSet<>()));
      }
    }
    return named;
  }

  private void add(SyncRule rule, Set<String> names) {
    for (List<JoinCondition> group : rule.joins()) {
      group.forEach(join -> names.add(DsmlSchema.key(join.connectorSpaceAttribute())));
    }
    if (rule.direction() == Direction.OUTBOUND) {
      rule.flows().forEach(flow -> names.add(DsmlSchema.key(flow.target())));
      return;
    }
    for (List<ScopeClause> group : rule.scope()) {
      group.forEach(clause -> names.add(DsmlSchema.key(clause.attribute())));
    }
    for (AttributeFlow flow : rule.flows()) {
      if (flow.source() instanceof FlowSource.Direct direct) {
        names.add(DsmlSchema.key(direct.attribute()));
      } else if (flow.source() instanceof FlowSource.Computed computed) {
        names.addAll(byExpression.computeIfAbsent(computed.expression(), this::read));
      }
    }
  }

  private Set<String> read(String expression) {
    Set<String> names = new HashSet<>();
    language.parse(expression).attributeNames().forEach(name -> names.add(DsmlSchema.key(name)));
    return names;
  }
}
