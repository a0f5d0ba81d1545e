package org.aadsync.cli;

import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.aadsync.core.config.ConnectorDefinition;
import org.aadsync.core.config.ConnectorKind;

/**
 * Which connector an argument means: by its name in any case, its id, or {@code ad} or {@code aad}.
 */
final class ConnectorNames {
  private final List<ConnectorDefinition> connectors;

  ConnectorNames(List<ConnectorDefinition> connectors) {
    this.connectors = connectors;
  }

  /**
   * Returns the connector that {@code name} means.
   *
   * @throws CommandFailure if it means none, or more than one; the message lists those that it may
   *     mean
   */
  ConnectorDefinition get(String name) {
    List<ConnectorDefinition> found = find(name);
    if (found.isEmpty()) {
      throw unknown(name);
    }
    return single(name, found);
  }

  /** Returns the only one of the connectors that {@code name} means. */
  ConnectorDefinition single(String name, List<ConnectorDefinition> found) {
    if (found.size() > 1) {
      throw new CommandFailure(
          ExitCode.USAGE, "'" + name + "' means more than one connector: " + list(found));
    }
    return found.get(0);
  }

  /** Returns the failure for a name that means no connector. */
  CommandFailure unknown(String name) {
    return new CommandFailure(
        ExitCode.USAGE,
        "the configuration has no connector '" + name + "'; it has " + list(connectors));
  }

  /** Returns the connectors that {@code name} means; the first kind of name that fits counts. */
  List<ConnectorDefinition> find(String name) {
    List<ConnectorDefinition> found = select(c -> c.name().equals(name));
    if (found.isEmpty()) {
      found = select(c -> c.name().equalsIgnoreCase(name));
    }
    if (found.isEmpty()) {
      found = select(c -> isId(c.id(), name));
    }
    if (found.isEmpty()) {
      found = select(c -> shortName(c.kind()).equalsIgnoreCase(name));
    }
    return found;
  }

  private List<ConnectorDefinition> select(Predicate<ConnectorDefinition> condition) {
    return connectors.stream().filter(condition).toList();
  }

  private static boolean isId(UUID id, String name) {
    return name.equalsIgnoreCase(id.toString()) || name.equalsIgnoreCase("{" + id + "}");
  }

  private static String shortName(ConnectorKind kind) {
    return switch (kind) {
      case ACTIVE_DIRECTORY -> "ad";
      case AZURE_AD -> "aad";
      case OTHER -> "other";
    };
  }

  private static String list(List<ConnectorDefinition> connectors) {
    return connectors.stream()
        .map(c -> "'" + c.name() + "' (" + shortName(c.kind()) + ", " + c.id() + ")")
        .collect(Collectors.joining(", "));
  }
}
