package org.aadsync.core.rules;

import com.google.common.collect.ImmutableSet;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.aadsync.core.config.ConnectorDefinition;
import org.aadsync.core.config.ServerConfiguration;
import org.aadsync.core.schema.AttributeDefinition;
import org.aadsync.core.schema.AttributeType;
import org.jspecify.annotations.Nullable;

/**
 * Warns of attributes that are no source anchors: the value of one never changes, is not made of a
 * name, and is a single string, number or binary value. What expressions make of attributes is not
 * looked at.
 *
 * <p>Source: <i>Design concepts</i> (Microsoft), sourceAnchor.
 */
final class SourceAnchorChecks {
  private static final String SOURCE_ANCHOR = "sourceAnchor";

  /** Attributes that follow the name of a person or group. */
  private static final ImmutableSet<String> OF_NAMES =
      ImmutableSet.of(
          "cn",
          "displayname",
          "distinguishedname",
          "dn",
          "givenname",
          "mail",
          "mailnickname",
          "name",
          "proxyaddresses",
          "samaccountname",
          "sn",
          "userprincipalname");

  private final ServerConfiguration configuration;
  private final RuleReport report;
  private final Map<UUID, ConnectorDefinition> connectors = new HashMap<>();

  SourceAnchorChecks(ServerConfiguration configuration, RuleReport report) {
    this.configuration = configuration;
    this.report = report;
    configuration.connectors().forEach(connector -> connectors.put(connector.id(), connector));
  }

  void run() {
    for (SyncRule rule : configuration.rules()) {
      if (!rule.disabled() && rule.direction() == Direction.INBOUND) {
        rule.flows().forEach(flow -> check(rule, flow));
      }
    }
  }

  private void check(SyncRule rule, AttributeFlow flow) {
    if (!flow.target().equalsIgnoreCase(SOURCE_ANCHOR)
        || !(flow.source() instanceof FlowSource.Direct direct)) {
      return;
    }
    String name = direct.attribute();
    if (OF_NAMES.contains(name.toLowerCase(Locale.ROOT))) {
      report.warning(
          RuleCode.ANCHOR_OF_NAME,
          rule,
          flow.position(),
          "the source anchor is taken from "
              + name
              + ", which changes when the name of the object does; the cloud takes an object with"
              + " another anchor for another object",
          "use an attribute that never changes, such as objectGUID or mS-DS-ConsistencyGuid");
    }
    AttributeDefinition attribute = find(rule, name);
    if (attribute != null
        && (attribute.multiValued()
            || attribute.type() == AttributeType.BOOLEAN
            || attribute.type() == AttributeType.REFERENCE)) {
      report.warning(
          RuleCode.ANCHOR_TYPE,
          rule,
          flow.position(),
          "the source anchor is taken from "
              + name
              + ", "
              + (attribute.multiValued() ? "which can have several values" : "which is a ")
              + (attribute.multiValued() ? "" : attribute.type().name().toLowerCase(Locale.ROOT))
              + "; an anchor is one string, number or binary value",
          "use an attribute that tells every object from every other one");
    }
  }

  private @Nullable AttributeDefinition find(SyncRule rule, String name) {
    ConnectorDefinition connector = connectors.get(rule.connectorId());
    return connector == null ? null : connector.schema().find(name);
  }
}
