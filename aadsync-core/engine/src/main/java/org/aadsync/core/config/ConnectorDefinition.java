package org.aadsync.core.config;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.aadsync.core.schema.SpaceSchema;

/**
 * A connector as a configuration describes it. Immutable.
 *
 * @param id its identity
 * @param name display name
 * @param kind which kind of directory it speaks to
 * @param created when it was created; the order of connectors, and so the last tie-breaker of
 *     precedence, follows from it
 * @param schema the attributes that it selects, those that rules name besides, and all classes of
 *     the directory
 * @param anchorAttribute the attribute whose value identifies an object for ever ({@code
 *     objectGUID}, {@code cloudAnchor})
 * @param anchorIgnoresCase whether text anchors are compared without regard to case
 * @param partitions all partitions, selected or not
 * @param parameters parameters of the connector by name, secrets left out; {@code Connector.ID} is
 *     among them, in the form {@code {b891884f-051e-4a83-95af-2544101c9083}}
 * @param runProfiles the run profiles
 */
public record ConnectorDefinition(
    UUID id,
    String name,
    ConnectorKind kind,
    LocalDateTime created,
    SpaceSchema schema,
    String anchorAttribute,
    boolean anchorIgnoresCase,
    List<Partition> partitions,
    Map<String, String> parameters,
    List<RunProfile> runProfiles) {

  /** Makes defensive copies. */
  public ConnectorDefinition {
    partitions = List.copyOf(partitions);
    parameters = Map.copyOf(parameters);
    runProfiles = List.copyOf(runProfiles);
  }

  /** Returns this connector with other parameters, of its own and of its partitions. */
  public ConnectorDefinition withParameters(
      Map<String, String> others, List<Partition> otherPartitions) {
    return new ConnectorDefinition(
        id,
        name,
        kind,
        created,
        schema,
        anchorAttribute,
        anchorIgnoresCase,
        otherPartitions,
        others,
        runProfiles);
  }

  /** Returns this connector with another schema. */
  public ConnectorDefinition withSchema(SpaceSchema other) {
    return new ConnectorDefinition(
        id,
        name,
        kind,
        created,
        other,
        anchorAttribute,
        anchorIgnoresCase,
        partitions,
        parameters,
        runProfiles);
  }
}
