package org.aadsync.core.internal.run;

import org.aadsync.core.config.Partition;
import org.aadsync.core.internal.space.CsObject;
import org.jspecify.annotations.Nullable;

/**
 * The partitions that a step is about.
 *
 * @param only the one partition, or null for all that are selected
 */
record PartitionScope(@Nullable Partition only) {
  static final PartitionScope ALL = new PartitionScope(null);

  boolean includes(Partition partition) {
    return only == null || only.id().equals(partition.id());
  }

  /** Returns whether an object belongs to it; one without a partition does so everywhere. */
  boolean includes(CsObject object) {
    Partition partition = object.state().partition();
    return partition == null || includes(partition);
  }

  String displayName() {
    return only == null ? "" : only.displayName();
  }
}
