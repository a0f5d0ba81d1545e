package org.aadsync.benchmarks;

import java.util.concurrent.TimeUnit;
import org.aadsync.benchmarks.engine.Engine;
import org.aadsync.benchmarks.engine.EngineKind;
import org.aadsync.benchmarks.engine.Flow;
import org.aadsync.benchmarks.engine.People;
import org.jspecify.annotations.Nullable;
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

/** One flow alone in the JVM; the records rotate so that nothing becomes constant. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@State(Scope.Thread)
@Fork(
    value = 1,
    jvmArgsAppend = {"-Xms1g", "-Xmx1g", "-XX:+UseSerialGC"})
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 4, time = 1)
@SuppressWarnings("NullAway.Init") // JMH and the set-up set the fields
public class SingleFlow {
  private static final int RECORDS = 64;

  @Param public EngineKind engine;
  @Param public Flow.Shape shape;

  private final Object[] records = new Object[RECORDS];
  private Engine.Program program;
  private int next;

  /** Compiles the flow and makes the records. */
  @Setup
  public void prepare() throws Exception {
    Engine created = engine.create();
    program = created.compile(Flow.of(shape));
    for (int i = 0; i < RECORDS; i++) {
      records[i] = created.input(People.person(i));
    }
  }

  /** Runs the flow once. */
  @Benchmark
  public @Nullable Object run() throws Exception {
    return program.run(records[next++ & (RECORDS - 1)]);
  }
}
