package org.aadsync.expressions.testing.coverage;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

/** Counts what was seen of one expression. Thread-safe. */
final class Counters {
  private final AtomicLong evaluations = new AtomicLong();
  private final AtomicLongArray outcomes;

  Counters(int size) {
    this.outcomes = new AtomicLongArray(size);
  }

  void countEvaluation() {
    evaluations.incrementAndGet();
  }

  void count(int outcome, boolean seen) {
    if (seen) {
      outcomes.incrementAndGet(outcome);
    }
  }

  long evaluations() {
    return evaluations.get();
  }

  long count(int outcome) {
    return outcomes.get(outcome);
  }
}
