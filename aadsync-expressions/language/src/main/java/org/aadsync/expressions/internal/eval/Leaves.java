package org.aadsync.expressions.internal.eval;

import org.aadsync.expressions.EvaluationContext;
import org.aadsync.expressions.EvaluationException;
import org.aadsync.expressions.SourceSpan;
import org.jspecify.annotations.Nullable;

/** Nodes without operands. */
final class Leaves {
  private Leaves() {}

  /** A value that is known before. */
  static final class Constant extends Node {
    private final @Nullable Object value;

    Constant(SourceSpan span, @Nullable Object value) {
      super(span);
      this.value = value;
    }

    @Override
    @Nullable Object eval(EvaluationContext context) {
      return value;
    }
  }

  /** An attribute of the source. */
  static final class Attribute extends Node {
    private final int slot;

    Attribute(SourceSpan span, int slot) {
      super(span);
      this.slot = slot;
    }

    @Override
    @Nullable Object eval(EvaluationContext context) {
      return context.attribute(slot);
    }
  }

  /** An attribute of the source as an import has confirmed it. */
  static final class ImportedAttribute extends Node {
    private final int slot;

    ImportedAttribute(SourceSpan span, int slot) {
      super(span);
      this.slot = slot;
    }

    @Override
    @Nullable Object eval(EvaluationContext context) {
      return context.importedAttribute(slot);
    }
  }

  /** The number of values of an attribute. */
  static final class ValueCount extends Node {
    private final int slot;

    ValueCount(SourceSpan span, int slot) {
      super(span);
      this.slot = slot;
    }

    @Override
    Object eval(EvaluationContext context) {
      return (long) context.valueCount(slot);
    }
  }

  /** A parameter. */
  static final class Parameter extends Node {
    private final String name;

    Parameter(SourceSpan span, String name) {
      super(span);
      this.name = name;
    }

    @Override
    Object eval(EvaluationContext context) {
      String value = context.parameter(name);
      if (value == null) {
        throw new EvaluationException(
            EvaluationException.Kind.ARGUMENT, "the parameter %" + name + "% has no value", span());
      }
      return value;
    }
  }
}
