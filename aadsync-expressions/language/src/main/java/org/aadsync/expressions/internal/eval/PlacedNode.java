package org.aadsync.expressions.internal.eval;

import org.aadsync.expressions.SourceSpan;

/** What nodes that are no records have in common. */
abstract class PlacedNode implements Node {
  private final SourceSpan span;

  PlacedNode(SourceSpan span) {
    this.span = span;
  }

  @Override
  public final SourceSpan span() {
    return span;
  }
}
