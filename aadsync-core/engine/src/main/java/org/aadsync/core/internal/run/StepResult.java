package org.aadsync.core.internal.run;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.aadsync.core.engine.BudgetExcess;
import org.aadsync.core.engine.ImportOutcome;
import org.aadsync.core.engine.ObjectError;
import org.aadsync.core.engine.ObjectError.Severity;
import org.aadsync.core.engine.ObjectError.Stage;
import org.aadsync.core.internal.space.CsObject;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Collects what a step did while it runs. */
final class StepResult {
  private static final Logger LOG = LoggerFactory.getLogger(StepResult.class);

  /** More object errors than this end a run. */
  static final int ERROR_LIMIT = 5_000;

  private final Errors records;
  private final Counters counters = new Counters();
  private final List<ObjectError> errors = new ArrayList<>();
  private final Map<CsObject, ObjectError> syncErrors = new HashMap<>();
  private final List<String> notes = new ArrayList<>();
  private int errorCount;
  private boolean transients;
  private boolean noObjects;
  private String stopStatus = "";
  private String stopMessage = "";
  private final List<ImportOutcome> imports = new ArrayList<>();
  private final StepWatch watch;
  private @Nullable BudgetExcess excess;

  StepResult(InstantSource clock, StepWatch watch) {
    this.records = new Errors(clock);
    this.watch = watch;
  }

  StepWatch watch() {
    return watch;
  }

  /** Returns what makes the error records of this step. */
  Errors records() {
    return records;
  }

  Counters counters() {
    return counters;
  }

  void add(ObjectError error) {
    errors.add(error);
    if (error.severity() == Severity.ERROR) {
      errorCount++;
    }
    watch.failed(error);
  }

  /** Notes that the pass of an object failed. */
  void fail(CsObject object, ObjectError error) {
    syncErrors.put(object, error);
    watch.failed(error);
  }

  /** Returns whether the last pass of an object failed. */
  boolean hasFailed(CsObject object) {
    return syncErrors.containsKey(object);
  }

  /** Returns whether the pass of an object failed and was not cured. */
  boolean hasFailedPasses() {
    return !syncErrors.isEmpty();
  }

  /** Notes that a pass of an object succeeded: an earlier failure in this step is history. */
  void cure(CsObject object) {
    if (hasFailedPasses()) {
      syncErrors.remove(object);
    }
  }

  void note(String note) {
    notes.add(note);
  }

  /** Takes note of it if nothing of a group was counted: there was nothing to do. */
  void noteIfNone(String group) {
    noObjects = counters.isEmpty(group);
  }

  void noteTransients() {
    transients = true;
  }

  /** Ends the step with a status that is no completion; the first one stays. */
  void stop(String status, String message) {
    if (stopStatus.isEmpty()) {
      stopStatus = status;
      stopMessage = message;
    }
  }

  /**
   * Ends the step because of a fault in a connector. What the fault says is told nowhere: it was
   * not written for people and may hold a secret.
   */
  void stopAtFault(String connector, RuntimeException fault) {
    LOG.error("connector {} failed", connector, RedactedFault.of(fault));
    stop(
        "stopped-extension-dll-exception",
        "connector "
            + connector
            + " failed with "
            + fault.getClass().getName()
            + ", which it should not; the log has the stack. What it had reported stays, and"
            + " nothing is concluded from what it had not");
  }

  boolean isStopped() {
    return !stopStatus.isEmpty();
  }

  /** Takes note of how the import of a partition ended. */
  void imported(ImportOutcome outcome) {
    imports.add(outcome);
  }

  List<ImportOutcome> imports() {
    return imports;
  }

  /** Ends the step because it would change too much. */
  void exceed(BudgetExcess found) {
    excess = found;
    stop(ExportStep.OVER_BUDGET, found.message());
  }

  @Nullable BudgetExcess excess() {
    return excess;
  }

  /** Stops the step if it has too many errors or is asked to; returns whether it is stopped. */
  boolean stopIfNeeded() {
    if (watch.isStopRequested()) {
      stop(StepWatch.STOPPED, "the run was asked to stop; what is pending stays so");
    }
    if (errorCount + syncErrors.size() > ERROR_LIMIT) {
      stop("stopped-error-limit", "more than " + ERROR_LIMIT + " objects failed");
    }
    return isStopped();
  }

  boolean hasErrors(Stage stage) {
    return errors.stream()
        .anyMatch(error -> error.stage() == stage && error.severity() == Severity.ERROR);
  }

  String status() {
    if (isStopped()) {
      return stopStatus;
    }
    if (hasErrors(Stage.IMPORT)) {
      return "completed-discovery-errors";
    }
    if (!syncErrors.isEmpty()) {
      return "completed-sync-errors";
    }
    if (hasErrors(Stage.EXPORT)) {
      return "completed-export-errors";
    }
    if (transients) {
      return "completed-transient-objects";
    }
    if (!errors.isEmpty()) {
      return "completed-warnings";
    }
    return noObjects ? RunResults.NO_OBJECTS : "success";
  }

  String message() {
    return stopMessage;
  }

  /** Returns all errors in an order that does not depend on that of the directory. */
  List<ObjectError> errors() {
    return Stream.concat(errors.stream(), syncErrors.values().stream())
        .sorted(
            Comparator.comparing(ObjectError::stage)
                .thenComparing(ObjectError::connector)
                .thenComparing(ObjectError::objectType)
                .thenComparing(ObjectError::dn)
                .thenComparing(ObjectError::anchor)
                .thenComparing(ObjectError::code)
                .thenComparing(ObjectError::message))
        .toList();
  }

  List<String> notes() {
    return notes;
  }
}
