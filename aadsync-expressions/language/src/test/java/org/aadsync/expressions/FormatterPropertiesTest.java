package org.aadsync.expressions;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** What holds for the canonical text of every expression, whatever its names and types. */
class FormatterPropertiesTest {
  private static final ExpressionLanguage DOCUMENTED = ExpressionLanguage.standard();
  private static final ExpressionLanguage VBA =
      ExpressionLanguage.standard(ExpressionOptions.defaults().withVbaPrecedence(true));

  @Property(tries = 50_000, edgeCases = EdgeCasesMode.NONE)
  void itIsReadAsTheSameTree(
      @ForAll("texts") String text,
      @ForAll boolean vba,
      @ForAll @IntRange(min = 1, max = 120) int width) {
    ExpressionLanguage language = vba ? VBA : DOCUMENTED;
    Expression expression = language.parse(text);
    String formatted =
        ExpressionFormatter.standard().withWidth(width).format(expression).orElseThrow();

    assertThat(TreeShape.of(language.parse(formatted))).isEqualTo(TreeShape.of(expression));
  }

  @Property(tries = 3_000)
  void formattingItAgainChangesNothing(
      @ForAll("texts") String text, @ForAll @IntRange(min = 1, max = 120) int width) {
    ExpressionFormatter formatter = ExpressionFormatter.standard().withWidth(width);
    String once = formatter.format(DOCUMENTED.parse(text)).orElseThrow();

    assertThat(formatter.format(DOCUMENTED.parse(once))).contains(once);
  }

  @Property(tries = 3_000)
  void aLineIsTooLongOnlyForWhatCannotBeBroken(@ForAll("texts") String text) {
    String formatted =
        ExpressionFormatter.standard().withWidth(40).format(DOCUMENTED.parse(text)).orElseThrow();

    // The longest word of the generator has 9 columns, an operator 3, and brackets may follow.
    assertThat(formatted.lines())
        .allMatch(
            line ->
                line.length() <= 40
                    || line.strip().chars().filter(c -> "(),".indexOf(c) < 0).count() <= 30,
            "fits into 40 columns or is one operand");
  }

  @Provide
  Arbitrary<String> texts() {
    Arbitrary<String> leaf =
        Arbitraries.of(
            "[a]",
            "[b c]",
            "[x-y]",
            "\"x\"",
            "\"\"",
            "\"\"\"\"",
            "\"\\\"",
            "\"\\\\0A\"",
            "\"é,(\"",
            "0",
            "12",
            "007",
            "&HfF",
            "&h0",
            "True",
            "False",
            "NULL",
            "NULL()",
            "CRLF",
            "AuthoritativeNull",
            "%D.F-q_n%",
            "$v",
            "vbTextCompare",
            "Now()");
    return Arbitraries.recursive(() -> leaf, FormatterPropertiesTest::larger, 0, 5);
  }

  private static Arbitrary<String> larger(Arbitrary<String> part) {
    Arbitrary<String> operator =
        Arbitraries.of("+", "-", "*", "/", "&", "=", "<>", "<", "<=", ">", ">=", "&&", "||");
    Arbitrary<String> blank = Arbitraries.of("", " ", "\n", "\t ");
    // A blank must follow "&": with an H after it, it would start a number.
    Arbitrary<String> chain =
        Combinators.combine(part, operator, blank, part, operator, part)
            .as(
                (a, first, gap, b, second, c) ->
                    a + gap + first + " " + b + gap + second + " " + c);
    Arbitrary<String> call =
        Combinators.combine(
                Arbitraries.of("IIF", "Switch", "Trim", "F1"), blank, part.list().ofMaxSize(4))
            .as(
                (name, gap, arguments) ->
                    name + gap + "(" + String.join(gap + ",", arguments) + ")");
    Arbitrary<String> bracketed =
        Combinators.combine(blank, part).as((gap, a) -> "(" + gap + a + ")");
    Arbitrary<String> negation =
        Combinators.combine(Arbitraries.of("-", "--", "- "), part)
            .as((sign, a) -> sign + (a.startsWith("-") ? "(" + a + ")" : a));
    return Arbitraries.oneOf(part, chain, call, bracketed, negation);
  }
}
