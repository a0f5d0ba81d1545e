package org.aadsync.expressions.internal.eval;

import org.aadsync.expressions.EvaluationContext;
import org.aadsync.expressions.EvaluationException;
import org.aadsync.expressions.SourceSpan;
import org.jspecify.annotations.Nullable;

/**
 * A value that is had at once.
 *
 * <p>One class for all such values: nodes ask whether an operand is a leaf and read it without a
 * call that depends on the class of the operand. Such calls are what evaluation spends its time on.
 *
 * @param kind what it is
 * @param slot the slot of an attribute
 * @param parameter the name of a parameter
 * @param constant the value of a constant
 */
record Leaf(
    SourceSpan span, Kind kind, int slot, @Nullable String parameter, @Nullable Object constant)
    implements Node {

  private enum Kind {
    CONSTANT,
    ATTRIBUTE,
    PARAMETER
  }

  static Leaf constant(SourceSpan span, @Nullable Object value) {
    return new Leaf(span, Kind.CONSTANT, 0, null, value);
  }

  static Leaf attribute(SourceSpan span, int slot) {
    return new Leaf(span, Kind.ATTRIBUTE, slot, null, null);
  }

  static Leaf parameter(SourceSpan span, String name) {
    return new Leaf(span, Kind.PARAMETER, 0, name, null);
  }

  boolean isConstant() {
    return kind == Kind.CONSTANT;
  }

  @Override
  public @Nullable Object eval(EvaluationContext context) {
    if (kind == Kind.ATTRIBUTE) {
      return context.attribute(slot);
    }
    return parameter == null ? constant : valueOf(parameter, context);
  }

  private Object valueOf(String name, EvaluationContext context) {
    String value = context.parameter(name);
    if (value == null) {
      throw new EvaluationException(
          EvaluationException.Kind.ARGUMENT, "the parameter %" + name + "% has no value", span);
    }
    return value;
  }
}
