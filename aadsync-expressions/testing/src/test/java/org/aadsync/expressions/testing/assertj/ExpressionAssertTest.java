package org.aadsync.expressions.testing.assertj;

import static org.aadsync.expressions.testing.assertj.ExpressionAssertions.assertThatExpression;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.aadsync.expressions.EvaluationException.Kind;
import org.aadsync.expressions.ExpressionLanguage;
import org.aadsync.expressions.ExpressionOptions;
import org.aadsync.expressions.testing.DeclaredAttribute;
import org.aadsync.expressions.testing.SourceObject;
import org.aadsync.expressions.value.ByteString;
import org.aadsync.expressions.value.DistinguishedName;
import org.aadsync.expressions.value.ValueType;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.opentest4j.AssertionFailedError;

class ExpressionAssertTest {
  @Test
  void aValueIsExpectedAsTestsWriteIt() {
    assertThatExpression("Trim([mail])").with("mail", " a ").evaluatesTo("a");
    assertThatExpression("1+1").evaluatesTo(2).evaluatesTo(2L);
    assertThatExpression("1=1").evaluatesTo(true);
    assertThatExpression("[g]")
        .with("g", new byte[] {1, -1})
        .evaluatesTo(ByteString.fromHex("01FF"));
    assertThatExpression("Now()").evaluatesTo(Instant.parse("2024-02-29T12:34:56.789Z"));
    assertThatExpression("CRef(\"CN=x\")").evaluatesTo(DistinguishedName.parse("CN=x"));
  }

  @Test
  void severalValuesAreAListOrManyArguments() {
    ExpressionAssert addresses =
        assertThatExpression("LCase([a])").with("a", List.of("SMTP:A", "smtp:b"));

    addresses.evaluatesTo(List.of("smtp:a", "smtp:b")).evaluatesToValues("smtp:a", "smtp:b");
  }

  @Test
  void otherValuesMayFollowAnAssertion() {
    assertThatExpression("IIF(IsPresent([mail]), [mail], NULL)")
        .with("mail", "a")
        .evaluatesTo("a")
        .with("mail", "b")
        .evaluatesTo("b")
        .on(SourceObject.empty())
        .isNull();
  }

  @Test
  void whatIsNoValueHasAssertionsOfItsOwn() {
    assertThatExpression("NULL").isNull();
    assertThatExpression("[mail]").isNull();
    assertThatExpression("[mail]").with("mail", "").isNotNull();
    assertThatExpression("IgnoreThisFlow").isIgnored();
    assertThatExpression("AuthoritativeNull").isAuthoritativeNull();
  }

  @Test
  void theOtherImageTheParametersTheTimeAndChanceCanBeGiven() {
    assertThatExpression("ImportedValue(\"mail\") & \"/\" & [mail]")
        .with("mail", "new")
        .withImported("mail", "old")
        .evaluatesTo("old/new");
    assertThatExpression("ImportedValue(\"mail\")").with("mail", "same").evaluatesTo("same");
    assertThatExpression("%Domain.FQDN%").withParameter("Domain.FQDN", "a.b").evaluatesTo("a.b");
    assertThatExpression("Now()").at(Instant.EPOCH).evaluatesTo(Instant.EPOCH);
    assertThatExpression("RandomNum(1, 1000000)").withSeed(42).evaluatesTo(200892);
  }

  @Test
  void failuresAreExpectedByMessageOrKind() {
    assertThatExpression("Error(\"no mail\")").failsWith("no mail").failsWith(Kind.CUSTOM);
    assertThatExpression("1/0").failsWith(Kind.ARGUMENT).failsWith(Kind.ARGUMENT, "by zero");
    assertThatExpression("9223372036854775807+1").failsWith(Kind.OVERFLOW);
  }

  @Test
  void findingsAreExpectedByCode() {
    assertThatExpression("trim(1)").doesNotCompile().doesNotCompile("AADS-EXPR-0401");
    assertThatExpression("Trim([mail])").compiles().hasNoWarnings();
    assertThatExpression("[a] = 1 || [b] = 1 && [c] = 1").compiles().hasWarning("AADS-EXPR-0701");
  }

  @Test
  void aSchemaMakesTheCheckerKnowTypes() {
    SourceObject schema =
        SourceObject.declaring(
            List.of(
                DeclaredAttribute.one("mail", ValueType.STR),
                DeclaredAttribute.one("userAccountControl", ValueType.NUM)));

    assertThatExpression("[mail] + 1").on(schema).doesNotCompile("AADS-EXPR-0602");
    assertThatExpression("[sn]").on(schema).doesNotCompile("AADS-EXPR-0402");
    assertThatExpression("[userAccountControl] + 1")
        .on(schema)
        .with("userAccountControl", 512)
        .evaluatesTo(513);
  }

  @Test
  void theLanguageCanBeChosen() {
    assertThatExpression("5+3*2")
        .in(ExpressionLanguage.standard(ExpressionOptions.defaults().withVbaPrecedence(true)))
        .evaluatesTo(11);
  }

  @Test
  void aMessageShowsTheExpressionWhatItReadWhatWasExpectedAndWhatCame() {
    assertThatThrownBy(
            () ->
                assertThatExpression("Trim([mail]) & %P%")
                    .as("mail of guests")
                    .with("mail", " a ")
                    .withImported("mail", List.of(1, 2))
                    .withParameter("P", "x")
                    .evaluatesTo("b"))
        .isInstanceOf(AssertionFailedError.class)
        .hasMessage(
            """
            [mail of guests]\s
            expression
              Trim([mail]) & %P%
            with
              [mail] = str " a "
              ImportedValue("mail") = mvnum 1|2
              %P% = str "x"
            expected
              str "b"
            but was
              str "ax"
            """);
  }

  @Test
  void aMessageMarksThePlaceOfAFailure() {
    assertThatThrownBy(() -> assertThatExpression("\"x\" & Item([a], 1)").evaluatesTo("x"))
        .hasMessage(
            """

            expression
              "x" & Item([a], 1)
            expected
              str "x"
            but was
              an error (argument): Item: there are no values, so index 1 is out of range
            error (argument) at 1:7: Item: there are no values, so index 1 is out of range
              1 | "x" & Item([a], 1)
                |       ^~~~~~~~~~~~
            """);
  }

  @Test
  void aMessageMarksWhatDoesNotCompile() {
    assertThatThrownBy(() -> assertThatExpression("trim(1)").isNull())
        .hasMessage(
            """

            expression
              trim(1)
            expected
              it compiles
            but was
              it does not compile
            error AADS-EXPR-0401 at 1:1: there is no function 'trim'
              1 | trim(1)
                | ^~~~
              hint: write Trim; upper and lower case differ in names
            """);
  }

  @Test
  void toolsGetBothResults() {
    AssertionFailedError failure =
        catchThrowableOfType(
            AssertionFailedError.class, () -> assertThatExpression("1").evaluatesTo("1"));

    assertThat(failure.getExpected().getStringRepresentation()).isEqualTo("str \"1\"");
    assertThat(failure.getActual().getStringRepresentation()).isEqualTo("num 1");
  }

  static Stream<Named<ThrowingCallable>> whatDoesNotHold() {
    return Stream.of(
        unlike("another type", () -> assertThatExpression("1").evaluatesTo("1")),
        unlike("one of several", () -> assertThatExpression("1").evaluatesToValues(1)),
        unlike("NULL", () -> assertThatExpression("NULL").evaluatesTo("")),
        unlike("not NULL", () -> assertThatExpression("1").isNull()),
        unlike("no value", () -> assertThatExpression("IgnoreThisFlow").isNotNull()),
        unlike("not ignored", () -> assertThatExpression("AuthoritativeNull").isIgnored()),
        unlike("ignored", () -> assertThatExpression("IgnoreThisFlow").isAuthoritativeNull()),
        unlike("another message", () -> assertThatExpression("Error(\"a\")").failsWith("b")),
        unlike("another kind", () -> assertThatExpression("1/0").failsWith(Kind.TYPE)),
        unlike("another part", () -> assertThatExpression("1/0").failsWith(Kind.ARGUMENT, "one")),
        unlike("no failure", () -> assertThatExpression("1").failsWith(Kind.ARGUMENT)),
        unlike("no error", () -> assertThatExpression("1").doesNotCompile()),
        unlike(
            "other code", () -> assertThatExpression("trim(1)").doesNotCompile("AADS-EXPR-0301")),
        unlike("no code", () -> assertThatExpression("1").doesNotCompile("AADS-EXPR-0401")),
        unlike("does not compile", () -> assertThatExpression("(").compiles()),
        unlike("warning", () -> assertThatExpression("1+1*2").hasNoWarnings()),
        unlike("no warning", () -> assertThatExpression("1").hasWarning("AADS-EXPR-0701")),
        unlike("no expression", () -> assertThatExpression(null).compiles()));
  }

  private static Named<ThrowingCallable> unlike(String name, ThrowingCallable assertion) {
    return Named.of(name, assertion);
  }

  @ParameterizedTest
  @MethodSource("whatDoesNotHold")
  void whatDoesNotHoldFails(ThrowingCallable assertion) {
    assertThatThrownBy(assertion).isInstanceOf(AssertionError.class);
  }

  @Test
  void whatIsNoValueIsRefusedWithTheTypesThatAre() {
    assertThatThrownBy(() -> assertThatExpression("1").evaluatesTo(1.5))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("1.5 is a java.lang.Double and no value of the language; values");
    assertThatThrownBy(() -> assertThatExpression("1").with("a", List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("a multi-value has at least one value");
  }
}
