package org.aadsync.expressions.internal.eval;

import com.google.common.collect.ImmutableList;
import java.lang.constant.ConstantDescs;
import java.lang.invoke.MethodHandles;
import java.util.List;
import org.aadsync.expressions.EvaluationContext;
import org.jspecify.annotations.Nullable;

/**
 * A program that has code of its own, which it shares with the other programs of its {@link Shape}.
 *
 * <p>The code of nodes is shared by all: what a call in it calls depends on the tree, and the JIT
 * compiler cannot see through it. A hot program is of a class of its own with {@linkplain HotCode
 * one method for the whole tree}; of that the JIT compiler makes one piece of code. What is
 * computed stays the same, since methods of nodes still do it.
 */
abstract class HotProgram {
  /** The parts of the program, by index. */
  final Node[] parts;

  /** The slots of those that are attributes: code that has them at hand need not ask the parts. */
  final int[] slots;

  /** The first slot, for the same reason. */
  final int firstSlot;

  HotProgram(List<Node> parts) {
    this.parts = parts.toArray(new Node[0]);
    this.slots =
        parts.stream().mapToInt(part -> part instanceof Leaf leaf ? leaf.slot() : 0).toArray();
    this.firstSlot = slots.length == 0 ? 0 : slots[0];
  }

  /**
   * Computes the value, as code outside of the evaluator may see it.
   *
   * @throws org.aadsync.expressions.EvaluationException perhaps with a wrong place, or none: only
   *     the nodes know it
   * @throws NotOrdinary if the nodes must compute the value
   */
  abstract @Nullable Object run(EvaluationContext context);

  /** Returns the program with the same code and other parts. */
  abstract HotProgram with(List<Node> others);

  /** Makes a class for the tree; null where there can be none: then nothing is lost but time. */
  static @Nullable HotProgram of(Node root) {
    try {
      HotCode code = new HotCode(root);
      if (code.isTooLong()) {
        return null;
      }
      return MethodHandles.lookup()
          .defineHiddenClassWithClassData(code.classFile(), code.constants(), true)
          .lookupClass()
          .asSubclass(HotProgram.class)
          .getDeclaredConstructor(List.class)
          .newInstance(ImmutableList.of());
    } catch (ReflectiveOperationException | LinkageError | RuntimeException e) {
      return null; // a JVM that lets nobody define classes
    }
  }

  // --- What the code of the classes calls ---

  /** Returns the constants of the class that looks them up. */
  static @Nullable Object[] constantsOf(MethodHandles.Lookup lookup) {
    try {
      return MethodHandles.classData(lookup, ConstantDescs.DEFAULT_NAME, Object[].class);
    } catch (IllegalAccessException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  /** Returns whether a condition holds that is single; NULL is False. */
  static boolean holds(@Nullable Object condition) {
    if (condition == Boolean.TRUE) {
      return true;
    }
    if (condition == Boolean.FALSE || condition == null) {
      return false;
    }
    throw NotOrdinary.INSTANCE;
  }
}
