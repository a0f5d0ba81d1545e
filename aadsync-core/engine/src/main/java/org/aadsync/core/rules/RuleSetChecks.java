package org.aadsync.core.rules;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.aadsync.core.config.ConnectorDefinition;
import org.aadsync.core.config.Finding;
import org.aadsync.core.config.ServerConfiguration;
import org.aadsync.core.schema.SpaceSchema;
import org.jspecify.annotations.Nullable;

/** Checks what can be said about the rules of a configuration without their expressions. */
final class RuleSetChecks {
  /** Rules that ship with the product have this precedence at least; smaller ones are custom. */
  private static final int FIRST_SHIPPED = 100;

  private final ServerConfiguration configuration;
  private final RuleReport report;
  private final Map<UUID, ConnectorDefinition> connectors = new HashMap<>();

  RuleSetChecks(ServerConfiguration configuration, RuleReport report) {
    this.configuration = configuration;
    this.report = report;
    configuration.connectors().forEach(connector -> connectors.put(connector.id(), connector));
  }

  void run() {
    Map<UUID, SyncRule> ids = new HashMap<>();
    Map<Integer, SyncRule> precedences = new HashMap<>();
    for (SyncRule rule : configuration.rules()) {
      SyncRule twin = ids.putIfAbsent(rule.id(), rule);
      if (twin != null) {
        report.error(
            RuleCode.DUPLICATE_ID,
            rule,
            rule.position(),
            "the rule has the same id as the rule " + twin.name() + ": {" + rule.id() + "}",
            "remove one of them, or give it an id of its own");
      }
      checkConnector(rule);
      if (!rule.disabled()) {
        checkPrecedence(rule, precedences.putIfAbsent(rule.precedence(), rule));
        checkLink(rule);
      }
    }
    checkMergeTypes();
    checkDnFlows();
  }

  private void checkConnector(SyncRule rule) {
    if (connectors.containsKey(rule.connectorId())) {
      return;
    }
    String message =
        "the rule belongs to the connector {"
            + rule.connectorId()
            + "}, which the configuration does not have";
    String hint = "export the connector as well, or remove the rule";
    if (rule.disabled()) {
      report.warning(RuleCode.UNKNOWN_CONNECTOR, rule, rule.position(), message, hint);
    } else {
      report.error(RuleCode.UNKNOWN_CONNECTOR, rule, rule.position(), message, hint);
    }
  }

  private void checkPrecedence(SyncRule rule, @Nullable SyncRule twin) {
    if (twin != null) {
      report.error(
          RuleCode.DUPLICATE_PRECEDENCE,
          rule,
          rule.position(),
          "the rule has the same precedence as the rule " + twin.name() + ": " + rule.precedence(),
          "give every rule a number of its own");
    }
    // What a program made is numbered by that program; no upgrade will touch it.
    boolean exported = !rule.position().equals(Position.NONE);
    if (exported && rule.immutableTag().isEmpty() && rule.precedence() >= FIRST_SHIPPED) {
      report.warning(
          RuleCode.CUSTOM_PRECEDENCE,
          rule,
          rule.position(),
          "the custom rule has precedence "
              + rule.precedence()
              + "; Microsoft supports custom rules below "
              + FIRST_SHIPPED
              + " only",
          "an upgrade numbers the rules from " + FIRST_SHIPPED + " anew");
    }
  }

  private void checkLink(SyncRule rule) {
    if (rule.direction() == Direction.OUTBOUND && rule.linkType() == LinkType.STICKY_JOIN) {
      report.warning(
          RuleCode.STICKY_OUTBOUND,
          rule,
          rule.position(),
          "StickyJoin has a meaning for inbound rules only; outbound it acts as Join",
          "use Join");
    }
    if (!rule.softDeleteExpiryInterval().isZero()) {
      report.warning(
          RuleCode.SOFT_DELETE,
          rule,
          rule.position(),
          "softDeleteExpiryInterval is "
              + rule.softDeleteExpiryInterval()
              + ": metaverse objects outlive the rule by that time. Microsoft documents no meaning"
              + " for it and ships zero everywhere",
          null);
    }
    boolean anyType = rule.metaverseType().equals(SyncRule.ANY_TYPE);
    if (anyType
        && (rule.direction() == Direction.OUTBOUND || rule.linkType() == LinkType.PROVISION)) {
      report.error(
          RuleCode.ANY_TYPE,
          rule,
          rule.position(),
          "the metaverse type * stands for any type; it is possible only in an inbound rule that"
              + " creates nothing",
          "name an object type");
    }
    checkSelectedType(rule);
  }

  private void checkSelectedType(SyncRule rule) {
    ConnectorDefinition connector = connectors.get(rule.connectorId());
    if (connector == null || connector.partitions().isEmpty()) {
      return;
    }
    boolean selected =
        connector.partitions().stream()
            .anyMatch(
                partition ->
                    partition.selected()
                        && (partition.objectClasses().isEmpty()
                            || partition.objectClasses().stream()
                                .anyMatch(
                                    name -> name.equalsIgnoreCase(rule.connectorSpaceType()))));
    if (!selected) {
      report.warning(
          RuleCode.TYPE_NOT_SELECTED,
          rule,
          rule.position(),
          "no selected partition of the connector "
              + connector.name()
              + " has the object type "
              + rule.connectorSpaceType()
              + ", so the rule never applies",
          "select the object type, or disable the rule");
    }
  }

  /** Says where rules that are always in scope together merge one attribute and do not. */
  private void checkMergeTypes() {
    Map<List<Object>, AttributeFlow> first = new HashMap<>();
    for (SyncRule rule : configuration.rules()) {
      if (rule.disabled() || !rule.scope().isEmpty()) {
        continue;
      }
      for (AttributeFlow flow : rule.flows()) {
        List<Object> key =
            List.of(
                rule.direction(),
                rule.connectorId(),
                rule.sourceObjectType().toLowerCase(Locale.ROOT),
                rule.targetObjectType().toLowerCase(Locale.ROOT),
                flow.target().toLowerCase(Locale.ROOT));
        AttributeFlow other = first.putIfAbsent(key, flow);
        if (other != null && differ(other.mergeType(), flow.mergeType())) {
          report.warning(
              RuleCode.MERGE_MIXED,
              rule,
              flow.position(),
              "the flow to "
                  + flow.target()
                  + " has the merge type "
                  + flow.mergeType()
                  + ", another rule for the same objects "
                  + other.mergeType()
                  + "; objects that both contribute to will fail",
              "use one merge type for one attribute");
        }
      }
    }
  }

  private static boolean differ(MergeType one, MergeType other) {
    return one != other && (one.merges() || other.merges());
  }

  /** Says which objects are created outbound although no rule, or not every object, has a DN. */
  private void checkDnFlows() {
    for (SyncRule rule : configuration.rules()) {
      if (rule.disabled()
          || rule.direction() != Direction.OUTBOUND
          || rule.linkType() != LinkType.PROVISION) {
        continue;
      }
      List<RuleFlow> flows = dnFlows(rule);
      if (flows.isEmpty()) {
        report.warning(
            RuleCode.NO_DN_FLOW,
            rule,
            rule.position(),
            "the rule creates objects, and no rule for the same object type flows a value to dn",
            "add a mapping to dn; without a DN an object cannot be created");
      } else if (flows.size() == 1) {
        checkDnFlow(rule, flows.get(0));
      }
    }
  }

  /** An expression has tests of its own; a direct flow relies on the scope alone. */
  private void checkDnFlow(SyncRule provisioning, RuleFlow flowing) {
    if (flowing.flow().source() instanceof FlowSource.Direct direct
        && !ScopePresence.of(provisioning).contains(direct.attribute())
        && !ScopePresence.of(flowing.rule()).contains(direct.attribute())
        && report.first(RuleCode.ABSENT_DN, flowing.rule().id(), flowing.flow())) {
      report.add(
          Finding.warning(
                  RuleCode.ABSENT_DN,
                  flowing.flow().position(),
                  direct.attribute()
                      + " may be absent, and no other flow gives a DN; without one an object"
                      + " cannot be created",
                  "add the clause " + direct.attribute() + " ISNOTNULL to the scoping filter")
              .inRule(flowing.rule().name(), flowing.flow().target()));
    }
  }

  private record RuleFlow(SyncRule rule, AttributeFlow flow) {}

  private List<RuleFlow> dnFlows(SyncRule provisioning) {
    return configuration.rules().stream()
        .filter(
            rule ->
                !rule.disabled()
                    && rule.direction() == Direction.OUTBOUND
                    && rule.connectorId().equals(provisioning.connectorId())
                    && rule.targetObjectType().equalsIgnoreCase(provisioning.targetObjectType()))
        .flatMap(rule -> rule.flows().stream().map(flow -> new RuleFlow(rule, flow)))
        .filter(flowing -> flowing.flow().target().equalsIgnoreCase(SpaceSchema.DN))
        .limit(2) // whether there are more makes no difference
        .toList();
  }
}
