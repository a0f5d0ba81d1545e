package org.aadsync.expressions;

import static org.aadsync.expressions.TestSource.texts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.collect.ImmutableList;
import org.aadsync.expressions.EvaluationException.Kind;
import org.junit.jupiter.api.Test;

/** Select, Where and With, and the variables that they introduce. */
class VariablesTest {
  private final TestSource source =
      new TestSource()
          .with("proxyAddresses", texts("SMTP:a@x", "smtp:b@x", "sip:a@x"))
          .with("otherPhone", texts("1", "2"))
          .with("mail", "a@x");

  private static String firstFinding(String expression) {
    Compilation compilation =
        ExpressionLanguage.standard()
            .compile(ExpressionLanguage.standard().parse(expression), new TestSource());
    assertThat(compilation.program()).isNull();
    Diagnostic first = compilation.diagnostics().get(0);
    return first.code() + " " + first.message();
  }

  @Test
  void selectGivesAResultForEachValueInOrder() {
    assertThat(source.run("Select($item,[proxyAddresses],Len($item))"))
        .isEqualTo(ImmutableList.of(8L, 8L, 7L));
  }

  @Test
  void selectLeavesOutWhatGivesNull() {
    assertThat(source.run("Select($a,[proxyAddresses],IIF(Left($a,3)=\"sip\",NULL,$a))"))
        .isEqualTo(texts("SMTP:a@x", "smtp:b@x"));
    assertThat(source.run("Select($a,[proxyAddresses],NULL)")).isNull();
  }

  @Test
  void whereKeepsTheValuesForWhichTheConditionHolds() {
    assertThat(source.run("Where($a,[proxyAddresses],InStr($a,\"a@x\")>0)"))
        .isEqualTo(texts("SMTP:a@x", "sip:a@x"));
    assertThat(source.run("Where($a,[proxyAddresses],[sn]=$a)")).isNull();
  }

  @Test
  void aSingleValueIsACollectionOfOneUnlessStrict() {
    assertThat(source.run("Select($a,[anything],$a & \"!\")")).isNull();
    source.with("anything", "x");
    assertThat(source.run("Select($a,[anything],$a & \"!\")")).isEqualTo(texts("x!"));
    ExpressionLanguage strict =
        ExpressionLanguage.standard(ExpressionOptions.defaults().withStrict(true));
    assertThatThrownBy(() -> source.run(strict, "Select($a,[anything],$a & \"!\")"))
        .isInstanceOfSatisfying(
            EvaluationException.class, e -> assertThat(e.kind()).isEqualTo(Kind.TYPE));
  }

  @Test
  void aBodyWithSeveralValuesIsATypeError() {
    assertThatThrownBy(() -> source.run("Select($a,[otherPhone],[proxyAddresses])"))
        .isInstanceOfSatisfying(
            EvaluationException.class, e -> assertThat(e.kind()).isEqualTo(Kind.TYPE))
        .hasMessageStartingWith("the body must give one value");
    assertThatThrownBy(() -> source.run("Where($a,[otherPhone],[proxyAddresses]=$a)"))
        .hasMessageStartingWith("the condition must give one value");
  }

  @Test
  void withNamesAValueThatMayBeSeveralOrNull() {
    assertThat(source.run("With($m,[mail],$m & $m)")).isEqualTo("a@xa@x");
    assertThat(source.run("With($all,[proxyAddresses],Item($all,2))")).isEqualTo("smtp:b@x");
    assertThat(source.run("With($s,[sn],IsNull($s))")).isEqualTo(true);
  }

  @Test
  void withComputesItsValueOnce() {
    assertThat(source.run("With($g,Guid(),$g=$g)")).isEqualTo(true);
  }

  @Test
  void anInnerVariableHidesAnOuterOneOfTheSameName() {
    assertThat(source.run("With($a,\"out\",With($a,\"in\",$a) & $a)")).isEqualTo("inout");
    assertThat(source.run("Select($a,[otherPhone],With($b,$a & \"x\",$b & $a))"))
        .isEqualTo(texts("1x1", "2x2"));
  }

  @Test
  void aVariableIsKnownInTheLastArgumentOnly() {
    assertThat(firstFinding("Select($a,$a,$a)"))
        .isEqualTo("AADS-EXPR-0405 no variable '$a' is known here");
    assertThat(firstFinding("With($a,1,$a) + $a"))
        .isEqualTo("AADS-EXPR-0405 no variable '$a' is known here");
    assertThat(firstFinding("Select([mail],[proxyAddresses],1)"))
        .isEqualTo("AADS-EXPR-0505 Select takes a new variable here");
  }

  @Test
  void theTypeOfAVariableIsThatOfItsValue() {
    assertThat(firstFinding("Select($a,[proxyAddresses],$a + 1)")).startsWith("AADS-EXPR-0602");
    assertThat(firstFinding("With($n,1,Trim($n))")).startsWith("AADS-EXPR-0601");
  }

  @Test
  void aFlowLiteralMayBeTheResultOfWithButNotOfSelect() {
    assertThat(
            TestSource.compile(
                    ExpressionLanguage.standard(),
                    "With($m,[mail],IIF($m=\"a@x\",IgnoreThisFlow,$m))",
                    source)
                .evaluate(source.context()))
        .isInstanceOf(FlowResult.Ignore.class);
    assertThat(firstFinding("Select($a,[proxyAddresses],IIF($a=\"x\",IgnoreThisFlow,$a))"))
        .startsWith("AADS-EXPR-0604");
  }

  @Test
  void oneProgramServesNestedCallsOfItself() {
    assertThat(source.run("Select($a,[otherPhone],Join(Select($b,[otherPhone],$a & $b),\",\"))"))
        .isEqualTo(texts("11,12", "21,22"));
  }
}
