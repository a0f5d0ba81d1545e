package org.aadsync.benchmarks;

import java.io.IOException;
import java.util.Objects;
import org.aadsync.expressions.EvaluationException;
import org.aadsync.expressions.ExpressionLanguage;
import org.aadsync.expressions.Program;
import org.jspecify.annotations.Nullable;

/**
 * A process of its own: compiles every expression on its standard input and runs them in turn; then
 * it prints two lines for each: the nanoseconds of one run, and the microseconds of one more
 * compilation.
 */
public final class RuleTimes {
  private static final int ROUNDS = 12;
  private static final int RUNS = 20_000;
  private static final int COMPILATIONS = 150;

  /** Where results go, so that no run is for nothing. */
  private static volatile int sink;

  private RuleTimes() {}

  /** Where the process starts. */
  public static void main(String[] args) throws IOException {
    String[] expressions = RuleExpressions.split(System.in.readAllBytes());
    RuleSource source = new RuleSource();
    ExpressionLanguage language = ExpressionLanguage.standard();
    Program[] programs = new Program[expressions.length];
    for (int i = 0; i < programs.length; i++) {
      programs[i] = compile(language, expressions[i], source);
    }
    double[] run = new double[programs.length];
    double[] compile = new double[programs.length];
    for (int round = 0; round < ROUNDS; round++) {
      for (int i = 0; i < programs.length; i++) {
        run[i] = best(run[i], timeOfRuns(programs[i], source), round);
        compile[i] = best(compile[i], timeOfCompilations(language, expressions[i], source), round);
      }
    }
    for (int i = 0; i < programs.length; i++) {
      System.out.println(run[i]);
      System.out.println(compile[i]);
    }
  }

  /** Returns the least time so far; the first rounds only warm up. */
  private static double best(double known, double time, int round) {
    return round <= ROUNDS / 2 ? time : Math.min(known, time);
  }

  private static double timeOfRuns(Program program, RuleSource source) {
    int hash = 0;
    long start = System.nanoTime();
    for (int i = 0; i < RUNS; i++) {
      hash += run(program, source) == null ? 1 : 2;
    }
    long time = System.nanoTime() - start;
    sink += hash;
    return (double) time / RUNS;
  }

  private static @Nullable Object run(Program program, RuleSource source) {
    try {
      return program.run(source);
    } catch (EvaluationException e) {
      return e;
    }
  }

  private static double timeOfCompilations(
      ExpressionLanguage language, String expression, RuleSource source) {
    long start = System.nanoTime();
    for (int i = 0; i < COMPILATIONS; i++) {
      sink += compile(language, expression, source).hashCode();
    }
    return (System.nanoTime() - start) / 1e3 / COMPILATIONS;
  }

  private static Program compile(ExpressionLanguage language, String text, RuleSource source) {
    return Objects.requireNonNull(language.compile(language.parse(text), source).program(), text);
  }
}
