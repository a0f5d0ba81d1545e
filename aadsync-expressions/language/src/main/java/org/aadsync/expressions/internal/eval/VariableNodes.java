package org.aadsync.expressions.internal.eval;

import java.util.ArrayList;
import java.util.List;
import org.aadsync.expressions.EvaluationContext;
import org.aadsync.expressions.SourceSpan;
import org.jspecify.annotations.Nullable;

/** The functions that give values to a variable, and the variable itself. */
final class VariableNodes {
  private VariableNodes() {}

  /** The value of a variable. */
  static final class Variable extends PlacedNode {
    private final int index;

    Variable(SourceSpan span, int index) {
      super(span);
      this.index = index;
    }

    @Override
    public @Nullable Object eval(EvaluationContext context) {
      return ((Run) context).variable(index);
    }
  }

  /** {@code With}: the body with a name for a value, which is computed once. */
  static final class With extends PlacedNode {
    private final int variable;
    private final Node value;
    private final Node body;

    With(SourceSpan span, int variable, Node value, Node body) {
      super(span);
      this.variable = variable;
      this.value = value;
      this.body = body;
    }

    @Override
    public @Nullable Object eval(EvaluationContext context) {
      ((Run) context).assign(variable, Values.visible(value.eval(context)));
      return body.eval(context);
    }
  }

  /** A body that is evaluated for each value of a collection. */
  abstract static class ForEach extends PlacedNode {
    private final int variable;
    private final Node collection;
    private final boolean takesOne;

    ForEach(SourceSpan span, int variable, Node collection, boolean takesOne) {
      super(span);
      this.variable = variable;
      this.collection = collection;
      this.takesOne = takesOne;
    }

    /** Evaluates the body and adds what is to be kept for {@code value}. */
    abstract void add(Object value, EvaluationContext context, List<Object> results);

    @Override
    public @Nullable Object eval(EvaluationContext context) {
      Object values = Values.visible(collection.eval(context));
      if (values == null) {
        return null;
      }
      if (!(values instanceof List<?>) && !takesOne) {
        throw Values.type("the collection must be a multi-value", values, collection.span());
      }
      List<?> all = values instanceof List<?> list ? list : List.of(values);
      List<Object> results = new ArrayList<>();
      for (Object value : all) {
        ((Run) context).assign(variable, value);
        add(value, context, results);
      }
      return Values.whole(results);
    }
  }

  /** {@code Select}: what the body gives for each value; NULL is left out. */
  static final class Select extends ForEach {
    private final Node body;
    private final int limit;

    Select(SourceSpan span, int variable, Node collection, Node body, boolean takesOne, int limit) {
      super(span, variable, collection, takesOne);
      this.body = body;
      this.limit = limit;
    }

    @Override
    void add(Object value, EvaluationContext context, List<Object> results) {
      Object result = body.eval(context);
      if (result instanceof List<?>) {
        throw Values.type("the body must give one value", result, body.span());
      }
      if (result != null) {
        results.add(result);
      }
    }

    @Override
    public @Nullable Object eval(EvaluationContext context) {
      Object results = super.eval(context);
      Values.checkContent(results, limit, span());
      return results;
    }
  }

  /** {@code Where}: the values for which the condition holds. */
  static final class Where extends ForEach {
    private final Node condition;

    Where(SourceSpan span, int variable, Node collection, Node condition, boolean takesOne) {
      super(span, variable, collection, takesOne);
      this.condition = condition;
    }

    @Override
    void add(Object value, EvaluationContext context, List<Object> results) {
      Object holds = Values.condition(condition.eval(context), condition.span());
      if (!(holds instanceof Boolean single)) {
        throw Values.type("the condition must give one value", holds, condition.span());
      }
      if (single) {
        results.add(value);
      }
    }
  }
}
