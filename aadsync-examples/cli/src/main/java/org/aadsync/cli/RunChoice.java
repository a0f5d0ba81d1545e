package org.aadsync.cli;

import java.util.List;
import org.aadsync.core.config.ConnectorDefinition;
import org.aadsync.core.config.ServerConfiguration;

/**
 * Which run profile of which connector is to be run.
 *
 * @param connector the connector
 * @param profile the profile, as the configuration spells it
 */
record RunChoice(ConnectorDefinition connector, String profile) {
  /**
   * Returns what the arguments mean, before anything is opened.
   *
   * @throws CommandFailure if there is no such connector or profile, or the profile needs a
   *     directory that is not connected
   */
  static RunChoice of(
      ServerConfiguration configuration,
      List<String> connections,
      String connector,
      String profile) {
    ConnectorDefinition chosen = new ConnectorNames(configuration.connectors()).get(connector);
    RunProfiles profiles = new RunProfiles(chosen);
    String found = profiles.find(profile);
    boolean connected =
        Connection.parse(connections, configuration.connectors()).stream()
            .anyMatch(connection -> connection.connector().id().equals(chosen.id()));
    if (!connected && profiles.needsDirectory(found)) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "run profile '"
              + found
              + "' needs the directory of connector '"
              + chosen.name()
              + "'; add --connect '"
              + chosen.name()
              + "=ldif:FILE'");
    }
    return new RunChoice(chosen, found);
  }
}
