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
 * tree knows at each part what the conditions around it say. The pass takes bounded time: of a text
 * with very many constants, very many conditions or very large ones, warnings may be missing.
 */
public final class Lint {
  /** Which argument, from 0, a variable is known in. */
  private static final int BODY = 2;

  private final Constants constants;
  private final ConditionRules conditions;
  private final ComparisonRules comparisons;
  private final AbsentValues absentValues;
  private final MultiValueRule multiValues;
  private final CallRules calls;
  private final VariableReads variables = new VariableReads();

  private Lint(ExpressionOptions options, @Nullable AttributeBinding binding, Findings findings) {
    this.constants = new Constants(options, findings);
    this.conditions = new ConditionRules(constants, findings);
    this.comparisons = new ComparisonRules(options, findings);
    this.absentValues = new AbsentValues(binding, constants, findings);
    this.multiValues = new MultiValueRule(findings);
    this.calls = new CallRules(constants, variables, findings);
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
    int constantParts = lint.visit(tree, Surroundings.WHOLE);
    if (constantParts > 0) {
      lint.constants.reportFailure(tree, constantParts);
    }
    lint.multiValues.whole(tree);
  }

  /**
   * Looks at a part and returns how many parts it has if it depends on nothing but its literals,
   * otherwise 0.
   */
  private int visit(Typed part, Surroundings around) {
    List<Typed> parts = part.parts();
    if (parts.isEmpty()) {
      variables.add(part);
      return Constants.mayBe(part) ? 1 : 0;
    }
    Surroundings[] surroundings = around.ofParts(part);
    int[] constant = new int[surroundings.length];
    boolean all = Constants.mayBe(part);
    int count = 1;
    for (int i = 0; i < constant.length; i++) {
      if (i == BODY && parts.get(0) instanceof Typed.VariableName variable) {
        variables.begin(variable.index());
      }
      constant[i] = visit(parts.get(i), surroundings[i]);
      all &= constant[i] > 0;
      count += constant[i];
    }
    for (int i = 0; i < constant.length; i++) {
      if (isCondition(part, i)) {
        conditions.condition(part, i, constant[i], surroundings[i].facts());
      }
      if (constant[i] > 0 && !all) {
        constants.reportFailure(parts.get(i), constant[i]);
      }
    }
    if (!all) {
      look(part, around, surroundings);
    }
    return all ? count : 0;
  }

  /** Looks at a part that has inputs, after its own parts. */
  private void look(Typed part, Surroundings around, Surroundings[] surroundings) {
    if (part instanceof Typed.Chain chain) {
      switch (chain.operators().get(0).operator().family()) {
        case ADDITIVE -> {
          absentValues.join(chain, around);
          constants.reportDivisions(chain);
        }
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
      absentValues.reference(call, surroundings);
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
