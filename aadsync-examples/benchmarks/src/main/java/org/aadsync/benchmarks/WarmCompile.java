package org.aadsync.benchmarks;

import java.util.concurrent.TimeUnit;
import org.aadsync.benchmarks.engine.Engine;
import org.aadsync.benchmarks.engine.EngineKind;
import org.aadsync.benchmarks.engine.Flow;
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

/** From text to something that runs, in a JVM that has done it often. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@State(Scope.Thread)
@Fork(
    value = 1,
    jvmArgsAppend = {"-Xms1g", "-Xmx1g", "-XX:+UseSerialGC"})
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 4, time = 1)
@SuppressWarnings("NullAway.Init") // JMH and the set-up set the fields
public class WarmCompile {
  @Param({"AADSYNC", "JANINO", "GROOVY", "JEXL", "CEL"})
  public EngineKind engine;

  @Param({"TRIM", "FILTERED"})
  public Flow.Shape shape;

  private Engine created;
  private Flow flow;

  /** Makes the engine. */
  @Setup
  public void prepare() {
    created = engine.create();
    flow = Flow.of(shape);
  }

  /** Compiles the flow; no engine here keeps what it has compiled. */
  @Benchmark
  public Object compile() throws Exception {
    return created.compile(flow);
  }
}
