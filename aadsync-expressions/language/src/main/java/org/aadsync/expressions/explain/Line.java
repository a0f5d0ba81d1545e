package org.aadsync.expressions.explain;

/** A line about a part: what it is to the left, what became of it to the right. */
interface Line {
  /** Returns what it is, in at most {@code columns} columns where that is possible. */
  String left(int columns);

  /** Returns what became of it, in at most {@code columns} columns. */
  String right(int columns);
}
