package org.aadsync.core.internal.run;

import com.google.common.collect.ImmutableList;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.aadsync.core.config.ConnectorKind;
import org.aadsync.core.config.ServerConfiguration;
import org.aadsync.core.config.StepType;
import org.aadsync.core.engine.ConfigurationFingerprint;
import org.aadsync.core.engine.ConnectorSpaceObject;
import org.aadsync.core.engine.Contributor;
import org.aadsync.core.engine.CyclePolicy;
import org.aadsync.core.engine.CycleRecord;
import org.aadsync.core.engine.FullSteps;
import org.aadsync.core.engine.ImportProgress;
import org.aadsync.core.engine.MetaverseObject;
import org.aadsync.core.engine.Meter;
import org.aadsync.core.engine.PasswordSync;
import org.aadsync.core.engine.RunHistory;
import org.aadsync.core.engine.RunInProgressException;
import org.aadsync.core.engine.RunRecord;
import org.aadsync.core.engine.SingleObjectOptions;
import org.aadsync.core.engine.SingleObjectReport;
import org.aadsync.core.engine.StepReport;
import org.aadsync.core.engine.StopMode;
import org.aadsync.core.engine.SyncEngine;
import org.aadsync.core.internal.metaverse.Metaverse;
import org.aadsync.core.internal.metaverse.MvObject;
import org.aadsync.core.internal.pipeline.Options;
import org.aadsync.core.internal.pipeline.Randomness;
import org.aadsync.core.internal.pipeline.RulePlan;
import org.aadsync.core.internal.pipeline.RunContext;
import org.aadsync.core.internal.space.ConnectorSpace;
import org.aadsync.core.internal.state.Durability;
import org.aadsync.core.rules.CompiledRuleSet;
import org.aadsync.core.rules.SyncRule;
import org.aadsync.core.spi.Anchor;
import org.aadsync.core.spi.Connector;
import org.aadsync.core.store.Boundary;
import org.aadsync.core.store.StateStore;
import org.jspecify.annotations.Nullable;

/** The engine: owns the state, runs the steps. */
public final class DefaultSyncEngine implements SyncEngine {
  private final RulePlan plan;
  private final Membership membership;
  private final Metaverse metaverse;
  private final ImmutableList<ConnectorSpace> spaces;
  private final Map<UUID, ImportStep> imports = new LinkedHashMap<>();
  private final Map<UUID, ExportStep> exports = new LinkedHashMap<>();
  private final Map<String, String> globalParameters;
  private final Settings settings;
  private final InstantSource clock;
  private final RandomGenerator random;
  private final int threads;
  private final Options options;
  private final OpenedState state;
  private final Durability durability;
  private final RunGuard guard;
  private final Map<UUID, ConnectorRuns> connectorRuns = new LinkedHashMap<>();
  private final Cycles cycles;
  private final StepRunner steps;
  private final ProfileRunner runner;
  private final LinkDesk links;

  /**
   * Makes an engine.
   *
   * @param store where its state is kept, and what it begins with; null = it begins with nothing,
   *     and nothing is kept
   */
  public DefaultSyncEngine(
      ServerConfiguration configuration,
      CompiledRuleSet rules,
      Map<UUID, Connector> connectors,
      InstantSource clock,
      RandomGenerator random,
      int threads,
      Options options,
      RunSettings runs,
      @Nullable StateStore store) {
    this.plan = new RulePlan(configuration, rules);
    this.membership = new Membership(rules, configuration.globalParameters());
    this.globalParameters = configuration.globalParameters();
    this.settings = new Settings(globalParameters);
    this.clock = clock;
    this.random = random;
    this.threads = threads;
    this.options = options;
    this.state = new OpenedState(configuration, rules, plan, runs.runHistoryRetention(), store);
    this.metaverse = state.metaverse();
    this.spaces = state.spaces();
    this.durability = state.durability();
    for (ConnectorSpace space : spaces) {
      UUID id = space.definition().id();
      Connector connector = connectors.get(id);
      if (connector != null) {
        imports.put(
            id,
            new ImportStep(
                space, metaverse, connector, state.progress(space), durability, state.history()));
        exports.put(
            id,
            new ExportStep(
                space,
                connector,
                state.progress(space),
                durability,
                runs.budgets().getOrDefault(id, settings.exportBudget())));
      }
      ConnectorRuns ofConnector = new ConnectorRuns(space.definition());
      ofConnector.restore(state.progress(space).runs());
      ofConnector.require(state.requiredSteps(space));
      state.progress(space).keepRuns(ofConnector::state);
      connectorRuns.put(id, ofConnector);
    }
    this.guard = new RunGuard(clock);
    this.cycles =
        new Cycles(
            spaces.stream().filter(space -> imports.containsKey(space.definition().id())).toList(),
            connectorRuns,
            state.progress(),
            guard,
            clock);
    this.steps =
        new StepRunner(imports, exports, membership, this::newRun, state.progress(), durability);
    this.runner =
        new ProfileRunner(steps, connectorRuns, durability, state.history(), guard, clock, runs);
    this.links = new LinkDesk(spaces, this::newRun, guard, durability);
  }

  private ConnectorSpace space(UUID connectorId) {
    return state.space(connectorId);
  }

  @Override
  public StepReport run(UUID connectorId, StepType type) {
    ConnectorSpace space = space(connectorId);
    PlannedStep step = PlannedStep.onAll(space.definition(), type);
    return guard
        .alone(
            space.definition().name() + ": " + type.title(),
            () -> run(space, type.title(), List.of(step)))
        .reports()
        .get(0);
  }

  @Override
  public RunRecord runProfile(UUID connectorId, String profileName) {
    ConnectorSpace space = space(connectorId);
    List<PlannedStep> steps = PlannedStep.ofProfile(space.definition(), profileName);
    return guard.alone(
        space.definition().name() + ": " + profileName, () -> run(space, profileName, steps));
  }

  private RunRecord run(ConnectorSpace space, String profile, List<PlannedStep> steps) {
    durability.check();
    RunRecord record = runner.run(space, profile, runner.tasks(space, steps));
    ExportStep export = exports.get(space.definition().id());
    if (export != null
        && steps.stream().anyMatch(step -> step.type() == StepType.EXPORT)
        && !record.result().equals(ExportStep.OVER_BUDGET)) {
      export.forgetApprovals();
    }
    durability.commit(Boundary.RUN_END);
    return record;
  }

  private RunContext newRun() {
    return new RunContext(
        plan,
        metaverse,
        spaces,
        globalParameters,
        new HashSet<>(),
        clock.instant(),
        new Randomness(random),
        threads,
        options);
  }

  @Override
  public CycleRecord runCycle(CyclePolicy policy, boolean export) {
    return guard.alone(
        (policy == CyclePolicy.INITIAL ? "initial" : "delta") + " cycle",
        () -> cycles.run(policy, export && !settings.stagingMode(), this::run));
  }

  private ConnectorRuns runs(ConnectorSpace space) {
    return Objects.requireNonNull(connectorRuns.get(space.definition().id()));
  }

  @Override
  public SingleObjectReport synchronizeObject(
      UUID connectorId, String dn, SingleObjectOptions options) {
    ConnectorSpace source = space(connectorId);
    if (source.definition().kind() == ConnectorKind.AZURE_AD) {
      throw new IllegalArgumentException(
          "connector "
              + source.definition().name()
              + " speaks to the cloud; single objects are synchronized from a directory");
    }
    return guard.alone(
        source.definition().name() + ": " + SingleObjectSync.PROFILE,
        () -> {
          durability.check();
          SingleObjectReport report =
              new SingleObjectSync(source, spaces, dn, options, machinery(source)).run();
          durability.commit(Boundary.RUN_END);
          return report;
        });
  }

  private SingleObjectSync.Machinery machinery(ConnectorSpace source) {
    PlannedStep step = PlannedStep.onAll(source.definition(), StepType.DELTA_SYNCHRONIZATION);
    return new SingleObjectSync.Machinery(
        space -> imports.get(space.definition().id()),
        space -> exports.get(space.definition().id()),
        result -> steps.synchronizer(source, step, result),
        new TargetAttributes(links::outboundContributors),
        runner);
  }

  @Override
  public List<Meter> meters() {
    return runner.meters();
  }

  @Override
  public boolean stop(StopMode mode) {
    return guard.stop(mode);
  }

  @Override
  public RunHistory runHistory() {
    return runner.history();
  }

  @Override
  public FullSteps fullStepsRequired(UUID connectorId) {
    return runs(space(connectorId)).required();
  }

  @Override
  public List<ImportProgress> importProgress(UUID connectorId) {
    return cycles.importProgress(space(connectorId));
  }

  @Override
  public List<StepType> nextSteps(UUID connectorId) {
    return cycles.nextSteps(space(connectorId));
  }

  @Override
  public void requireFullSteps(UUID connectorId, FullSteps steps) {
    ConnectorSpace space = space(connectorId);
    guard.alone(
        "asking for full steps on " + space.definition().name(),
        () -> {
          runs(space).require(steps);
          durability.commit(Boundary.REQUEST);
          return steps;
        });
  }

  @Override
  public void approveExport(UUID connectorId, String planHash) {
    ExportStep step = exports.get(space(connectorId).definition().id());
    if (step != null) {
      step.approve(planHash);
      keepRequest();
    }
  }

  private void keepRequest() {
    try {
      guard.alone(
          "keeping an approval",
          () -> {
            durability.commit(Boundary.REQUEST);
            return durability;
          });
    } catch (RunInProgressException e) {
      // The run that is active makes it durable with what it does.
    }
  }

  @Override
  public List<String> stateNotes() {
    return state.notes();
  }

  @Override
  public Optional<ConfigurationFingerprint> storedConfiguration() {
    return state.storedConfiguration();
  }

  @Override
  public void close() {
    guard.alone(
        "closing the engine",
        () -> {
          durability.close();
          return durability;
        });
  }

  @Override
  public Stream<ConnectorSpaceObject> connectorSpace(UUID connectorId) {
    ConnectorSpace space = space(connectorId);
    return space.objects().stream()
        .sorted(space.canonicalOrder())
        .map(ConnectorSpaceObject.class::cast);
  }

  @Override
  public Optional<ConnectorSpaceObject> findByAnchor(UUID connectorId, Anchor anchor) {
    return Optional.ofNullable(space(connectorId).find(anchor));
  }

  @Override
  public Optional<ConnectorSpaceObject> findByDn(UUID connectorId, String dn) {
    return Optional.ofNullable(space(connectorId).findByDn(dn));
  }

  @Override
  public Stream<MetaverseObject> metaverse() {
    return metaverse.objects().stream()
        .sorted(Comparator.comparing(MvObject::id))
        .map(MetaverseObject.class::cast);
  }

  @Override
  public List<Contributor> outboundContributors(ConnectorSpaceObject object, String name) {
    return links.outboundContributors(object, name);
  }

  @Override
  public List<SyncRule> linkLineage(ConnectorSpaceObject object) {
    return links.lineage(object);
  }

  @Override
  public PasswordSync passwordSync(ConnectorSpaceObject object) {
    return links.passwordSync(object);
  }

  @Override
  public void explicitJoin(ConnectorSpaceObject object, MetaverseObject target) {
    links.join(object, target);
  }

  @Override
  public void explicitDisconnect(ConnectorSpaceObject object) {
    links.disconnect(object);
  }

  @Override
  public void releaseToRules(ConnectorSpaceObject object) {
    links.release(object);
  }
}
