package org.aadsync.cli;

/** Runs cycles and prints what they did. */
final class CyclePrinter {
  private final Console console;
  private final StepReportPrinter printer;

  CyclePrinter(Console console) {
    this.console = console;
    this.printer = new StepReportPrinter(console);
  }

  /** Runs {@code cycles} cycles, or fewer if a step does not complete, and says how they ended. */
  Outcome run(Synchronization synchronization, int cycles) {
    Outcome outcome = Outcome.NONE;
    for (int cycle = 1; cycle <= cycles && outcome.completed(); cycle++) {
      outcome = outcome.and(run(synchronization, cycle, cycles));
    }
    console.out().println(outcome.summary());
    return outcome;
  }

  private Outcome run(Synchronization synchronization, int cycle, int cycles) {
    printer.printHeading(
        "Cycle %d of %d, %s"
            .formatted(cycle, cycles, Synchronization.isInitial(cycle) ? "initial" : "delta"));
    var steps = synchronization.runCycle(cycle);
    printer.print(steps);
    console.out().flush();
    return Outcome.of(steps);
  }
}
