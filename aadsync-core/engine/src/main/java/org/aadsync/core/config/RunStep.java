package org.aadsync.core.config;

import java.util.UUID;

/**
 * A step of a run profile.
 *
 * @param type what it does
 * @param partitionId the partition that it is about
 * @param batchSize objects a batch; 0 = the connector's default
 */
public record RunStep(StepType type, UUID partitionId, int batchSize) {}
