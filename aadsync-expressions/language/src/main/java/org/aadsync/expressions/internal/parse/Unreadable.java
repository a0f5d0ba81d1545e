package org.aadsync.expressions.internal.parse;

import com.google.common.collect.ImmutableList;
import org.aadsync.expressions.SourceSpan;
import org.aadsync.expressions.ast.Syntax;

/**
 * What could not be read, in a tree that exists only so that the rest of the text can be checked: a
 * call without a name, whose arguments are the parts that could be read. A text with such a part
 * has an error, and its tree is shown to nobody.
 */
public final class Unreadable {
  private Unreadable() {}

  static Syntax of(SourceSpan span, ImmutableList<Syntax> parts) {
    SourceSpan name = new SourceSpan(span.start(), span.start(), span.line(), span.column());
    return new Syntax.Call(span, name, "", parts);
  }

  /** Returns whether {@code tree} could not be read; then its arguments could. */
  public static boolean is(Syntax tree) {
    return tree instanceof Syntax.Call call && call.name().isEmpty();
  }
}
