package org.aadsync.expressions.testing.assertj;

/** Where assertions about expressions start; made for a static import. */
public final class ExpressionAssertions {
  private ExpressionAssertions() {}

  /** Starts assertions about the expression {@code text} in the language with its usual options. */
  public static ExpressionAssert assertThatExpression(String text) {
    return new ExpressionAssert(text);
  }
}
