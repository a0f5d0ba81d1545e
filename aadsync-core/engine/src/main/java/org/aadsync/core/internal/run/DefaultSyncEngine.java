package org.aadsync.core.internal.run;

import com.google.common.collect.ImmutableList;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.aadsync.core.config.ConnectorDefinition;
import org.aadsync.core.config.ConnectorKind;
import org.aadsync.core.config.RunStep;
import org.aadsync.core.config.ServerConfiguration;
import org.aadsync.core.config.StepType;
import org.aadsync.core.engine.ConnectorSpaceObject;
import org.aadsync.core.engine.Contributor;
import org.aadsync.core.engine.MetaverseObject;
import org.aadsync.core.engine.StepReport;
import org.aadsync.core.engine.SyncEngine;
import org.aadsync.core.internal.metaverse.Metaverse;
import org.aadsync.core.internal.metaverse.MvObject;
import org.aadsync.core.internal.pipeline.OutboundLineage;
import org.aadsync.core.internal.pipeline.RulePlan;
import org.aadsync.core.internal.pipeline.RunContext;
import org.aadsync.core.internal.space.ConnectorSpace;
import org.aadsync.core.internal.space.CsObject;
import org.aadsync.core.rules.CompiledRuleSet;
import org.aadsync.core.spi.Anchor;
import org.aadsync.core.spi.Connector;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The engine: owns the state, runs the steps. */
public final class DefaultSyncEngine implements SyncEngine {
  private static final Logger LOG = LoggerFactory.getLogger(DefaultSyncEngine.class);
  private static final int DEFAULT_BATCH_SIZE = 30;

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
  private final boolean requireJoinAttribute;

  /** Makes an engine without objects. */
  public DefaultSyncEngine(
      ServerConfiguration configuration,
      CompiledRuleSet rules,
      Map<UUID, Connector> connectors,
      InstantSource clock,
      RandomGenerator random,
      boolean requireJoinAttribute) {
    this.plan = new RulePlan(configuration, rules);
    this.membership = new Membership(rules);
    this.metaverse = new Metaverse(configuration.metaverse(), plan.metaverseJoinSlots());
    this.globalParameters = configuration.globalParameters();
    this.settings = new Settings(globalParameters);
    this.clock = clock;
    this.random = random;
    this.requireJoinAttribute = requireJoinAttribute;
    List<ConnectorDefinition> ordered = new ArrayList<>(configuration.connectors());
    ordered.sort(Comparator.comparing(definition -> definition.kind() == ConnectorKind.AZURE_AD));
    ImmutableList.Builder<ConnectorSpace> builder = ImmutableList.builder();
    for (int i = 0; i < ordered.size(); i++) {
      ConnectorDefinition definition = ordered.get(i);
      builder.add(new ConnectorSpace(definition, i, plan.connectorSpaceJoinSlots(definition.id())));
    }
    this.spaces = builder.build();
    for (ConnectorSpace space : spaces) {
      UUID id = space.definition().id();
      Connector connector = connectors.get(id);
      if (connector != null) {
        imports.put(id, new ImportStep(space, metaverse, connector));
        exports.put(
            id,
            new ExportStep(
                space, connector, settings.deletionThreshold(), batchSize(space.definition())));
      }
    }
  }

  private static int batchSize(ConnectorDefinition definition) {
    return definition.runProfiles().stream()
        .flatMap(profile -> profile.steps().stream())
        .filter(step -> step.type() == StepType.EXPORT && step.batchSize() > 0)
        .mapToInt(RunStep::batchSize)
        .findFirst()
        .orElse(DEFAULT_BATCH_SIZE);
  }

  private ConnectorSpace space(UUID connectorId) {
    return spaces.stream()
        .filter(space -> space.definition().id().equals(connectorId))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "the configuration has no connector {" + connectorId + "}"));
  }

  @Override
  public StepReport run(UUID connectorId, StepType type) {
    ConnectorSpace space = space(connectorId);
    StepResult result = new StepResult(clock);
    long start = System.nanoTime();
    LOG.info("{}: {} starts", space.definition().name(), type.title());
    run(space, type, result);
    StepReport report =
        new StepReport(
            connectorId,
            space.definition().name(),
            type,
            result.status(),
            result.message(),
            result.counters().toMap(),
            result.errors(),
            List.copyOf(result.notes()),
            Duration.ofNanos(System.nanoTime() - start));
    LOG.info(
        "{}: {} ends with {} after {} ms",
        report.connectorName(),
        type.title(),
        report.status(),
        report.duration().toMillis());
    return report;
  }

  private void run(ConnectorSpace space, StepType type, StepResult result) {
    switch (type) {
      case FULL_IMPORT -> importObjects(space, false, result);
      case DELTA_IMPORT -> importObjects(space, true, result);
      case FULL_SYNCHRONIZATION -> synchronizer(result).full(space);
      case DELTA_SYNCHRONIZATION -> synchronizer(result).delta(space);
      case EXPORT -> export(space, result);
      case FULL_IMPORT_DELTA_SYNCHRONIZATION -> {
        importObjects(space, false, result);
        synchronizeAfterImport(space, false, result);
      }
      case DELTA_IMPORT_DELTA_SYNCHRONIZATION -> {
        importObjects(space, true, result);
        synchronizeAfterImport(space, false, result);
      }
      case FULL_IMPORT_FULL_SYNCHRONIZATION -> {
        importObjects(space, false, result);
        synchronizeAfterImport(space, true, result);
      }
    }
  }

  private Synchronizer synchronizer(StepResult result) {
    RunContext run = newRun();
    return new Synchronizer(run, membership, result);
  }

  private RunContext newRun() {
    return new RunContext(
        plan,
        metaverse,
        spaces,
        globalParameters,
        new HashSet<>(),
        clock.instant(),
        random,
        requireJoinAttribute);
  }

  /** An import that did not see everything right is not followed by its synchronization. */
  private void synchronizeAfterImport(ConnectorSpace space, boolean full, StepResult result) {
    if (result.status().equals("completed-discovery-errors") || result.isStopped()) {
      return;
    }
    if (full) {
      synchronizer(result).full(space);
    } else {
      synchronizer(result).delta(space);
    }
  }

  private void importObjects(ConnectorSpace space, boolean delta, StepResult result) {
    ImportStep step = imports.get(space.definition().id());
    if (step == null) {
      notConnected(space, result);
    } else {
      step.run(delta, result);
    }
  }

  private void export(ConnectorSpace space, StepResult result) {
    ExportStep step = exports.get(space.definition().id());
    if (step == null) {
      notConnected(space, result);
    } else {
      step.run(result);
    }
  }

  private static void notConnected(ConnectorSpace space, StepResult result) {
    result.stop(
        "no-start-connection",
        "connector " + space.definition().name() + " is not connected to a directory");
  }

  @Override
  public List<StepReport> runCycle(boolean initial) {
    List<StepReport> reports = new ArrayList<>();
    for (Phase phase : Phase.values()) {
      for (ConnectorSpace space : inOrderOf(phase)) {
        StepReport report = run(space.definition().id(), type(phase, space, initial));
        reports.add(report);
        if (!report.completed()) {
          return reports;
        }
      }
    }
    return reports;
  }

  /** The phases of a cycle. */
  private enum Phase {
    IMPORT,
    SYNCHRONIZATION,
    EXPORT
  }

  private List<ConnectorSpace> inOrderOf(Phase phase) {
    if (phase == Phase.EXPORT && settings.stagingMode()) {
      return List.of();
    }
    List<ConnectorSpace> connected =
        new ArrayList<>(
            spaces.stream().filter(space -> imports.containsKey(space.definition().id())).toList());
    if (phase == Phase.EXPORT) { // the cloud first
      connected.sort(
          Comparator.comparing(space -> space.definition().kind() != ConnectorKind.AZURE_AD));
    }
    return connected;
  }

  private StepType type(Phase phase, ConnectorSpace space, boolean initial) {
    ImportStep step = imports.get(space.definition().id());
    return switch (phase) {
      case IMPORT ->
          initial || (step != null && step.needsFullImport())
              ? StepType.FULL_IMPORT
              : StepType.DELTA_IMPORT;
      case SYNCHRONIZATION ->
          initial ? StepType.FULL_SYNCHRONIZATION : StepType.DELTA_SYNCHRONIZATION;
      case EXPORT -> StepType.EXPORT;
    };
  }

  @Override
  public void approveDeletions(UUID connectorId, String planHash) {
    ExportStep step = exports.get(space(connectorId).definition().id());
    if (step != null) {
      step.approve(planHash);
    }
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
    if (!(object instanceof CsObject target)) {
      throw new IllegalArgumentException("the object is not one of this engine");
    }
    RunContext run = newRun();
    return OutboundLineage.of(run, target, name);
  }
}
