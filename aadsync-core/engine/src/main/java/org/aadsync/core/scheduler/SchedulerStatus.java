package org.aadsync.core.scheduler;

import org.aadsync.core.engine.CycleRecord;
import org.jspecify.annotations.Nullable;

/**
 * What a scheduler is doing. Immutable.
 *
 * @param settings its settings, with the time of the next cycle
 * @param cycleInProgress whether a cycle of this scheduler is active
 * @param lastCycle the last cycle that ended, or null if none has
 * @param lastFailure why the last cycle could not be run or ended with an exception, for people;
 *     empty if it did neither
 */
public record SchedulerStatus(
    SchedulerSettings settings,
    boolean cycleInProgress,
    @Nullable CycleRecord lastCycle,
    String lastFailure) {}
