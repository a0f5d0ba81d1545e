package org.aadsync.expressions;

import org.aadsync.expressions.function.FunctionLibrary;

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
    return with(FunctionLibrary.standard(), options);
  }

  /** Returns the language with the given functions and options. */
  static ExpressionLanguage with(FunctionLibrary functions, ExpressionOptions options) {
    return new StandardLanguage(functions, options);
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
