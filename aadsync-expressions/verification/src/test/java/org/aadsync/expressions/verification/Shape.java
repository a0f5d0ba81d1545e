package org.aadsync.expressions.verification;

import java.util.List;
import java.util.stream.Collectors;
import org.aadsync.expressions.ast.Syntax;

/** Trees without their places in the text. */
public final class Shape {
  private Shape() {}

  /** Returns everything about a tree but its places, as text: two trees are the same if it is. */
  public static String of(Syntax tree) {
    if (tree instanceof Syntax.Text text) {
      return "text " + text.written() + " is " + text.value();
    }
    if (tree instanceof Syntax.Number number) {
      return "number " + number.value() + " as " + number.written();
    }
    if (tree instanceof Syntax.Bool bool) {
      return "bool " + bool.value();
    }
    if (tree instanceof Syntax.Constant constant) {
      return "constant " + constant.name();
    }
    if (tree instanceof Syntax.Attribute attribute) {
      return "attribute " + attribute.name();
    }
    if (tree instanceof Syntax.Parameter parameter) {
      return "parameter " + parameter.name();
    }
    if (tree instanceof Syntax.Variable variable) {
      return "variable " + variable.name();
    }
    if (tree instanceof Syntax.BareName name) {
      return "name " + name.name();
    }
    return ofParts(tree);
  }

  private static String ofParts(Syntax tree) {
    if (tree instanceof Syntax.Call call) {
      return "call " + call.name() + " of " + of(call.arguments());
    }
    if (tree instanceof Syntax.Bracketed bracketed) {
      return "brackets " + of(List.of(bracketed.inner()));
    }
    if (tree instanceof Syntax.Negation negation) {
      return negation.signs() + " signs " + of(List.of(negation.operand()));
    }
    Syntax.Chain chain = (Syntax.Chain) tree;
    return "chain "
        + chain.operators().stream().map(Syntax.Link::operator).toList()
        + of(chain.operands());
  }

  private static String of(List<Syntax> parts) {
    return parts.stream().map(Shape::of).collect(Collectors.joining("\n", "{", "}"));
  }
}
