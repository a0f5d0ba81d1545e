package org.aadsync.expressions;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.aadsync.expressions.ast.Syntax;

/** All of a tree but its places in the text, to compare trees of differently laid out texts. */
final class TreeShape {
  private TreeShape() {}

  static String of(Expression expression) {
    return of(Objects.requireNonNull(expression.tree(), expression.text()));
  }

  private static String of(Syntax tree) {
    if (tree instanceof Syntax.Call call) {
      return call.name() + of(call.arguments());
    }
    if (tree instanceof Syntax.Chain chain) {
      return chain.operators().stream().map(Syntax.Link::operator).toList() + of(chain.operands());
    }
    if (tree instanceof Syntax.Bracketed bracketed) {
      return "bracketed" + of(List.of(bracketed.inner()));
    }
    if (tree instanceof Syntax.Negation negation) {
      return negation.signs() + " signs" + of(List.of(negation.operand()));
    }
    return tree.toString().replaceFirst("span=SourceSpan\\[[^]]*]", "");
  }

  private static String of(List<Syntax> parts) {
    return parts.stream().map(TreeShape::of).collect(Collectors.joining(";", "{", "}"));
  }
}
