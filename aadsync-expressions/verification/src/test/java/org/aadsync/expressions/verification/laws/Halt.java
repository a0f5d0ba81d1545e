package org.aadsync.expressions.verification.laws;

import org.aadsync.expressions.EvaluationException;

/** The walker cannot go on. */
final class Halt extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final EvaluationException.Kind kind;

  Halt(EvaluationException.Kind kind, String message) {
    super(message, null, false, false);
    this.kind = kind;
  }

  EvaluationException.Kind kind() {
    return kind;
  }
}
