package org.aadsync.benchmarks;

import com.google.common.collect.ImmutableList;
import com.google.common.math.Quantiles;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.aadsync.benchmarks.engine.EngineKind;

/** Tables about the expressions of a configuration, and about the first records. */
final class RuleTables {
  private static final int COLD_STARTS = 11;
  private static final int SLOWEST = 8;
  private static final int LONGEST = 60;

  private final PrintStream out;

  RuleTables(PrintStream out) {
    this.out = out;
  }

  /** The first compilation of all expressions. */
  void cold() throws IOException, InterruptedException {
    ImmutableList<String> expressions = RuleExpressions.read();
    double[] times = new double[COLD_STARTS];
    for (int i = 0; i < times.length; i++) {
      times[i] = FreshJvm.run(ColdStart.class, RuleExpressions.join(expressions))[0];
    }
    print("%n### %d expressions from text to runnable, each time", expressions.size());
    print(" in a fresh JVM: ms%n%n| runs | least | median | most |%n|---:|---:|---:|---:|%n");
    print(
        "| %d | %.0f | %.0f | %.0f |%n",
        times.length,
        Arrays.stream(times).min().orElseThrow(),
        Quantiles.median().compute(times),
        Arrays.stream(times).max().orElseThrow());
  }

  /** The first records. */
  void warmUp() throws IOException, InterruptedException {
    List<EngineKind> engines = List.of(EngineKind.HAND_WRITTEN, EngineKind.AADSYNC);
    double[][] times = new double[engines.size()][];
    for (int i = 0; i < times.length; i++) {
      times[i] = FreshJvm.run(WarmUp.class, new byte[0], engines.get(i).name());
    }
    print("%n### The first records: µs per record%n%n| records |");
    engines.forEach(engine -> print(" %s |", engine.title()));
    print("%n|---:|%s%n", "---:|".repeat(engines.size()));
    for (int window = 0; window < WarmUp.WINDOWS; window++) {
      print("| to %,d |", (window + 1) * WarmUp.WINDOW);
      for (double[] time : times) {
        print(" %.2f |", time[window]);
      }
      print("%n");
    }
  }

  /** Every expression. */
  void rules() throws IOException, InterruptedException {
    ImmutableList<String> expressions = RuleExpressions.read();
    double[] numbers = FreshJvm.run(RuleTimes.class, RuleExpressions.join(expressions));
    double[] runs = everyOther(numbers, 0);
    double[] compilations = everyOther(numbers, 1);
    print("%n### Each of %d expressions%n%n", expressions.size());
    print("| | least | median | most | mean |%n|---|---:|---:|---:|---:|%n");
    printSummary("ns for a run", runs);
    printSummary("µs for a compilation, warm", compilations);
    print("%n| slowest | ns for a run | µs for a compilation |%n|---|---:|---:|%n");
    IntStream.range(0, runs.length)
        .boxed()
        .sorted(Comparator.comparingDouble(i -> -runs[i]))
        .limit(SLOWEST)
        .forEach(
            i ->
                print(
                    "| `%s` | %.0f | %.1f |%n",
                    shown(expressions.get(i)), runs[i], compilations[i]));
  }

  private void printSummary(String what, double[] times) {
    print(
        "| %s | %.1f | %.1f | %.1f | %.1f |%n",
        what,
        Arrays.stream(times).min().orElseThrow(),
        Quantiles.median().compute(times),
        Arrays.stream(times).max().orElseThrow(),
        Arrays.stream(times).average().orElseThrow());
  }

  private static double[] everyOther(double[] numbers, int first) {
    return IntStream.range(0, numbers.length / 2)
        .mapToDouble(i -> numbers[2 * i + first])
        .toArray();
  }

  private static String shown(String expression) {
    String line = expression.replaceAll("\\s+", " ").replace("|", "\\|").strip();
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
  }

  private void print(String format, Object... arguments) {
    out.printf(Locale.ROOT, format, arguments);
  }
}
