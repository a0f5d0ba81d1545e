package org.aadsync.expressions.internal.eval;

import com.google.common.collect.ImmutableList;
import org.aadsync.expressions.function.Overload;
import org.aadsync.expressions.function.Parameter;
import org.aadsync.expressions.internal.type.Kinds;
import org.jspecify.annotations.Nullable;

/**
 * What parameters take as it is, so that no multi-value has to be taken apart or made, and no name
 * has to be looked up. Two sets of kinds say it for one parameter, and nodes keep them as numbers:
 * one for single values, one for the values of lists.
 */
final class Accepted {
  /** Of a parameter that takes any list without a look at its values. */
  private static final int UNSEEN = ~0;

  private Accepted() {}

  /** Returns whether every argument of the form is a value, of which some are taken as they are. */
  static boolean isOfValues(Overload form) {
    return form.parameters().stream()
        .allMatch(
            parameter ->
                switch (parameter.passing()) {
                  case EACH, WHOLE, LIST -> true;
                  default -> false;
                });
  }

  /** Returns the kinds of the single values that a parameter takes as they are. */
  static int single(Parameter parameter) {
    return switch (parameter.passing()) {
      case EACH -> parameter.types().bits();
      case WHOLE -> Kinds.ANY;
      default -> Kinds.NONE;
    };
  }

  /** Returns the kinds of the values of lists that a parameter takes as they are. */
  static int several(Parameter parameter) {
    return switch (parameter.passing()) {
      case WHOLE -> UNSEEN;
      case LIST -> parameter.types().bits();
      default -> Kinds.NONE;
    };
  }

  /** Returns whether a value, or null, is among those kinds. */
  static boolean takes(int single, int several, @Nullable Object value) {
    if (value instanceof String) {
      return (single & Kinds.STR) != 0;
    }
    if (value instanceof Long) {
      return (single & Kinds.NUM) != 0;
    }
    return value == null || takesOther(single, several, value);
  }

  // Apart from the frequent ones, so that these are compiled to little code.
  private static boolean takesOther(int single, int several, Object value) {
    if (several != Kinds.NONE && value instanceof ImmutableList<?> list) {
      return !list.isEmpty() && (several == UNSEEN || haveKinds(list, several));
    }
    return (Kinds.of(value) & single) != 0;
  }

  private static boolean haveKinds(ImmutableList<?> list, int kinds) {
    for (int i = 0; i < list.size(); i++) {
      if ((Kinds.of(list.get(i)) & kinds) == 0) {
        return false;
      }
    }
    return true;
  }
}
