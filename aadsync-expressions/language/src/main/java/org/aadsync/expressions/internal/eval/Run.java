package org.aadsync.expressions.internal.eval;

import java.time.Instant;
import java.util.List;
import java.util.random.RandomGenerator;
import org.aadsync.expressions.EvaluationContext;
import org.aadsync.expressions.EvaluationException;
import org.aadsync.expressions.SourceSpan;
import org.jspecify.annotations.Nullable;

/** One evaluation that is metered: what the host gives, the variables, and the steps left. */
class Run implements EvaluationContext {
  /** How many characters, bytes or values that are read or made cost a step. */
  private static final int UNITS_A_STEP = 4;

  /** How many steps more a value of a list costs that is made: it takes memory besides its text. */
  private static final int STEPS_A_VALUE = 8;

  private final EvaluationContext host;
  private final @Nullable Object[] variables;
  private final int most;
  private long left;

  Run(EvaluationContext host, int variables, int most) {
    this.host = host;
    this.variables = new @Nullable Object[variables];
    this.most = most;
    this.left = most;
  }

  /** Counts the evaluation of one part that has read {@code value} from elsewhere. */
  final void countRead(@Nullable Object value, SourceSpan span) {
    spend(1 + Values.extent(value) / UNITS_A_STEP, span);
  }

  /** Counts the evaluation of one part that has made {@code value}. */
  final void countMade(@Nullable Object value, SourceSpan span) {
    long memory = value instanceof List<?> list ? (long) STEPS_A_VALUE * list.size() : 0;
    spend(1 + Values.extent(value) / UNITS_A_STEP + memory, span);
  }

  /** Counts that so many characters, bytes or values are read. */
  final void countReading(long units, SourceSpan span) {
    spend(units / UNITS_A_STEP, span);
  }

  private void spend(long steps, SourceSpan span) {
    left -= steps;
    if (left < 0) {
      throw new EvaluationException(
          EvaluationException.Kind.LIMIT,
          "the evaluation takes more than " + most + " steps",
          span);
    }
  }

  /** Returns how many steps have been taken. */
  final long spent() {
    return most - left;
  }

  final @Nullable Object variable(int index) {
    return variables[index];
  }

  final void assign(int index, @Nullable Object value) {
    variables[index] = value;
  }

  @Override
  public @Nullable Object attribute(int slot) {
    return host.attribute(slot);
  }

  @Override
  public @Nullable Object importedAttribute(int slot) {
    return host.importedAttribute(slot);
  }

  @Override
  public int valueCount(int slot) {
    return host.valueCount(slot);
  }

  @Override
  public @Nullable String parameter(String name) {
    return host.parameter(name);
  }

  @Override
  public Instant now() {
    return host.now();
  }

  @Override
  public RandomGenerator random() {
    return host.random();
  }
}
