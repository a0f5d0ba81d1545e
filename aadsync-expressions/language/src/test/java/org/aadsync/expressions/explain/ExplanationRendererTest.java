package org.aadsync.expressions.explain;

import static org.aadsync.expressions.explain.ExplanationTest.explain;
import static org.aadsync.expressions.explain.ExplanationTest.input;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.aadsync.expressions.ExpressionLanguage;
import org.aadsync.expressions.ExpressionOptions;
import org.aadsync.expressions.function.FunctionCategory;
import org.aadsync.expressions.function.FunctionDeclaration;
import org.aadsync.expressions.function.FunctionLibrary;
import org.aadsync.expressions.function.Overload;
import org.aadsync.expressions.function.TypeSet;
import org.aadsync.expressions.table.Input;
import org.aadsync.expressions.text.DisplayWidth;
import org.aadsync.expressions.value.ByteString;
import org.aadsync.expressions.value.DistinguishedName;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class ExplanationRendererTest {
  private static String render(String expression, Input... inputs) {
    return ExplanationRenderer.standard().render(explain(expression, inputs));
  }

  @Test
  void aTreeShowsEachPartWithItsValueAndTheBranchNotTaken() {
    assertThat(render("IIF(IsPresent([mail]), Trim([mail]), NULL)", input("mail", " a@x")))
        .isEqualTo(
            """
            [mail]  → " a@x"

            IIF(IsPresent([mail]), Trim([mail]), NULL)  → "a@x"
            ├─ if IsPresent([mail])                     → True
            ├─ then Trim([mail])                        → "a@x"
            └─ else NULL                                  not taken
            """);
  }

  @Test
  void everyInputThatWasReadIsListedOnce() {
    assertThat(
            render(
                "[a] & [b] & [a] & %P% & IIF([a] = [b], [c], \"\")",
                input("a", "x"), input("b", "y"), input("c", "z"), new Input(true, "P", "p")))
        .startsWith(
            """
            [a]  → "x"
            [b]  → "y"
            %P%  → "p"

            [a]\
            """);
  }

  @Test
  void anExpressionWithoutInputsIsJustATree() {
    assertThat(render("-(2 + 3) * 4"))
        .isEqualTo(
            """
            -(2 + 3) * 4  → -20
            └─ -(2 + 3)   → -5
               └─ 2 + 3   → 5
            """);
  }

  @Test
  void theOperandThatDecidesIsMarked() {
    assertThat(render("1 = 2 || 2 = 2 || 3 = 3"))
        .isEqualTo(
            """
            1 = 2 || 2 = 2 || 3 = 3  → True
            ├─    1 = 2              → False
            ├─ || 2 = 2              → True (decides)
            └─ || 3 = 3                not evaluated
            """);
    assertThat(render("1 = 1 && 2 = 1")).contains("└─ && 2 = 1     → False (decides)");
    assertThat(render("1 = 1 || 2 = 1")).contains("├─    1 = 1     → True (decides)");
  }

  @Test
  void noOperandIsMarkedWhereAllAreNeeded() {
    assertThat(render("1 = 1 && 2 = 2")).doesNotContain("decides");
    assertThat(render("1 = 2 || 2 = 1")).doesNotContain("decides");
  }

  @Test
  void theOperandsOfConditionsAreShownWhateverTheyAre() {
    assertThat(render("[a] || True || [b]", input("a", false)))
        .endsWith(
            """
            [a] || True || [b]  → True
            ├─    [a]           → False
            ├─ || True          → True (decides)
            └─ || [b]             not evaluated
            """);
  }

  @Test
  void longRunsThatWereNotEvaluatedShareALine() {
    assertThat(render("True || [a] || [b] || [c] || [d]"))
        .contains("└─ || [a] and 3 more                not evaluated\n")
        .doesNotContain("[b]\n");
  }

  @Test
  void theCasesOfSwitchAreShownUpToTheOneTaken() {
    assertThat(
            render(
                "Switch([a] = 1, \"one\", [a] = 2, \"two\", [a] = 3, \"three\")", input("a", 2L)))
        .endsWith(
            """
            ├─ if [a] = 1                                             → False
            ├─ then "one"                                               not taken
            ├─ if [a] = 2                                             → True
            ├─ then "two"                                             → "two"
            └─ if [a] = 3                                               not evaluated
            """);
  }

  @Test
  void aFailureIsShownWhereItHappens() {
    assertThat(render("\"x\" & Item([a], 3) & Trim([b])", input("a", List.of("1", "2"))))
        .endsWith(
            """
            "x" & Item([a], 3) & Trim([b])  ✗
            ├─ Item([a], 3)                 ✗ Item: index 3 is out of range: it goes from 1 to 2
            └─ Trim([b])                      not evaluated
            """);
  }

  @Test
  void anInputThatFailsIsShownInTheTree() {
    assertThat(render("\"x\" & %P%"))
        .isEqualTo(
            """
            "x" & %P%  ✗
            └─ %P%     ✗ the parameter %P% has no value
            """);
  }

  @Test
  void whatIsDoneForEachValueShowsTheValuesInOrder() {
    assertThat(
            render(
                "Where($v, [p], Left($v, 1) = \"a\" && Len($v) > 1)",
                input("p", List.of("ab", "b", "a"))))
        .endsWith(
            """
            Where($v, [p], Left($v, 1) = "a" && Len($v) > 1)  → 1 value: "ab"
            └─ Left($v, 1) = "a" && Len($v) > 1               → 3 times: True, False, False
               ├─    Left($v, 1) = "a"                        → 3 times: True, False, True
               │  └─ Left($v, 1)                              → 3 times: "a", "b", "a"
               │     └─ $v                                    → 3 times: "ab", "b", "a"
               └─ && Len($v) > 1                              → 2 of 3 times: True, False
                  └─ Len($v)                                  → 2 times: 2, 1
                     └─ $v                                    → 2 times: "ab", "a"
            """);
  }

  @Test
  void multiValuesShowHowManyValuesTheyHave() {
    assertThat(render("IIF([p] = \"a\", NULL, [p])", input("p", List.of("a", "b"))))
        .contains("[p]  → 2 values: \"a\", \"b\"\n", "  → 2 values: NULL, \"b\"\n");
  }

  @Test
  void everyTypeHasItsForm() {
    assertThat(
            render(
                "CStr([r]) & ConvertToBase64([b]) & CStr([n]) & CStr([t])"
                    + " & FormatDateTime(DateFromNum(0), \"yyyy\")",
                input("r", DistinguishedName.parse("CN=x,DC=y")),
                input("b", ByteString.fromHex("0A")),
                input("n", -5L),
                input("t", true)))
        .containsPattern("└─ DateFromNum\\(0\\) +→ 1601-01-01T00:00:00Z\n")
        .startsWith(
            """
            [r]  → CN=x,DC=y
            [b]  → 0A (1 byte)
            [n]  → -5
            [t]  → True
            """);
    assertThat(render("IIF(True, IgnoreThisFlow, AuthoritativeNull)"))
        .containsPattern("then IgnoreThisFlow +→ IgnoreThisFlow\n");
  }

  @Test
  void longValuesAreCut() {
    String rendered =
        render(
            "[s] = \"x\" || [p] = \"x\" || IsPresent([b])",
            input("s", "x".repeat(1000)),
            input("p", "y".repeat(1000)),
            input("b", ByteString.copyOf(new byte[1000])));

    assertThat(rendered)
        .contains("[s]  → \"" + "x".repeat(91) + "…\n")
        .contains("0… (1000 bytes)\n");
  }

  @Test
  void nothingSteersTheTerminal() {
    assertThat(render("[s] & \"\u001b[2J\"", input("s", "a\u001b]0;x\u0007\n\u202e")))
        .contains("[s]  → \"a\\u001B]0;x\\u0007\\n\\u202E\"\n", "[s] & \"\\u001B[2J\"  → ");
  }

  @Property(tries = 200)
  void noLineIsTooWide(
      @ForAll @IntRange(min = 40, max = 140) int width, @ForAll @IntRange(max = 60) int depth) {
    Explanation explanation =
        explain(
            "True && (".repeat(depth) + "Left([s], 5) = \"東京\" || [t]" + ")".repeat(depth),
            input("s", "東京".repeat(100)),
            input("t", false));

    assertThat(ExplanationRenderer.standard().withWidth(width).render(explanation).lines())
        .allMatch(line -> DisplayWidth.of(line) <= width);
  }

  @Test
  void aFunctionOfAHostWithAKnownNameIsShownLikeAnyOther() {
    FunctionLibrary own =
        FunctionLibrary.of(List.of(first("IIF", 2), first("Switch", 3), first("F", 1)));
    ExpressionLanguage language = ExpressionLanguage.with(own, ExpressionOptions.defaults());

    assertThat(
            ExplanationRenderer.standard()
                .render(
                    explain(language, "IIF(F(\"a\"), F(\"b\")) & Switch(F(\"c\"), \"d\", \"e\")")))
        .contains("│  ├─ F(\"a\")", "│  └─ F(\"b\")", "   └─ F(\"c\")");
  }

  private static FunctionDeclaration first(String name, int parameters) {
    Overload.Builder form = Overload.returning(TypeSet.STR);
    for (int i = 0; i < parameters; i++) {
      form.each("p" + i, TypeSet.STR);
    }
    return FunctionDeclaration.named(name, FunctionCategory.TEXT)
        .form(form.doesWithAll(arguments -> arguments.get(0)))
        .documentation("Gives the first.")
        .source("own")
        .example(name + "(\"a\")", "str", "a")
        .build();
  }

  @Test
  void theWidthHasABound() {
    assertThatThrownBy(() -> ExplanationRenderer.standard().withWidth(39))
        .hasMessageContaining("at least 40");
  }

  @Test
  void anEnormousExpressionIsRenderedAtOnce() {
    ExpressionLanguage patient =
        ExpressionLanguage.standard(ExpressionOptions.defaults().withMaxTextLength(10_000_000));
    String half = String.join("||", Collections.nCopies(40_000, "[s]=1"));
    Explanation explanation = explain(patient, half + "||(" + half + ")", input("s", 2L));

    String rendered =
        Assertions.assertTimeout(
            Duration.ofSeconds(10), () -> ExplanationRenderer.standard().render(explanation));

    assertThat(rendered.lines().count()).isEqualTo(80_004);
  }
}
