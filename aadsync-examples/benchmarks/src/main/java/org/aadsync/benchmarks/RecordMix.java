package org.aadsync.benchmarks;

import java.util.concurrent.TimeUnit;
import org.aadsync.benchmarks.engine.Engine;
import org.aadsync.benchmarks.engine.EngineKind;
import org.aadsync.benchmarks.engine.People;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * What a set of rules does: 152 different flows, compiled side by side, run for each record. Within
 * an engine all that runs a flow sees many kinds of them. The time is per record.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@State(Scope.Thread)
@Fork(
    value = 1,
    jvmArgsAppend = {"-Xms1g", "-Xmx1g", "-XX:+UseSerialGC"})
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 6, time = 1)
@SuppressWarnings("NullAway.Init") // JMH and the set-up set the fields
public class RecordMix {
  private static final int RECORDS = 64;

  @Param public EngineKind engine;

  private final Object[] records = new Object[RECORDS];
  private Engine.RecordProgram program;
  private int next;

  /** Compiles the flows and makes the records. */
  @Setup
  public void prepare() throws Exception {
    Engine created = engine.create();
    program = created.compileMix();
    for (int i = 0; i < RECORDS; i++) {
      records[i] = created.input(People.person(i));
    }
  }

  /** Runs all flows of one record. */
  @Benchmark
  public void record(Blackhole results) throws Exception {
    program.run(records[next++ & (RECORDS - 1)], results);
  }
}
