package org.aadsync.benchmarks;

import org.aadsync.benchmarks.engine.Engine;
import org.aadsync.benchmarks.engine.EngineKind;
import org.aadsync.benchmarks.engine.People;
import org.openjdk.jmh.infra.Blackhole;

/**
 * A process of its own: runs all flows of 20,000 records and prints the microseconds per record of
 * each window of 500. Its argument names the engine.
 */
public final class WarmUp {
  static final int WINDOW = 500;
  static final int WINDOWS = 40;
  private static final int RECORDS = 64;

  private WarmUp() {}

  /** Where the process starts. */
  public static void main(String[] args) throws Exception {
    Engine engine = EngineKind.valueOf(args[0]).create();
    Engine.RecordProgram program = engine.compileMix();
    Object[] records = new Object[RECORDS];
    for (int i = 0; i < RECORDS; i++) {
      records[i] = engine.input(People.person(i));
    }
    Blackhole results =
        new Blackhole(
            "Today's password is swordfish. I understand instantiating Blackholes directly is"
                + " dangerous.");
    double[] times = new double[WINDOWS];
    for (int window = 0; window < WINDOWS; window++) {
      long start = System.nanoTime();
      for (int i = 0; i < WINDOW; i++) {
        program.run(records[i & (RECORDS - 1)], results);
      }
      times[window] = (System.nanoTime() - start) / 1e3 / WINDOW;
    }
    for (double time : times) {
      System.out.println(time);
    }
  }
}
