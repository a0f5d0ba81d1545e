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
  /** Returns what was written, without brackets around it. */
  Syntax syntax();

  /** Returns its place in the text. */
  default SourceSpan span() {
    return syntax().span();
  }

  /** Returns what is known of its value. */
  StaticType type();

  /** Returns the parts that it is made of, in order: arguments or operands. */
  default ImmutableList<Typed> parts() {
    if (this instanceof Call call) {
      return call.arguments();
    }
    if (this instanceof Chain chain) {
      return chain.operands();
    }
    return this instanceof Negation negation
        ? ImmutableList.of(negation.operand())
        : ImmutableList.of();
  }

  /** A value that is known: null for NULL, or a {@link org.aadsync.expressions.FlowSignal}. */
  record Literal(Syntax syntax, StaticType type, @Nullable Object value) implements Typed {}

  /** The value of an attribute. */
  record Attribute(Syntax syntax, StaticType type, int slot) implements Typed {}

  /** An attribute that a function reads in its own way. */
  record AttributeName(Syntax syntax, StaticType type, int slot) implements Typed {}

  /**
   * A variable where a call introduces it.
   *
   * @param index its number: how many variables are known around the call
   */
  record VariableName(Syntax syntax, StaticType type, String name, int index) implements Typed {}

  /** The value of a variable. */
  record Variable(Syntax syntax, StaticType type, int index) implements Typed {}

  /** The value of a parameter. */
  record Parameter(Syntax syntax, StaticType type, String name) implements Typed {}

  /** A call; {@code forms} are those that fit what is known of the arguments. */
  record Call(
      Syntax syntax,
      StaticType type,
      FunctionDeclaration function,
      ImmutableList<Overload> forms,
      ImmutableList<Typed> arguments)
      implements Typed {}

  /** A chain of operators of one family. */
  record Chain(
      Syntax syntax,
      StaticType type,
      ImmutableList<Typed> operands,
      ImmutableList<Syntax.Link> operators)
      implements Typed {}

  /**
   * A number after signs.
   *
   * @param turns whether its sign is another one in the end: signs of an even number check it only
   */
  record Negation(Syntax syntax, StaticType type, boolean turns, Typed operand) implements Typed {}

  /** What a mistake has left unknown; an expression with such a part has an error. */
  record Unknown(Syntax syntax, StaticType type) implements Typed {}
}
