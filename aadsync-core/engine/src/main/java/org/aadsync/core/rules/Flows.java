package org.aadsync.core.rules;

import org.aadsync.core.schema.AttributeDefinition;
import org.aadsync.core.schema.AttributeType;
import org.aadsync.expressions.EvaluationContext;
import org.aadsync.expressions.EvaluationException;
import org.aadsync.expressions.FlowSignal;
import org.aadsync.expressions.Program;
import org.jspecify.annotations.Nullable;

/** The kinds of compiled flow. */
final class Flows {
  private Flows() {}

  /** What all kinds have. */
  record Common(
      SyncRule rule, AttributeFlow flow, FlowConverter converter, boolean readsReferences) {}

  /** The function that makes a reference of text. */
  private static final String MAKES_REFERENCES = "CRef";

  private abstract static class Base implements CompiledFlow {
    final FlowConverter converter;
    private final Common common;

    Base(Common common) {
      this.common = common;
      this.converter = common.converter;
    }

    @Override
    public final SyncRule rule() {
      return common.rule;
    }

    @Override
    public final AttributeFlow flow() {
      return common.flow;
    }

    @Override
    public final AttributeDefinition target() {
      return converter.target();
    }

    @Override
    public boolean readsReferences() {
      return common.readsReferences;
    }

    @Override
    public boolean makesReferences() {
      return false;
    }

    @Override
    public final String toString() {
      return common.rule.name() + " -> " + target().name();
    }
  }

  /** A copy of an attribute. */
  static final class Direct extends Base {
    private final int slot;

    Direct(Common common, int slot) {
      super(common);
      this.slot = slot;
    }

    @Override
    public @Nullable Object evaluate(EvaluationContext source, @Nullable Object held) {
      Object value =
          source instanceof ScopeSource whole ? whole.value(slot) : source.attribute(slot);
      return value == null ? null : converter.convert(value, true, held);
    }
  }

  /** A constant that is the same for every object. */
  static final class Fixed extends Base {
    private final @Nullable Object value;

    Fixed(Common common, @Nullable Object value) {
      super(common);
      this.value = value;
    }

    @Override
    public @Nullable Object evaluate(EvaluationContext source, @Nullable Object held) {
      return value;
    }
  }

  /** A constant with parameters. */
  static final class Expanded extends Base {
    private final TextTemplate template;

    Expanded(Common common, TextTemplate template) {
      super(common);
      this.template = template;
    }

    @Override
    public @Nullable Object evaluate(EvaluationContext source, @Nullable Object held) {
      String text = template.expand(source::parameter);
      if (text == null) {
        throw new FlowException(
            "unexpected-error",
            "a parameter of the constant \"" + template + "\" has no value for this object",
            null);
      }
      return Constants.convert(text, converter);
    }
  }

  /** The result of an expression. */
  static final class Computed extends Base {
    private final Program program;

    Computed(Common common, Program program) {
      super(common);
      this.program = program;
    }

    @Override
    public boolean readsReferences() {
      return super.readsReferences() || makesReferences();
    }

    @Override
    public boolean makesReferences() {
      return target().type() == AttributeType.REFERENCE
          && program.expression().functionNames().contains(MAKES_REFERENCES);
    }

    @Override
    public @Nullable Object evaluate(EvaluationContext source, @Nullable Object held) {
      Object result;
      try {
        result = program.run(source);
      } catch (EvaluationException e) {
        throw new FlowException(
            code(e.kind()), e.getMessage() == null ? "" : e.getMessage(), e.span());
      }
      return result == null || result instanceof FlowSignal
          ? result
          : converter.convert(result, false, held);
    }

    private static String code(EvaluationException.Kind kind) {
      return switch (kind) {
        case CUSTOM -> "sync-rule-error-function-triggered";
        case LIMIT -> "evaluation-limit";
        case TYPE, ARGUMENT, OVERFLOW -> "unexpected-error";
      };
    }
  }
}
