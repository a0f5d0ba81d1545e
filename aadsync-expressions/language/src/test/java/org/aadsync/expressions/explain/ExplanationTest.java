package org.aadsync.expressions.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.aadsync.expressions.Compilation;
import org.aadsync.expressions.EvaluationException;
import org.aadsync.expressions.ExpressionFormatter;
import org.aadsync.expressions.ExpressionLanguage;
import org.aadsync.expressions.ExpressionOptions;
import org.aadsync.expressions.FlowResult;
import org.aadsync.expressions.Program;
import org.aadsync.expressions.ast.Syntax;
import org.aadsync.expressions.explain.Explanation.Part;
import org.aadsync.expressions.table.GivenInputs;
import org.aadsync.expressions.table.Input;
import org.junit.jupiter.api.Test;

class ExplanationTest {
  static Explanation explain(String expression, Input... inputs) {
    return explain(ExpressionLanguage.standard(), expression, inputs);
  }

  static Explanation explain(ExpressionLanguage language, String expression, Input... inputs) {
    GivenInputs given = GivenInputs.of(List.of(inputs));
    Compilation compilation = language.compile(language.parse(expression), given);
    Program program =
        Objects.requireNonNull(compilation.program(), () -> compilation.diagnostics().toString());
    return Explanation.of(program, given.context(() -> Instant.EPOCH, new Random(1)));
  }

  static Input input(String name, Object value) {
    return new Input(false, name, value);
  }

  private static String text(Part part) {
    return ExpressionFormatter.standard().format(part.syntax());
  }

  private static Part find(Explanation explanation, String text) {
    return all(explanation.root())
        .filter(part -> text(part).equals(text))
        .findFirst()
        .orElseThrow();
  }

  private static Stream<Part> all(Part part) {
    return Stream.concat(Stream.of(part), part.parts().stream().flatMap(ExplanationTest::all));
  }

  @Test
  void theResultIsThatOfTheProgram() {
    assertThat(explain("1 + 2").result()).isEqualTo(new FlowResult.Value(3L));
    assertThat(explain("NULL").result()).isEqualTo(new FlowResult.Null());
    assertThat(explain("IgnoreThisFlow").result()).isEqualTo(new FlowResult.Ignore());
    assertThat(explain("AuthoritativeNull").result()).isEqualTo(new FlowResult.AuthoritativeNull());
    assertThat(explain("Error(\"no\")").result())
        .isInstanceOfSatisfying(
            FlowResult.Failure.class, failure -> assertThat(failure.cause()).hasMessage("no"));
  }

  @Test
  void theTreeIsThatOfTheExpressionWithoutBrackets() {
    Explanation explanation = explain("(Left((\"abc\"), (1 + 1)))");

    assertThat(all(explanation.root()).map(ExplanationTest::text))
        .containsExactly("Left((\"abc\"), (1 + 1))", "\"abc\"", "1 + 1", "1", "1");
  }

  @Test
  void everyPartHasItsValue() {
    Explanation explanation = explain("Left([a], 1 + 1)", input("a", "xyz"));

    assertThat(find(explanation, "[a]").values()).isEqualTo(List.of("xyz"));
    assertThat(find(explanation, "1 + 1").values()).isEqualTo(List.of(2L));
    assertThat(explanation.root().values()).isEqualTo(List.of("xy"));
  }

  @Test
  void nullIsAValue() {
    Part part = find(explain("IsPresent([a])"), "[a]");

    assertThat(part.isEvaluated()).isTrue();
    assertThat(part.values()).isEqualTo(Collections.singletonList(null));
  }

  @Test
  void whatIsNotNeededIsNotEvaluated() {
    Explanation explanation = explain("IIF(True, 1, 2 + 3)");

    assertThat(find(explanation, "2 + 3").isEvaluated()).isFalse();
    assertThat(find(explanation, "2 + 3").values()).isEmpty();
    assertThat(find(explanation, "1").evaluations()).isEqualTo(1);
  }

  @Test
  void whatIsDoneForEachValueHasAsManyValues() {
    Explanation explanation =
        explain("Select($v, [a], Len($v))", input("a", List.of("x", "yy", "zzz")));

    assertThat(find(explanation, "Len($v)").values()).isEqualTo(List.of(1L, 2L, 3L));
    assertThat(find(explanation, "Len($v)").evaluations()).isEqualTo(3);
  }

  @Test
  void onlyTheFirstHundredValuesAreKept() {
    Explanation explanation =
        explain("Select($v, [a], Len($v))", input("a", Collections.nCopies(1000, "x")));

    assertThat(find(explanation, "Len($v)").values()).hasSize(Explanation.MOST_VALUES);
    assertThat(find(explanation, "Len($v)").evaluations()).isEqualTo(1000);
  }

  @Test
  void aFailureIsThatOfOnePartAndOfAllAroundIt() {
    Explanation explanation = explain("Trim([a] & Error(\"no\")) & [b]");

    assertThat(find(explanation, "Error(\"no\")").isCauseOfFailure()).isTrue();
    assertThat(explanation.root().isCauseOfFailure()).isFalse();
    assertThat(explanation.root().failure()).hasMessage("no");
    assertThat(explanation.root().evaluations()).isEqualTo(1);
    assertThat(find(explanation, "[a]").failure()).isNull();
    assertThat(find(explanation, "[b]").isEvaluated()).isFalse();
  }

  @Test
  void aPartThatFailsAfterSomeValuesKeepsThem() {
    Part part =
        find(explain("Select($v, [a], CNum($v))", input("a", List.of("1", "2", "x"))), "CNum($v)");

    assertThat(part.values()).isEqualTo(List.of(1L, 2L));
    assertThat(part.evaluations()).isEqualTo(3);
    assertThat(part.failure()).extracting(EvaluationException::kind).hasToString("ARGUMENT");
  }

  @Test
  void partsThatLookTheSameAreToldApart() {
    Explanation explanation = explain("IIF(False, [a], [a])", input("a", "x"));

    assertThat(explanation.root().parts())
        .extracting(Part::isEvaluated)
        .containsExactly(true, false, true);
  }

  @Test
  void aPairOfSignsHasTheValueOfWhatIsBehindIt() {
    assertThat(explain("--[a]", input("a", 7L)).root().values()).isEqualTo(List.of(7L));
  }

  @Test
  void theResultsForSingleValuesMayBeNull() {
    Explanation explanation = explain("IIF([a] = \"x\", NULL, [a])", input("a", List.of("x", "y")));

    assertThat(explanation.root().values()).isEqualTo(List.of(Arrays.asList(null, "y")));
    assertThat(explanation.result()).isEqualTo(new FlowResult.Value(List.of("y")));
  }

  @Test
  void theDeepestNestingIsExplained() {
    ExpressionLanguage deep =
        ExpressionLanguage.standard(ExpressionOptions.defaults().withMaxNesting(1_000));
    Explanation explanation = explain(deep, "Trim(".repeat(900) + "\"x\"" + ")".repeat(900));
    int depth = 0;
    for (Part part = explanation.root(); !part.parts().isEmpty(); part = part.parts().get(0)) {
      depth++;
    }

    assertThat(depth).isEqualTo(900);
    assertThat(new ArrayList<>(explanation.root().values())).containsExactly("x");
    assertThat(explanation.root().syntax()).isInstanceOf(Syntax.Call.class);
  }
}
