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
 * @param parameter the name of a parameter, "" for others
 * @param constant the value of a constant
 */
record Leaf(SourceSpan span, Kind kind, int slot, String parameter, @Nullable Object constant)
    implements Node {

  /** What a leaf is. */
  enum Kind {
    CONSTANT,
    ATTRIBUTE,
    IMPORTED_ATTRIBUTE,
    VALUE_COUNT,
    PARAMETER
  }

  static Leaf constant(SourceSpan span, @Nullable Object value) {
    return new Leaf(span, Kind.CONSTANT, 0, "", value);
  }

  /** Makes a leaf of one of the kinds that read an attribute. */
  static Leaf attribute(SourceSpan span, Kind kind, int slot) {
    return new Leaf(span, kind, slot, "", null);
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
    return kind == Kind.CONSTANT ? constant : evalOther(context);
  }

  private @Nullable Object evalOther(EvaluationContext context) {
    if (kind == Kind.IMPORTED_ATTRIBUTE) {
      return context.importedAttribute(slot);
    }
    if (kind == Kind.VALUE_COUNT) {
      return (long) context.valueCount(slot);
    }
    String value = context.parameter(parameter);
    if (value == null) {
      throw new EvaluationException(
          EvaluationException.Kind.ARGUMENT,
          "the parameter %" + parameter + "% has no value",
          span);
    }
    return value;
  }
}
