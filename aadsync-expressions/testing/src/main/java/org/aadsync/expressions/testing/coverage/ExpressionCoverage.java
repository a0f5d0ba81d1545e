package org.aadsync.expressions.testing.coverage;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.stream.Collectors.toSet;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.aadsync.expressions.EvaluationListener;
import org.aadsync.expressions.Expression;
import org.aadsync.expressions.ExpressionFormatter;
import org.aadsync.expressions.ast.Syntax;
import org.aadsync.expressions.function.FunctionLibrary;
import org.jspecify.annotations.Nullable;

/**
 * Collects which ways the decisions inside expressions go while tests run: the values of {@code
 * IIF}, {@code Switch} and of other functions that choose, and the operands of {@code &&} and
 * {@code ||}, each True and False.
 *
 * <pre>{@code
 * Expression mail = language.parse("IIF(IsPresent([mail]), Trim([mail]), NULL)");
 * ExpressionCoverage coverage = new ExpressionCoverage();
 * coverage.expect("In from AD - User / mail", mail, language.functions());
 * Program program = language.compile(mail, user).program();
 * program.run(user.context(), coverage.listener(mail, language.functions()));
 * System.out.print(CoverageText.of(coverage.report(), 100));
 * }</pre>
 *
 * <p>An expression is the same wherever it is evaluated, also if it is written with other blanks
 * and line breaks. {@link #expect Named} expressions belong into the report even if no test
 * evaluates them; as soon as there is one, other expressions are only listed.
 *
 * <p>A value of the expression that is several values counts for each of them. NULL counts as
 * False, as it does for the operators. An operand that is a literal is not counted: it has one way
 * only.
 *
 * <p>Thread-safe: tests may run side by side.
 */
public final class ExpressionCoverage {
  private static final ExpressionFormatter ONE_LINE =
      ExpressionFormatter.standard().withWidth(Integer.MAX_VALUE);

  /** Counters by the canonical text. */
  private final Map<String, Counters> counters = new ConcurrentHashMap<>();

  // What is in the report, in the order in which it came; guarded by itself.
  private final Map<String, Reported> named = new LinkedHashMap<>();
  private final Map<String, Reported> evaluated = new LinkedHashMap<>();

  /** An expression as the report shows it. */
  private record Reported(@Nullable String name, String text, Decisions decisions, String key) {}

  /** Makes a coverage of nothing. */
  public ExpressionCoverage() {}

  /**
   * Says that {@code expression} is to be covered, and what it is called in the report. A name that
   * is used again, for another expression, gets a number.
   *
   * @param functions the functions of its language
   * @throws IllegalArgumentException if the text is no expression
   */
  public void expect(String name, Expression expression, FunctionLibrary functions) {
    Reported reported = reported(name, expression, functions);
    synchronized (named) {
      String free = name;
      for (int i = 2; named.containsKey(free); i++) {
        free = name + " (" + i + ")";
      }
      named.put(free, new Reported(free, reported.text, reported.decisions, reported.key));
    }
  }

  /**
   * Returns a listener for evaluations of {@code expression}, to be passed to {@link
   * org.aadsync.expressions.Program#run(org.aadsync.expressions.EvaluationContext,
   * EvaluationListener)} of a program that was compiled from this very object. It may serve many
   * evaluations, side by side too.
   *
   * @param functions the functions of its language
   * @throws IllegalArgumentException if the text is no expression
   */
  public EvaluationListener listener(Expression expression, FunctionLibrary functions) {
    Reported reported = reported(null, expression, functions);
    synchronized (named) {
      evaluated.putIfAbsent(reported.key, reported);
    }
    return new CoverageListener(reported.decisions, counters(reported));
  }

  /** Returns what has been seen until now, in the order in which expressions were named or came. */
  public CoverageReport report() {
    List<Reported> wanted;
    List<String> others = new ArrayList<>();
    synchronized (named) {
      wanted = List.copyOf(named.isEmpty() ? evaluated.values() : named.values());
      if (!named.isEmpty()) {
        Set<String> known = named.values().stream().map(Reported::key).collect(toSet());
        evaluated.values().stream()
            .filter(other -> !known.contains(other.key))
            .forEach(other -> others.add(other.text));
      }
    }
    return new CoverageReport(wanted.stream().map(this::covered).toList(), others);
  }

  private CoveredExpression covered(Reported reported) {
    Counters seen = counters(reported);
    ImmutableList.Builder<Outcome> outcomes = ImmutableList.builder();
    for (int i = 0; i < reported.decisions.outcomes().size(); i++) {
      Decisions.Planned planned = reported.decisions.outcomes().get(i);
      boolean enclosed =
          !planned.gates().isEmpty()
              && planned.gates().stream().allMatch(gate -> seen.count(gate) == 0);
      outcomes.add(
          new Outcome(
              planned.kind(),
              planned.decision(),
              planned.choice(),
              planned.place(),
              seen.count(i),
              enclosed));
    }
    return new CoveredExpression(
        reported.name, reported.text, seen.evaluations(), outcomes.build());
  }

  private Counters counters(Reported reported) {
    return counters.computeIfAbsent(
        reported.key, key -> new Counters(reported.decisions.outcomes().size()));
  }

  private static Reported reported(
      @Nullable String name, Expression expression, FunctionLibrary functions) {
    Syntax tree = expression.tree();
    String canonical = ONE_LINE.format(expression).orElse("");
    checkArgument(
        tree != null && !canonical.isEmpty(), "this is no expression: %s", expression.text());
    Decisions decisions = new Decisions(tree, functions);
    // Two languages may read one text in two ways.
    String key = decisions.outcomes().stream().map(o -> o.kind().name()).toList() + canonical;
    return new Reported(name, expression.text(), decisions, key);
  }
}
