package org.aadsync.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.UUID;
import java.util.stream.Collectors;
import org.aadsync.core.config.ServerConfiguration;
import org.aadsync.core.engine.SyncEngine;
import org.aadsync.core.engine.SyncEngineBuilder;
import org.aadsync.core.spi.Connector;
import org.aadsync.core.spi.ConnectorException;
import org.aadsync.core.spi.ConnectorFactory;
import org.aadsync.core.spi.DirectoryFacts;

/**
 * The directories that the arguments of a command name, opened, and the configuration with what
 * they say about themselves.
 */
final class OpenDirectories implements AutoCloseable {
  private final Map<UUID, Connector> connectors = new LinkedHashMap<>();
  private ServerConfiguration configuration;

  private OpenDirectories(ServerConfiguration configuration) {
    this.configuration = configuration;
  }

  /**
   * Opens the directories of connectors. What the configuration selects and a directory does not
   * have is remarked on.
   *
   * @throws CommandFailure if an address cannot be used, or a directory does not say what it is
   */
  static OpenDirectories open(
      Console console, ServerConfiguration configuration, List<Connection> connections) {
    OpenDirectories directories = new OpenDirectories(configuration);
    boolean opened = false;
    try {
      for (Connection connection : connections) {
        directories.add(console, connection);
      }
      opened = true;
      return directories;
    } finally {
      if (!opened) {
        directories.close();
      }
    }
  }

  private void add(Console console, Connection connection) {
    String name = "connector '" + connection.connector().name() + "': ";
    UUID id = connection.connector().id();
    Connector connector = open(connection, name);
    connectors.put(id, connector);
    try {
      Optional<DirectoryFacts> facts = connector.discover();
      if (facts.isPresent()) {
        configuration = facts.get().applyTo(configuration, id);
        facts.get().warnings().forEach(warning -> console.remark(name + warning));
      }
    } catch (ConnectorException e) {
      // Not even a step of another directory: rules need the names of the domains.
      throw new CommandFailure(
          ExitCode.FAILED, name + e.status() + ": " + e.getMessage() + "; nothing was run");
    }
  }

  private static Connector open(Connection connection, String name) {
    try {
      return factory(connection).open(connection.connector(), connection.address());
    } catch (ConnectorException e) {
      throw CommandFailure.badInput(name + e.getMessage());
    }
  }

  /** Returns who knows addresses of this kind. */
  static ConnectorFactory factory(Connection connection) {
    List<ConnectorFactory> factories = new ArrayList<>();
    ServiceLoader.load(ConnectorFactory.class).forEach(factories::add);
    for (ConnectorFactory factory : factories) {
      if (factory.scheme().equalsIgnoreCase(connection.scheme())) {
        return factory;
      }
    }
    String known =
        factories.stream()
            .map(factory -> factory.scheme() + ":")
            .sorted()
            .collect(Collectors.joining(", "));
    throw new CommandFailure(
        ExitCode.USAGE,
        "nothing can open '" + connection.scheme() + ":' addresses; there is " + known);
  }

  /** Returns the configuration with the parameters of these directories. */
  ServerConfiguration configuration() {
    return configuration;
  }

  /** Returns a builder of an engine that these directories are connected to. */
  SyncEngineBuilder engine() {
    SyncEngineBuilder builder = SyncEngine.builder(configuration);
    connectors.forEach(builder::connector);
    return builder;
  }

  /** Returns the connector of the first directory. */
  Connector first() {
    return connectors.values().iterator().next();
  }

  @Override
  public void close() {
    connectors.values().forEach(Connector::close);
    connectors.clear();
  }
}
