package org.aadsync.expressions.internal.print;

import org.aadsync.expressions.ast.Syntax;

/** Prints trees as text that the parser reads as the same tree. */
public final class Printer {
  private Printer() {}

  /**
   * Returns the text of a tree, in lines of at most {@code width} columns where that is possible.
   *
   * @param step how many columns each level is indented
   */
  public static String lines(Syntax tree, int width, int step) {
    return Layout.lines(Pieces.of(tree), width, step);
  }

  /**
   * Returns the text of a tree on one line, or, if it is longer than {@code length}, at least so
   * many characters of its beginning, at a cost that does not depend on the rest.
   */
  public static String beginning(Syntax tree, int length) {
    return Pieces.beginning(tree, length);
  }
}
