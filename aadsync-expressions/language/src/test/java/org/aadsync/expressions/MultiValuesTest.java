package org.aadsync.expressions;

import static org.aadsync.expressions.TestSource.texts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.collect.ImmutableList;
import java.util.Arrays;
import java.util.List;
import org.aadsync.expressions.EvaluationException.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What happens to an attribute that has several values. */
class MultiValuesTest {
  private final TestSource source =
      new TestSource()
          .with("proxyAddresses", texts("SMTP:a@x", "smtp:b@x", "sip:a@x"))
          .with("otherPhone", texts("1", "2", "3"));

  @Test
  void aFunctionOfOneTextRunsForEachValue() {
    source.with("proxyAddresses", texts(" a ", "b "));

    assertThat(source.run("Trim([proxyAddresses])")).isEqualTo(texts("a", "b"));
  }

  @Test
  void anOperatorRunsForEachValueAndRepeatsTheSingleOne() {
    assertThat(source.run("Word([proxyAddresses],2,\":\") & \"!\""))
        .isEqualTo(texts("a@x!", "b@x!", "a@x!"));
    assertThat(source.run("Len([otherPhone]) + 1")).isEqualTo(ImmutableList.of(2L, 2L, 2L));
    assertThat(source.run("-Len([otherPhone])")).isEqualTo(ImmutableList.of(-1L, -1L, -1L));
    assertThat(source.run("[otherPhone] = \"2\"")).isEqualTo(ImmutableList.of(false, true, false));
  }

  @Test
  void severalMultiValuesArePaired() {
    assertThat(source.run("[otherPhone] & \"-\" & [proxyAddresses]"))
        .isEqualTo(texts("1-SMTP:a@x", "2-smtp:b@x", "3-sip:a@x"));
    assertThat(source.run("Left([proxyAddresses],CNum([otherPhone]))"))
        .isEqualTo(texts("S", "sm", "sip"));
  }

  @Test
  void multiValuesOfUnequalLengthFail() {
    source.with("otherPhone", texts("1", "2"));

    assertThatThrownBy(() -> source.run("[otherPhone] & [proxyAddresses]"))
        .isInstanceOfSatisfying(
            EvaluationException.class,
            e -> {
              assertThat(e.kind()).isEqualTo(Kind.ARGUMENT);
              assertThat(e).hasMessageContaining("2 and 3 values");
            });
  }

  @Test
  void aConditionWithSeveralValuesChoosesForEachAndNullDropsOut() {
    assertThat(source.run("IIF(InStr([proxyAddresses],\"sip:\")=1,NULL,[proxyAddresses])"))
        .isEqualTo(texts("SMTP:a@x", "smtp:b@x"));
    assertThat(source.run("IIF([otherPhone]=\"2\",\"two\",[proxyAddresses])"))
        .isEqualTo(texts("SMTP:a@x", "two", "sip:a@x"));
  }

  @Test
  void nullsKeepTheirPlacesUntilTheEnd() {
    assertThat(source.run("IIF([otherPhone]=\"2\",NULL,[otherPhone]) & \":\" & [proxyAddresses]"))
        .isEqualTo(texts("1:SMTP:a@x", ":smtp:b@x", "3:sip:a@x"));
  }

  @Test
  void nullsDoNotCountWhereTheWholeValueIsTaken() {
    assertThat(source.run("Item(IIF([otherPhone]=\"1\",NULL,[otherPhone]),1)")).isEqualTo("2");
    assertThat(source.run("IsNull(IIF([otherPhone]=\"9\",\"x\",NULL))")).isEqualTo(true);
  }

  @Test
  void aSingleConditionTakesTheWholeValue() {
    assertThat(source.run("IIF(Contains([proxyAddresses],\"SMTP:\")>0,[proxyAddresses],NULL)"))
        .isEqualTo(texts("SMTP:a@x", "smtp:b@x", "sip:a@x"));
  }

  @Test
  void ifNothingIsLeftTheResultIsNull() {
    assertThat(source.run("IIF(Len([otherPhone])>0,NULL,[otherPhone])")).isNull();
  }

  @Test
  void aMultiValuedResultIsOneThatNobodyCanChange() {
    assertThat(source.run("Trim([otherPhone])")).isInstanceOf(ImmutableList.class);
  }

  @Test
  void testsOfPresenceTakeTheWholeValue() {
    assertThat(source.run("IsPresent([proxyAddresses]) = True")).isEqualTo(true);
    assertThat(source.run("IsNullOrEmpty([proxyAddresses])")).isEqualTo(false);
    assertThat(source.run("IsString([proxyAddresses])")).isEqualTo(false);
  }

  @Test
  void aSingleValueIsAListOfOneWhereAMultiValueIsTaken() {
    source.with("anything", "x").with("mail", "SMTP:a");

    assertThat(source.run("Item([anything],1)")).isEqualTo("x");
    assertThat(source.run("Contains([mail],\"SMTP:\")")).isEqualTo(1L);
    assertThat(source.run("RemoveDuplicates([mail])")).isEqualTo(texts("SMTP:a"));
  }

  @Test
  void strictlyASingleValueIsNoMultiValue() {
    ExpressionLanguage strict =
        ExpressionLanguage.standard(ExpressionOptions.defaults().withStrict(true));
    source.with("anything", "x");

    assertThatThrownBy(() -> source.run(strict, "Item([anything],1)"))
        .isInstanceOfSatisfying(
            EvaluationException.class, e -> assertThat(e.kind()).isEqualTo(Kind.TYPE));
    assertThat(strict.compile(strict.parse("Item([mail],1)"), source).program()).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "Item(CBool([member] = NULL), 1) ~ [true]",
        "Count([member] & \"x\") ~ [1]",
        "Join(IIF([member] = NULL, \"a\", \"b\"), \"+\") ~ [a]",
        "With($v, [member] & \"x\", Item($v, 1)) ~ [x]",
        "Select($v, [member] & \"x\", $v & \"y\") ~ [xy]",
        "Where($v, [member] & \"x\", True) ~ [x]"
      })
  void strictlyWhatGivesSeveralValuesIsAMultiValueEvenIfAnAbsentOneLeavesOne(
      String expression, String expected) {
    ExpressionLanguage strict =
        ExpressionLanguage.standard(ExpressionOptions.defaults().withStrict(true));

    Object result = source.run(strict, expression);

    assertThat(result instanceof List<?> list ? list : Arrays.asList(result)).hasToString(expected);
    assertThat(source.run(expression)).isEqualTo(result);
  }

  @Test
  void strictlyADelimiterIsOneCharacter() {
    ExpressionLanguage strict =
        ExpressionLanguage.standard(ExpressionOptions.defaults().withStrict(true));

    assertThat(source.run(strict, "Split(\"a,b\",\",\")")).isEqualTo(texts("a", "b"));
    assertThatThrownBy(() -> source.run(strict, "Split(\"a, b\",\", \")"))
        .hasMessage("Split: the delimiter is ', '; it must be exactly one character");
  }

  @Test
  void conditionsArePairedAndStopWhenEveryPlaceIsDecided() {
    assertThat(source.run("[otherPhone]=\"1\" || [otherPhone]=\"2\""))
        .isEqualTo(ImmutableList.of(true, true, false));
    assertThat(source.run("[otherPhone]=\"9\" && CBool(CNum(\"x\"))"))
        .isEqualTo(ImmutableList.of(false, false, false));
    assertThat(source.run("True && [otherPhone]=\"2\""))
        .isEqualTo(ImmutableList.of(false, true, false));
  }

  @Test
  void switchChoosesForEachValue() {
    assertThat(source.run("Switch([otherPhone]=\"1\",\"one\",[otherPhone]=\"3\",[proxyAddresses])"))
        .isEqualTo(texts("one", "sip:a@x"));
    assertThat(source.run("Switch(False,\"no\",[otherPhone]=\"1\",\"one\",True,\"else\")"))
        .isEqualTo(texts("one", "else", "else"));
  }

  @Test
  void aBranchThatNoValueChoosesIsNotEvaluated() {
    assertThat(source.run("IIF([otherPhone]=\"9\",Error(\"no\"),\"x\")"))
        .isEqualTo(texts("x", "x", "x"));
    assertThat(source.run("IIF(Len([otherPhone])=1,\"x\",Error(\"no\"))"))
        .isEqualTo(texts("x", "x", "x"));
  }

  @Test
  void whatIsAboutTheWholeFlowCannotBeChosenForOneValue() {
    assertThatThrownBy(() -> source.run("IIF([otherPhone]=\"1\",IgnoreThisFlow,\"x\")"))
        .isInstanceOfSatisfying(
            EvaluationException.class, e -> assertThat(e.kind()).isEqualTo(Kind.TYPE));
  }
}
