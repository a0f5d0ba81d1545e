package org.aadsync.core.internal.run;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.aadsync.core.engine.ObjectError;
import org.aadsync.core.engine.ObjectError.Severity;
import org.aadsync.core.engine.ObjectError.Stage;
import org.aadsync.core.internal.space.CsObject;
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
  private String stopStatus = "";
  private String stopMessage = "";

  StepResult(InstantSource clock) {
    this.records = new Errors(clock);
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
  }

  /** Notes that the pass of an object failed. */
  void fail(CsObject object, ObjectError error) {
    syncErrors.put(object, error);
  }

  /** Notes that a pass of an object succeeded: an earlier failure in this step is history. */
  void cure(CsObject object) {
    syncErrors.remove(object);
  }

  void note(String note) {
    notes.add(note);
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
   * Ends the step because of a fault in a connector. What the fault says goes to the log alone: it
   * was not written for people and may hold a secret.
   */
  void stopAtFault(String connector, RuntimeException fault) {
    LOG.error("connector {} failed", connector, fault);
    stop(
        "stopped-extension-dll-exception",
        "connector "
            + connector
            + " failed with "
            + fault.getClass().getName()
            + ", which it should not; the log has the details. What it had reported stays, and"
            + " nothing is concluded from what it had not");
  }

  boolean isStopped() {
    return !stopStatus.isEmpty();
  }

  /** Stops the step if it has too many errors; returns whether it has. */
  boolean stopAtErrorLimit() {
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
    return errors.isEmpty() ? "success" : "completed-warnings";
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
