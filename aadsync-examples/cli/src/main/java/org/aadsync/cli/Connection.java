package org.aadsync.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.aadsync.core.config.ConnectorDefinition;
import org.aadsync.core.config.ConnectorKind;

/**
 * A connector of a configuration with the directory that it is to speak to.
 *
 * @param connector the connector
 * @param scheme what kind of address it is: {@code ldif}
 * @param address what follows the scheme and its colon
 */
record Connection(ConnectorDefinition connector, String scheme, String address) {
  private static final Pattern ADDRESS =
      Pattern.compile("(?<scheme>[A-Za-z][A-Za-z0-9+.-]*):(?<rest>.+)", Pattern.DOTALL);

  /**
   * Reads arguments of the form {@code NAME=scheme:address}.
   *
   * @throws CommandFailure if one has another form, names no connector or more than one, or two are
   *     about one connector or one directory
   */
  static List<Connection> parse(List<String> arguments, List<ConnectorDefinition> connectors) {
    List<Connection> connections = new ArrayList<>();
    for (String argument : arguments) {
      Connection connection = parse(argument, connectors);
      for (Connection other : connections) {
        other.requireDifferent(connection);
      }
      connections.add(connection);
    }
    return connections;
  }

  private static Connection parse(String argument, List<ConnectorDefinition> connectors) {
    String firstName = null;
    // A name may contain "=", as a file name may: the first split that names a connector counts.
    for (int i = argument.indexOf('='); i >= 0; i = argument.indexOf('=', i + 1)) {
      String name = argument.substring(0, i);
      Matcher address = ADDRESS.matcher(argument.substring(i + 1));
      if (!address.matches()) {
        continue;
      }
      if (firstName == null) {
        firstName = name;
      }
      List<ConnectorDefinition> found = find(name, connectors);
      if (found.size() > 1) {
        throw usage("'" + name + "' means more than one connector: " + list(found));
      }
      if (!found.isEmpty()) {
        return new Connection(found.get(0), address.group("scheme"), address.group("rest"));
      }
    }
    if (firstName == null) {
      throw usage("--connect takes NAME=ldif:FILE, not '" + argument + "'");
    }
    throw usage(
        "the configuration has no connector '" + firstName + "'; it has " + list(connectors));
  }

  private static List<ConnectorDefinition> find(String name, List<ConnectorDefinition> connectors) {
    List<ConnectorDefinition> found = select(connectors, c -> c.name().equals(name));
    if (found.isEmpty()) {
      found = select(connectors, c -> c.name().equalsIgnoreCase(name));
    }
    if (found.isEmpty()) {
      found = select(connectors, c -> isId(c.id(), name));
    }
    if (found.isEmpty()) {
      found = select(connectors, c -> shortName(c.kind()).equalsIgnoreCase(name));
    }
    return found;
  }

  private static List<ConnectorDefinition> select(
      List<ConnectorDefinition> connectors, Predicate<ConnectorDefinition> condition) {
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

  private void requireDifferent(Connection other) {
    if (connector.id().equals(other.connector.id())) {
      throw usage("connector '" + connector.name() + "' is connected twice");
    }
    if (scheme.equals(other.scheme) && address.equals(other.address)) {
      throw usage(
          "connectors '"
              + connector.name()
              + "' and '"
              + other.connector.name()
              + "' cannot share "
              + scheme
              + ":"
              + address);
    }
  }

  private static CommandFailure usage(String message) {
    return new CommandFailure(ExitCode.USAGE, message);
  }
}
