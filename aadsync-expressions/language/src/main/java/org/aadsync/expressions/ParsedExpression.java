package org.aadsync.expressions;

import com.google.common.base.Suppliers;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import java.util.function.Supplier;
import org.aadsync.expressions.ast.Syntax;
import org.aadsync.expressions.internal.finding.Findings;
import org.jspecify.annotations.Nullable;

/**
 * A parsed text. Its names and types are looked at when that is first asked for: who only compiles
 * it has them looked at once, with the schema.
 */
final class ParsedExpression implements Expression {
  private final StandardLanguage language;
  private final String text;
  private final @Nullable Syntax readable;
  private final Findings syntaxFindings;
  private final Supplier<CheckedText> checked;

  /**
   * Makes an expression.
   *
   * @param readable what could be read of its tree, or null if that is nothing
   * @param syntaxFindings what was found on the way; not to be added to
   */
  ParsedExpression(
      StandardLanguage language, String text, @Nullable Syntax readable, Findings syntaxFindings) {
    this.language = language;
    this.text = text;
    this.readable = readable;
    this.syntaxFindings = syntaxFindings;
    this.checked =
        Suppliers.memoize(
                () ->
                    readable == null
                        ? CheckedText.unreadable(syntaxFindings)
                        : language.check(readable, syntaxFindings))
            ::get;
  }

  /** Returns what is known of names and types, without a schema. */
  private CheckedText checked() {
    try {
      return checked.get();
    } catch (StackOverflowError e) {
      return CheckedText.withoutStack(syntaxFindings); // not kept: another thread may have room
    }
  }

  /** Returns what could be read of the tree, or null if that is nothing. */
  @Nullable Syntax readable() {
    return readable;
  }

  Findings syntaxFindings() {
    return syntaxFindings;
  }

  @Override
  public String text() {
    return text;
  }

  @Override
  public @Nullable Syntax tree() {
    return syntaxFindings.hasErrors() ? null : readable;
  }

  @Override
  public ImmutableList<Diagnostic> diagnostics() {
    return checked().diagnostics();
  }

  @Override
  public boolean isValid() {
    return !checked().hasErrors();
  }

  @Override
  public ImmutableSet<String> attributeNames() {
    return checked().attributeNames();
  }

  @Override
  public ImmutableSet<String> parameterNames() {
    return checked().parameterNames();
  }

  @Override
  public ImmutableSet<String> functionNames() {
    return checked().functionNames();
  }

  /** Two are equal if their texts are and are read in the same way. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ParsedExpression that
        && text.equals(that.text)
        && language.readsAs(that.language);
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
