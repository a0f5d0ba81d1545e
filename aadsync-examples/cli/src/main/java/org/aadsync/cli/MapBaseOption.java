package org.aadsync.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.aadsync.core.config.NamingContextMapping;
import org.aadsync.core.config.Partition;
import org.aadsync.core.config.ServerConfiguration;
import picocli.CommandLine.Option;

/** The option of commands that can run a configuration on another naming context than its own. */
final class MapBaseOption {
  @Option(
      names = "--map-base",
      paramLabel = "FROM=TO",
      description = {
        "Run the configuration as if it had been made for the naming context TO instead of FROM:"
            + " DC=contoso,DC=com=DC=lab,DC=test. Partitions, containers and the parameters of"
            + " domain and forest follow; NetBIOS names and names in rules do not."
      })
  private List<String> mappings = List.of();

  /**
   * Reads the configuration in a folder, mapped as the option says.
   *
   * @throws CommandFailure if it cannot be read, has errors, or the option does not fit it
   */
  ServerConfiguration load(Console console, Path folder) {
    ServerConfiguration configuration = RunnableConfiguration.load(console, folder);
    for (String text : mappings) {
      NamingContextMapping mapping = parse(text);
      if (!mapping.concerns(configuration)) {
        throw new CommandFailure(
            ExitCode.USAGE,
            "--map-base: nothing in the configuration is at or below '"
                + mapping.from().dn()
                + "'; its partitions are "
                + partitions(configuration));
      }
      configuration = mapping.apply(configuration);
    }
    return configuration;
  }

  private static NamingContextMapping parse(String text) {
    try {
      return NamingContextMapping.parse(text);
    } catch (IllegalArgumentException e) {
      throw new CommandFailure(ExitCode.USAGE, "--map-base: " + e.getMessage());
    }
  }

  private static String partitions(ServerConfiguration configuration) {
    return configuration.connectors().stream()
        .flatMap(connector -> connector.partitions().stream())
        .map(Partition::name)
        .collect(Collectors.joining("', '", "'", "'"));
  }
}
