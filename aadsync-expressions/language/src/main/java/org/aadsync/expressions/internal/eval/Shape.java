package org.aadsync.expressions.internal.eval;

import com.google.common.collect.ImmutableList;
import org.jspecify.annotations.Nullable;

/**
 * What programs have in common that differ only in the attributes they read, such as all that trim
 * one: when they have run often enough together, they get code. Thread-safe.
 */
final class Shape {
  /** After so many runs they have cost about as much as what the JIT compiler costs. */
  private static final int HOT = 50_000;

  private final ImmutableList<Object> operations;
  private int runs;
  private boolean isMade;
  private @Nullable HotProgram prototype;

  Shape(ImmutableList<Object> operations) {
    this.operations = operations;
  }

  /**
   * Counts runs of a program.
   *
   * @param root its nodes
   * @return the code of the shape, or null as long as there is none
   */
  synchronized @Nullable HotProgram count(int more, Node root) {
    if (!isMade) {
      runs += more;
      if (runs >= HOT) {
        isMade = true;
        prototype = HotProgram.of(root);
      }
    }
    return prototype;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Shape that && operations.equals(that.operations);
  }

  @Override
  public int hashCode() {
    return operations.hashCode();
  }
}
