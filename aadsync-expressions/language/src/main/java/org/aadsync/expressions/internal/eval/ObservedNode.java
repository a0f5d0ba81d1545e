package org.aadsync.expressions.internal.eval;

import com.google.common.collect.ImmutableList;
import java.util.Collections;
import java.util.List;
import org.aadsync.expressions.EvaluationContext;
import org.aadsync.expressions.EvaluationException;
import org.aadsync.expressions.EvaluationListener;
import org.aadsync.expressions.ast.Syntax;
import org.jspecify.annotations.Nullable;

/** A part whose outcome a listener is told. */
final class ObservedNode extends PlacedNode {
  private final Syntax syntax;
  private final Node part;

  ObservedNode(Syntax syntax, Node part) {
    super(part.span());
    this.syntax = syntax;
    this.part = part;
  }

  @Override
  public @Nullable Object eval(EvaluationContext context) {
    EvaluationListener listener = ((ObservedRun) context).listener();
    Object value;
    try {
      value = part.eval(context);
    } catch (EvaluationException e) {
      listener.failed(syntax, e);
      throw e;
    }
    listener.evaluated(syntax, unmodifiable(value));
    return value;
  }

  private static @Nullable Object unmodifiable(@Nullable Object value) {
    return value instanceof List<?> list && !(value instanceof ImmutableList)
        ? Collections.unmodifiableList(list)
        : value;
  }
}
