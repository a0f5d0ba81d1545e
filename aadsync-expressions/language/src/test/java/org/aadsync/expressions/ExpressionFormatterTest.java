package org.aadsync.expressions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.collect.ImmutableList;
import java.time.Duration;
import java.util.Collections;
import org.aadsync.expressions.ast.Operator;
import org.aadsync.expressions.ast.Syntax;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpressionFormatterTest {
  private static final ExpressionLanguage LANGUAGE = ExpressionLanguage.standard();
  private static final SourceSpan NOWHERE = new SourceSpan(0, 0, 1, 1);

  private static String format(String text, int width) {
    return ExpressionFormatter.standard()
        .withWidth(width)
        .format(LANGUAGE.parse(text))
        .orElseThrow();
  }

  private static String oneLine(String text) {
    return format(text, Integer.MAX_VALUE);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '#',
      value = {
        "Left( [sn],3 )            # Left([sn], 3)",
        "IIF (Count ([a] )=1,1,2)  # IIF(Count([a]) = 1, 1, 2)",
        "[a]&\"@\"&%Domain.FQDN%   # [a] & \"@\" & %Domain.FQDN%",
        "1+2*3                     # 1 + 2 * 3",
        "[a]=1||[b]<>2&&[c]>= 3    # [a] = 1 || [b] <> 2 && [c] >= 3",
        "- - [a]                   # --[a]",
        "-  5                      # -5",
        "1--5                      # 1 - -5",
        "-(5)                      # -(5)",
        "( ( [a] ) )               # (([a]))",
        "Now( )                    # Now()",
        "NULL( )                   # NULL",
        "CRLF                      # CRLF",
        "IgnoreThisFlow            # IgnoreThisFlow",
        "AuthoritativeNull         # AuthoritativeNull",
        "IIF(True,False,NULL)      # IIF(True, False, NULL)",
        "InStr([a],\"x\",1,vbTextCompare) # InStr([a], \"x\", 1, vbTextCompare)",
        "Where( $i,[a],$i=\"x\")   # Where($i, [a], $i = \"x\")",
        "[ a b]                    # [ a b]"
      })
  void blanksStandAfterCommasAndAroundOperators(String text, String expected) {
    assertThat(oneLine(text)).isEqualTo(expected);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "\"\\\\0ACNF:\"",
        "\"\\r\\n\"",
        "\"say \"\"hi\"\"\"",
        "&HfF",
        "&h0a",
        "007",
        "\"\\\"",
        "-9223372036854775808",
        "\"two\nlines\""
      })
  void textsAndNumbersStayAsTheyWereWritten(String text) {
    assertThat(oneLine(text)).isEqualTo(text);
  }

  @Test
  void anAmpersandBeforeAHexNumberStaysAnOperator() {
    assertThat(oneLine("[a]&&H10&&&H1")).isEqualTo("[a] && H10 && &H1");
    assertThat(oneLine("\"a\"& &H10")).isEqualTo("\"a\" & &H10");
  }

  @Test
  void whatFitsIntoALineStaysOnIt() {
    String text = "IIF(IsPresent([mail]), [mail], NULL)";

    assertThat(format(text, text.length())).isEqualTo(text);
  }

  @Test
  void aCallThatDoesNotFitHasOneArgumentALine() {
    assertThat(format("IIF(IsPresent([mail]), [mail], NULL)", 35))
        .isEqualTo(
            """
            IIF(
              IsPresent([mail]),
              [mail],
              NULL
            )""");
  }

  @Test
  void theOuterPartIsBrokenBeforeTheInnerOne() {
    assertThat(format("IIF([a]=1,\"one\",IIF([a]=2,\"two\",IIF([a]=3,\"three\",NULL)))", 31))
        .isEqualTo(
            """
            IIF(
              [a] = 1,
              "one",
              IIF(
                [a] = 2,
                "two",
                IIF([a] = 3, "three", NULL)
              )
            )""");
  }

  @Test
  void aChainIsBrokenBeforeItsOperators() {
    assertThat(format("IsPresent([mail]) || [sn] = \"x\" && [c] > 1", 30))
        .isEqualTo(
            """
            IsPresent([mail])
              || [sn] = "x"
              && [c] > 1""");
  }

  @Test
  void aChainInACallIsIndentedOnceMore() {
    assertThat(format("IIF([givenName] = \"x\" || [sn] = \"y\", 1, 2)", 30))
        .isEqualTo(
            """
            IIF(
              [givenName] = "x"
                || [sn] = "y",
              1,
              2
            )""");
  }

  @Test
  void aChainInBracketsStandsOnLinesOfItsOwn() {
    assertThat(format("[cloudFiltered] = True && ([first] > 0 || [second] > 0)", 26))
        .isEqualTo(
            """
            [cloudFiltered] = True
              && (
                [first] > 0
                || [second] > 0
              )""");
    assertThat(format("CBool([first] > 0 || [second] > 0)", 20))
        .isEqualTo(
            """
            CBool(
              [first] > 0
              || [second] > 0
            )""");
  }

  @Test
  void aSingleArgumentAndAWholeInBracketsKeepTheirBrackets() {
    assertThat(format("CBool((IIF([first] > 0, [second], [third])))", 30))
        .isEqualTo(
            """
            CBool((IIF(
              [first] > 0,
              [second],
              [third]
            )))""");
  }

  @Test
  void conditionAndValueOfSwitchStayTogetherWhereTheyFit() {
    assertThat(
            format(
                "Switch([city]=\"Rome\",\"Italian\",[city]=\"Palma de Mallorca\",\"Spanish\")", 31))
        .isEqualTo(
            """
            Switch(
              [city] = "Rome", "Italian",
              [city] = "Palma de Mallorca",
                "Spanish"
            )""");
  }

  @Test
  void whatFollowsAPartBelongsToItsLine() {
    assertThat(format("Left(Left([sn], 10), 12345)", 15))
        .isEqualTo(
            """
            Left(
              Left(
                [sn],
                10
              ),
              12345
            )""");
  }

  @Test
  void columnsAreThoseOfATerminal() {
    String text = "\"東京東京\" & \"x\"";

    assertThat(format(text, text.length() + 4)).isEqualTo(text);
    assertThat(format(text, text.length() + 3)).isEqualTo("\"東京東京\"\n  & \"x\"");
  }

  @Test
  void theIndentationCanBeChosen() {
    ExpressionFormatter formatter = ExpressionFormatter.standard().withWidth(8).withIndent(4);

    assertThat(formatter.format(LANGUAGE.parse("Left([sn],1)")))
        .contains("Left(\n    [sn],\n    1\n)");
  }

  @Test
  void widthAndIndentationHaveBounds() {
    ExpressionFormatter formatter = ExpressionFormatter.standard();

    assertThatThrownBy(() -> formatter.withWidth(0)).hasMessageContaining("width is 0");
    assertThatThrownBy(() -> formatter.withIndent(17)).hasMessageContaining("not 0 to 16");
    assertThatThrownBy(() -> formatter.withIndent(-1)).hasMessageContaining("not 0 to 16");
  }

  @ParameterizedTest(name = "<{0}>")
  @ValueSource(strings = {"", "1 +", "[a] == 1", "99999999999999999999", "'x'"})
  void aTextWithMistakesHasNoCanonicalForm(String text) {
    assertThat(ExpressionFormatter.standard().format(LANGUAGE.parse(text))).isEmpty();
  }

  @Test
  void ofTheSignsOfANumberAtMostOneStays() {
    assertThat(oneLine("1---1")).isEqualTo("1 - 1");
    assertThat(oneLine("- - -1")).isEqualTo("-1");
    assertThat(oneLine("--[groupType]")).isEqualTo("--[groupType]");
  }

  @Test
  void wrongNamesAndTypesAreNoObstacle() {
    assertThat(oneLine("NoSuch( 1+\"x\" )")).isEqualTo("NoSuch(1 + \"x\")");
  }

  @Test
  void aTreeThatWasPutTogetherGetsTheBracketsThatItNeeds() {
    Syntax sum = chain(number(1), Operator.PLUS, number(2));
    Syntax condition = chain(number(1), Operator.EQUAL, number(2));

    assertThat(oneLine(chain(sum, Operator.TIMES, number(3)))).isEqualTo("(1 + 2) * 3");
    assertThat(oneLine(chain(condition, Operator.JOIN, number(3)))).isEqualTo("(1 = 2) & 3");
    assertThat(oneLine(chain(number(3), Operator.MINUS, sum))).isEqualTo("3 - (1 + 2)");
    assertThat(oneLine(new Syntax.Negation(NOWHERE, 1, sum))).isEqualTo("-(1 + 2)");
    assertThat(oneLine(new Syntax.Negation(NOWHERE, 1, number(1)))).isEqualTo("-(1)");
    assertThat(oneLine(new Syntax.Text(NOWHERE, "a\\\"b"))).isEqualTo("\"a\\\\\"\"b\"");
  }

  private static String oneLine(Syntax tree) {
    return ExpressionFormatter.standard().format(tree);
  }

  private static Syntax number(int value) {
    return new Syntax.Number(NOWHERE, value, Integer.toString(value));
  }

  private static Syntax chain(Syntax left, Operator operator, Syntax right) {
    return new Syntax.Chain(
        NOWHERE,
        ImmutableList.of(left, right),
        ImmutableList.of(new Syntax.Link(NOWHERE, operator)));
  }

  @Test
  void aTreeOfVbaPrecedenceNeedsNoBrackets() {
    ExpressionLanguage vba =
        ExpressionLanguage.standard(ExpressionOptions.defaults().withVbaPrecedence(true));
    String text = "1 + 2 * 3 & \"x\" = \"7x\" || True && False";

    assertThat(ExpressionFormatter.standard().format(vba.parse(text))).contains(text);
  }

  @Test
  void aChainOfAHundredThousandOperandsIsPrintedAtOnce() {
    ExpressionLanguage patient =
        ExpressionLanguage.standard(ExpressionOptions.defaults().withMaxTextLength(10_000_000));
    Expression chain = patient.parse(String.join("&", Collections.nCopies(100_000, "[a]")));

    String formatted =
        org.junit.jupiter.api.Assertions.assertTimeout(
            Duration.ofSeconds(5),
            () -> ExpressionFormatter.standard().format(chain).orElseThrow());

    assertThat(formatted.lines()).hasSize(100_000);
  }

  @Test
  void theDeepestNestingNeedsNoStackAndNoEndlessIndentation() throws InterruptedException {
    ExpressionLanguage deep =
        ExpressionLanguage.standard(ExpressionOptions.defaults().withMaxNesting(1_000));
    Expression nested = deep.parse("Left(".repeat(999) + "[a]" + ",1)".repeat(999));
    String[] formatted = new String[1];
    Thread thread =
        new Thread(
            null,
            () -> formatted[0] = ExpressionFormatter.standard().format(nested).orElseThrow(),
            "small stack",
            1 << 17);
    thread.start();
    thread.join();

    assertThat(formatted[0].lines().mapToInt(String::length)).allMatch(length -> length <= 100);
    assertThat(formatted[0]).endsWith("\n  1\n)");
  }
}
