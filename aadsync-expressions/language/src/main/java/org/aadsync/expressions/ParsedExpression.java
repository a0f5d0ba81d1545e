package org.aadsync.expressions;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import org.aadsync.expressions.ast.Syntax;
import org.aadsync.expressions.internal.finding.Findings;
import org.jspecify.annotations.Nullable;

/**
 * A parsed text.
 *
 * @param text the text
 * @param readable what could be read of its tree, or null if that is nothing
 * @param syntaxFindings what was found before names and types were looked at; not to be added to
 * @param diagnostics everything that was found
 */
record ParsedExpression(
    String text,
    @Nullable Syntax readable,
    Findings syntaxFindings,
    ImmutableList<Diagnostic> diagnostics,
    ImmutableSet<String> attributeNames,
    ImmutableSet<String> parameterNames,
    ImmutableSet<String> functionNames)
    implements Expression {

  @Override
  public @Nullable Syntax tree() {
    return syntaxFindings.hasErrors() ? null : readable;
  }

  @Override
  public boolean isValid() {
    return diagnostics.stream().noneMatch(Diagnostic::isError);
  }

  /** Two are equal if their texts are and were read in the same way. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ParsedExpression that
        && text.equals(that.text)
        && diagnostics.equals(that.diagnostics);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return text;
  }
}
