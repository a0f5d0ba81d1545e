package org.aadsync.expressions.testing.jqwik;

import com.google.common.collect.ImmutableList;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCases;
import net.jqwik.api.RandomGenerator;

/** The arbitrary of expressions of some types. */
final class GeneratedExpressions implements Arbitrary<String> {
  private final ExpressionGenerator generator;
  private final ImmutableList<Shape> results;
  private final int depth;

  GeneratedExpressions(ExpressionGenerator generator, ImmutableList<Shape> results, int depth) {
    this.generator = generator;
    this.results = results;
    this.depth = depth;
  }

  @Override
  public RandomGenerator<String> generator(int genSize) {
    return random ->
        new ShrinkablePart(
            generator.expression(Literals.oneOf(results, random), depth, random), results);
  }

  /** None: the borders are among what is generated. */
  @Override
  public EdgeCases<String> edgeCases(int maxEdgeCases) {
    return EdgeCases.none();
  }
}
