/** Runs synchronization cycles on a timetable: {@link org.aadsync.core.scheduler.SyncScheduler}. */
@NullMarked
package org.aadsync.core.scheduler;

import org.jspecify.annotations.NullMarked;
