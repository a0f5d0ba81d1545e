package org.aadsync.expressions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.aadsync.expressions.EvaluationException.Kind;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class OperatorsTest {
  private final TestSource source = new TestSource();

  private void fails(String expression, Kind kind) {
    assertThatThrownBy(() -> source.run(expression))
        .isInstanceOfSatisfying(
            EvaluationException.class, e -> assertThat(e.kind()).isEqualTo(kind));
  }

  @Nested
  class Arithmetic {
    @Test
    void runsFromLeftToRightWithoutPriority() {
      assertThat(source.run("5+3*2")).isEqualTo(16L);
      assertThat(source.run("10-2*3")).isEqualTo(24L);
      assertThat(source.run("2*(5+3)")).isEqualTo(16L);
    }

    @Test
    void runsWithThePriorityOfVbaWhereThatIsAskedFor() {
      ExpressionLanguage vba =
          ExpressionLanguage.standard(ExpressionOptions.defaults().withVbaPrecedence(true));

      assertThat(source.run(vba, "5+3*2")).isEqualTo(11L);
      assertThat(source.run(vba, "\"a\" & 1 + 2")).isEqualTo("a3");
      assertThat(source.run(vba, "True || True && False")).isEqualTo(true);
      assertThat(vba.parse("5+3*2").diagnostics()).isEmpty();
    }

    @Test
    void dividesTowardsZero() {
      assertThat(source.run("7/2")).isEqualTo(3L);
      assertThat(source.run("-7/2")).isEqualTo(-3L);
    }

    @Test
    void failsOnDivisionByZeroAndOverflow() {
      fails("1/0", Kind.ARGUMENT);
      fails("9223372036854775807 + 1", Kind.OVERFLOW);
      fails("-9223372036854775808 - 1", Kind.OVERFLOW);
      fails("9223372036854775807 * 2", Kind.OVERFLOW);
      fails("-9223372036854775808 / -1", Kind.OVERFLOW);
      fails("-(-9223372036854775808)", Kind.OVERFLOW);
    }

    @Test
    void takesSignsThatCancelEachOtherAsOperatorsToo() {
      assertThat(source.with("anything", 5L).run("--[anything]")).isEqualTo(5L);
      source.with("anything", "text");
      fails("--[anything]", Kind.TYPE);
      source.with("anything", Long.MIN_VALUE);
      fails("--[anything]", Kind.OVERFLOW);
    }

    @Test
    void givesNullForNull() {
      assertThat(source.run("[userAccountControl] + 1")).isNull();
      assertThat(source.run("1 - [userAccountControl]")).isNull();
      assertThat(source.run("-[userAccountControl]")).isNull();
    }

    @Test
    void takesNumbersOnly() {
      source.with("anything", "5");
      fails("[anything] + 1", Kind.TYPE);
      fails("1 + [anything]", Kind.TYPE);
      fails("-[anything]", Kind.TYPE);
    }
  }

  @Nested
  class Joining {
    @Test
    void takesNumbersBooleansAndReferencesAsTheirTexts() {
      source.with("manager", TestSource.dn("CN=a"));

      assertThat(source.run("1 & True & [manager] & \"x\"")).isEqualTo("1TrueCN=ax");
    }

    @Test
    void takesNullAsNothing() {
      assertThat(source.run("[mail] & \"x\" & [sn]")).isEqualTo("x");
      assertThat(source.run("[mail] & \"\"")).isEqualTo("");
    }

    @Test
    void givesNullIfAllIsNull() {
      assertThat(source.run("[mail] & [sn]")).isNull();
      assertThat(source.run("[mail] & [sn] & NULL")).isNull();
    }

    @Test
    void joinsBytesWithBytes() {
      source.with("objectGUID", TestSource.bytes("0102"));

      assertThat(source.run("[objectGUID] & CBin(3,1) & NULL"))
          .isEqualTo(TestSource.bytes("010203"));
    }

    @Test
    void joinsNoBytesWithTextAndNoDates() {
      source.with("anything", TestSource.bytes("01")).with("something", "x");
      fails("[anything] & [something]", Kind.TYPE);
      fails("[something] & \"y\" & [anything]", Kind.TYPE);
    }

    @Test
    void joinsNoBytesWithTheEmptyTextThatMidMakesOfNull() {
      ExpressionLanguage language = ExpressionLanguage.standard();
      source.with("anything", TestSource.bytes("01"));

      fails("[anything] & Mid(NULL,1,1)", Kind.TYPE);
      assertThat(
              language
                  .compile(language.parse("[objectGUID] & Mid(NULL,1,1)"), source)
                  .diagnostics())
          .extracting(Diagnostic::message)
          .containsExactly("'&' cannot join bytes (bin) and text (str)");
    }

    @Test
    void givesBytesIfTheNumberBeforeThemIsAbsent() {
      source.with("anything", TestSource.bytes("0102"));

      assertThat(source.run("Mid([userAccountControl] & [anything], 2, 1)"))
          .isEqualTo(TestSource.bytes("02"));
      assertThat(source.run("Len([anything] & [userAccountControl])")).isEqualTo(2L);
    }

    @Test
    void joinsBytesWithTheNullThatMidMakesOfAbsentBytes() {
      source.with("anything", TestSource.bytes("01"));

      assertThat(source.run("[anything] & Mid([objectGUID],1,1)"))
          .isEqualTo(TestSource.bytes("01"));
    }
  }

  @Nested
  class Comparing {
    @Test
    void texts() {
      source.with("mail", "a");

      assertThat(source.run("[mail] = \"A\"")).isEqualTo(false);
      assertThat(source.run("[mail] <> \"A\"")).isEqualTo(true);
      assertThat(source.run("[mail] < \"b\"")).isEqualTo(true);
      assertThat(source.run("\"Z\" < [mail]")).isEqualTo(true);
      assertThat(source.run("[mail] >= \"a\"")).isEqualTo(true);
    }

    @Test
    void textsIgnoringCaseWhereThatIsAskedFor() {
      ExpressionLanguage ignoring =
          ExpressionLanguage.standard(
              ExpressionOptions.defaults().withIgnoreCaseInComparisons(true));
      source.with("mail", "straße").with("sn", "STRASSE");

      assertThat(source.run(ignoring, "[mail] = \"STRAßE\"")).isEqualTo(true);
      assertThat(source.run(ignoring, "[mail] = [sn]")).isEqualTo(false);
      assertThat(source.run(ignoring, "\"a\" < \"B\"")).isEqualTo(true);
    }

    @Test
    void numbers() {
      assertThat(source.run("2 > 1")).isEqualTo(true);
      assertThat(source.run("2 <= 1")).isEqualTo(false);
      assertThat(source.run("2 = 2")).isEqualTo(true);
    }

    @Test
    void dates() {
      assertThat(source.run("DateFromNum(1) > DateFromNum(0)")).isEqualTo(true);
      assertThat(source.run("DateFromNum(1) = DateFromNum(1)")).isEqualTo(true);
    }

    @Test
    void referencesByTheirMeaning() {
      source.with("manager", TestSource.dn("CN=Joe, DC=x"));

      assertThat(source.run("[manager] = CRef(\"cn=JOE,dc=X\")")).isEqualTo(true);
      assertThat(source.run("[manager] <> CRef(\"cn=Jo,dc=X\")")).isEqualTo(true);
    }

    @Test
    void bytes() {
      source.with("objectGUID", TestSource.bytes("03"));

      assertThat(source.run("[objectGUID] = CBin(3,1)")).isEqualTo(true);
    }

    @Test
    void nullEqualsOnlyNullAndHasNoOrder() {
      assertThat(source.run("[mail] = NULL")).isEqualTo(true);
      assertThat(source.run("[mail] = \"x\"")).isEqualTo(false);
      assertThat(source.run("[mail] <> \"x\"")).isEqualTo(true);
      assertThat(source.run("[mail] <> NULL")).isEqualTo(false);
      assertThat(source.run("[userAccountControl] < 5")).isEqualTo(false);
      assertThat(source.run("[userAccountControl] >= 5")).isEqualTo(false);
    }

    @Test
    void anEmptyTextIsNotNull() {
      assertThat(source.run("\"\" = NULL")).isEqualTo(false);
    }

    @Test
    void differentTypesFail() {
      source.with("anything", "5");
      fails("[anything] = 5", Kind.TYPE);
      fails("[anything] < 5", Kind.TYPE);
      fails("[anything] <> True", Kind.TYPE);
    }

    @Test
    void aFailureNamesBothTypes() {
      source.with("anything", "5").with("something", false);

      assertThatThrownBy(() -> source.run("[anything] > 3"))
          .hasMessage("'>' cannot compare text (str) with a number (num)");
      assertThatThrownBy(() -> source.run("[something] = [anything]"))
          .hasMessage("'=' cannot compare a Boolean (bool) with text (str)");
      assertThatThrownBy(() -> source.run("[something] > [something]"))
          .hasMessage(
              "'>' cannot compare a Boolean (bool): only text, numbers and dates have an order");
    }
  }

  @Nested
  class BytesThatAreAbsent {
    @Test
    void leaveTheTextThatTheyAreJoinedTo() {
      source.with("anything", "abc");

      assertThat(source.run("[objectGUID] & [anything]")).isEqualTo("abc");
      assertThat(source.run("Len([objectGUID] & [anything])")).isEqualTo(3L);
      assertThat(source.run("Trim([objectGUID] & [anything])")).isEqualTo("abc");
    }
  }

  @Nested
  class Conditions {
    @Test
    void runFromLeftToRightWithoutPriority() {
      assertThat(source.run("True || True && False")).isEqualTo(false);
    }

    @Test
    void takeNullAsFalse() {
      assertThat(source.run("[isCriticalSystemObject] || False")).isEqualTo(false);
      assertThat(source.run("[isCriticalSystemObject] || True")).isEqualTo(true);
      assertThat(source.run("True && [isCriticalSystemObject]")).isEqualTo(false);
    }

    @Test
    void takeNumbersAsCBoolDoes() {
      assertThat(source.run("2 && True")).isEqualTo(true);
      assertThat(source.run("0 || False")).isEqualTo(false);
    }

    @Test
    void doNotEvaluateWhatCannotMatter() {
      assertThat(source.run("False && CBool(CNum(\"x\"))")).isEqualTo(false);
      assertThat(source.run("True || CBool(CNum(\"x\"))")).isEqualTo(true);
      assertThat(source.run("True || CBool(CNum(\"x\")) || CBool(CNum(\"x\"))")).isEqualTo(true);
    }

    @Test
    void evaluateWhatMatters() {
      fails("True && CBool(CNum(\"x\"))", Kind.ARGUMENT);
    }

    @Test
    void takeNoText() {
      source.with("anything", "True");
      fails("[anything] && True", Kind.TYPE);
      fails("IIF([anything],1,2)", Kind.TYPE);
    }
  }
}
