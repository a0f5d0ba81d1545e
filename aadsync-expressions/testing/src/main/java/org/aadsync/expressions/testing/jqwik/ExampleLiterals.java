package org.aadsync.expressions.testing.jqwik;

import com.google.common.collect.ImmutableListMultimap;
import com.google.common.collect.ImmutableSet;
import java.util.List;
import java.util.Set;
import org.aadsync.expressions.Expression;
import org.aadsync.expressions.ExpressionLanguage;
import org.aadsync.expressions.ast.Syntax;
import org.aadsync.expressions.function.FunctionDeclaration;
import org.aadsync.expressions.value.ValueType;
import org.jspecify.annotations.Nullable;

/**
 * The literals that stand as arguments in the examples of the functions: a text that is a date for
 * a function that takes one, and so on, for functions of a host as well. Immutable.
 */
final class ExampleLiterals {
  /** A place for a literal: the argument of a function, from 0, and the type of the literal. */
  private record Place(String function, int argument, ValueType type) {}

  private final ImmutableListMultimap<Place, String> literals;

  private ExampleLiterals(ImmutableListMultimap<Place, String> literals) {
    this.literals = literals;
  }

  /** Collects the literals in the examples of the functions of {@code language}. */
  static ExampleLiterals of(ExpressionLanguage language) {
    ImmutableListMultimap.Builder<Place, String> literals = ImmutableListMultimap.builder();
    Set<String> texts =
        language.functions().functions().stream()
            .map(FunctionDeclaration::examples)
            .flatMap(List::stream)
            .map(FunctionDeclaration.Example::expression)
            .collect(ImmutableSet.toImmutableSet());
    for (String text : texts) {
      Expression expression = language.parse(text);
      Syntax tree = expression.tree();
      if (tree != null && expression.isValid()) {
        collect(tree, text, literals);
      }
    }
    return new ExampleLiterals(literals.build());
  }

  /** Returns literals of {@code type} that may stand as the argument of {@code function}. */
  List<String> of(String function, int argument, ValueType type) {
    return literals.get(new Place(function, argument, type));
  }

  private static void collect(
      Syntax part, String text, ImmutableListMultimap.Builder<Place, String> literals) {
    if (part instanceof Syntax.Bracketed bracketed) {
      collect(bracketed.inner(), text, literals);
    } else if (part instanceof Syntax.Negation negation) {
      collect(negation.operand(), text, literals);
    } else if (part instanceof Syntax.Chain chain) {
      chain.operands().forEach(operand -> collect(operand, text, literals));
    } else if (part instanceof Syntax.Call call) {
      for (int i = 0; i < call.arguments().size(); i++) {
        Syntax argument = call.arguments().get(i);
        ValueType type = typeOf(argument);
        if (type == null) {
          collect(argument, text, literals);
        } else {
          String literal = text.substring(argument.span().start(), argument.span().end());
          literals.put(new Place(call.name(), i, type), literal);
        }
      }
    }
  }

  private static @Nullable ValueType typeOf(Syntax part) {
    if (part instanceof Syntax.Text) {
      return ValueType.STR;
    }
    return part instanceof Syntax.Number ? ValueType.NUM : null;
  }
}
