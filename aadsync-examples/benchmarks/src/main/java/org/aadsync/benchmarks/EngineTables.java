package org.aadsync.benchmarks;

import java.io.PrintStream;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.aadsync.benchmarks.engine.EngineKind;
import org.aadsync.benchmarks.engine.Flow;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.RunnerException;

/** Tables with a row for each engine. */
final class EngineTables {
  private final PrintStream out;

  EngineTables(PrintStream out) {
    this.out = out;
  }

  /** All flows of a record. */
  void mix() throws RunnerException {
    List<RunResult> results =
        Jmh.run(RecordMix.class).stream().sorted(Comparator.comparingDouble(Jmh::score)).toList();
    double limit = Jmh.score(of(results, EngineKind.HAND_WRITTEN));
    int flows = Flow.mix().size();
    print("%n### %d flows for each record%n%n", flows);
    print("| engine | µs per record | ns per flow | B per record | × hand-written |%n");
    print("|---|---:|---:|---:|---:|%n");
    for (RunResult result : results) {
      double time = Jmh.score(result);
      print(
          "| %s | %.2f ± %.2f | %.1f | %,.0f | %.2f |%n",
          engine(result).title(),
          time,
          Jmh.error(result),
          time * 1_000 / flows,
          Jmh.bytes(result),
          time / limit);
    }
  }

  /** Single flows. */
  void single() throws RunnerException {
    Collection<RunResult> results = Jmh.run(SingleFlow.class);
    print("%n### One flow alone: ns / B%n%n| engine |");
    for (Flow.Shape shape : Flow.Shape.values()) {
      print(" %s |", shape);
    }
    print("%n|---|%s%n", "---:|".repeat(Flow.Shape.values().length));
    for (EngineKind engine : EngineKind.values()) {
      print("| %s |", engine.title());
      for (Flow.Shape shape : Flow.Shape.values()) {
        RunResult result = of(results, engine, shape);
        print(" %.0f / %,.0f |", Jmh.score(result), Jmh.bytes(result));
      }
      print("%n");
    }
  }

  /** Compilation of single flows. */
  void compile() throws RunnerException {
    Collection<RunResult> results = Jmh.run(WarmCompile.class);
    print("%n### From text to runnable, warm: µs%n%n");
    print("| engine | %s | %s |%n|---|---:|---:|%n", Flow.Shape.TRIM, Flow.Shape.FILTERED);
    for (EngineKind engine : EngineKind.values()) {
      if (results.stream().anyMatch(result -> engine(result) == engine)) {
        print(
            "| %s | %.1f | %.1f |%n",
            engine.title(),
            Jmh.score(of(results, engine, Flow.Shape.TRIM)),
            Jmh.score(of(results, engine, Flow.Shape.FILTERED)));
      }
    }
  }

  private static RunResult of(Collection<RunResult> results, EngineKind engine) {
    return results.stream().filter(result -> engine(result) == engine).findFirst().orElseThrow();
  }

  private static RunResult of(Collection<RunResult> results, EngineKind engine, Flow.Shape shape) {
    return results.stream()
        .filter(result -> engine(result) == engine)
        .filter(result -> Jmh.parameter(result, "shape").equals(shape.name()))
        .findFirst()
        .orElseThrow();
  }

  private static EngineKind engine(RunResult result) {
    return EngineKind.valueOf(Jmh.parameter(result, "engine"));
  }

  private void print(String format, Object... arguments) {
    out.printf(Locale.ROOT, format, arguments);
  }
}
