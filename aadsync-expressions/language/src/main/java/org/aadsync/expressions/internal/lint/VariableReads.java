package org.aadsync.expressions.internal.lint;

import java.util.BitSet;
import org.aadsync.expressions.internal.check.Typed;

/**
 * Which variables are read, found out while the parts are visited in order.
 *
 * <p>A number may stand for several variables one after the other, and for one only at a time.
 */
final class VariableReads {
  private final BitSet read = new BitSet();
  private int known;

  /** Takes a part without parts into account. */
  void add(Typed leaf) {
    if (leaf instanceof Typed.Variable variable) {
      read.set(variable.index());
    } else if (leaf instanceof Typed.Unknown) {
      read.set(0, known); // what an error has left unknown may be any variable
    }
  }

  /** Says that from here on the number stands for a new variable. */
  void begin(int variable) {
    known = Math.max(known, variable + 1);
    read.clear(variable);
  }

  /** Returns whether the variable has been read. */
  boolean contains(int variable) {
    return read.get(variable);
  }
}
