package org.aadsync.expressions;

/** The language with its function library. Immutable and thread-safe. */
public interface ExpressionLanguage {
  /** Parses {@code text}; never throws for what is in it: see {@link Expression#diagnostics}. */
  Expression parse(String text);

  /** Binds {@code expression} to the attributes of a source, checks and compiles it. */
  Compilation compile(Expression expression, AttributeBinding source);
}
