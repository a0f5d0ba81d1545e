package org.aadsync.core.engine;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.aadsync.core.config.ConnectorDefinition;
import org.aadsync.core.config.ServerConfiguration;
import org.aadsync.core.internal.pipeline.Options;
import org.aadsync.core.internal.run.DefaultSyncEngine;
import org.aadsync.core.internal.run.RunSettings;
import org.aadsync.core.rules.CompiledRuleSet;
import org.aadsync.core.rules.RuleCompilation;
import org.aadsync.core.rules.RuleCompiler;
import org.aadsync.core.spi.Connector;
import org.aadsync.core.store.StateStore;
import org.aadsync.expressions.ExpressionLanguage;
import org.jspecify.annotations.Nullable;

/** Assembles a {@link SyncEngine}. For use by one thread. */
public final class SyncEngineBuilder {
  private final ServerConfiguration configuration;
  private final Map<UUID, Connector> connectors = new LinkedHashMap<>();
  private InstantSource clock = InstantSource.system();
  private RandomGenerator random = new SecureRandom();
  private final Map<UUID, DeprovisionAction> deprovisionActions = new LinkedHashMap<>();
  private int indexedTextLength = RuleCompiler.INDEXED_TEXT_LENGTH;
  private boolean requireJoinAttributeForProvision = true;
  private int threads = Runtime.getRuntime().availableProcessors();
  private @Nullable StateStore stateStore;
  private ExpressionLanguage language = ExpressionLanguage.standard();
  private final Map<UUID, ExportBudget> budgets = new LinkedHashMap<>();
  private final List<SyncListener> listeners = new ArrayList<>();
  private Duration runHistoryRetention = Duration.ofDays(7);
  private int progressInterval = 1000;

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
   * Limits what an export of a connector may change. By default it may delete as many objects as
   * the configuration says ({@code Microsoft.OptionalFeature.ExportDeletionThresholdValue}), 500 if
   * it says nothing.
   */
  public SyncEngineBuilder exportBudget(UUID connectorId, ExportBudget budget) {
    budgets.put(connectorId, budget);
    return this;
  }

  /** Adds a listener. */
  public SyncEngineBuilder listener(SyncListener listener) {
    listeners.add(listener);
    return this;
  }

  /**
   * Sets after how many objects of a step {@link SyncListener#progress} is called; 1,000 by
   * default.
   *
   * @throws IllegalArgumentException if it is not positive
   */
  public SyncEngineBuilder progressInterval(int objects) {
    if (objects <= 0) {
      throw new IllegalArgumentException("a progress interval of " + objects + " is not positive");
    }
    this.progressInterval = objects;
    return this;
  }

  /**
   * Sets for how long runs are remembered; 7 days by default, as {@code PurgeRunHistoryInterval}
   * is.
   *
   * @throws IllegalArgumentException if it is negative
   */
  public SyncEngineBuilder runHistoryRetention(Duration retention) {
    if (retention.isNegative()) {
      throw new IllegalArgumentException("a retention of " + retention + " is negative");
    }
    this.runHistoryRetention = retention;
    return this;
  }

  /**
   * Sets how many threads evaluate rules during a synchronization; by default one for each
   * processor. Results never depend on it. What a host calls is called by one thread at a time: the
   * one that runs the step.
   *
   * @throws IllegalArgumentException unless it is positive
   */
  public SyncEngineBuilder threads(int threads) {
    if (threads < 1) {
      throw new IllegalArgumentException("the number of threads must be positive: " + threads);
    }
    this.threads = threads;
    return this;
  }

  /**
   * Does what the original did at one time, as far as the engine has a choice: see {@link
   * #requireJoinAttributeForProvision}. By default it does what the current version does.
   */
  public SyncEngineBuilder baseline(Baseline baseline) {
    return requireJoinAttributeForProvision(baseline.requiresJoinAttributeForProvision());
  }

  /**
   * Sets how long text of a metaverse attribute that may be indexed can be, in UTF-16 code units;
   * by default 448 (<i>Make a change to the default configuration</i>). A longer value is an error
   * of its object.
   *
   * @throws IllegalArgumentException unless it is positive
   */
  public SyncEngineBuilder indexedTextLength(int length) {
    if (length < 1) {
      throw new IllegalArgumentException("the length of text must be positive: " + length);
    }
    this.indexedTextLength = length;
    return this;
  }

  /**
   * Sets what becomes of objects of a connector that the engine provisioned and that no rule keeps
   * any more; by default they are deleted.
   */
  public SyncEngineBuilder deprovisionAction(UUID connectorId, DeprovisionAction action) {
    deprovisionActions.put(connectorId, action);
    return this;
  }

  /**
   * Sets where the state is kept, and what the engine begins with; by default it begins with
   * nothing, and nothing is kept. The engine closes the store when it is closed.
   */
  public SyncEngineBuilder stateStore(StateStore store) {
    this.stateStore = store;
    return this;
  }

  /**
   * Returns the engine.
   *
   * @throws ConfigurationException if the configuration has errors
   * @throws org.aadsync.core.store.StateStoreException if the state cannot be read; the store is as
   *     it was, and still open
   */
  public SyncEngine build() {
    ServerConfiguration effective = withEqualities();
    RuleCompilation compilation = RuleCompiler.compile(effective, language, indexedTextLength);
    CompiledRuleSet rules = compilation.rules();
    if (rules == null) {
      throw new ConfigurationException(compilation.findings());
    }
    Options options = new Options(requireJoinAttributeForProvision, deprovisionActions);
    RunSettings runs = new RunSettings(budgets, listeners, runHistoryRetention, progressInterval);
    return new DefaultSyncEngine(
        effective, rules, connectors, clock, random, threads, options, runs, stateStore);
  }

  /** Which values a directory takes for the same is known to its connector alone. */
  private ServerConfiguration withEqualities() {
    List<ConnectorDefinition> definitions = new ArrayList<>();
    for (ConnectorDefinition definition : configuration.connectors()) {
      Connector connector = connectors.get(definition.id());
      definitions.add(
          connector == null
              ? definition
              : definition.withSchema(definition.schema().withEqualities(connector.equalities())));
    }
    return new ServerConfiguration(
        definitions,
        configuration.rules(),
        configuration.metaverse(),
        configuration.globalParameters());
  }
}
