package org.aadsync.core.engine;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.aadsync.core.config.ServerConfiguration;
import org.aadsync.core.internal.run.DefaultSyncEngine;
import org.aadsync.core.rules.CompiledRuleSet;
import org.aadsync.core.rules.RuleCompilation;
import org.aadsync.core.rules.RuleCompiler;
import org.aadsync.core.spi.Connector;
import org.aadsync.expressions.ExpressionLanguage;

/** Assembles a {@link SyncEngine}. For use by one thread. */
public final class SyncEngineBuilder {
  private final ServerConfiguration configuration;
  private final Map<UUID, Connector> connectors = new LinkedHashMap<>();
  private InstantSource clock = InstantSource.system();
  private RandomGenerator random = new SecureRandom();
  private boolean requireJoinAttributeForProvision = true;
  private ExpressionLanguage language = ExpressionLanguage.standard();

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

  /** Sets the source of {@code RandomNum} and {@code Guid}; by default a secure one. */
  public SyncEngineBuilder random(RandomGenerator random) {
    this.random = random;
    return this;
  }

  /**
   * Sets whether an inbound rule with join conditions projects only objects that have a value for
   * one of them, as current versions of the original do; true by default. The version of January
   * 2016 projected all.
   */
  public SyncEngineBuilder requireJoinAttributeForProvision(boolean required) {
    this.requireJoinAttributeForProvision = required;
    return this;
  }

  /**
   * Returns the engine.
   *
   * @throws ConfigurationException if the configuration has errors
   */
  public SyncEngine build() {
    RuleCompilation compilation = RuleCompiler.compile(configuration, language);
    CompiledRuleSet rules = compilation.rules();
    if (rules == null) {
      throw new ConfigurationException(compilation.findings());
    }
    return new DefaultSyncEngine(
        configuration, rules, connectors, clock, random, requireJoinAttributeForProvision);
  }
}
