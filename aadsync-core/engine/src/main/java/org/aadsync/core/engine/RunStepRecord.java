package org.aadsync.core.engine;

import java.time.Instant;
import java.util.List;
import org.aadsync.core.engine.ObjectError.Stage;

/**
 * A step of a run as the run history keeps it. Immutable.
 *
 * <p>Source: <i>Microsoft Identity Manager run history export</i> ({@code step-details}).
 *
 * @param number its number in the run, from 1
 * @param partition display name of the partition that it was about; empty for all selected ones
 * @param start when it began
 * @param end when it ended
 * @param report what it did
 * @param exportCounter how many exports of the connector had begun when the step ended, itself
 *     included
 * @param lastSuccessfulExport the export counter of the last export that reached its end; 0 for
 *     none
 */
public record RunStepRecord(
    int number,
    String partition,
    Instant start,
    Instant end,
    StepReport report,
    long exportCounter,
    long lastSuccessfulExport) {

  /** Returns the result, such as {@code success}. */
  public String result() {
    return report.status();
  }

  /** Returns the objects that could not be read, and warnings of imports. */
  public List<ObjectError> discoveryErrors() {
    return errors(Stage.IMPORT);
  }

  /** Returns the connector-space objects that rules failed for. */
  public List<ObjectError> synchronizationErrors() {
    return errors(Stage.SYNCHRONIZATION);
  }

  /** Returns the metaverse objects that could not be provisioned again. */
  public List<ObjectError> metaverseRetryErrors() {
    return errors(Stage.METAVERSE_RETRY);
  }

  /** Returns the objects that the directory refused. */
  public List<ObjectError> exportErrors() {
    return errors(Stage.EXPORT);
  }

  private List<ObjectError> errors(Stage stage) {
    return report.errors().stream().filter(error -> error.stage() == stage).toList();
  }
}
