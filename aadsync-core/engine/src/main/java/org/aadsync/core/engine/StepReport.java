package org.aadsync.core.engine;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.aadsync.core.config.StepType;
import org.jspecify.annotations.Nullable;

/**
 * What one step did. Immutable.
 *
 * @param connectorId its connector
 * @param connectorName the connector's name
 * @param type what it did
 * @param status {@code success}, {@code completed-no-objects} for an import that read nothing or an
 *     export that had nothing to send, {@code completed-sync-errors}, {@code stopped-…}, {@code
 *     no-start-…} (<i>Troubleshoot an object that is not synchronizing</i>, Microsoft)
 * @param message why it stopped, for people; empty if it did not
 * @param counters Microsoft's statistics by group ({@code staging}, {@code inbound}, {@code
 *     outbound: NAME}, {@code export}), then by name, in a fixed order; counters that are 0 are
 *     left out
 * @param errors all object errors and warnings of the step, in canonical order
 * @param notes other things worth knowing, such as objects that were passed over
 * @param duration how long it took
 * @param imports how the import of each partition ended, in their order; empty for other steps
 * @param excess why an export was not allowed to begin, or null if it was
 */
public record StepReport(
    UUID connectorId,
    String connectorName,
    StepType type,
    String status,
    String message,
    Map<String, Map<String, Long>> counters,
    List<ObjectError> errors,
    List<String> notes,
    Duration duration,
    List<ImportOutcome> imports,
    @Nullable BudgetExcess excess) {

  /** Makes a report of a step that imported nothing and kept to its export budget. */
  public StepReport(
      UUID connectorId,
      String connectorName,
      StepType type,
      String status,
      String message,
      Map<String, Map<String, Long>> counters,
      List<ObjectError> errors,
      List<String> notes,
      Duration duration) {
    this(
        connectorId,
        connectorName,
        type,
        status,
        message,
        counters,
        errors,
        notes,
        duration,
        List.of(),
        null);
  }

  private static final String INBOUND = "inbound";

  /** Returns whether the step reached its end, with or without object errors. */
  public boolean completed() {
    return completed(status);
  }

  static boolean completed(String status) {
    return status.equals("success") || status.startsWith("completed-");
  }

  /** Returns a counter; 0 if it is left out. */
  public long counter(String group, String name) {
    return counters.getOrDefault(group, Map.of()).getOrDefault(name, 0L);
  }

  /** Returns how many disconnectors were joined (<i>Run History XML</i>, Microsoft). */
  public long joins() {
    return counter(INBOUND, "disconnector-joined-no-flow")
        + counter(INBOUND, "disconnector-joined-flow")
        + counter(INBOUND, "disconnector-joined-remove-mv");
  }

  /** Returns how many metaverse objects were projected. */
  public long projections() {
    return counter(INBOUND, "disconnector-projected-no-flow")
        + counter(INBOUND, "disconnector-projected-flow")
        + counter(INBOUND, "disconnector-projected-remove-mv");
  }

  /** Returns how many metaverse objects were deleted with a connector of theirs. */
  public long metaverseDeletes() {
    return counter(INBOUND, "connector-flow-remove-mv")
        + counter(INBOUND, "connector-filtered-remove-mv")
        + counter(INBOUND, "connector-delete-remove-mv");
  }
}
