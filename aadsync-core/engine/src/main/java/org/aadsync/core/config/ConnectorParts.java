package org.aadsync.core.config;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.aadsync.core.rules.Position;
import org.jspecify.annotations.Nullable;

/**
 * A connector as its file has it, before it is known which attributes rules name. Immutable but for
 * its collections, which nobody changes.
 *
 * @param selected the selected attributes in lower case, or null for all
 */
record ConnectorParts(
    Position position,
    UUID id,
    String name,
    ConnectorKind kind,
    LocalDateTime created,
    DsmlSchema schema,
    @Nullable Set<String> selected,
    String anchorAttribute,
    boolean anchorIgnoresCase,
    List<Partition> partitions,
    Map<String, String> parameters,
    List<RunProfile> runProfiles) {

  ConnectorDefinition toDefinition(Set<String> named, Problems problems) {
    return new ConnectorDefinition(
        id,
        name,
        kind,
        created,
        schema.toConnectorSpace(selected, named, problems),
        anchorAttribute,
        anchorIgnoresCase,
        partitions,
        parameters,
        runProfiles);
  }
}
