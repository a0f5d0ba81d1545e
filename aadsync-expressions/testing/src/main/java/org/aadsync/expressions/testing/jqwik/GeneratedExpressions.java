package org.aadsync.expressions.testing.jqwik;

import java.util.Random;
import java.util.function.Function;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCases;
import net.jqwik.api.RandomGenerator;

/** The arbitrary of the expressions that a generator makes of random numbers. */
final class GeneratedExpressions implements Arbitrary<String> {
  private final Function<Random, Part> generator;
  private final Shrinker shrinker;

  GeneratedExpressions(Function<Random, Part> generator, Shrinker shrinker) {
    this.generator = generator;
    this.shrinker = shrinker;
  }

  @Override
  public RandomGenerator<String> generator(int genSize) {
    return random -> new ShrinkablePart(generator.apply(random), shrinker);
  }

  /** None: the borders are among what is generated. */
  @Override
  public EdgeCases<String> edgeCases(int maxEdgeCases) {
    return EdgeCases.none();
  }
}
