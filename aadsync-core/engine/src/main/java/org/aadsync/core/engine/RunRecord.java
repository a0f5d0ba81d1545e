package org.aadsync.core.engine;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * A run of a run profile as the run history keeps it. Immutable.
 *
 * <p>Source: <i>Microsoft Identity Manager run history export</i> ({@code run-details}).
 *
 * @param number its number; every run of an engine has a higher one than those before it
 * @param connectorId the connector
 * @param connectorName name of the connector
 * @param profile name of the run profile
 * @param start when it began
 * @param end when it ended
 * @param result the worst result of its steps; {@code completed-no-objects} if it has none
 * @param steps the steps that were run, in order; a step that did not complete, or that met objects
 *     which it could not read, is the last one
 */
public record RunRecord(
    long number,
    UUID connectorId,
    String connectorName,
    String profile,
    Instant start,
    Instant end,
    String result,
    List<RunStepRecord> steps) {

  /** Makes a defensive copy. */
  public RunRecord {
    Objects.requireNonNull(connectorId);
    steps = List.copyOf(steps);
  }

  /** Returns whether every step that was run reached its end, with or without object errors. */
  public boolean completed() {
    return StepReport.completed(result);
  }

  /** Returns what the steps did, in order. */
  public List<StepReport> reports() {
    return steps.stream().map(RunStepRecord::report).toList();
  }
}
