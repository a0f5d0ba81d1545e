package org.aadsync.core.engine;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.aadsync.core.config.ServerConfiguration;
import org.aadsync.core.config.StepType;
import org.aadsync.core.rules.SyncRule;
import org.aadsync.core.spi.Anchor;

/**
 * The synchronization engine: connector spaces and metaverse of one configuration, in memory. With
 * a {@link SyncEngineBuilder#stateStore state store} they survive: an engine that is killed at any
 * time is followed by one that goes on from its last {@linkplain org.aadsync.core.store.Boundary
 * boundary}.
 *
 * <p>One run at a time: while one is active, a second one is refused. Runs may come from any
 * thread; {@link #stop}, {@link #runHistory} and {@link #approveExport} may be called from any
 * thread at any time. Objects are looked at between runs only. The configuration cannot be changed;
 * an engine with another one may be built over the same state.
 *
 * <p>A run throws {@link org.aadsync.core.store.StateStoreException} if the state cannot be made
 * durable. The engine then refuses every further one; what was durable before is what the next
 * engine begins with.
 */
public interface SyncEngine extends AutoCloseable {
  /** Returns a builder of an engine for {@code configuration}. */
  static SyncEngineBuilder builder(ServerConfiguration configuration) {
    return new SyncEngineBuilder(configuration);
  }

  /**
   * Runs one step on all selected partitions of a connector, as a run of its own whose profile has
   * the step type's title as its name.
   *
   * @throws RunInProgressException if a run is active
   * @throws IllegalArgumentException if the configuration has no such connector
   */
  StepReport run(UUID connectorId, StepType type);

  /**
   * Runs a run profile of a connector, step by step. A step that does not complete, or that met
   * objects which it could not read ({@code completed-discovery-errors}), is the last one. Steps of
   * partitions that are not selected are left out.
   *
   * @param profileName name of a profile of the connector's configuration, in any case; otherwise
   *     one of Full Import, Delta Import, Full Synchronization, Delta Synchronization and Export,
   *     which do this on all selected partitions
   * @return the record of the run, as it is in the history
   * @throws RunInProgressException if a run is active
   * @throws IllegalArgumentException if there is no such connector or profile; the message lists
   *     those that there are
   */
  RunRecord runProfile(UUID connectorId, String profileName);

  /**
   * Runs a cycle in the scheduler's order: import of every directory, import of the cloud,
   * synchronization of every directory, of the cloud, export to the cloud, export to every
   * directory, each by the run profile of that name. Connectors that this engine has no {@link
   * org.aadsync.core.spi.Connector} for are left out. A run that does not complete ends the cycle.
   *
   * <p>In a cycle of deltas a connector is imported in full if it never was, if its last import is
   * more than seven days old, or if {@link #requireFullSteps} asked for it.
   *
   * @param policy deltas, or everything in full
   * @param export whether to export; an engine whose configuration is in staging mode never does in
   *     a cycle
   * @return what it did
   * @throws RunInProgressException if a run is active
   */
  CycleRecord runCycle(CyclePolicy policy, boolean export);

  /**
   * Runs a cycle that exports, unless the configuration is in staging mode.
   *
   * @param initial full imports and synchronizations, otherwise deltas
   * @return what the steps did, in order
   * @throws RunInProgressException if a run is active
   */
  default List<StepReport> runCycle(boolean initial) {
    return runCycle(initial ? CyclePolicy.INITIAL : CyclePolicy.DELTA, true).runs().stream()
        .flatMap(run -> run.reports().stream())
        .toList();
  }

  /**
   * Synchronizes one object of a directory to the cloud, without waiting for a cycle: looks whether
   * it is in scope, reads it and what it is linked to in the cloud, synchronizes them, and exports
   * what is to be added or updated there. Nothing is deleted in the cloud, and what follows for
   * other objects, such as groups that refer to it, is left to the next delta synchronization.
   *
   * @param connectorId a connector to a directory whose connector reads single objects
   * @param dn the DN of the object, in any spelling
   * @return what was looked at and done; a check that fails is no exception
   * @throws RunInProgressException if a run is active
   * @throws IllegalArgumentException if there is no such connector, or it speaks to the cloud
   */
  SingleObjectReport synchronizeObject(UUID connectorId, String dn, SingleObjectOptions options);

  /**
   * Returns what the engine counts over all its runs, for a host to bind to its monitoring. Always
   * the same meters; what they give may be read by any thread at any time.
   */
  List<Meter> meters();

  /**
   * Asks the active run, or cycle, to stop, and returns at once. Thread-safe.
   *
   * @return whether there was one
   */
  boolean stop(StopMode mode);

  /** Returns what this engine remembers of its runs. */
  RunHistory runHistory();

  /** Returns the full steps that the next cycle takes on a connector in place of deltas. */
  FullSteps fullStepsRequired(UUID connectorId);

  /**
   * Returns how far the imports of a connector have come: one entry for each selected partition, in
   * the order of the configuration.
   */
  List<ImportProgress> importProgress(UUID connectorId);

  /**
   * Returns the steps that the next cycle of deltas takes on a connector, if it is connected by
   * then: import, synchronization, export, the first two in full where that is due.
   */
  List<StepType> nextSteps(UUID connectorId);

  /**
   * Asks for full steps on a connector, in addition to those that are required already. Each
   * requirement ends when such a step has succeeded on all selected partitions, in a cycle or
   * otherwise.
   *
   * @throws RunInProgressException if a run is active
   */
  void requireFullSteps(UUID connectorId, FullSteps steps);

  /**
   * Allows one export that is over its {@link ExportBudget}: the next one of this connector, if it
   * would do just what the plan with this hash says. Thread-safe.
   *
   * @param planHash the hash that the stopped export named
   */
  void approveExport(UUID connectorId, String planHash);

  /**
   * Returns what was lost when the state was read, such as the values of an attribute whose type is
   * another one now, and which full steps the configuration asks for since; a line each, for
   * people. Empty without a state store.
   */
  List<String> stateNotes();

  /**
   * Returns the fingerprint of the configuration that the state had been written with when this
   * engine read it; empty if there was none.
   */
  Optional<ConfigurationFingerprint> storedConfiguration();

  /**
   * Makes everything durable and releases the state store. Connectors are left open. Does nothing
   * the second time, or without a state store.
   *
   * @throws RunInProgressException if a run is active
   * @throws org.aadsync.core.store.StateStoreException if the state cannot be made durable
   */
  @Override
  void close();

  /** Returns the objects of a connector space, placeholders included, in canonical order. */
  Stream<ConnectorSpaceObject> connectorSpace(UUID connectorId);

  /**
   * Returns the object of a connector space that has this anchor; a placeholder if it is outside
   * the selection, and others refer to it.
   */
  Optional<ConnectorSpaceObject> findByAnchor(UUID connectorId, Anchor anchor);

  /**
   * Returns the object or placeholder of a connector space that has this DN, in any spelling: the
   * one that the directory knows it by, or that is wanted while the directory does not have it. A
   * rename that waits to be exported does not count yet.
   */
  Optional<ConnectorSpaceObject> findByDn(UUID connectorId, String dn);

  /** Returns all metaverse objects, in canonical order. */
  Stream<MetaverseObject> metaverse();

  /**
   * Returns, for an object that outbound rules keep, who contributes the attribute {@code name} of
   * its top image; empty if no outbound rule does.
   */
  List<Contributor> outboundContributors(ConnectorSpaceObject object, String name);

  /**
   * Returns the lineage of an object's link: the rules in scope that apply to it, inbound ones
   * first, by precedence; empty without a link. What a rule may do about the link is its link type,
   * not what happened when the link was made.
   */
  List<SyncRule> linkLineage(ConnectorSpaceObject object);

  /** Returns whether the password of an object may be synchronized, and towards whom. */
  PasswordSync passwordSync(ConnectorSpaceObject object);

  /**
   * Links an object that has no link to a metaverse object, as an operator's decision: rules do not
   * break the link, they only flow along it. The link exists at once; values flow in the next
   * synchronization of the connector.
   *
   * @throws IllegalArgumentException if the objects cannot be linked: they are not of this engine
   *     any more, the one has a link or is only a name or about to be deleted
   */
  void explicitJoin(ConnectorSpaceObject object, MetaverseObject target);

  /**
   * Takes the link of an object away, if it has one, as an operator's decision: rules do not link
   * it again. What follows for its former metaverse object, follows in the next synchronization of
   * the connector.
   *
   * @throws IllegalArgumentException if the object is not of this engine any more, or only a name
   */
  void explicitDisconnect(ConnectorSpaceObject object);

  /**
   * Hands an object that was linked or unlinked as a decision back to the rules.
   *
   * @throws IllegalArgumentException if the object is not of this engine any more
   */
  void releaseToRules(ConnectorSpaceObject object);
}
