package org.aadsync.expressions.internal.check;

import com.google.common.collect.ImmutableList;
import org.aadsync.expressions.SourceSpan;
import org.aadsync.expressions.ast.Syntax;
import org.aadsync.expressions.function.FunctionDeclaration;
import org.aadsync.expressions.function.Overload;
import org.aadsync.expressions.internal.type.StaticType;
import org.jspecify.annotations.Nullable;

/**
 * An expression with its names resolved and what is known of its types. What a compiler starts
 * from: names are slots, functions are definitions with the forms that fit.
 */
public sealed interface Typed {
  /** Returns its place in the text. */
  SourceSpan span();

  /** Returns what is known of its value. */
  StaticType type();

  /** A value that is known: null for NULL, or a {@link org.aadsync.expressions.FlowSignal}. */
  record Literal(SourceSpan span, StaticType type, @Nullable Object value) implements Typed {}

  /** The value of an attribute. */
  record Attribute(SourceSpan span, StaticType type, int slot) implements Typed {}

  /** An attribute that a function reads in its own way. */
  record AttributeName(SourceSpan span, StaticType type, int slot) implements Typed {}

  /** The value of a parameter. */
  record Parameter(SourceSpan span, StaticType type, String name) implements Typed {}

  /** A call; {@code forms} are those that fit what is known of the arguments. */
  record Call(
      SourceSpan span,
      StaticType type,
      FunctionDeclaration function,
      ImmutableList<Overload> forms,
      ImmutableList<Typed> arguments)
      implements Typed {}

  /** A chain of operators of one family. */
  record Chain(
      SourceSpan span,
      StaticType type,
      ImmutableList<Typed> operands,
      ImmutableList<Syntax.Link> operators)
      implements Typed {}

  /** A number with its sign turned, once. */
  record Negation(SourceSpan span, StaticType type, Typed operand) implements Typed {}
}
