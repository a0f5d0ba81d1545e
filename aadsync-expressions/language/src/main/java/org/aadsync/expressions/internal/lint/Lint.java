package org.aadsync.expressions.internal.lint;

import java.util.List;
import org.aadsync.expressions.AttributeBinding;
import org.aadsync.expressions.ExpressionOptions;
import org.aadsync.expressions.ast.Operator;
import org.aadsync.expressions.function.Implementation;
import org.aadsync.expressions.function.Parameter;
import org.aadsync.expressions.internal.check.Typed;
import org.aadsync.expressions.internal.finding.Findings;
import org.jspecify.annotations.Nullable;

/**
 * Warns of what runs but is probably not what was meant.
 *
 * <p>Each warning is certain about what happens; only what was meant is a guess. One pass over the
 * tree knows at each part what the conditions around it say.
 */
public final class Lint {
  private final Constants constants;
  private final ConditionRules conditions;
  private final ComparisonRules comparisons;
  private final AbsentValues absentValues;
  private final MultiValueRule multiValues;
  private final CallRules calls;

  private Lint(ExpressionOptions options, @Nullable AttributeBinding binding, Findings findings) {
    this.constants = new Constants(options, findings);
    this.conditions = new ConditionRules(constants, findings);
    this.comparisons = new ComparisonRules(options, findings);
    this.absentValues = new AbsentValues(binding, findings);
    this.multiValues = new MultiValueRule(findings);
    this.calls = new CallRules(constants, findings);
  }

  /**
   * Adds warnings about an expression.
   *
   * @param binding the source, or null if it is not known
   */
  public static void look(
      Typed tree,
      ExpressionOptions options,
      @Nullable AttributeBinding binding,
      Findings findings) {
    Lint lint = new Lint(options, binding, findings);
    if (lint.visit(tree, Surroundings.WHOLE)) {
      lint.constants.reportFailure(tree);
    }
    lint.multiValues.whole(tree);
  }

  /** Looks at a part and returns whether it depends on nothing but its literals. */
  private boolean visit(Typed part, Surroundings around) {
    List<Typed> parts = part.parts();
    if (parts.isEmpty()) {
      return Constants.mayBe(part);
    }
    Surroundings[] surroundings = around.ofParts(part);
    boolean[] constant = new boolean[surroundings.length];
    boolean all = Constants.mayBe(part);
    for (int i = 0; i < constant.length; i++) {
      constant[i] = visit(parts.get(i), surroundings[i]);
      all &= constant[i];
    }
    for (int i = 0; i < constant.length; i++) {
      if (isCondition(part, i)) {
        conditions.condition(part, i, constant[i], surroundings[i].facts());
      }
      if (constant[i] && !all) {
        constants.reportFailure(parts.get(i));
      }
    }
    if (!all) {
      look(part, around, surroundings);
    }
    return all;
  }

  /** Looks at a part that has inputs, after its own parts. */
  private void look(Typed part, Surroundings around, Surroundings[] surroundings) {
    if (part instanceof Typed.Chain chain) {
      switch (chain.operators().get(0).operator().family()) {
        case ADDITIVE -> absentValues.join(chain, around);
        case COMPARISON -> {
          comparisons.comparison(chain);
          absentValues.comparison(chain, around);
        }
        case LOGICAL -> {
          comparisons.chain(chain);
          multiValues.chain(chain);
        }
      }
    } else if (part instanceof Typed.Call call) {
      absentValues.branches(call, surroundings);
      multiValues.call(call);
      calls.call(call, around.isResult());
    }
  }

  static boolean isCondition(Typed part, int index) {
    if (part instanceof Typed.Chain chain) {
      return chain.operators().get(0).operator().family() == Operator.Family.LOGICAL;
    }
    return part instanceof Typed.Call call
        && (call.forms().get(0).parameter(index).passing() == Parameter.Passing.CONDITION
            || (is(call, Implementation.Special.WHERE) && index == 2));
  }

  static boolean is(Typed part, Implementation.Special special) {
    return part instanceof Typed.Call call && call.forms().get(0).implementation() == special;
  }
}
