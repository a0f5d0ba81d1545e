package org.aadsync.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import org.aadsync.core.config.ConnectorKind;
import org.aadsync.core.config.Finding;
import org.aadsync.core.config.ServerConfiguration;
import org.aadsync.core.engine.ConnectorSpaceObject;
import org.aadsync.core.engine.MetaverseObject;
import org.aadsync.core.engine.PendingOperation;
import org.aadsync.core.engine.SyncEngine;
import org.aadsync.core.engine.SyncEngineBuilder;
import org.aadsync.core.rules.RuleCompiler;
import org.aadsync.core.rules.SyncRule;
import org.aadsync.core.store.InMemoryStateStore;
import org.aadsync.core.store.StateStore;
import org.aadsync.expressions.ExpressionLanguage;
import org.jspecify.annotations.Nullable;

/**
 * A small world for one story: directories in memory, rules, and the engine between them. The
 * engine is built by the first step; what it needs is said before.
 */
public final class Scenario {
  private static final long SEED = 2016;

  private final List<TestDirectory> directories = new ArrayList<>();
  private final List<SyncRule> rules = new ArrayList<>();
  private final List<String> metaverseAttributes = new ArrayList<>(StandardSchema.METAVERSE);
  private final List<String> metaverseTypes = new ArrayList<>(List.of("person", "group", "device"));
  private final Map<String, String> globalParameters = new HashMap<>();
  private Instant now = Instant.parse("2016-01-15T12:00:00Z");
  private final List<Consumer<SyncEngineBuilder>> hostings = new ArrayList<>();
  private int threads = Runtime.getRuntime().availableProcessors();
  private @Nullable StateStore store =
      Boolean.getBoolean("aadsync.restarts") ? new InMemoryStateStore(1) : null;
  private final @Nullable ServerConfiguration given;
  private @Nullable SyncEngine engine;

  /** Makes a world without directories and rules. */
  public Scenario() {
    given = null;
  }

  private Scenario(ServerConfiguration configuration) {
    given = configuration;
    configuration
        .connectors()
        .forEach(connector -> directories.add(new TestDirectory(this, connector)));
  }

  /**
   * Returns a world with the rules, schemas and connectors of a configuration, such as a server has
   * exported; each connector has an empty directory in memory. What the configuration says cannot
   * be changed.
   */
  public static Scenario of(ServerConfiguration configuration) {
    return new Scenario(configuration);
  }

  /**
   * Returns the directory of a connector.
   *
   * @throws IllegalArgumentException if there is none of that name
   */
  public TestDirectory directory(String connectorName) {
    return directories.stream()
        .filter(each -> each.name().equals(connectorName))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no connector is named "
                        + connectorName
                        + "; there are "
                        + directories.stream().map(TestDirectory::name).toList()));
  }

  /** Adds an Active Directory forest of one partition, DC=name, to the world. */
  public TestDirectory activeDirectory(String name) {
    return add(new TestDirectory(this, name, ConnectorKind.ACTIVE_DIRECTORY, directories.size()));
  }

  /** Adds an Azure AD tenant to the world. */
  public TestDirectory azureAd(String name) {
    return add(new TestDirectory(this, name, ConnectorKind.AZURE_AD, directories.size()));
  }

  private TestDirectory add(TestDirectory directory) {
    directories.add(directory);
    return directory;
  }

  /** Adds attributes to the metaverse, in the notation of {@link StandardSchema}. */
  public Scenario metaverseAttributes(String... attributes) {
    metaverseAttributes.addAll(List.of(attributes));
    return this;
  }

  /** Adds object types to the metaverse. */
  public Scenario metaverseTypes(String... types) {
    metaverseTypes.addAll(List.of(types));
    return this;
  }

  /** Adds rules; those without a precedence are numbered from 100 in this order. */
  public Scenario rules(RuleBuilder... more) {
    for (RuleBuilder rule : more) {
      rules.add(rule.build(100 + rules.size()));
    }
    return this;
  }

  public Scenario globalParameter(String name, String value) {
    globalParameters.put(name, value);
    return this;
  }

  /** Sets how many threads the engine has; by default one for each processor. */
  public Scenario threads(int number) {
    threads = number;
    return this;
  }

  /** Returns what the engine's clock shows. */
  public Instant now() {
    return now;
  }

  /** Lets time pass. */
  public Scenario later(Duration passed) {
    now = now.plus(passed);
    return this;
  }

  /** Lets the host say more about the engine while it is built. */
  public Scenario host(Consumer<SyncEngineBuilder> hosting) {
    hostings.add(hosting);
    return this;
  }

  /** Returns what there is to say about the configuration. */
  public List<Finding> findings() {
    return RuleCompiler.compile(configuration(), ExpressionLanguage.standard()).findings();
  }

  /** Returns the engine, building it on first use. */
  public SyncEngine engine() {
    SyncEngine built = engine;
    if (built == null) {
      SyncEngineBuilder builder = SyncEngine.builder(configuration());
      builder.clock(() -> now).random(new Random(SEED)).threads(threads);
      directories.stream()
          .filter(TestDirectory::isConnected)
          .forEach(each -> builder.connector(each.id(), each.memory()));
      StateStore kept = store;
      if (kept != null) {
        builder.stateStore(kept);
      }
      hostings.forEach(hosting -> hosting.accept(builder));
      built = builder.build();
      engine = built;
    }
    return built;
  }

  /**
   * Returns the engine for the next step. With the system property {@code aadsync.restarts} it is a
   * new one, over what the one before had kept, so that every story tells about restarts too.
   */
  SyncEngine nextEngine() {
    return Boolean.getBoolean("aadsync.restarts") ? restart().engine() : engine();
  }

  /** Lets the engine keep its state in {@code kept} and begin with what is there. */
  public Scenario keptIn(StateStore kept) {
    store = kept;
    engine = null;
    return this;
  }

  /**
   * Kills the engine, unless there is none yet, and begins with what it had kept in memory; without
   * a store it begins with nothing. Rules and directories may have been changed.
   */
  public Scenario restart() {
    if (engine != null && store instanceof InMemoryStateStore kept) {
      store = kept.reopen();
    }
    engine = null;
    return this;
  }

  /** Returns what the world looks like to the engine. */
  public ServerConfiguration configuration() {
    if (given != null) {
      return given;
    }
    return new ServerConfiguration(
        directories.stream().map(TestDirectory::definition).toList(),
        rules.stream().sorted(Comparator.comparingInt(SyncRule::precedence)).toList(),
        StandardSchema.schema(false, metaverseAttributes, metaverseTypes),
        globalParameters);
  }

  /** Runs a cycle of full imports and synchronizations, then exports. */
  public CycleAssert initialCycle() {
    return new CycleAssert(nextEngine().runCycle(true));
  }

  /** Runs a cycle of delta imports and synchronizations, then exports. */
  public CycleAssert deltaCycle() {
    return new CycleAssert(nextEngine().runCycle(false));
  }

  /** Imports everything in full and synchronizes it in full, directory by directory. */
  public Scenario importAndSynchronize() {
    directories.forEach(each -> each.fullImport().succeeded());
    directories.forEach(each -> each.fullSync().succeeded());
    return this;
  }

  /** Exports to every directory, imports what changed, and finds everything as it was wanted. */
  public Scenario exportAndConfirm() {
    directories.forEach(each -> each.export().succeeded());
    directories.forEach(each -> each.importChanges().succeeded());
    directories.forEach(each -> each.deltaSync().succeeded());
    return settled();
  }

  /** Checks that nothing is pending in any connector space. */
  public Scenario settled() {
    for (TestDirectory directory : directories) {
      assertThat(
              engine()
                  .connectorSpace(directory.id())
                  .filter(
                      object ->
                          object.pendingImport() != PendingOperation.NONE
                              || object.pendingExport() != PendingOperation.NONE
                              || object.unconfirmedExport() != PendingOperation.NONE)
                  .map(ConnectorSpaceObject::dn))
          .as("objects of %s with something pending", directory.name())
          .isEmpty();
    }
    return this;
  }

  /** Returns the one metaverse object that has the value in the attribute. */
  public MetaverseAssert metaverseObject(String attribute, Object value) {
    List<MetaverseObject> found = metaverseObjects(attribute, value);
    assertThat(found).as("metaverse objects with %s = %s", attribute, value).hasSize(1);
    return new MetaverseAssert(found.get(0));
  }

  /** Returns the only metaverse object that there is. */
  public MetaverseAssert onlyMetaverseObject() {
    List<MetaverseObject> all = engine().metaverse().toList();
    assertThat(all).as("metaverse objects").hasSize(1);
    return new MetaverseAssert(all.get(0));
  }

  /** Checks how many metaverse objects there are. */
  public Scenario hasMetaverseObjects(int count) {
    assertThat(engine().metaverse()).as("metaverse objects").hasSize(count);
    return this;
  }

  /** Checks that no metaverse object has the value in the attribute. */
  public Scenario hasNoMetaverseObject(String attribute, Object value) {
    assertThat(metaverseObjects(attribute, value))
        .as("metaverse objects with %s = %s", attribute, value)
        .isEmpty();
    return this;
  }

  private List<MetaverseObject> metaverseObjects(String attribute, Object value) {
    return engine()
        .metaverse()
        .filter(object -> Values.shown(object.values(attribute)).contains(Values.shown(value)))
        .toList();
  }
}
