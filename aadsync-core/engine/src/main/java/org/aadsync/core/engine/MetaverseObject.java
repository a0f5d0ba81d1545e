package org.aadsync.core.engine;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.aadsync.expressions.value.Reference;

/**
 * A metaverse object as it is now. To be used between steps, not while one runs.
 *
 * <p>References among its values are {@link MetaverseObject}s.
 */
public interface MetaverseObject extends Reference {
  /** Returns its identity, which the engine derives. */
  UUID id();

  /** Returns its object type. */
  String objectType();

  /** Returns the values of the attribute {@code name}, in order; empty if it is absent. */
  List<Object> values(String name);

  /** Returns the names of the attributes that are present, in schema order. */
  List<String> attributeNames();

  /** Returns who contributed the attribute {@code name}; several for a merged one. */
  List<Contributor> contributors(String name);

  /** Returns the one contributor of the attribute {@code name}, or empty if none or several. */
  default Optional<Contributor> contributor(String name) {
    List<Contributor> all = contributors(name);
    return all.size() == 1 ? Optional.of(all.get(0)) : Optional.empty();
  }

  /**
   * Returns until when it outlives the last rule that kept it ({@code softDeleteExpiryInterval});
   * empty while a rule keeps it. The first synchronization after that deletes it.
   */
  Optional<Instant> softDeletedUntil();

  /** Returns the linked connector-space objects. */
  List<ConnectorSpaceObject> links();

  /** Returns the linked objects of one connector. */
  default List<ConnectorSpaceObject> links(UUID connectorId) {
    return links().stream().filter(link -> link.connectorId().equals(connectorId)).toList();
  }
}
