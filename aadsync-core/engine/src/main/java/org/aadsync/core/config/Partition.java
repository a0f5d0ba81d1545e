package org.aadsync.core.config;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A partition of a connector: in Active Directory a naming context. Immutable.
 *
 * @param id its identity
 * @param name the DN of the naming context, or a name such as {@code default}
 * @param displayName name for people
 * @param selected whether objects of the partition are imported
 * @param objectClasses the selected object types, in the configuration's order
 * @param inclusions DNs of included containers; empty = everything
 * @param exclusions DNs of excluded containers. The longest DN of both lists that is the object's
 *     or above it decides
 * @param parameters parameters of the partition ({@code Domain.FQDN}) by name, secrets left out
 */
public record Partition(
    UUID id,
    String name,
    String displayName,
    boolean selected,
    List<String> objectClasses,
    List<String> inclusions,
    List<String> exclusions,
    Map<String, String> parameters) {

  /** Makes defensive copies. */
  public Partition {
    objectClasses = List.copyOf(objectClasses);
    inclusions = List.copyOf(inclusions);
    exclusions = List.copyOf(exclusions);
    parameters = Map.copyOf(parameters);
  }

  /** Returns this partition with other parameters. */
  public Partition withParameters(Map<String, String> others) {
    return new Partition(
        id, name, displayName, selected, objectClasses, inclusions, exclusions, others);
  }
}
