package org.aadsync.cli;

import java.io.PrintStream;
import java.util.List;
import org.aadsync.core.config.StepType;
import org.aadsync.core.engine.StepReport;

/** Runs cycles and prints what they did. */
final class CyclePrinter {
  private final PrintStream out;
  private final StepReportPrinter printer;
  private final boolean export;

  /**
   * Makes a printer.
   *
   * @param export whether the cycles export, unless the configuration is in staging mode
   */
  CyclePrinter(Console console, boolean export) {
    this.export = export;
    this.out = console.out();
    this.printer = new StepReportPrinter(console);
  }

  /** Runs {@code cycles} cycles, or fewer if a step does not complete, and says how they ended. */
  Outcome run(Synchronization synchronization, int cycles) {
    Outcome outcome = Outcome.NONE;
    for (int cycle = 1; cycle <= cycles && outcome.completed(); cycle++) {
      outcome = outcome.and(Outcome.of(runOne(synchronization, cycle)));
    }
    return outcome;
  }

  /**
   * Runs cycles until one of them exports nothing or a step does not complete, at most {@code
   * limit}, and says how they ended.
   */
  Outcome runUntilQuiet(Synchronization synchronization, int limit) {
    Outcome outcome = Outcome.NONE;
    boolean quiet = false;
    for (int cycle = 1; cycle <= limit && outcome.completed() && !quiet; cycle++) {
      List<StepReport> steps = runOne(synchronization, cycle);
      outcome = outcome.and(Outcome.of(steps));
      quiet = steps.stream().noneMatch(CyclePrinter::exported);
    }
    if (quiet) {
      out.println("The last cycle exported nothing: every directory is as the rules want it.");
    }
    return outcome;
  }

  private List<StepReport> runOne(Synchronization synchronization, int cycle) {
    printer.printHeading(
        "Cycle %d, %s".formatted(cycle, synchronization.isInitial(cycle) ? "initial" : "delta"));
    List<StepReport> steps = synchronization.runCycle(cycle, export);
    printer.print(steps);
    Outcome outcome = Outcome.of(steps);
    out.println("Cycle " + cycle + ": " + outcome.summary());
    if (outcome.completed() && steps.stream().noneMatch(step -> step.type() == StepType.EXPORT)) {
      out.println("Staging mode: nothing was exported.");
    }
    out.println();
    // Whoever interrupts the program keeps the cycles that are done.
    out.flush();
    return steps;
  }

  private static boolean exported(StepReport step) {
    return step.type() == StepType.EXPORT && !step.counters().isEmpty();
  }
}
