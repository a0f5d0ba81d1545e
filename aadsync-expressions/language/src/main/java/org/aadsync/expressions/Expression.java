package org.aadsync.expressions;

import java.util.List;
import java.util.Set;
import org.aadsync.expressions.ast.Syntax;
import org.jspecify.annotations.Nullable;

/**
 * The text of an expression, parsed: what can be said about it without a schema.
 *
 * <p>Immutable and thread-safe. Made by {@link ExpressionLanguage#parse}.
 */
public interface Expression {
  /** Returns the text as it was given. */
  String text();

  /**
   * Returns the text as a tree, or null if there are errors in how it is written; then findings say
   * which. Whether its names and types are right does not matter.
   */
  @Nullable Syntax tree();

  /**
   * Returns every finding that needs no schema, in order of place. Names, types and warnings are
   * looked for when they are first asked for. Looking for warnings takes bounded time: of a text
   * with very many constants or conditions some may be missing, never an error.
   */
  List<Diagnostic> diagnostics();

  /** Returns whether the text is an expression: no diagnostic is an error. */
  boolean isValid();

  /**
   * Returns the names of the attributes that are read, in order of first occurrence, those that
   * {@code ImportedValue} and {@code ValueCount} name in quotes included.
   */
  Set<String> attributeNames();

  /** Returns the names of the parameters that are read, without percent signs. */
  Set<String> parameterNames();

  /** Returns the names of the functions that are called. */
  Set<String> functionNames();
}
