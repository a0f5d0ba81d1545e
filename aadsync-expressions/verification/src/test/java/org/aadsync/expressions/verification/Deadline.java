package org.aadsync.expressions.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.time.Duration;

/** How long the language may take for one input. */
final class Deadline {
  private static final Duration LONGEST = Duration.ofMillis(250);

  private Deadline() {}

  /**
   * Runs the task and fails if it took too long. Counts the time of this thread alone, and of the
   * faster of two runs: loading of classes and a busy machine say nothing about the input.
   */
  static void check(Runnable task) {
    long first = nanos(task);
    if (first > LONGEST.toNanos()) {
      assertThat(Duration.ofNanos(Math.min(first, nanos(task))))
          .describedAs("the time for one input")
          .isLessThanOrEqualTo(LONGEST);
    }
  }

  private static long nanos(Runnable task) {
    long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    task.run();
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start;
  }
}
