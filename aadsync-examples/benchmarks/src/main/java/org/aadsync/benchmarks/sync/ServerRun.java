package org.aadsync.benchmarks.sync;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.ServiceLoader;
import java.util.UUID;
import org.aadsync.core.config.ConfigurationReader;
import org.aadsync.core.config.ConnectorDefinition;
import org.aadsync.core.config.ConnectorKind;
import org.aadsync.core.config.ServerConfiguration;
import org.aadsync.core.config.StepType;
import org.aadsync.core.engine.StepReport;
import org.aadsync.core.engine.SyncEngine;
import org.aadsync.core.engine.SyncEngineBuilder;
import org.aadsync.core.spi.Connector;
import org.aadsync.core.spi.ConnectorFactory;
import org.aadsync.expressions.ExpressionLanguage;
import org.aadsync.samples.DirectoryGenerator;
import org.aadsync.samples.DirectoryOptions;
import org.jspecify.annotations.Nullable;

/** A generated directory through the exported configuration of a real server, step by step. */
public final class ServerRun {
  private static final int USERS_PER_GROUP = 10;

  /** With more users than these there is no room for the same state twice. */
  private static final int MOST_COMPARED = 200_000;

  private final PrintStream out;
  private final Path configuration;

  /**
   * Makes a run.
   *
   * @param configuration the folder with the exported configuration
   */
  public ServerRun(PrintStream out, Path configuration) {
    this.out = out;
    this.configuration = configuration;
  }

  /** Prints a table with a row for each step. */
  public void print(int users) throws Exception {
    Path file = Files.createTempFile("directory", ".ldif");
    try {
      new DirectoryGenerator(
              DirectoryOptions.defaults().withUsers(users).withGroups(users / USERS_PER_GROUP))
          .writeTo(file);
      run(users, file);
    } finally {
      Files.delete(file);
    }
  }

  private void run(int users, Path file) throws Exception {
    ServerConfiguration server =
        new ConfigurationReader(ExpressionLanguage.standard()).read(configuration).configuration();
    if (server == null) {
      throw new IllegalArgumentException("the configuration in " + configuration + " has errors");
    }
    line("%n### %,d users and %,d groups, %,.0f MB of LDIF%n", users, users / 10, megabytes(file));
    line(
        "| step | seconds | objects | objects/s | MB occupied after it"
            + " |%n|---|---:|---:|---:|---:|");
    long before = SyncTable.occupied();
    State state = synchronize(server, file, users <= MOST_COMPARED);
    if (state.floor() != null) {
      double floor = (SyncTable.occupied() - before) / (double) users;
      double held = (state.occupied() - before) / (double) users;
      line(
          "%n%,.0f bytes per user; in %,d arrays of slots %,.0f: × %.2f",
          held, state.floor().size(), floor, held / floor);
    }
  }

  /**
   * What an engine came to.
   *
   * @param occupied bytes, those of the rest of the process included
   * @param floor the same objects in the least form, or null if nobody asked for them
   */
  private record State(long occupied, @Nullable SlotArrays floor) {}

  private State synchronize(ServerConfiguration server, Path file, boolean compare)
      throws Exception {
    SyncEngineBuilder builder = SyncEngine.builder(server);
    UUID directory = new UUID(0, 0);
    UUID cloud = directory;
    try (Connector ldif = open(directory(server), file)) {
      for (ConnectorDefinition definition : server.connectors()) {
        if (definition.kind() == ConnectorKind.ACTIVE_DIRECTORY) {
          directory = definition.id();
          builder.connector(directory, ldif);
        } else {
          cloud = definition.id();
          builder.connector(cloud, new ReceivingCloud(definition));
        }
      }
      SyncEngine engine = builder.build();
      step(engine, directory, StepType.FULL_IMPORT);
      step(engine, cloud, StepType.FULL_IMPORT);
      step(engine, directory, StepType.FULL_SYNCHRONIZATION);
      step(engine, cloud, StepType.EXPORT);
      step(engine, cloud, StepType.DELTA_IMPORT);
      step(engine, cloud, StepType.DELTA_SYNCHRONIZATION);
      step(engine, directory, StepType.FULL_SYNCHRONIZATION);
      long occupied = SyncTable.occupied();
      return new State(occupied, compare ? SlotArrays.of(engine, List.of(directory, cloud)) : null);
    }
  }

  private static ConnectorDefinition directory(ServerConfiguration server) {
    return server.connectors().stream()
        .filter(definition -> definition.kind() == ConnectorKind.ACTIVE_DIRECTORY)
        .findFirst()
        .orElseThrow();
  }

  private static Connector open(ConnectorDefinition definition, Path file) throws Exception {
    for (ConnectorFactory factory : ServiceLoader.load(ConnectorFactory.class)) {
      if (factory.scheme().equals("ldif")) {
        return factory.open(definition, file.toString());
      }
    }
    throw new IllegalStateException("nothing reads LDIF files");
  }

  private void step(SyncEngine engine, UUID connector, StepType type) throws Exception {
    long begin = System.nanoTime();
    StepReport report = engine.run(connector, type);
    double seconds = (System.nanoTime() - begin) / 1e9;
    if (!report.completed()) {
      throw new IllegalStateException(report.status() + ": " + report.message());
    }
    long objects =
        report.counters().entrySet().stream()
            .filter(group -> !group.getKey().startsWith("outbound"))
            .flatMap(group -> group.getValue().values().stream())
            .mapToLong(Long::longValue)
            .sum();
    line(
        "| %s of %s | %.1f | %,d | %,.0f | %,.0f |",
        type.title(),
        report.connectorName(),
        seconds,
        objects,
        objects / seconds,
        SyncTable.occupied() / 1e6);
  }

  private static double megabytes(Path file) throws Exception {
    return Files.size(file) / 1e6;
  }

  private void line(String format, Object... arguments) {
    out.printf(Locale.ROOT, format + "%n", arguments);
  }
}
