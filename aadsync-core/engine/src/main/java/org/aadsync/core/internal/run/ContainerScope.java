package org.aadsync.core.internal.run;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.aadsync.core.config.Partition;
import org.aadsync.core.internal.space.ConnectorSpace;
import org.jspecify.annotations.Nullable;

/**
 * Says in which partition a DN is, and whether the containers above it are selected.
 *
 * <p>Source: <i>Azure AD Connect sync: Configure filtering</i> (Microsoft), Domain- and OU-based
 * filtering.
 */
final class ContainerScope {
  private final ConnectorSpace space;

  ContainerScope(ConnectorSpace space) {
    this.space = space;
  }

  /** Returns the partition whose naming context is nearest above the DN, or null. */
  @Nullable Partition partition(String dn) {
    List<Partition> partitions = space.definition().partitions();
    for (String key = space.key(dn); key != null; key = space.parentKey(key)) {
      for (Partition partition : partitions) {
        if (space.key(partition.name()).equals(key)) {
          return partition;
        }
      }
    }
    // A directory without naming contexts has one partition, with a name that is no DN.
    return partitions.size() == 1 && partitions.get(0).name().indexOf('=') < 0
        ? partitions.get(0)
        : null;
  }

  /** Returns whether the nearest container above the DN that the partition lists is included. */
  boolean isSelected(Partition partition, String dn) {
    Set<String> included = keys(partition.inclusions());
    Set<String> excluded = keys(partition.exclusions());
    for (String key = space.key(dn); key != null; key = space.parentKey(key)) {
      if (included.contains(key)) {
        return true;
      }
      if (excluded.contains(key)) {
        return false;
      }
    }
    return included.isEmpty();
  }

  private Set<String> keys(List<String> containers) {
    Set<String> keys = new HashSet<>();
    containers.forEach(container -> keys.add(space.key(container)));
    return keys;
  }
}
