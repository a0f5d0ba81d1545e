package org.aadsync.expressions.internal.eval;

import com.google.common.collect.Interner;
import com.google.common.collect.Interners;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The shapes of the programs of one language, so that programs find those that have theirs.
 * Thread-safe; a shape that no program has any more is forgotten, and with it its code: there are
 * never more classes than shapes of programs in use.
 */
public final class Shapes {
  private final Interner<Shape> known = Interners.newWeakInterner();
  private final Function<Node, @Nullable HotProgram> maker;

  /** Makes an empty set of shapes. */
  public Shapes() {
    this(HotProgram::of);
  }

  /** Makes an empty set of shapes the code of which the maker makes. */
  Shapes(Function<Node, @Nullable HotProgram> maker) {
    this.maker = maker;
  }

  Shape of(Skeleton skeleton) {
    return known.intern(new Shape(skeleton.operations(), maker));
  }
}
