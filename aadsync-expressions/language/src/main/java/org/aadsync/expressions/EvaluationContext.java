package org.aadsync.expressions;

import java.time.Instant;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link Program} may see of the world while it is evaluated: one source object in two
 * images, the parameters, the clock and a source of random numbers. Nothing else reaches an
 * expression.
 *
 * <p>A context is used by one thread at a time; a host may reuse one object for many evaluations.
 * Values are as {@link org.aadsync.expressions.value} lists them; a multi-valued attribute that is
 * present has at least one value.
 */
public interface EvaluationContext {
  /** Returns the wanted value of the attribute in {@code slot}, or null if it is absent. */
  @Nullable Object attribute(int slot);

  /**
   * Returns the value of the attribute in {@code slot} that an import has confirmed, as {@code
   * ImportedValue} reads it, or null if there is none.
   */
  @Nullable Object importedAttribute(int slot);

  /** Returns how many values the attribute in {@code slot} has; 0 if it is absent. */
  int valueCount(int slot);

  /** Returns the value of the parameter {@code name} (without percent signs), or null. */
  @Nullable String parameter(String name);

  /** Returns the time that {@code Now} gives. */
  Instant now();

  /** Returns the source of {@code RandomNum} and {@code Guid}. */
  RandomGenerator random();
}
