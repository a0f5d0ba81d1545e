package org.aadsync.expressions.internal.eval;

import com.google.common.collect.Interner;
import com.google.common.collect.Interners;

/**
 * The shapes of the programs of one language, so that programs find those that have theirs.
 * Thread-safe; a shape that no program has any more is forgotten.
 */
public final class Shapes {
  private final Interner<Shape> known = Interners.newWeakInterner();

  Shape of(Skeleton skeleton) {
    return known.intern(new Shape(skeleton.operations()));
  }
}
