package org.aadsync.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.aadsync.core.config.ConnectorDefinition;

/**
 * A connector of a configuration with the directory that it is to speak to.
 *
 * @param connector the connector
 * @param scheme what kind of address it is, such as {@code ldif}
 * @param address what follows the scheme and its colon
 */
record Connection(ConnectorDefinition connector, String scheme, String address) {
  /** What stands for such an argument in a help text. */
  static final String LABEL = "NAME=ADDRESS";

  /** What a help text says of the two parts. */
  static final String NAME_HELP =
      "NAME is the connector's name or id, or ad or aad where there is one of that kind.";

  static final String FILE_HELP =
      "ADDRESS is ldif:FILE or csv:FILE[?OPTIONS], and for Active Directory and other LDAP servers";

  static final String SERVER_HELP = "ldaps://HOST[:PORT][?OPTIONS]. The README lists the options.";

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
    ConnectorNames names = new ConnectorNames(connectors);
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
      List<ConnectorDefinition> found = names.find(name);
      if (!found.isEmpty()) {
        return new Connection(
            names.single(name, found), address.group("scheme"), address.group("rest"));
      }
    }
    if (firstName == null) {
      throw usage(
          "--connect takes NAME=ldif:FILE, NAME=csv:FILE[?OPTIONS] or NAME=ldaps://HOST[?OPTIONS],"
              + " not '"
              + argument
              + "'");
    }
    throw names.unknown(firstName);
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
