package org.aadsync.testing;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.aadsync.core.rules.AttributeFlow;
import org.aadsync.core.rules.Direction;
import org.aadsync.core.rules.FlowSource;
import org.aadsync.core.rules.JoinCondition;
import org.aadsync.core.rules.LinkType;
import org.aadsync.core.rules.MergeType;
import org.aadsync.core.rules.Position;
import org.aadsync.core.rules.ScopeClause;
import org.aadsync.core.rules.ScopeOperator;
import org.aadsync.core.rules.SyncRule;

/** Writes a synchronization rule as the rules editor shows it. */
public final class RuleBuilder {
  private final String name;
  private final Direction direction;
  private final TestDirectory connector;
  private final String source;
  private final String target;
  private final List<AttributeFlow> flows = new ArrayList<>();
  private final List<List<ScopeClause>> scope = new ArrayList<>();
  private final List<List<JoinCondition>> joins = new ArrayList<>();
  private LinkType linkType = LinkType.JOIN;
  private int precedence = -1;
  private boolean disabled;
  private boolean passwordSync;
  private Duration softDeleteExpiryInterval = Duration.ZERO;

  private RuleBuilder(
      String name, Direction direction, TestDirectory connector, String source, String target) {
    this.name = name;
    this.direction = direction;
    this.connector = connector;
    this.source = source;
    this.target = target;
  }

  /** Begins a rule from a connector-space type to a metaverse type; link type Join. */
  public static RuleBuilder inbound(String name, TestDirectory from, String source, String target) {
    return new RuleBuilder(name, Direction.INBOUND, from, source, target);
  }

  /** Begins a rule from a metaverse type to a connector-space type; link type Join. */
  public static RuleBuilder outbound(String name, TestDirectory to, String source, String target) {
    return new RuleBuilder(name, Direction.OUTBOUND, to, source, target);
  }

  public RuleBuilder provision() {
    linkType = LinkType.PROVISION;
    return this;
  }

  /** Makes link type Join of any other. */
  public RuleBuilder withoutProvisioning() {
    linkType = LinkType.JOIN;
    return this;
  }

  public RuleBuilder stickyJoin() {
    linkType = LinkType.STICKY_JOIN;
    return this;
  }

  /** Sets the precedence; without it rules are numbered from 100 as the scenario gets them. */
  public RuleBuilder precedence(int number) {
    precedence = number;
    return this;
  }

  public RuleBuilder disabled() {
    disabled = true;
    return this;
  }

  /** Lets password hashes travel along the rule. */
  public RuleBuilder passwordSync() {
    passwordSync = true;
    return this;
  }

  /** Lets a metaverse object outlive the rule. */
  public RuleBuilder softDelete(Duration expiryInterval) {
    softDeleteExpiryInterval = expiryInterval;
    return this;
  }

  /** Adds a clause to the current scope group. */
  public RuleBuilder when(String attribute, ScopeOperator operator, String value) {
    if (scope.isEmpty()) {
      scope.add(new ArrayList<>());
    }
    scope.get(scope.size() - 1).add(new ScopeClause(attribute, operator, value));
    return this;
  }

  public RuleBuilder when(String attribute, ScopeOperator operator) {
    return when(attribute, operator, "");
  }

  /** Begins another scope group with a clause. */
  public RuleBuilder orWhen(String attribute, ScopeOperator operator, String value) {
    scope.add(new ArrayList<>());
    return when(attribute, operator, value);
  }

  /** Begins a join group with a condition: connector-space attribute, metaverse attribute. */
  public RuleBuilder join(String connectorSpace, String metaverse) {
    return joinGroup(connectorSpace, metaverse, false);
  }

  /** As {@link #join}, with regard to case. */
  public RuleBuilder joinCaseSensitive(String connectorSpace, String metaverse) {
    return joinGroup(connectorSpace, metaverse, true);
  }

  /** Adds a condition to the current join group. */
  public RuleBuilder andJoin(String connectorSpace, String metaverse) {
    joins.get(joins.size() - 1).add(new JoinCondition(connectorSpace, metaverse));
    return this;
  }

  /** Adds direct flows between attributes of the same name. */
  public RuleBuilder flow(String... attributes) {
    for (String attribute : attributes) {
      flows.add(new AttributeFlow(attribute, new FlowSource.Direct(attribute)));
    }
    return this;
  }

  public RuleBuilder flowFrom(String sourceAttribute, String targetAttribute) {
    flows.add(new AttributeFlow(targetAttribute, new FlowSource.Direct(sourceAttribute)));
    return this;
  }

  public RuleBuilder constant(String targetAttribute, String text) {
    flows.add(new AttributeFlow(targetAttribute, new FlowSource.Constant(text)));
    return this;
  }

  public RuleBuilder expression(String targetAttribute, String expression) {
    flows.add(new AttributeFlow(targetAttribute, new FlowSource.Computed(expression)));
    return this;
  }

  /** Makes the last flow one of this merge type. */
  public RuleBuilder merged(MergeType mergeType) {
    AttributeFlow last = flows.remove(flows.size() - 1);
    flows.add(
        new AttributeFlow(
            last.target(), last.source(), mergeType, last.executeOnce(), last.position()));
    return this;
  }

  /** Makes the last flow one that is applied once. */
  public RuleBuilder once() {
    AttributeFlow last = flows.remove(flows.size() - 1);
    flows.add(
        new AttributeFlow(last.target(), last.source(), last.mergeType(), true, last.position()));
    return this;
  }

  /** Returns the rule, with {@code number} as its precedence unless it has one. */
  public SyncRule build(int number) {
    return new SyncRule(
        UUID.nameUUIDFromBytes(("rule " + name).getBytes(StandardCharsets.UTF_8)),
        name,
        "",
        "",
        direction,
        disabled,
        connector.id(),
        source,
        target,
        linkType,
        precedence < 0 ? number : precedence,
        null,
        null,
        softDeleteExpiryInterval,
        passwordSync,
        flows,
        List.copyOf(scope),
        List.copyOf(joins),
        Position.NONE);
  }

  private RuleBuilder joinGroup(String connectorSpace, String metaverse, boolean caseSensitive) {
    List<JoinCondition> group = new ArrayList<>();
    group.add(new JoinCondition(connectorSpace, metaverse, caseSensitive, Position.NONE));
    joins.add(group);
    return this;
  }
}
