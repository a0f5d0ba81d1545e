package org.aadsync.expressions.internal.eval;

import com.google.common.collect.ImmutableList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What programs have in common that differ only in the attributes they read, such as all that trim
 * one: when they have run often enough together, they get code. Thread-safe; a thread that makes
 * the code keeps no other from evaluating.
 */
final class Shape {
  /**
   * After so many runs there is code. Making it takes about a millisecond and is soon paid back:
   * the JIT compiler needs not compile for these programs what it would throw away later, and it
   * counts 5,000 runs of the code before it does its best, which for a program that runs once for
   * an object are 5,000 objects.
   */
  static final int HOT = 500;

  private final ImmutableList<Object> operations;
  private final Function<Node, @Nullable HotProgram> maker;
  private final AtomicInteger runs = new AtomicInteger();
  private volatile @Nullable HotProgram prototype;

  /**
   * Makes a shape.
   *
   * @param maker makes the code for a tree, or null if that is not possible; it is asked once
   */
  Shape(ImmutableList<Object> operations, Function<Node, @Nullable HotProgram> maker) {
    this.operations = operations;
    this.maker = maker;
  }

  /**
   * Counts runs of a program.
   *
   * @param root its nodes
   * @return the code of the shape, or null as long as there is none
   */
  @Nullable HotProgram count(int more, Node root) {
    if (runs.get() < HOT) {
      int before = runs.getAndAdd(more);
      if (before < HOT && before + more >= HOT) {
        prototype = maker.apply(root);
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
