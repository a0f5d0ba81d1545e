package org.aadsync.expressions.ast;

import com.google.common.collect.ImmutableList;
import org.aadsync.expressions.SourceSpan;

/**
 * An expression as it was written. Immutable; brackets are kept, so that the text can be printed
 * again. Depth is bounded by the limit on brackets; chains of operators are flat lists.
 */
public sealed interface Syntax {
  /** Returns its place in the text. */
  SourceSpan span();

  /**
   * {@code "text"}, with its escapes resolved; {@code written} is the text with its quotes and
   * escapes.
   */
  record Text(SourceSpan span, String value, String written) implements Syntax {
    /** Makes a text that is written with every quote and every backslash doubled. */
    public Text(SourceSpan span, String value) {
      this(span, value, '"' + value.replace("\\", "\\\\").replace("\"", "\"\"") + '"');
    }
  }

  /** A number; {@code written} is its digits, {@code &H} included. */
  record Number(SourceSpan span, long value, String written) implements Syntax {}

  /** {@code True} or {@code False}. */
  record Bool(SourceSpan span, boolean value) implements Syntax {}

  /** {@code NULL}, {@code CRLF}, {@code IgnoreThisFlow}, {@code AuthoritativeNull}. */
  record Constant(SourceSpan span, Name name) implements Syntax {
    /** The constants that have names. */
    public enum Name {
      NULL,
      CRLF,
      IGNORE_THIS_FLOW,
      AUTHORITATIVE_NULL
    }
  }

  /** {@code [name]}. */
  record Attribute(SourceSpan span, String name) implements Syntax {}

  /** {@code %name%}. */
  record Parameter(SourceSpan span, String name) implements Syntax {}

  /** {@code $name}, without the sign. */
  record Variable(SourceSpan span, String name) implements Syntax {}

  /** A name without brackets after it: an option such as {@code CaseInsensitive}, or a mistake. */
  record BareName(SourceSpan span, String name) implements Syntax {}

  /** {@code name(arguments)}. */
  record Call(SourceSpan span, SourceSpan nameSpan, String name, ImmutableList<Syntax> arguments)
      implements Syntax {}

  /** {@code (inner)}. */
  record Bracketed(SourceSpan span, Syntax inner) implements Syntax {}

  /** {@code -operand}, with as many signs as {@code signs} says. */
  record Negation(SourceSpan span, int signs, Syntax operand) implements Syntax {}

  /**
   * Operands with operators of one level of precedence between them, evaluated from left to right.
   *
   * @param operators one less than the operands
   */
  record Chain(SourceSpan span, ImmutableList<Syntax> operands, ImmutableList<Link> operators)
      implements Syntax {}

  /** An operator in a chain. */
  record Link(SourceSpan span, Operator operator) {}
}
