package org.aadsync.benchmarks.engine;

import com.google.common.collect.ImmutableList;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.infra.Blackhole;

/** Something that compiles flows and runs them. */
public interface Engine {
  /** A flow that has been compiled. */
  interface Program {
    /** Computes the flow for an {@linkplain Engine#input input}. */
    @Nullable Object run(Object input) throws Exception;
  }

  /** Compiles a flow from its text. */
  Program compile(Flow flow) throws Exception;

  /** Returns a record in the form that this engine reads best; not part of what is measured. */
  Object input(Map<String, Object> person);

  /** Returns something that runs the flows of {@link Flow#mix} for a record. */
  default RecordProgram compileMix() throws Exception {
    ImmutableList<Flow> flows = Flow.mix();
    Program[] programs = new Program[flows.size()];
    for (int i = 0; i < programs.length; i++) {
      programs[i] = compile(flows.get(i));
    }
    return (input, results) -> {
      for (Program program : programs) {
        results.consume(program.run(input));
      }
    };
  }

  /** All flows of a record. */
  interface RecordProgram {
    void run(Object input, Blackhole results) throws Exception;
  }
}
