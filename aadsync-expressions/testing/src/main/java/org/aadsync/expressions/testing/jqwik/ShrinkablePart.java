package org.aadsync.expressions.testing.jqwik;

import java.util.stream.Stream;
import net.jqwik.api.Shrinkable;
import net.jqwik.api.ShrinkingDistance;

/** A generated expression that knows how to become smaller. */
final class ShrinkablePart implements Shrinkable<String> {
  private final Part part;
  private final Shrinker shrinker;

  ShrinkablePart(Part part, Shrinker shrinker) {
    this.part = part;
    this.shrinker = shrinker;
  }

  @Override
  public String value() {
    return PartWriter.write(part);
  }

  @Override
  public Stream<Shrinkable<String>> shrink() {
    return shrinker.smallerThan(part).map(smaller -> new ShrinkablePart(smaller, shrinker));
  }

  @Override
  public ShrinkingDistance distance() {
    return ShrinkingDistance.of(part.size(), Shrinker.weight(part), value().length());
  }
}
