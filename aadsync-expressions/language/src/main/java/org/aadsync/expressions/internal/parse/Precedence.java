package org.aadsync.expressions.internal.parse;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import java.util.EnumSet;
import org.aadsync.expressions.ast.Operator;

/** Which operators bind tighter: levels, the tightest first; within a level from left to right. */
enum Precedence {
  /**
   * What Microsoft documents (one priority for all, from left to right), save that comparisons bind
   * looser than arithmetic and tighter than {@code &&} and {@code ||}, as its own rules need.
   */
  DOCUMENTED(
      ofFamily(Operator.Family.ADDITIVE),
      ofFamily(Operator.Family.COMPARISON),
      ofFamily(Operator.Family.LOGICAL)),

  /** Visual Basic for Applications, of which the language is called a subset. */
  VBA(
      Sets.immutableEnumSet(Operator.TIMES, Operator.DIVIDE),
      Sets.immutableEnumSet(Operator.PLUS, Operator.MINUS),
      Sets.immutableEnumSet(Operator.JOIN),
      ofFamily(Operator.Family.COMPARISON),
      Sets.immutableEnumSet(Operator.AND),
      Sets.immutableEnumSet(Operator.OR));

  private final ImmutableList<ImmutableSet<Operator>> levels;

  @SafeVarargs
  Precedence(ImmutableSet<Operator>... levels) {
    this.levels = ImmutableList.copyOf(levels);
  }

  /** Returns the levels, the tightest first. */
  ImmutableList<ImmutableSet<Operator>> levels() {
    return levels;
  }

  private static ImmutableSet<Operator> ofFamily(Operator.Family family) {
    EnumSet<Operator> operators = EnumSet.allOf(Operator.class);
    operators.removeIf(operator -> operator.family() != family);
    return Sets.immutableEnumSet(operators);
  }
}
