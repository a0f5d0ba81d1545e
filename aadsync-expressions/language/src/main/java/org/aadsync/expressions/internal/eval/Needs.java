package org.aadsync.expressions.internal.eval;

import org.aadsync.expressions.function.Implementation;
import org.aadsync.expressions.function.Overload;
import org.aadsync.expressions.internal.check.Typed;

/** Finds out what the evaluation of a tree needs. */
final class Needs {
  /** How many parts a program may have whose evaluations are not metered. */
  private static final int FEW = 256;

  /**
   * How many parts a hot program may have. Deeper trees would need more stack than nodes do, and
   * the JIT compiler gives up on large ones.
   */
  private static final int FEW_ENOUGH_TO_BE_HOT = 100;

  private int parts;
  private int variables;
  private boolean metering;

  /** Takes a tree into account; recursion is as deep as the tree. */
  void add(Typed tree) {
    parts++;
    if (tree instanceof Typed.VariableName name) {
      variables = Math.max(variables, name.index() + 1);
      metering = true;
    }
    // Started again, a function that takes from the clock or from chance would take twice.
    if (tree instanceof Typed.Call call) {
      for (Overload form : call.forms()) {
        metering |= form.implementation() instanceof Implementation.InContext;
      }
    }
    for (Typed part : tree.parts()) {
      add(part);
    }
  }

  /** Returns whether every evaluation must be metered. */
  boolean metering() {
    return metering || parts > FEW;
  }

  /** Returns whether it may become a {@link HotProgram}. */
  boolean canBeHot() {
    return parts <= FEW_ENOUGH_TO_BE_HOT;
  }

  /** Returns how many variables are known at once. */
  int variables() {
    return variables;
  }
}
