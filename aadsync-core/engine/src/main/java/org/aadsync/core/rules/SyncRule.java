package org.aadsync.core.rules;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A synchronization rule.
 *
 * @param id its identity
 * @param name display name
 * @param description documentation, may be empty
 * @param immutableTag tag of a rule that ships with the product; empty for a custom rule
 * @param direction inbound or outbound
 * @param disabled a disabled rule takes no part in anything
 * @param connectorId the connector whose space the rule reads or writes
 * @param sourceObjectType inbound a connector-space type, outbound a metaverse type
 * @param targetObjectType inbound a metaverse type or {@code *} for any, outbound a connector-space
 *     type
 * @param linkType what it may do about the link
 * @param precedence order of evaluation; a lower number wins
 * @param precedenceBefore the rule that this one asked to be placed before, or null
 * @param precedenceAfter the rule that this one asked to be placed after, or null
 * @param softDeleteExpiryInterval how long a metaverse object outlives its last link; zero = not at
 *     all
 * @param passwordSync whether password hashes may travel along it
 * @param flows attribute mappings
 * @param scope groups of clauses, joined by OR, the clauses of a group by AND; empty = everything
 * @param joins groups of conditions, tried in order, the conditions of a group joined by AND; empty
 *     = the rule never makes a link
 * @param position where it was read from
 */
public record SyncRule(
    UUID id,
    String name,
    String description,
    String immutableTag,
    Direction direction,
    boolean disabled,
    UUID connectorId,
    String sourceObjectType,
    String targetObjectType,
    LinkType linkType,
    int precedence,
    @Nullable UUID precedenceBefore,
    @Nullable UUID precedenceAfter,
    Duration softDeleteExpiryInterval,
    boolean passwordSync,
    List<AttributeFlow> flows,
    List<List<ScopeClause>> scope,
    List<List<JoinCondition>> joins,
    Position position) {

  /** The target object type that stands for every type of the metaverse. */
  public static final String ANY_TYPE = "*";

  /** Makes defensive copies of the lists. */
  public SyncRule {
    flows = List.copyOf(flows);
    scope = scope.stream().map(List::copyOf).toList();
    joins = joins.stream().map(List::copyOf).toList();
  }

  /** Returns the type of connector-space object that the rule is about. */
  public String connectorSpaceType() {
    return direction == Direction.INBOUND ? sourceObjectType : targetObjectType;
  }

  /** Returns the type of metaverse object that the rule is about, or {@link #ANY_TYPE}. */
  public String metaverseType() {
    return direction == Direction.INBOUND ? targetObjectType : sourceObjectType;
  }

  /** Returns this rule with another precedence. */
  public SyncRule withPrecedence(int number) {
    return new SyncRule(
        id,
        name,
        description,
        immutableTag,
        direction,
        disabled,
        connectorId,
        sourceObjectType,
        targetObjectType,
        linkType,
        number,
        precedenceBefore,
        precedenceAfter,
        softDeleteExpiryInterval,
        passwordSync,
        flows,
        scope,
        joins,
        position);
  }
}
