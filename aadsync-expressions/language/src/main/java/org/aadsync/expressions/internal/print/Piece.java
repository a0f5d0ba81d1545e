package org.aadsync.expressions.internal.print;

/** What a printed expression consists of: words, places where a line may end, groups of these. */
sealed interface Piece {
  /** Text that stays together. */
  record Word(String text) implements Piece {}

  /**
   * A place where a line may end: in a group that fits into its line none does, in any other group
   * all do.
   *
   * @param flat what stands there if the line goes on
   * @param steps how many steps the next line is indented more than the one where the group began
   */
  record Break(String flat, int steps) implements Piece {}

  /** The borders of a group. */
  enum Group implements Piece {
    OPEN,
    CLOSE
  }
}
