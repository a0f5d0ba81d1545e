package org.aadsync.core.internal.run;

import java.util.Comparator;
import java.util.List;
import org.aadsync.core.engine.RunStepRecord;

/** Says which result of its steps a run shows: the worst. */
final class RunResults {
  /** An import that read nothing, or an export that had nothing to send. */
  static final String NO_OBJECTS = "completed-no-objects";

  /** From good to bad; what stopped a step is worse than any of them, what kept it worse still. */
  private static final List<String> COMPLETED =
      List.of(
          NO_OBJECTS,
          "success",
          "completed-warnings",
          "completed-transient-objects",
          "completed-sync-errors",
          "completed-export-errors",
          "completed-discovery-errors");

  private RunResults() {}

  static String worst(List<RunStepRecord> steps) {
    return steps.stream()
        .map(RunStepRecord::result)
        .max(Comparator.comparingInt(RunResults::badness))
        .orElse(NO_OBJECTS);
  }

  private static int badness(String status) {
    int place = COMPLETED.indexOf(status);
    if (place >= 0) {
      return place;
    }
    if (status.startsWith("completed-")) {
      return COMPLETED.size();
    }
    return COMPLETED.size() + (status.startsWith("no-start-") ? 2 : 1);
  }
}
