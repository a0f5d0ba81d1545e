package org.aadsync.expressions.internal.lint;

import java.util.List;
import org.aadsync.expressions.ast.Syntax;
import org.aadsync.expressions.function.Implementation;
import org.aadsync.expressions.internal.check.Typed;
import org.jspecify.annotations.Nullable;

/**
 * A part of an expression as a text that is the same for parts that give the same: blanks, brackets
 * and places do not matter. Parts that give something else each time have none, nor have very long
 * ones.
 */
final class Key {
  private static final int LONGEST = 2_000;

  private final StringBuilder out = new StringBuilder();
  private boolean usable = true;

  private Key() {}

  /** Returns the key of a part, or null if it has none. */
  static @Nullable String of(Typed part) {
    Key key = new Key();
    key.add(part);
    return key.usable ? key.out.toString() : null;
  }

  /** Returns the key of a call with one argument. */
  static String ofCall(String function, String argument) {
    return function + "(" + argument + ",)";
  }

  /** Returns the name of an attribute as it is written. */
  static String nameOf(Typed.Attribute attribute) {
    return attribute.syntax() instanceof Syntax.Attribute written ? written.name() : "";
  }

  private void add(Typed part) {
    usable &= out.length() < LONGEST;
    if (!usable) {
      return;
    }
    if (part instanceof Typed.Call call) {
      usable =
          call.forms().stream()
              .noneMatch(form -> form.implementation() instanceof Implementation.InContext);
      out.append(call.function().name()).append('(');
      call.arguments().forEach(argument -> addAnd(argument, ","));
      out.append(')');
    } else if (part instanceof Typed.Chain chain) {
      addChain(chain);
    } else if (part instanceof Typed.Negation negation) {
      out.append('-');
      add(negation.operand());
    } else {
      addLeaf(part);
    }
  }

  private void addAnd(Typed part, String end) {
    add(part);
    out.append(end);
  }

  private void addChain(Typed.Chain chain) {
    List<Typed> operands = chain.operands();
    out.append('(');
    add(operands.get(0));
    for (int i = 1; i < operands.size() && usable; i++) {
      out.append(chain.operators().get(i - 1).operator().symbol());
      add(operands.get(i));
    }
    out.append(')');
  }

  private void addLeaf(Typed part) {
    if (part instanceof Typed.Literal literal) {
      String value = String.valueOf(literal.value());
      // The length keeps a text from looking like something else.
      out.append(literal.type().kinds()).append(':').append(value.length()).append(':');
      out.append(value, 0, Math.min(value.length(), LONGEST));
    } else if (part instanceof Typed.Attribute attribute) {
      out.append('[').append(nameOf(attribute)).append(']');
    } else if (part instanceof Typed.Variable variable) {
      out.append('$').append(variable.index());
    } else if (part instanceof Typed.VariableName name) {
      out.append('$').append(name.index());
    } else if (part instanceof Typed.Parameter parameter) {
      out.append('%').append(parameter.name()).append('%');
    } else if (part instanceof Typed.AttributeName && part.syntax() instanceof Syntax.Text text) {
      out.append('\'').append(text.value()).append('\'');
    } else {
      usable = false;
    }
  }
}
