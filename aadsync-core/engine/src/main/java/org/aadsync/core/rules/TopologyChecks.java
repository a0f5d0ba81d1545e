package org.aadsync.core.rules;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.aadsync.core.config.ConnectorDefinition;
import org.aadsync.core.config.ConnectorKind;
import org.aadsync.core.config.Finding;
import org.aadsync.core.config.Partition;
import org.aadsync.core.config.ServerConfiguration;
import org.jspecify.annotations.Nullable;

/**
 * Warns of topologies that Microsoft does not support, as far as the configuration of one server
 * shows them. The engine itself has no objection.
 *
 * <p>Sources: <i>Topologies for Azure AD Connect</i>, <i>Configure filtering</i> (Microsoft).
 */
final class TopologyChecks {
  private static final String FOREIGN_PRINCIPAL = "foreignSecurityPrincipal";

  private final ServerConfiguration configuration;
  private final RuleReport report;

  TopologyChecks(ServerConfiguration configuration, RuleReport report) {
    this.configuration = configuration;
    this.report = report;
  }

  void run() {
    checkOneCloud();
    checkPartitions();
    checkForeignPrincipals();
  }

  private void checkOneCloud() {
    ConnectorDefinition first = null;
    for (ConnectorDefinition connector : configuration.connectors()) {
      if (connector.kind() != ConnectorKind.AZURE_AD) {
        continue;
      }
      if (first == null) {
        first = connector;
      } else {
        warn(
            RuleCode.SEVERAL_CLOUDS,
            "the connectors "
                + first.name()
                + " and "
                + connector.name()
                + " both lead to a tenant; Microsoft supports one tenant per server",
            "use a server of its own for each tenant");
      }
    }
  }

  private void checkPartitions() {
    Map<String, ConnectorDefinition> owners = new HashMap<>();
    for (ConnectorDefinition connector : directories()) {
      for (Partition partition : connector.partitions()) {
        ConnectorDefinition owner =
            partition.selected()
                ? owners.putIfAbsent(partition.name().toLowerCase(Locale.ROOT), connector)
                : null;
        if (owner != null && owner != connector) {
          warn(
              RuleCode.PARTITION_TWICE,
              "the connectors "
                  + owner.name()
                  + " and "
                  + connector.name()
                  + " both import "
                  + partition.name()
                  + ", so each of its objects is there twice",
              "select the partition in one of them");
        }
      }
    }
  }

  /** Members from other forests stand in their group as objects of that container. */
  private void checkForeignPrincipals() {
    for (ConnectorDefinition connector : directories()) {
      boolean used =
          configuration.rules().stream()
              .anyMatch(
                  rule ->
                      !rule.disabled()
                          && rule.connectorId().equals(connector.id())
                          && rule.connectorSpaceType().equalsIgnoreCase(FOREIGN_PRINCIPAL));
      for (Partition partition : connector.partitions()) {
        String container = "CN=ForeignSecurityPrincipals," + partition.name();
        if (used
            && partition.selected()
            && partition.name().regionMatches(true, 0, "DC=", 0, 3)
            && !includes(partition, container)) {
          warn(
              RuleCode.FOREIGN_PRINCIPALS,
              "the connector "
                  + connector.name()
                  + " does not import "
                  + container
                  + ", so members of other forests vanish from groups",
              "include the container");
        }
      }
    }
  }

  private static boolean includes(Partition partition, String dn) {
    int included = longestAbove(partition.inclusions(), dn);
    int excluded = longestAbove(partition.exclusions(), dn);
    return partition.inclusions().isEmpty() ? excluded < 0 : included > excluded;
  }

  private static int longestAbove(List<String> containers, String dn) {
    int longest = -1;
    for (String container : containers) {
      int start = dn.length() - container.length();
      boolean above =
          start >= 0
              && dn.regionMatches(true, start, container, 0, container.length())
              && (start == 0 || dn.charAt(start - 1) == ',');
      longest = above ? Math.max(longest, container.length()) : longest;
    }
    return longest;
  }

  private List<ConnectorDefinition> directories() {
    return configuration.connectors().stream()
        .filter(connector -> connector.kind() == ConnectorKind.ACTIVE_DIRECTORY)
        .toList();
  }

  private void warn(String code, String message, @Nullable String hint) {
    report.add(Finding.warning(code, Position.NONE, message, hint));
  }
}
