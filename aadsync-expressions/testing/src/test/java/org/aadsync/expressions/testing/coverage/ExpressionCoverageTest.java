package org.aadsync.expressions.testing.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.stream.IntStream;
import org.aadsync.expressions.EvaluationListener;
import org.aadsync.expressions.ExpressionLanguage;
import org.aadsync.expressions.ExpressionOptions;
import org.aadsync.expressions.Program;
import org.aadsync.expressions.function.FunctionCategory;
import org.aadsync.expressions.function.FunctionDeclaration;
import org.aadsync.expressions.function.FunctionLibrary;
import org.aadsync.expressions.function.Overload;
import org.aadsync.expressions.function.ResultType;
import org.aadsync.expressions.testing.SourceObject;
import org.junit.jupiter.api.Test;

class ExpressionCoverageTest {
  private static final SourceObject NOTHING = SourceObject.empty();

  private final ExpressionCoverage coverage = new ExpressionCoverage();
  private ExpressionLanguage language = ExpressionLanguage.standard();

  private void evaluate(String text, SourceObject... objects) {
    for (SourceObject object : objects) {
      Program program = language.compile(language.parse(text), object).program();
      EvaluationListener listener = coverage.listener(program.expression(), language.functions());
      program.evaluate(object.context(), listener);
    }
  }

  private static SourceObject with(String attribute, Object value) {
    return NOTHING.with(attribute, value);
  }

  /** Returns what was seen: decision, choice, place, count. */
  private List<String> seen() {
    CoveredExpression only = coverage.report().expressions().get(0);
    return only.outcomes().stream()
        .map(
            outcome ->
                outcome.decision()
                    + " "
                    + outcome.choice()
                    + " at "
                    + only.text().substring(outcome.place().start(), outcome.place().end())
                    + ": "
                    + outcome.count())
        .toList();
  }

  @Test
  void theValueOfIifThatIsTakenCounts() {
    evaluate("IIF(IsPresent([mail]), [mail], Error(\"no mail\"))", with("mail", "a"), NOTHING);

    assertThat(seen())
        .containsExactly(
            "IIF the value if True at [mail]: 1",
            "IIF the value if False at Error(\"no mail\"): 1");
    assertThat(coverage.report().expressions().get(0).isComplete()).isTrue();
  }

  @Test
  void valuesOfSwitchCountAndThatNoConditionHeld() {
    String text = "Switch([a] = 1, \"one\", [a] = 2, (\"two\"))";
    evaluate(text, with("a", 1), with("a", 1), with("a", 3));

    assertThat(seen())
        .containsExactly(
            "Switch value 1 at \"one\": 2",
            "Switch value 2 at (\"two\"): 0",
            "Switch no condition that holds at Switch: 1");
  }

  @Test
  void aSwitchThatEndsWithTrueAlwaysFindsACondition() {
    evaluate("Switch([a] = 1, \"one\", (True), \"other\")", NOTHING);

    assertThat(seen())
        .containsExactly("Switch value 1 at \"one\": 0", "Switch value 2 at \"other\": 1");
  }

  @Test
  void eachOperandCountsTrueAndFalse() {
    evaluate("[a] = 1 && ([b] = 1) || [n]", with("a", 1), with("a", 1).with("b", 1), with("n", 3));

    assertThat(seen())
        .containsExactly(
            "&& True at [a] = 1: 2",
            "&& False at [a] = 1: 1",
            "&& True at ([b] = 1): 1",
            "&& False at ([b] = 1): 1",
            "|| True at [n]: 1",
            "|| False at [n]: 1");
  }

  @Test
  void anOperandThatIsALiteralIsNotCounted() {
    evaluate("True && [a] = 1 && (1)", NOTHING);

    assertThat(seen()).containsExactly("&& True at [a] = 1: 0", "&& False at [a] = 1: 1");
  }

  @Test
  void severalValuesCountEachForItself() {
    evaluate("IIF(InStr([p], \"SIP:\") = 1, NULL, [p])", with("p", List.of("SIP:a", "SMTP:b")));
    assertThat(seen())
        .containsExactly("IIF the value if True at NULL: 1", "IIF the value if False at [p]: 1");
  }

  @Test
  void severalValuesOfAnOperandAreBothTrueAndFalse() {
    evaluate("InStr([p], \"a\") = 1 || [q] = 1", with("p", List.of("a", "b")));

    assertThat(seen())
        .startsWith("|| True at InStr([p], \"a\") = 1: 1", "|| False at InStr([p], \"a\") = 1: 1");
  }

  @Test
  void theBodyOfWhereCountsForEachValue() {
    evaluate("Where($v, [p], $v = \"a\" || $v = \"b\")", with("p", List.of("a", "b", "c")));

    assertThat(seen())
        .containsExactly(
            "|| True at $v = \"a\": 1",
            "|| False at $v = \"a\": 2",
            "|| True at $v = \"b\": 1",
            "|| False at $v = \"b\": 1");
  }

  @Test
  void aValueThatFailsIsTakenAllTheSame() {
    evaluate("IIF([a] = 1, Item([b], 5), 2)", with("a", 1));

    assertThat(seen()).startsWith("IIF the value if True at Item([b], 5): 1");
  }

  @Test
  void anEvenNumberOfSignsHidesNothing() {
    evaluate("IIF(IsPresent([a]), --[a], --(IIF([b], 1, 2)))", with("a", 1), with("b", 1));

    assertThat(seen())
        .containsExactly(
            "IIF the value if True at --[a]: 1",
            "IIF the value if False at --(IIF([b], 1, 2)): 1",
            "IIF the value if True at 1: 1",
            "IIF the value if False at 2: 0");
  }

  @Test
  void whatStandsInAPartThatWasNeverEvaluatedIsEnclosed() {
    evaluate("IIF([a] = 1, IIF([b] = 1, 2, [c] = 1 && [d] = 1), 5)", NOTHING);

    assertThat(coverage.report().expressions().get(0).outcomes())
        .filteredOn(outcome -> !outcome.enclosed())
        .extracting(Outcome::choice, Outcome::count)
        .containsExactly(tuple("the value if True", 0L), tuple("the value if False", 1L));
  }

  @Test
  void anExpressionIsTheSameWithOtherBlanks() {
    evaluate("IIF([a]=1,2,3)", with("a", 1));
    evaluate("IIF( [a] = 1,\n  2,\n  3 )", NOTHING);

    assertThat(coverage.report().expressions()).hasSize(1);
    assertThat(seen())
        .containsExactly("IIF the value if True at 2: 1", "IIF the value if False at 3: 1");
  }

  @Test
  void aTextThatIsReadInAnotherWayIsAnotherExpression() {
    evaluate("[a] || [b] && [c]", with("a", 1));
    language = ExpressionLanguage.standard(ExpressionOptions.defaults().withVbaPrecedence(true));
    evaluate("[a] || [b] && [c]", with("a", 1));

    assertThat(coverage.report().expressions()).hasSize(2);
  }

  @Test
  void namedExpressionsAreReportedEvenIfNothingEvaluatesThem() {
    coverage.expect("rule / mail", language.parse("IIF([a] = 1, 2,\n 3)"), language.functions());
    coverage.expect("rule / sn", language.parse("[sn]"), language.functions());
    coverage.expect("rule / sn", language.parse("[surname]"), language.functions());
    evaluate("IIF([a] = 1, 2, 3)", with("a", 1));
    evaluate("Trim([sn])", NOTHING);

    CoverageReport report = coverage.report();
    assertThat(report.expressions())
        .extracting(CoveredExpression::name)
        .containsExactly("rule / mail", "rule / sn", "rule / sn (2)");
    assertThat(report.expressions())
        .extracting(CoveredExpression::evaluations)
        .containsExactly(1L, 0L, 0L);
    assertThat(report.evaluated()).isEqualTo(1);
    assertThat(report.covered()).isEqualTo(1);
    assertThat(report.outcomes()).isEqualTo(2);
    assertThat(report.others()).containsExactly("Trim([sn])");
  }

  @Test
  void theSameExpressionUnderTwoNamesIsCoveredUnderBoth() {
    coverage.expect("a", language.parse("[x]"), language.functions());
    coverage.expect("b", language.parse("[x]"), language.functions());
    evaluate("[x]", NOTHING);

    assertThat(coverage.report().evaluated()).isEqualTo(2);
  }

  @Test
  void whatIsNoExpressionCannotBeCovered() {
    assertThatThrownBy(() -> coverage.expect("a", language.parse("("), language.functions()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("this is no expression: (");
  }

  @Test
  void aFunctionOfAHostThatChoosesHasBranchesToo() {
    FunctionDeclaration unless =
        FunctionDeclaration.named("Unless", FunctionCategory.PROGRAM_FLOW)
            .form(
                Overload.returning(new ResultType.AnyBranch())
                    .condition("condition")
                    .branch("value")
                    .doesLazily(a -> a.condition(0) ? null : a.value(1)))
            .documentation("Gives the value if the condition does not hold.")
            .source("Tests")
            .example("Unless(False,1)", "num", "1")
            .build();
    language =
        ExpressionLanguage.with(
            FunctionLibrary.standard().with(unless), ExpressionOptions.defaults());

    evaluate("Unless([a] = 1, \"x\")", with("a", 1));

    assertThat(seen()).containsExactly("Unless argument 2 (value) at \"x\": 0");
  }

  @Test
  void testsSideBySideAreAllCounted() {
    String text = "IIF([a] = 1, 2, 3)";

    IntStream.range(0, 2_000).parallel().forEach(i -> evaluate(text, with("a", i % 2)));

    assertThat(coverage.report().expressions().get(0).evaluations()).isEqualTo(2_000);
    assertThat(seen())
        .containsExactly("IIF the value if True at 2: 1000", "IIF the value if False at 3: 1000");
  }

  @Test
  void aReportCanBeBroughtIntoAnOrderThatDoesNotDependOnTheRun() {
    evaluate("[b]", NOTHING);
    evaluate("[a]", NOTHING);

    assertThat(coverage.report().sorted().expressions())
        .extracting(CoveredExpression::text)
        .containsExactly("[a]", "[b]");
  }
}
