package org.aadsync.core.spi;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.aadsync.core.config.ConnectorDefinition;
import org.aadsync.core.config.Partition;
import org.aadsync.core.config.ServerConfiguration;

/**
 * What a directory says about itself. Immutable.
 *
 * @param parameters parameters of the connector that hold for this directory, such as {@code
 *     Forest.FQDN}
 * @param partitionParameters parameters by the id of the configuration's partition, such as {@code
 *     Domain.FQDN}
 * @param namingContexts the DNs of all naming contexts, selected by the configuration or not
 * @param warnings what the configuration asks for and the directory does not have, for people
 */
public record DirectoryFacts(
    Map<String, String> parameters,
    Map<UUID, Map<String, String>> partitionParameters,
    List<String> namingContexts,
    List<String> warnings) {

  /** Makes defensive copies. */
  public DirectoryFacts {
    parameters = Map.copyOf(parameters);
    Map<UUID, Map<String, String>> copy = new LinkedHashMap<>();
    partitionParameters.forEach((id, values) -> copy.put(id, Map.copyOf(values)));
    partitionParameters = Map.copyOf(copy);
    namingContexts = List.copyOf(namingContexts);
    warnings = List.copyOf(warnings);
  }

  /**
   * Returns the configuration with the parameters of this directory in place of those that one of
   * its connectors was exported with; what the directory does not say stays.
   *
   * @throws IllegalArgumentException if the configuration has no such connector
   */
  public ServerConfiguration applyTo(ServerConfiguration configuration, UUID connector) {
    if (configuration.connectors().stream().noneMatch(one -> one.id().equals(connector))) {
      throw new IllegalArgumentException("the configuration has no connector " + connector);
    }
    return new ServerConfiguration(
        configuration.connectors().stream()
            .map(one -> one.id().equals(connector) ? applyTo(one) : one)
            .toList(),
        configuration.rules(),
        configuration.metaverse(),
        configuration.globalParameters());
  }

  private ConnectorDefinition applyTo(ConnectorDefinition definition) {
    List<Partition> partitions =
        definition.partitions().stream()
            .map(
                one ->
                    one.withParameters(
                        merged(
                            one.parameters(),
                            partitionParameters.getOrDefault(one.id(), Map.of()))))
            .toList();
    return definition.withParameters(merged(definition.parameters(), parameters), partitions);
  }

  private static Map<String, String> merged(Map<String, String> old, Map<String, String> news) {
    Map<String, String> merged = new LinkedHashMap<>(old);
    merged.putAll(news);
    return merged;
  }
}
