package org.aadsync.core.config;

import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.aadsync.core.rules.AttributeFlow;
import org.aadsync.core.rules.Direction;
import org.aadsync.core.rules.FlowSource;
import org.aadsync.core.rules.LinkType;
import org.aadsync.core.rules.SyncRule;
import org.aadsync.expressions.ExpressionLanguage;

/**
 * How large a configuration is and what it uses. Immutable.
 *
 * @param connectors number of connectors
 * @param rules number of rules, disabled ones included
 * @param disabledRules number of disabled rules
 * @param rulesByDirection number of rules by direction
 * @param rulesByLinkType number of rules by link type
 * @param mappings number of attribute mappings
 * @param directMappings mappings that copy an attribute
 * @param expressionMappings mappings that evaluate an expression
 * @param constantMappings mappings that give a constant
 * @param distinctExpressions number of different expression texts
 * @param functionCalls number of calls by function, the most used first, over all mappings
 * @param scopeGroups number of scope groups
 * @param scopeClauses number of clauses in them
 * @param joinGroups number of join groups
 * @param joinConditions number of conditions in them
 */
public record ConfigurationSummary(
    int connectors,
    int rules,
    int disabledRules,
    Map<Direction, Integer> rulesByDirection,
    Map<LinkType, Integer> rulesByLinkType,
    int mappings,
    int directMappings,
    int expressionMappings,
    int constantMappings,
    int distinctExpressions,
    Map<String, Integer> functionCalls,
    int scopeGroups,
    int scopeClauses,
    int joinGroups,
    int joinConditions) {

  /** Counts what {@code configuration} holds; {@code language} reads its expressions. */
  public static ConfigurationSummary of(
      ServerConfiguration configuration, ExpressionLanguage language) {
    Counter counter = new Counter(language);
    configuration.rules().forEach(counter::add);
    return counter.summary(configuration.connectors().size());
  }

  /** Adds up the rules of one configuration. */
  private static final class Counter {
    private final ExpressionLanguage language;
    private final Map<Direction, Integer> directions = new EnumMap<>(Direction.class);
    private final Map<LinkType, Integer> linkTypes = new EnumMap<>(LinkType.class);
    private final Map<String, Integer> calls = new TreeMap<>();
    private final Map<String, Map<String, Integer>> callsByExpression = new LinkedHashMap<>();
    private final Set<String> expressions = new HashSet<>();
    private int rules;
    private int disabled;
    private int direct;
    private int computed;
    private int constant;
    private int scopeGroups;
    private int scopeClauses;
    private int joinGroups;
    private int joinConditions;

    Counter(ExpressionLanguage language) {
      this.language = language;
      for (Direction direction : Direction.values()) {
        directions.put(direction, 0);
      }
      for (LinkType linkType : LinkType.values()) {
        linkTypes.put(linkType, 0);
      }
    }

    void add(SyncRule rule) {
      rules++;
      disabled += rule.disabled() ? 1 : 0;
      directions.merge(rule.direction(), 1, Integer::sum);
      linkTypes.merge(rule.linkType(), 1, Integer::sum);
      scopeGroups += rule.scope().size();
      rule.scope().forEach(group -> scopeClauses += group.size());
      joinGroups += rule.joins().size();
      rule.joins().forEach(group -> joinConditions += group.size());
      rule.flows().forEach(this::add);
    }

    private void add(AttributeFlow flow) {
      if (flow.source() instanceof FlowSource.Computed expression) {
        computed++;
        expressions.add(expression.expression());
        callsByExpression
            .computeIfAbsent(expression.expression(), text -> FunctionCalls.in(text, language))
            .forEach((name, count) -> calls.merge(name, count, Integer::sum));
      } else if (flow.source() instanceof FlowSource.Direct) {
        direct++;
      } else {
        constant++;
      }
    }

    ConfigurationSummary summary(int connectors) {
      Map<String, Integer> mostUsedFirst = new LinkedHashMap<>();
      calls.entrySet().stream()
          .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
          .forEach(entry -> mostUsedFirst.put(entry.getKey(), entry.getValue()));
      return new ConfigurationSummary(
          connectors,
          rules,
          disabled,
          Collections.unmodifiableMap(directions),
          Collections.unmodifiableMap(linkTypes),
          direct + computed + constant,
          direct,
          computed,
          constant,
          expressions.size(),
          Collections.unmodifiableMap(mostUsedFirst),
          scopeGroups,
          scopeClauses,
          joinGroups,
          joinConditions);
    }
  }
}
