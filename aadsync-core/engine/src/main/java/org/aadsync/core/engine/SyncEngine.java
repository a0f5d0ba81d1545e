package org.aadsync.core.engine;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.aadsync.core.config.ServerConfiguration;
import org.aadsync.core.config.StepType;
import org.aadsync.core.spi.Anchor;

/**
 * The synchronization engine: connector spaces and metaverse of one configuration, in memory.
 *
 * <p>Not thread-safe: one run at a time. The configuration cannot be changed.
 */
public interface SyncEngine {
  /** Returns a builder of an engine for {@code configuration}. */
  static SyncEngineBuilder builder(ServerConfiguration configuration) {
    return new SyncEngineBuilder(configuration);
  }

  /** Runs one step on all selected partitions of a connector. */
  StepReport run(UUID connectorId, StepType type);

  /**
   * Runs a cycle in the scheduler's order: import of every directory, import of the cloud,
   * synchronization of every directory, of the cloud, export to the cloud, export to every
   * directory. Connectors that this engine has no {@link org.aadsync.core.spi.Connector} for are
   * left out. A step that does not complete ends the cycle.
   *
   * @param initial full imports and synchronizations, otherwise deltas
   */
  List<StepReport> runCycle(boolean initial);

  /**
   * Allows one export that deletes more objects than the threshold: the next one of this connector,
   * if it would delete just the objects whose plan has this hash.
   *
   * @param planHash the hash that the stopped export named
   */
  void approveDeletions(UUID connectorId, String planHash);

  /** Returns the objects of a connector space, placeholders included, in canonical order. */
  Stream<ConnectorSpaceObject> connectorSpace(UUID connectorId);

  /** Returns the object of a connector space that has this anchor. */
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
}
