package org.aadsync.expressions;

import org.aadsync.expressions.internal.function.Library;

/**
 * The language with its function library. Immutable and thread-safe.
 *
 * <pre>{@code
 * ExpressionLanguage language = ExpressionLanguage.standard();
 * Expression expression = language.parse("Trim([mail])");
 * Compilation compilation = language.compile(expression, attributesOfUsers);
 * }</pre>
 *
 * <p>Source: <i>Understanding declarative provisioning expressions</i> and <i>Functions
 * reference</i> (Microsoft).
 */
public interface ExpressionLanguage {
  /** Returns the language with its usual functions, limits and readings. */
  static ExpressionLanguage standard() {
    return standard(ExpressionOptions.defaults());
  }

  /** Returns the language with its usual functions and the given options. */
  static ExpressionLanguage standard(ExpressionOptions options) {
    return new StandardLanguage(Library.standard(), options);
  }

  /** Parses {@code text}; never throws for what is in it: see {@link Expression#diagnostics}. */
  Expression parse(String text);

  /**
   * Binds {@code expression} to the attributes of a source, checks and compiles it. Never throws
   * for what is in the expression.
   */
  Compilation compile(Expression expression, AttributeBinding source);

  /** Returns the functions that expressions may call. */
  FunctionLibrary functions();

  /** Returns the options. */
  ExpressionOptions options();
}
