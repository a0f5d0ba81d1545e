package org.aadsync.expressions.internal.eval;

/** Says that a hot program has met a value that it leaves to the nodes: they start again. */
final class NotOrdinary extends RuntimeException {
  static final NotOrdinary INSTANCE = new NotOrdinary();

  private static final long serialVersionUID = 1L;

  private NotOrdinary() {
    super(null, null, false, false);
  }
}
