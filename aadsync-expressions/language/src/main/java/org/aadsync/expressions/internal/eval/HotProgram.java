package org.aadsync.expressions.internal.eval;

import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.util.List;
import org.aadsync.expressions.EvaluationContext;
import org.jspecify.annotations.Nullable;

/**
 * A program that has code of its own, which it shares with the other programs of its {@link Shape}.
 *
 * <p>The code of nodes is shared by all: what a call in it calls depends on the tree, and the JIT
 * compiler cannot see through it. A hot program is of a class of its own, a copy of {@link
 * HotTemplate}, that has {@linkplain Handles the tree as method handles} for a constant; of those
 * the JIT compiler makes one piece of code. What is computed stays the same, since methods of nodes
 * still do it.
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

  /** Makes a class for the tree; null where that is not possible, then nothing is lost but time. */
  static @Nullable HotProgram of(Node root) {
    byte[] template = Template.BYTES;
    if (template.length == 0) {
      return null;
    }
    try {
      MethodHandle code = new Handles().of(root);
      return MethodHandles.lookup()
          .defineHiddenClassWithClassData(template, code, true)
          .lookupClass()
          .asSubclass(HotProgram.class)
          .getDeclaredConstructor(List.class)
          .newInstance(ImmutableList.of());
    } catch (ReflectiveOperationException | LinkageError e) {
      return null;
    }
  }

  /** The class file of the template, read when it is first needed. */
  private static final class Template {
    static final byte[] BYTES = read();

    private static byte[] read() {
      try (InputStream in = HotProgram.class.getResourceAsStream("HotTemplate.class")) {
        return in == null ? new byte[0] : in.readAllBytes();
      } catch (IOException e) {
        return new byte[0];
      }
    }
  }
}
