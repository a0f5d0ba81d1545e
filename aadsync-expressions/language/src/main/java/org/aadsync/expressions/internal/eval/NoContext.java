package org.aadsync.expressions.internal.eval;

import java.time.Instant;
import java.util.random.RandomGenerator;
import org.aadsync.expressions.EvaluationContext;

/** The world while constants are computed: there is none. */
final class NoContext implements EvaluationContext {
  static final NoContext INSTANCE = new NoContext();

  private NoContext() {}

  @Override
  public Object attribute(int slot) {
    throw unavailable();
  }

  @Override
  public Object importedAttribute(int slot) {
    throw unavailable();
  }

  @Override
  public int valueCount(int slot) {
    throw unavailable();
  }

  @Override
  public String parameter(String name) {
    throw unavailable();
  }

  @Override
  public Instant now() {
    throw unavailable();
  }

  @Override
  public RandomGenerator random() {
    throw unavailable();
  }

  private static IllegalStateException unavailable() {
    return new IllegalStateException("a constant depends on nothing");
  }
}
