package org.aadsync.core.config;

import java.util.List;
import java.util.Map;
import org.aadsync.core.rules.SyncRule;
import org.aadsync.core.schema.SpaceSchema;

/**
 * A whole configuration. Immutable.
 *
 * @param connectors in the order of creation ({@code creation-time}, then id)
 * @param rules in the order of precedence, disabled ones included
 * @param metaverse the schema of the metaverse
 * @param globalParameters global settings by name, such as {@code
 *     Microsoft.OptionalFeature.ExportDeletionThresholdValue}
 */
public record ServerConfiguration(
    List<ConnectorDefinition> connectors,
    List<SyncRule> rules,
    SpaceSchema metaverse,
    Map<String, String> globalParameters) {

  /** Makes defensive copies. */
  public ServerConfiguration {
    connectors = List.copyOf(connectors);
    rules = List.copyOf(rules);
    globalParameters = Map.copyOf(globalParameters);
  }
}
