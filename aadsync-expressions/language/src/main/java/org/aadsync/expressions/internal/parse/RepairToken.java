package org.aadsync.expressions.internal.parse;

import org.antlr.v4.runtime.CommonToken;

/** A token that the text does not have. What it belongs to is {@link Unreadable}. */
final class RepairToken extends CommonToken {
  private static final long serialVersionUID = 1L;

  /** Makes a token of no length before {@code place}. */
  RepairToken(int type, int place) {
    super(type, "");
    setStartIndex(place);
    setStopIndex(place - 1);
  }
}
