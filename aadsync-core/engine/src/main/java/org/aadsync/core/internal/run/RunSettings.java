package org.aadsync.core.internal.run;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.aadsync.core.engine.ExportBudget;
import org.aadsync.core.engine.SyncListener;

/**
 * How an engine runs.
 *
 * @param budgets what exports may change, by connector, where the host said so
 * @param listeners who watches
 * @param runHistoryRetention how long runs are remembered
 * @param progressInterval after how many objects progress is reported
 */
public record RunSettings(
    Map<UUID, ExportBudget> budgets,
    List<SyncListener> listeners,
    Duration runHistoryRetention,
    int progressInterval) {

  /** Makes defensive copies. */
  public RunSettings {
    budgets = ImmutableMap.copyOf(budgets);
    listeners = ImmutableList.copyOf(listeners);
  }
}
