package org.aadsync.cli;

import com.google.common.io.Closer;
import java.io.IOException;
import java.util.List;
import org.aadsync.core.config.ServerConfiguration;
import org.aadsync.core.engine.ConfigurationException;
import org.aadsync.core.engine.CyclePolicy;
import org.aadsync.core.engine.StepReport;
import org.aadsync.core.engine.SyncEngine;
import org.aadsync.core.engine.SyncEngineBuilder;
import org.aadsync.core.store.StateStore;
import org.aadsync.core.store.StateStoreException;

/** An engine with its configuration and its open directories. */
final class Synchronization implements AutoCloseable {
  /** So many objects a step does between two looks at the clock. */
  private static final int PROGRESS_INTERVAL = 100;

  private final ServerConfiguration configuration;
  private final Closer resources;
  private final SyncEngine engine;
  private final boolean begunAnew;

  private Synchronization(
      ServerConfiguration configuration, Closer resources, SyncEngine engine, boolean begunAnew) {
    this.configuration = configuration;
    this.resources = resources;
    this.engine = engine;
    this.begunAnew = begunAnew;
  }

  /**
   * Reads a configuration, connects it to its directories, and goes on from the state if there is
   * one.
   *
   * @throws CommandFailure if the configuration has errors, which are printed, or an argument
   *     cannot be used
   */
  static Synchronization open(Console console, SyncRequest request) {
    return open(console, request, RunnableConfiguration.load(console, request.configuration()));
  }

  /** As the other, with the configuration that was read already. */
  static Synchronization open(
      Console console, SyncRequest request, ServerConfiguration configuration) {
    List<Connection> connections =
        Connection.parse(request.connections(), configuration.connectors());
    Closer resources = Closer.create();
    try {
      OpenDirectories directories = OpenDirectories.open(console, configuration, connections);
      resources.register(directories::close);
      ServerConfiguration known = directories.configuration();
      SyncEngineBuilder builder = directories.engine();
      ProgressLine progress = ProgressLine.of(console, System::nanoTime);
      if (progress != null) {
        builder.listener(progress).progressInterval(PROGRESS_INTERVAL);
      }
      StateFolder state = request.state();
      SyncEngine engine = state == null ? builder.build() : build(builder, state, known, resources);
      if (state != null) {
        state.rememberConfiguration(request.configuration());
        engine.stateNotes().forEach(note -> console.remark(note));
      }
      String approval = request.approval();
      if (approval != null) {
        // The hash stands for the connector as well: it lets nothing of another one through.
        connections.forEach(one -> engine.approveExport(one.connector().id(), approval));
      }
      boolean begunAnew = engine.storedConfiguration().isEmpty();
      return new Synchronization(known, resources, engine, begunAnew);
    } catch (ConfigurationException e) {
      close(resources);
      throw RunnableConfiguration.refuse(console, request.configuration(), e.findings());
    } catch (RuntimeException e) {
      close(resources);
      throw e;
    }
  }

  private static SyncEngine build(
      SyncEngineBuilder builder,
      StateFolder state,
      ServerConfiguration configuration,
      Closer resources) {
    StateStore store = state.open();
    resources.register(store::close);
    try {
      SyncEngine engine = builder.stateStore(store).build();
      RunnableConfiguration.requireSame(state, configuration, engine);
      // From now on; it must not write anything over a state that was refused.
      resources.register(engine::close);
      return engine;
    } catch (StateStoreException e) {
      throw StateFolder.unusable(e);
    }
  }

  ServerConfiguration configuration() {
    return configuration;
  }

  SyncEngine engine() {
    return engine;
  }

  /**
   * Runs the cycle with this number, from 1. The first is initial if the engine knew nothing when
   * it was opened; the others are deltas, with full steps where these are due.
   *
   * @param export whether to export, unless the configuration is in staging mode
   */
  List<StepReport> runCycle(int number, boolean export) {
    CyclePolicy policy = isInitial(number) ? CyclePolicy.INITIAL : CyclePolicy.DELTA;
    return engine.runCycle(policy, export).runs().stream()
        .flatMap(run -> run.reports().stream())
        .toList();
  }

  boolean isInitial(int cycle) {
    return cycle == 1 && begunAnew;
  }

  @Override
  public void close() {
    close(resources);
  }

  /** Says that the connectors without a directory take no part in cycles. */
  void warnAboutOthers(Console console, List<String> arguments) {
    List<Connection> connections = Connection.parse(arguments, configuration.connectors());
    configuration.connectors().stream()
        .filter(c -> connections.stream().noneMatch(one -> one.connector().id().equals(c.id())))
        .forEach(
            c -> console.remark("connector '" + c.name() + "' is not connected and takes no part"));
  }

  /** Closes in reverse order, and goes on when one of them fails. */
  private static void close(Closer resources) {
    try {
      resources.close();
    } catch (IOException e) {
      throw new AssertionError("nothing of this throws it", e);
    }
  }
}
