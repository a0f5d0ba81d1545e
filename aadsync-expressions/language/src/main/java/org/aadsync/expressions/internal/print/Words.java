package org.aadsync.expressions.internal.print;

import org.aadsync.expressions.ast.Syntax;

/** The parts of an expression that consist of nothing else, as they are written. */
final class Words {
  private Words() {}

  static String of(Syntax tree) {
    if (tree instanceof Syntax.Text text) {
      return text.written();
    }
    if (tree instanceof Syntax.Number number) {
      return number.value() < 0 ? "-" + number.written() : number.written();
    }
    if (tree instanceof Syntax.Bool bool) {
      return bool.value() ? "True" : "False";
    }
    if (tree instanceof Syntax.Constant constant) {
      return switch (constant.name()) {
        case NULL -> "NULL";
        case CRLF -> "CRLF";
        case IGNORE_THIS_FLOW -> "IgnoreThisFlow";
        case AUTHORITATIVE_NULL -> "AuthoritativeNull";
      };
    }
    if (tree instanceof Syntax.Attribute attribute) {
      return "[" + attribute.name() + "]";
    }
    if (tree instanceof Syntax.Parameter parameter) {
      return "%" + parameter.name() + "%";
    }
    if (tree instanceof Syntax.Variable variable) {
      return "$" + variable.name();
    }
    if (tree instanceof Syntax.BareName name) {
      return name.name();
    }
    throw new IllegalStateException("not a word: " + tree.getClass());
  }
}
