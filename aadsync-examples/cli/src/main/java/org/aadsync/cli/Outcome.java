package org.aadsync.cli;

import java.util.List;
import org.aadsync.core.engine.ObjectError;
import org.aadsync.core.engine.StepReport;

/**
 * How a number of steps ended.
 *
 * @param errors errors of single objects
 * @param warnings warnings about single objects
 * @param completed whether every step reached its end
 * @param overBudget whether an export sent nothing since it is over its budget
 */
record Outcome(long errors, long warnings, boolean completed, boolean overBudget) {
  /** The outcome of no step. */
  static final Outcome NONE = new Outcome(0, 0, true, false);

  /** Returns how {@code steps} ended. */
  static Outcome of(List<StepReport> steps) {
    long errors = 0;
    long warnings = 0;
    boolean completed = true;
    boolean overBudget = false;
    for (StepReport step : steps) {
      completed &= step.completed();
      overBudget |= step.excess() != null;
      for (ObjectError error : step.errors()) {
        if (error.severity() == ObjectError.Severity.ERROR) {
          errors++;
        } else {
          warnings++;
        }
      }
    }
    return new Outcome(errors, warnings, completed, overBudget);
  }

  /** Returns how the steps of both ended. */
  Outcome and(Outcome other) {
    return new Outcome(
        errors + other.errors,
        warnings + other.warnings,
        completed && other.completed,
        overBudget || other.overBudget);
  }

  /** Returns the exit code that says so. */
  int exitCode() {
    if (overBudget) {
      return ExitCode.OVER_BUDGET;
    }
    if (!completed) {
      return ExitCode.FAILED;
    }
    return errors > 0 ? ExitCode.OBJECT_ERRORS : ExitCode.OK;
  }

  /** Returns one line that says so to people. */
  String summary() {
    return Names.count(errors, "object error")
        + ", "
        + Names.count(warnings, "warning")
        + (completed ? "" : "; a step did not complete, see above");
  }
}
