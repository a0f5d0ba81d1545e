package org.aadsync.expressions.internal.lint;

import com.google.common.collect.ImmutableList;
import java.util.Objects;
import org.aadsync.expressions.ast.Syntax;
import org.aadsync.expressions.function.Implementation;
import org.aadsync.expressions.function.Overload;
import org.aadsync.expressions.internal.check.Typed;
import org.jspecify.annotations.Nullable;

/**
 * A part of an expression, equal to parts that give the same: blanks, brackets and places do not
 * matter. Parts that give something else each time have no key, nor have very large ones.
 */
final class Key {
  private static final int MOST_PARTS = 250;

  private final Typed part;
  private final int hash;

  private Key(Typed part, int hash) {
    this.part = part;
    this.hash = hash;
  }

  /** Returns the key of a part, or null if it has none. */
  static @Nullable Key of(Typed part) {
    Hash hash = new Hash();
    hash.add(part);
    return hash.left < 0 ? null : new Key(part, hash.value);
  }

  /** Returns whether two parts have keys and these are equal; where they differ this ends. */
  static boolean areEqual(Typed a, Typed b) {
    return equal(a, b) && of(a) != null;
  }

  /** Returns the name of an attribute as it is written. */
  static String nameOf(Typed.Attribute attribute) {
    return attribute.syntax() instanceof Syntax.Attribute written ? written.name() : "";
  }

  /** The sum over the parts; without any left it is of no use. */
  private static final class Hash {
    private int value = 1;
    private int left = MOST_PARTS;

    void add(Typed part) {
      left--;
      if (left < 0) {
        return;
      }
      Object own = own(part);
      if (own == null || (part instanceof Typed.Call call && dependsOnContext(call))) {
        left = -1;
        return;
      }
      value = value * 31 + own.hashCode();
      for (Typed inner : part.parts()) {
        add(inner);
      }
    }

    private static boolean dependsOnContext(Typed.Call call) {
      for (Overload form : call.forms()) {
        if (form.implementation() instanceof Implementation.InContext) {
          return true;
        }
      }
      return false;
    }
  }

  /** Returns what a part is besides its own parts, or null if nobody knows. */
  private static @Nullable Object own(Typed part) {
    if (part instanceof Typed.Call call) {
      return call.function().name();
    }
    if (part instanceof Typed.Chain chain) {
      return chain.operators().get(0).operator();
    }
    if (part instanceof Typed.Literal literal) {
      return literal.value() == null ? "" : literal.value();
    }
    if (part instanceof Typed.Attribute attribute) {
      return nameOf(attribute);
    }
    if (part instanceof Typed.Variable variable) {
      return variable.index();
    }
    if (part instanceof Typed.VariableName name) {
      return name.index();
    }
    if (part instanceof Typed.Parameter parameter) {
      return parameter.name();
    }
    if (part instanceof Typed.AttributeName) {
      return part.syntax() instanceof Syntax.Text text ? text.value() : null;
    }
    return part instanceof Typed.Negation negation ? negation.turns() : null;
  }

  private static boolean equal(Typed a, Typed b) {
    if (a.getClass() != b.getClass()
        || !Objects.equals(own(a), own(b))
        || (a instanceof Typed.Literal && a.type().kinds() != b.type().kinds())) {
      return false;
    }
    ImmutableList<Typed> parts = a.parts();
    ImmutableList<Typed> others = b.parts();
    if (parts.size() != others.size()
        || (a instanceof Typed.Chain chain && !haveOperators(chain, (Typed.Chain) b))) {
      return false;
    }
    for (int i = 0; i < parts.size(); i++) {
      if (!equal(parts.get(i), others.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean haveOperators(Typed.Chain a, Typed.Chain b) {
    for (int i = 0; i < a.operators().size(); i++) {
      if (a.operators().get(i).operator() != b.operators().get(i).operator()) {
        return false;
      }
    }
    return true;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Key that && hash == that.hash && equal(part, that.part);
  }

  @Override
  public int hashCode() {
    return hash;
  }
}
