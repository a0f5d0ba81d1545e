package org.aadsync.expressions.internal.lint;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;
import org.aadsync.expressions.ast.Operator;
import org.aadsync.expressions.function.Implementation;
import org.aadsync.expressions.function.NullRule;
import org.aadsync.expressions.function.Overload;
import org.aadsync.expressions.function.Parameter;
import org.aadsync.expressions.internal.check.Typed;
import org.aadsync.expressions.internal.type.Kinds;
import org.aadsync.expressions.internal.type.StaticType;
import org.jspecify.annotations.Nullable;

/**
 * Finds the attributes without which nothing is left of a part: it is then NULL or an empty text.
 *
 * <p>What a function gives for NULL is what its declaration says; what it gives for an empty text
 * is computed where its other arguments are literals, and otherwise not known.
 */
final class LostParts {
  /** What is left of a part. */
  enum Rest {
    NULL,
    EMPTY_TEXT
  }

  /**
   * An attribute, and what is left if it is absent.
   *
   * @param facts what conditions say where the attribute is read
   */
  record Found(Typed.Attribute attribute, @Nullable Facts facts, Rest rest) {}

  // Of a part that is made of very many others it is not known.
  private static final int MOST_PARTS = 500;

  private final Constants constants;
  private int left = MOST_PARTS;

  private LostParts(Constants constants) {
    this.constants = constants;
  }

  /** Returns the attributes that a part needs, in the order of the text. */
  static List<Found> of(Typed part, Surroundings around, Constants constants) {
    return new LostParts(constants).find(part, around);
  }

  private List<Found> find(Typed part, Surroundings around) {
    if (--left < 0) {
      return List.of();
    }
    if (part instanceof Typed.Attribute attribute) {
      return List.of(new Found(attribute, around.facts(), Rest.NULL));
    }
    if (part instanceof Typed.Call call) {
      return call(call, around);
    }
    boolean computes =
        part instanceof Typed.Negation
            || (part instanceof Typed.Chain chain
                && chain.operators().get(0).operator().family() == Operator.Family.ADDITIVE
                && chain.operators().stream().noneMatch(link -> link.operator() == Operator.JOIN));
    List<Found> found = new ArrayList<>();
    if (computes) { // a join is looked at on its own
      Surroundings[] inner = around.ofParts(part);
      for (int i = 0; i < inner.length; i++) {
        found.addAll(find(part.parts().get(i), inner[i]));
      }
      found.removeIf(lost -> lost.rest() != Rest.NULL);
    }
    return found;
  }

  private List<Found> call(Typed.Call call, Surroundings around) {
    List<Found> found = new ArrayList<>();
    Surroundings[] inner = around.ofParts(call);
    boolean with = Lint.is(call, Implementation.Special.WITH);
    if (with) {
      return find(call.arguments().get(2), inner[2]);
    }
    boolean chooses =
        Lint.is(call, Implementation.Special.IIF) || Lint.is(call, Implementation.Special.SWITCH);
    if (!chooses && call.function().isLazy()) {
      return found;
    }
    for (int i = 0; i < inner.length; i++) {
      if (chooses && call.forms().get(0).parameter(i).passing() == Parameter.Passing.RESULT) {
        found.addAll(find(call.arguments().get(i), inner[i]));
      } else if (!chooses) {
        addOfArgument(call, i, inner[i], found);
      }
    }
    return found;
  }

  private void addOfArgument(Typed.Call call, int index, Surroundings around, List<Found> found) {
    Rest ofNull = restForNull(call, index);
    for (Found lost : find(call.arguments().get(index), around)) {
      Rest rest = lost.rest() == Rest.NULL ? ofNull : restForEmptyText(call, index);
      if (rest != null) {
        found.add(new Found(lost.attribute(), lost.facts(), rest));
      }
    }
  }

  /** Returns what every form gives for NULL as an argument, or null if that is a value. */
  private static @Nullable Rest restForNull(Typed.Call call, int index) {
    Rest rest = Rest.NULL;
    for (Overload form : call.forms()) {
      Parameter parameter = form.parameter(index);
      boolean evaluated =
          parameter.passing() == Parameter.Passing.EACH
              || parameter.passing() == Parameter.Passing.WHOLE
              || parameter.passing() == Parameter.Passing.LIST;
      NullRule rule = parameter.nullRule();
      if (!evaluated || !rule.endsCall()) {
        return null;
      }
      if ("".equals(rule.value())) {
        rest = Rest.EMPTY_TEXT;
      } else if (rule.value() != null) {
        return null;
      }
    }
    return rest;
  }

  private @Nullable Rest restForEmptyText(Typed.Call call, int index) {
    if (!Constants.mayBe(call)) {
      return null;
    }
    ImmutableList.Builder<Typed> arguments = ImmutableList.builder();
    for (int i = 0; i < call.arguments().size(); i++) {
      Typed argument = call.arguments().get(i);
      if (i == index) {
        arguments.add(new Typed.Literal(argument.syntax(), StaticType.one(Kinds.STR), ""));
      } else if (argument instanceof Typed.Literal) {
        arguments.add(argument);
      } else {
        return null;
      }
    }
    return constants.restOfCall(
        new Typed.Call(
            call.syntax(), call.type(), call.function(), call.forms(), arguments.build()));
  }
}
