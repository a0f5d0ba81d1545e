package org.aadsync.cli;

import com.google.common.io.Closer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.aadsync.core.config.ConfigurationReader;
import org.aadsync.core.config.ConfigurationUnreadableException;
import org.aadsync.core.config.Finding;
import org.aadsync.core.config.LoadedConfiguration;
import org.aadsync.core.config.ServerConfiguration;
import org.aadsync.core.engine.ConfigurationException;
import org.aadsync.core.engine.CyclePolicy;
import org.aadsync.core.engine.StepReport;
import org.aadsync.core.engine.SyncEngine;
import org.aadsync.core.engine.SyncEngineBuilder;
import org.aadsync.core.spi.Connector;
import org.aadsync.core.spi.ConnectorException;
import org.aadsync.core.spi.ConnectorFactory;
import org.aadsync.expressions.ExpressionLanguage;

/** An engine with its configuration and its open directories. */
final class Synchronization implements AutoCloseable {
  /** So many objects a step does between two looks at the clock. */
  private static final int PROGRESS_INTERVAL = 100;

  private final ServerConfiguration configuration;
  private final List<Connector> connectors;
  private final SyncEngine engine;

  private Synchronization(
      ServerConfiguration configuration, List<Connector> connectors, SyncEngine engine) {
    this.configuration = configuration;
    this.connectors = connectors;
    this.engine = engine;
  }

  /**
   * Reads a configuration and connects it to its directories.
   *
   * @throws CommandFailure if the configuration has errors, which are printed, or an argument
   *     cannot be used
   */
  static Synchronization open(Console console, SyncRequest request) {
    ServerConfiguration configuration = load(console, request.configuration());
    List<Connection> connections =
        Connection.parse(request.connections(), configuration.connectors());
    warnAboutOthers(console, configuration, connections);
    List<Connector> connectors = new ArrayList<>();
    try {
      SyncEngineBuilder builder = SyncEngine.builder(configuration);
      for (Connection connection : connections) {
        Connector connector = open(connection);
        connectors.add(connector);
        builder.connector(connection.connector().id(), connector);
      }
      ProgressLine progress = ProgressLine.of(console, System::nanoTime);
      if (progress != null) {
        builder.listener(progress).progressInterval(PROGRESS_INTERVAL);
      }
      SyncEngine engine = builder.build();
      String approval = request.approval();
      if (approval != null) {
        // The hash stands for the connector as well: it lets nothing of another one through.
        connections.forEach(one -> engine.approveExport(one.connector().id(), approval));
      }
      return new Synchronization(configuration, connectors, engine);
    } catch (ConfigurationException e) {
      closeAll(connectors);
      throw refuse(console, request.configuration(), e.findings());
    } catch (RuntimeException e) {
      closeAll(connectors);
      throw e;
    }
  }

  ServerConfiguration configuration() {
    return configuration;
  }

  SyncEngine engine() {
    return engine;
  }

  /**
   * Runs the cycle with this number, from 1; the first is initial, the others are deltas.
   *
   * @param export whether to export, unless the configuration is in staging mode
   */
  List<StepReport> runCycle(int number, boolean export) {
    CyclePolicy policy = isInitial(number) ? CyclePolicy.INITIAL : CyclePolicy.DELTA;
    return engine.runCycle(policy, export).runs().stream().flatMap(run -> run.reports().stream()).toList();
  }

  boolean isInitial(int cycle) {
    return cycle == 1;
  }

  @Override
  public void close() {
    closeAll(connectors);
  }

  private static ServerConfiguration load(Console console, Path folder) {
    try {
      LoadedConfiguration loaded =
          new ConfigurationReader(ExpressionLanguage.standard()).read(folder);
      if (loaded.configuration() == null) {
        throw refuse(console, folder, loaded.findings());
      }
      return loaded.configuration();
    } catch (ConfigurationUnreadableException e) {
      throw CommandFailure.badInput(String.valueOf(e.getMessage()));
    }
  }

  private static CommandFailure refuse(Console console, Path folder, List<Finding> findings) {
    FindingPrinter printer = new FindingPrinter(console.err(), console.width(), folder);
    findings.forEach(printer::print);
    long errors = findings.stream().filter(Finding::isError).count();
    return CommandFailure.badInput(
        "the configuration has " + Names.count(errors, "error") + "; nothing was run");
  }

  private static void warnAboutOthers(
      Console console, ServerConfiguration configuration, List<Connection> connections) {
    configuration.connectors().stream()
        .filter(c -> connections.stream().noneMatch(one -> one.connector().id().equals(c.id())))
        .forEach(
            c ->
                console
                    .err()
                    .println(
                        DisplayText.visible(
                            "aadsync: connector '"
                                + c.name()
                                + "' is not connected and takes no part")));
  }

  private static Connector open(Connection connection) {
    ServiceLoader<ConnectorFactory> factories = ServiceLoader.load(ConnectorFactory.class);
    for (ConnectorFactory factory : factories) {
      if (factory.scheme().equalsIgnoreCase(connection.scheme())) {
        try {
          return factory.open(connection.connector(), connection.address());
        } catch (ConnectorException e) {
          throw CommandFailure.badInput(
              "connector '" + connection.connector().name() + "': " + e.getMessage());
        }
      }
    }
    String known =
        StreamSupport.stream(factories.spliterator(), false)
            .map(factory -> factory.scheme() + ":")
            .sorted()
            .collect(Collectors.joining(", "));
    throw new CommandFailure(
        ExitCode.USAGE,
        "nothing can open '" + connection.scheme() + ":' addresses; there is " + known);
  }

  private static void closeAll(List<Connector> connectors) {
    // The closer closes in reverse order, and goes on when one of them fails.
    try (Closer closer = Closer.create()) {
      connectors.forEach(connector -> closer.register(connector::close));
    } catch (IOException e) {
      throw new AssertionError("connectors do not throw this", e);
    }
  }
}
