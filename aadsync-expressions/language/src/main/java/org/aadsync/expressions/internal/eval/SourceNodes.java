package org.aadsync.expressions.internal.eval;

import org.aadsync.expressions.EvaluationContext;
import org.aadsync.expressions.SourceSpan;
import org.jspecify.annotations.Nullable;

/** What a source object says of its attributes besides their values. */
final class SourceNodes {
  private SourceNodes() {}

  /** An attribute of the source as an import has confirmed it. */
  static final class ImportedAttribute extends PlacedNode {
    private final int slot;

    ImportedAttribute(SourceSpan span, int slot) {
      super(span);
      this.slot = slot;
    }

    @Override
    public @Nullable Object eval(EvaluationContext context) {
      return context.importedAttribute(slot);
    }
  }

  /** The number of values of an attribute. */
  static final class ValueCount extends PlacedNode {
    private final int slot;

    ValueCount(SourceSpan span, int slot) {
      super(span);
      this.slot = slot;
    }

    @Override
    public Object eval(EvaluationContext context) {
      return (long) context.valueCount(slot);
    }
  }
}
