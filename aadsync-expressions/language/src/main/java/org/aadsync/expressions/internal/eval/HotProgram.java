package org.aadsync.expressions.internal.eval;

import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import org.aadsync.expressions.EvaluationContext;
import org.jspecify.annotations.Nullable;

/**
 * A program that has run so often that code of its own pays.
 *
 * <p>The code of nodes is shared: what a call in it calls depends on the tree, and the JIT compiler
 * cannot see through it. A hot program is a class of its own, a copy of {@link HotTemplate}, that
 * has {@linkplain Handles the tree as method handles} for a constant; of those the JIT compiler
 * makes one piece of code. What is computed stays the same, since the nodes still do it.
 */
abstract class HotProgram {
  /** Computes the value of the root as code outside of the evaluator may see it. */
  abstract @Nullable Object run(EvaluationContext context);

  /** Makes a class for the tree; null where that is not possible, then nothing is lost but time. */
  static @Nullable HotProgram of(Node root) {
    byte[] template = Template.BYTES;
    if (template.length == 0) {
      return null;
    }
    try {
      return MethodHandles.lookup()
          .defineHiddenClassWithClassData(template, new Handles().of(root), true)
          .lookupClass()
          .asSubclass(HotProgram.class)
          .getDeclaredConstructor()
          .newInstance();
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
