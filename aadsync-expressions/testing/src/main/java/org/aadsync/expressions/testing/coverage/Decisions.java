package org.aadsync.expressions.testing.coverage;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.aadsync.expressions.SourceSpan;
import org.aadsync.expressions.ast.Operator;
import org.aadsync.expressions.ast.Syntax;
import org.aadsync.expressions.function.FunctionDeclaration;
import org.aadsync.expressions.function.FunctionLibrary;
import org.aadsync.expressions.function.Implementation;
import org.aadsync.expressions.function.Overload;
import org.aadsync.expressions.function.Parameter.Passing;
import org.aadsync.expressions.testing.coverage.Outcome.Kind;
import org.jspecify.annotations.Nullable;

/**
 * The decisions in one tree: what can come of each, and which parts tell of it when they are
 * evaluated. Immutable after it has been made. Two trees that differ in blanks only have the same
 * outcomes in the same order.
 */
final class Decisions {
  /**
   * An outcome that may come.
   *
   * @param gates the outcomes of which one must have come before this one can; none at the top
   */
  record Planned(
      Kind kind, String decision, String choice, SourceSpan place, ImmutableList<Integer> gates) {}

  /** What the evaluation of a part tells. */
  sealed interface Mark {
    /** The outcome has come, whatever the value. */
    record Reached(int outcome) implements Mark {}

    /** The one or the other outcome has come, as the value holds or not. */
    record Truth(int whenTrue, int whenFalse) implements Mark {}

    /** The outcome has come if the value does not hold. */
    record NotHeld(int outcome) implements Mark {}
  }

  private final FunctionLibrary functions;
  private final List<Planned> outcomes = new ArrayList<>();
  private final Map<Syntax, List<Mark>> marks = new IdentityHashMap<>();
  private final Syntax root;

  Decisions(Syntax tree, FunctionLibrary functions) {
    this.functions = functions;
    this.root = evaluated(tree);
    walk(tree, ImmutableList.of());
  }

  /** Returns the part whose evaluation is that of the whole expression. */
  Syntax root() {
    return root;
  }

  List<Planned> outcomes() {
    return outcomes;
  }

  /** Returns what the evaluation of {@code part} tells. */
  List<Mark> marks(Syntax part) {
    return marks.getOrDefault(part, List.of());
  }

  private void walk(Syntax tree, ImmutableList<Integer> gates) {
    Syntax part = evaluated(tree);
    if (part instanceof Syntax.Call call) {
      call(call, gates);
    } else if (part instanceof Syntax.Negation negation) {
      walk(negation.operand(), gates);
    } else if (part instanceof Syntax.Chain chain) {
      boolean logical = chain.operators().get(0).operator().family() == Operator.Family.LOGICAL;
      for (int i = 0; i < chain.operands().size(); i++) {
        if (logical) {
          operand(chain, i, gates);
        } else {
          walk(chain.operands().get(i), gates);
        }
      }
    }
  }

  private void call(Syntax.Call call, ImmutableList<Integer> gates) {
    Overload form = choosing(call);
    for (int i = 0; i < call.arguments().size(); i++) {
      Syntax argument = call.arguments().get(i);
      if (form != null && form.parameter(i).passing() == Passing.RESULT) {
        int outcome = add(Kind.BRANCH, call.name(), choice(form, i), argument.span(), gates);
        mark(argument, new Mark.Reached(outcome));
        walk(argument, ImmutableList.of(outcome));
      } else {
        walk(argument, gates);
      }
    }
    if (form != null && form.implementation() == Implementation.Special.SWITCH) {
      noMatch(call, gates);
    }
  }

  /** Returns the form of a function that chooses between its arguments, or null for another. */
  private @Nullable Overload choosing(Syntax.Call call) {
    return functions
        .find(call.name())
        .flatMap(
            (FunctionDeclaration function) ->
                function.overloads().stream()
                    .filter(form -> form.takes(call.arguments().size()))
                    .filter(Decisions::chooses)
                    .findFirst())
        .orElse(null);
  }

  private static boolean chooses(Overload form) {
    return form.parameters().stream()
        .anyMatch(parameter -> parameter.passing() == Passing.CONDITION);
  }

  private static String choice(Overload form, int argument) {
    if (form.implementation() == Implementation.Special.IIF) {
      return argument == 1 ? "the value if True" : "the value if False";
    }
    if (form.implementation() == Implementation.Special.SWITCH) {
      return "value " + (argument / 2 + 1);
    }
    return "argument " + (argument + 1) + " (" + form.parameter(argument).name() + ")";
  }

  private void noMatch(Syntax.Call call, ImmutableList<Integer> gates) {
    for (int i = 0; i < call.arguments().size(); i += 2) {
      if (isAlwaysTrue(evaluated(call.arguments().get(i)))) {
        return;
      }
    }
    int outcome =
        add(Kind.NO_MATCH, call.name(), "no condition that holds", call.nameSpan(), gates);
    mark(call.arguments().get(call.arguments().size() - 2), new Mark.NotHeld(outcome));
  }

  private void operand(Syntax.Chain chain, int index, ImmutableList<Integer> gates) {
    Syntax operand = chain.operands().get(index);
    if (isLiteral(evaluated(operand))) {
      return; // it is always the same, so there is nothing to see
    }
    String symbol = chain.operators().get(Math.max(0, index - 1)).operator().symbol();
    int whenTrue = add(Kind.OPERAND_TRUE, symbol, "True", operand.span(), gates);
    int whenFalse = add(Kind.OPERAND_FALSE, symbol, "False", operand.span(), gates);
    mark(operand, new Mark.Truth(whenTrue, whenFalse));
    walk(operand, ImmutableList.of(whenTrue, whenFalse));
  }

  private int add(
      Kind kind, String decision, String choice, SourceSpan place, ImmutableList<Integer> gates) {
    outcomes.add(new Planned(kind, decision, choice, place, gates));
    return outcomes.size() - 1;
  }

  private void mark(Syntax part, Mark mark) {
    marks.computeIfAbsent(evaluated(part), key -> new ArrayList<>()).add(mark);
  }

  /** Returns the part that listeners are told of instead of {@code part}. */
  private static Syntax evaluated(Syntax part) {
    Syntax inner = part;
    while (true) {
      if (inner instanceof Syntax.Bracketed bracketed) {
        inner = bracketed.inner();
      } else if (inner instanceof Syntax.Negation negation && negation.signs() % 2 == 0) {
        inner = negation.operand();
      } else {
        return inner;
      }
    }
  }

  private static boolean isLiteral(Syntax part) {
    return part instanceof Syntax.Bool
        || part instanceof Syntax.Number
        || part instanceof Syntax.Constant;
  }

  private static boolean isAlwaysTrue(Syntax part) {
    return (part instanceof Syntax.Bool bool && bool.value())
        || (part instanceof Syntax.Number number && number.value() != 0);
  }
}
