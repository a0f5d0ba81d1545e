package org.aadsync.core.engine;

import java.util.UUID;
import org.aadsync.core.spi.ImportEvent.Completeness;

/**
 * How the import of one partition ended. Only a complete one can make an absence mean that an
 * object is gone. Immutable.
 *
 * @param partitionId the partition
 * @param partition its name for people
 * @param completeness what the import can be relied on for. An import with discovery errors is
 *     partial, even if the connector reported all that there is; one that was stopped is partial,
 *     too
 */
public record ImportOutcome(UUID partitionId, String partition, Completeness completeness) {
  /** Returns whether everything was seen and staged. */
  public boolean isComplete() {
    return completeness instanceof Completeness.Complete;
  }
}
