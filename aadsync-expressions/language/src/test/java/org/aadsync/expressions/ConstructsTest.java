package org.aadsync.expressions;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Each construct that exported rules contain. */
class ConstructsTest {
  private final TestSource source = new TestSource();

  @Test
  void bracketsMayBeRedundantAndNestedOverLines() {
    assertThat(source.run("((((((((((\n\t 1 \r\n))))))))))")).isEqualTo(1L);
  }

  @Test
  void callsMayNestTenDeepOverLines() {
    source.with("mail", "x");
    String nested = "IIF(IsPresent([sn]),\n \"a\",\n".repeat(10) + " [mail]" + "\n)".repeat(10);

    assertThat(source.run(nested)).isEqualTo("x");
  }

  @Test
  void operatorsNeedNoBlanks() {
    source.with("mail", "joe").withParameter("Domain.FQDN", "a.b");

    assertThat(source.run("([mail]&\"@\"&%Domain.FQDN%)")).isEqualTo("joe@a.b");
    assertThat(source.run("[mail]=\"joe\"")).isEqualTo(true);
  }

  @Test
  void anAmpersandBeforeANameThatStartsWithHexDigitsJoins() {
    ExpressionLanguage language = ExpressionLanguage.standard();

    assertThat(language.parse("\"a\"&Hex(1)").functionNames()).containsExactly("Hex");
    assertThat(language.parse("1 &&HFF").diagnostics())
        .as("two ampersands are a condition, also before digits")
        .anySatisfy(finding -> assertThat(finding.message()).contains("HFF"));
  }

  @Test
  void anAmpersandAndHexDigitsAreANumber() {
    assertThat(source.run("&HFF")).isEqualTo(255L);
    assertThat(source.run("&hff")).isEqualTo(255L);
    assertThat(source.run("&HFFFFFFFF")).isEqualTo(4294967295L);
    assertThat(source.run("\"a\"& &HFF")).isEqualTo("a255");
  }

  @Test
  void aBlankMayStandBeforeABracket() {
    assertThat(source.run("IIF (IsPresent ([mail]) , 1 , 2 )")).isEqualTo(2L);
  }

  @Test
  void aBooleanMayBeComparedWithAConstant() {
    assertThat(source.run("IsPresent([mail]) = False")).isEqualTo(true);
    assertThat(source.run("IsPresent([mail]) = True")).isEqualTo(false);
  }

  @Test
  void comparisonsBindTighterThanConditions() {
    source.with("mail", "x");

    assertThat(source.run("IsPresent([sn]) || InStr([mail],\"x\") > 0 || [sn] = \"y\""))
        .isEqualTo(true);
  }

  @Test
  void arithmeticBindsTighterThanComparisons() {
    assertThat(source.run("\"ab\" = \"a\" & \"b\"")).isEqualTo(true);
    assertThat(source.run("1 + 1 = 2")).isEqualTo(true);
  }

  @Test
  void aSignIsNoPartOfANumber() {
    source.with("mail", "abc");

    assertThat(source.run("Len([mail])-1")).isEqualTo(2L);
    assertThat(source.run("BitAnd(-2147483643,-2147483648)")).isEqualTo(-2147483648L);
    assertThat(source.run("- - 5")).isEqualTo(5L);
    assertThat(source.run("3 - -4")).isEqualTo(7L);
  }

  @Test
  void theSmallestNumberCanBeWritten() {
    assertThat(source.run("-9223372036854775808")).isEqualTo(Long.MIN_VALUE);
    assertThat(source.run("9223372036854775807")).isEqualTo(Long.MAX_VALUE);
    assertThat(source.run("0010")).isEqualTo(10L);
  }

  @Test
  void aDoubledQuoteIsOneQuote() {
    assertThat(source.run("\"say \"\"hi\"\"\"")).isEqualTo("say \"hi\"");
    assertThat(source.run("\"\"\"\"")).isEqualTo("\"");
    assertThat(source.run("\"\"")).isEqualTo("");
  }

  @Test
  void twoBackslashesAreOneAndASingleOneStays() {
    assertThat(source.run("\"\\\\0ACNF:\"")).isEqualTo("\\0ACNF:");
    assertThat(source.run("\"\\\"")).isEqualTo("\\");
    assertThat(source.run("\"\\r\\n\"")).isEqualTo("\\r\\n");
  }

  @Test
  void aBackslashEscapesAQuoteWhereTheOptionSaysSo() {
    ExpressionLanguage escaping =
        ExpressionLanguage.standard(ExpressionOptions.defaults().withBackslashEscapes(true));

    assertThat(source.run(escaping, "\"say \\\"hi\\\"\" & \"!\"")).isEqualTo("say \"hi\"!");
    assertThat(source.run(escaping, "\"\\\\\"")).isEqualTo("\\");
    assertThat(source.run(escaping, "\"\\\\\\\"\"")).isEqualTo("\\\"");
    assertThat(source.run(escaping, "\"a\"\"b\"")).isEqualTo("a\"b");
    assertThat(source.run(escaping, "\"\\r\\n\" & \"\"")).isEqualTo("\\r\\n");
    assertThat(escaping.parse("\"\\\"").isValid()).isFalse();
    assertThat(escaping.parse("\"\\\" & \"x\"").isValid()).isFalse();
  }

  @Test
  void constantsMayHaveEmptyBrackets() {
    assertThat(source.run("\"a\" & CRLF() & \"b\"")).isEqualTo("a\r\nb");
    assertThat(source.run("IsNull(NULL())")).isEqualTo(true);
  }

  @Test
  void aNameInBracketsMayContainHyphensAndBlanks() {
    Expression expression =
        ExpressionLanguage.standard().parse("[msDS-cloudExtensionAttribute1] & [a b]");

    assertThat(expression.attributeNames()).containsExactly("msDS-cloudExtensionAttribute1", "a b");
  }

  @Test
  void anExpressionKnowsWhatItReadsAndCalls() {
    Expression expression =
        ExpressionLanguage.standard()
            .parse(
                "IIF(IsPresent([b]),[a] & %Domain.FQDN%,ImportedValue(\"c\")) & ValueCount(\"b\")");

    assertThat(expression.attributeNames()).containsExactly("b", "a", "c");
    assertThat(expression.parameterNames()).containsExactly("Domain.FQDN");
    assertThat(expression.functionNames())
        .containsExactly("IIF", "IsPresent", "ImportedValue", "ValueCount");
  }

  @Test
  void aVariableIsReadInNestedCallsButMustBeIntroduced() {
    Expression expression =
        ExpressionLanguage.standard().parse("Where($item,[x],Len(Trim($item)) > 2)");

    assertThat(expression.diagnostics())
        .allSatisfy(finding -> assertThat(finding.message()).doesNotContain("$item"));
  }
}
