package org.aadsync.expressions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.aadsync.expressions.ast.Syntax;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a listener is told: a line for each part, its canonical text and its value. */
class EvaluationListenerTest {
  private static final ExpressionLanguage LANGUAGE = ExpressionLanguage.standard();

  private static final class Recorder implements EvaluationListener {
    private final List<String> told = new ArrayList<>();
    private final List<@Nullable Object> values = new ArrayList<>();
    private final List<EvaluationException> failures = new ArrayList<>();
    private final List<Syntax> parts = new ArrayList<>();

    @Override
    public void evaluated(Syntax part, @Nullable Object value) {
      parts.add(part);
      values.add(value);
      told.add(ExpressionFormatter.standard().format(part) + " is " + value);
    }

    @Override
    public void failed(Syntax part, EvaluationException failure) {
      parts.add(part);
      failures.add(failure);
      told.add(ExpressionFormatter.standard().format(part) + " fails");
    }
  }

  private static Recorder run(String expression, TestSource source) {
    Recorder recorder = new Recorder();
    TestSource.compile(LANGUAGE, expression, source).run(source.context(), recorder);
    return recorder;
  }

  private static List<String> told(String expression) {
    return run(expression, new TestSource().with("mail", "a@b")).told;
  }

  @Test
  void innerPartsComeBeforeOuterOnes() {
    assertThat(told("Left([mail], 1 + 1) & \"x\""))
        .containsExactly(
            "[mail] is a@b",
            "1 is 1",
            "1 is 1",
            "1 + 1 is 2",
            "Left([mail], 1 + 1) is a@",
            "\"x\" is x",
            "Left([mail], 1 + 1) & \"x\" is a@x");
  }

  @Test
  void aBranchThatIsNotTakenIsNotToldOf() {
    assertThat(told("IIF(True, [mail], Error(\"no\"))"))
        .containsExactly(
            "True is true", "[mail] is a@b", "IIF(True, [mail], Error(\"no\")) is a@b");
    assertThat(told("Switch(False, 1, True, 2, True, 3)"))
        .containsExactly(
            "False is false", "True is true", "2 is 2", "Switch(False, 1, True, 2, True, 3) is 2");
  }

  @Test
  void operandsAfterTheDecisionAreNotToldOf() {
    assertThat(told("[mail] = \"x\" || True || [sn] = \"y\""))
        .doesNotContain("[sn] is null")
        .contains("[mail] = \"x\" is false", "True is true");
  }

  @Test
  void theBodyIsToldOfForEachValue() {
    Recorder recorder =
        run(
            "Where($v, [proxyAddresses], $v = \"b\")",
            new TestSource().with("proxyAddresses", TestSource.texts("a", "b")));

    assertThat(recorder.told)
        .containsExactly(
            "[proxyAddresses] is [a, b]",
            "$v is a",
            "\"b\" is b",
            "$v = \"b\" is false",
            "$v is b",
            "\"b\" is b",
            "$v = \"b\" is true",
            "Where($v, [proxyAddresses], $v = \"b\") is [b]");
  }

  @Test
  void bracketsHaveNoValueOfTheirOwnAndSignsHaveOne() {
    assertThat(told("((1))")).containsExactly("1 is 1");
    assertThat(told("--[userAccountControl]"))
        .containsExactly("[userAccountControl] is null", "--[userAccountControl] is null");
    assertThat(told("-[userAccountControl]"))
        .containsExactly("[userAccountControl] is null", "-[userAccountControl] is null");
  }

  @Test
  void anAttributeInQuotesHasNoValueOfItsOwn() {
    assertThat(told("ValueCount(\"mail\")")).containsExactly("ValueCount(\"mail\") is 1");
  }

  @Test
  void theResultsOfSingleValuesMayBeNullInsideOfAnExpression() {
    Recorder recorder =
        run(
            "IIF([proxyAddresses] = \"a\", NULL, [proxyAddresses])",
            new TestSource().with("proxyAddresses", TestSource.texts("a", "b")));

    assertThat(recorder.values.get(recorder.values.size() - 1)).isEqualTo(Arrays.asList(null, "b"));
  }

  @Test
  void valuesCannotBeChanged() {
    Recorder recorder =
        run(
            "[proxyAddresses] = \"a\"",
            new TestSource().with("proxyAddresses", TestSource.texts("a", "b")));

    for (Object value : recorder.values) {
      if (value instanceof List<?> list) {
        assertThatThrownBy(list::clear).isInstanceOf(UnsupportedOperationException.class);
      }
    }
    assertThat(recorder.values).hasAtLeastOneElementOfType(List.class);
  }

  @Test
  void aFailureIsToldOfFromTheInsideToTheOutside() {
    TestSource source = new TestSource();
    Program program = TestSource.compile(LANGUAGE, "Trim(\"a\" & Error(\"no\"))", source);
    Recorder recorder = new Recorder();

    assertThatThrownBy(() -> program.run(source.context(), recorder))
        .isInstanceOf(EvaluationException.class)
        .hasMessage("no");
    assertThat(recorder.told)
        .containsExactly(
            "\"a\" is a",
            "\"no\" is no",
            "Error(\"no\") fails",
            "\"a\" & Error(\"no\") fails",
            "Trim(\"a\" & Error(\"no\")) fails");
    assertThat(recorder.failures).hasSize(3).allMatch(recorder.failures.get(0)::equals);
  }

  @Test
  void aLimitThatIsReachedBelongsToThePartThatReachesIt() {
    TestSource source = new TestSource().with("mail", "x".repeat(1000));
    ExpressionLanguage careful =
        ExpressionLanguage.standard(ExpressionOptions.defaults().withMaxSteps(100));
    Program program = TestSource.compile(careful, "Left([mail], 1)", source);
    Recorder recorder = new Recorder();

    assertThatThrownBy(() -> program.run(source.context(), recorder))
        .hasMessageContaining("more than 100 steps");
    assertThat(recorder.told).containsExactly("[mail] fails", "Left([mail], 1) fails");
  }

  @Test
  void thePartsAreThoseOfTheTree() {
    TestSource source = new TestSource();
    Expression expression = LANGUAGE.parse("(1 + 2)");
    Program program =
        java.util.Objects.requireNonNull(LANGUAGE.compile(expression, source).program());
    Recorder recorder = new Recorder();
    program.run(source.context(), recorder);

    Syntax.Chain sum =
        (Syntax.Chain)
            ((Syntax.Bracketed) java.util.Objects.requireNonNull(expression.tree())).inner();
    assertThat(recorder.parts.get(2)).isSameAs(sum);
    assertThat(recorder.parts.get(0)).isSameAs(sum.operands().get(0));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '#',
      quoteCharacter = '`',
      value = {
        "Left([mail],1) & \"x\"",
        "1 + 2 * 3",
        "[mail] = \"a@b\" && IsPresent([sn])",
        "IIF([otherPhone] = \"1\", NULL, [otherPhone])",
        "Select($v, [otherPhone], $v & \"!\")",
        "IgnoreThisFlow",
        "NULL",
        "RandomNum(1, 100)",
        "Item([otherPhone], 3)",
        "1 / 0"
      })
  void theResultIsTheSameAsWithoutAListener(String expression) {
    TestSource source =
        new TestSource().with("mail", "a@b").with("otherPhone", TestSource.texts("1", "2"));
    Program program = TestSource.compile(LANGUAGE, expression, source);
    FlowResult plain = program.evaluate(source.context());
    Recorder recorder = new Recorder();

    if (plain instanceof FlowResult.Failure failure) {
      assertThatThrownBy(() -> program.run(source.context(), recorder))
          .hasMessage(failure.cause().getMessage());
    } else {
      Object result = program.run(source.context(), recorder);
      assertThat(result).isEqualTo(program.run(source.context()));
    }
  }
}
