package org.aadsync.core.engine;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * How far the imports of one partition have come. Immutable.
 *
 * @param partitionId the partition
 * @param partition its name for people
 * @param lastImport when the last import that succeeded began; empty if none did
 * @param watermark whether the directory said from where a delta import can go on
 */
public record ImportProgress(
    UUID partitionId, String partition, Optional<Instant> lastImport, boolean watermark) {}
