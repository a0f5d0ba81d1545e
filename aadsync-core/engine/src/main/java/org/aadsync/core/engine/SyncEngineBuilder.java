package org.aadsync.core.engine;

import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.aadsync.core.config.ServerConfiguration;
import org.aadsync.core.spi.Connector;

/** Assembles a {@link SyncEngine}. For use by one thread. */
public final class SyncEngineBuilder {
  private final ServerConfiguration configuration;
  private final Map<UUID, Connector> connectors = new LinkedHashMap<>();
  private InstantSource clock = InstantSource.system();

  SyncEngineBuilder(ServerConfiguration configuration) {
    this.configuration = configuration;
  }

  /** Connects a connector of the configuration to its directory. */
  public SyncEngineBuilder connector(UUID connectorId, Connector connector) {
    connectors.put(connectorId, connector);
    return this;
  }

  /** Sets the clock that {@code Now} reads; by default the system's. */
  public SyncEngineBuilder clock(InstantSource clock) {
    this.clock = clock;
    return this;
  }

  /**
   * Returns the engine.
   *
   * @throws ConfigurationException if the configuration has errors
   */
  public SyncEngine build() {
    throw new UnsupportedOperationException(configuration + " " + connectors + clock);
  }
}
