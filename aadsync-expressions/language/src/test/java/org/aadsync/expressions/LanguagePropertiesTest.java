package org.aadsync.expressions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds for every text. */
class LanguagePropertiesTest {
  private static final ExpressionLanguage LANGUAGE = ExpressionLanguage.standard();

  @Provide
  Arbitrary<String> tokens() {
    Arbitrary<String> token =
        Arbitraries.of(
            "[mail]",
            "[proxyAddresses]",
            "[anything]",
            "[nosuch]",
            "\"x\"",
            "\"",
            "1",
            "-5",
            "&HFF",
            "&",
            "&&",
            "||",
            "=",
            "<>",
            "<",
            ">=",
            "+",
            "-",
            "*",
            "/",
            "(",
            ")",
            "(",
            ")",
            ",",
            "IIF(",
            "Trim(",
            "Item(",
            "Left(",
            "Contains(",
            "IsPresent(",
            "Switch(",
            "True",
            "NULL",
            "IgnoreThisFlow",
            "%Domain.FQDN%",
            "$v",
            "CaseInsensitive",
            "Foo(",
            " ",
            "\n",
            "==",
            ";",
            "'",
            "[",
            "]",
            "%",
            "“",
            "é",
            "\uD83D\uDE00",
            "\uD800");
    return token.list().ofMaxSize(40).map(list -> String.join("", list));
  }

  @Provide
  Arbitrary<String> valid() {
    Arbitrary<String> leaf =
        Arbitraries.of(
            "[mail]",
            "[proxyAddresses]",
            "[anything]",
            "[otherPhone]",
            "\"x:y\"",
            "\"\"",
            "1",
            "-5",
            "&HFF",
            "True",
            "False",
            "NULL",
            "[userAccountControl]",
            "[objectGUID]");
    return Arbitraries.recursive(() -> leaf, LanguagePropertiesTest::combine, 0, 4);
  }

  private static Arbitrary<String> combine(Arbitrary<String> part) {
    Arbitrary<String> operator =
        Arbitraries.of("&", "+", "-", "*", "/", "=", "<>", "<", ">=", "&&", "||");
    return net.jqwik.api.Combinators.combine(
            part, part, operator, Arbitraries.integers().between(0, 9))
        .as(
            (a, b, symbol, shape) ->
                switch (shape) {
                  case 0 -> "IIF(" + a + "," + b + ",[mail])";
                  case 1 -> "Trim(" + a + ")";
                  case 2 -> "Left(" + a + "," + b + ")";
                  case 3 -> "Item(" + a + "," + b + ")";
                  case 4 -> "IsPresent(" + a + ")";
                  case 5 -> "Word(" + a + "," + b + ",\":\")";
                  case 6 -> "Switch(" + a + "," + b + ",True,1)";
                  default -> "(" + a + " " + symbol + " " + b + ")";
                });
  }

  @Property(tries = 3000)
  void noTextMakesTheParserOrTheCheckerThrow(@ForAll String text) {
    checkFindings(text);
  }

  @Property(tries = 10_000)
  void noHeapOfTokensMakesTheParserOrTheCheckerThrow(@ForAll("tokens") String text) {
    checkFindings(text);
  }

  private static void checkFindings(String text) {
    Expression expression = LANGUAGE.parse(text);
    Compilation compilation = LANGUAGE.compile(expression, new TestSource());
    for (Diagnostic finding : compilation.diagnostics()) {
      assertThat(finding.span().start()).isBetween(0, text.length());
      assertThat(finding.span().end()).isBetween(finding.span().start(), text.length());
      assertThat(DiagnosticRenderer.render(text, finding)).contains("^").endsWith("\n");
    }
    boolean hasErrors = compilation.diagnostics().stream().anyMatch(Diagnostic::isError);
    assertThat(compilation.program() == null).isEqualTo(hasErrors);
  }

  @Property(tries = 10_000)
  void evaluationGivesAValueOrADeclaredFailureAndAlwaysTheSame(@ForAll("valid") String text) {
    TestSource source =
        new TestSource()
            .with("mail", "a:b")
            .with("proxyAddresses", TestSource.texts("SMTP:a", "smtp:b"))
            .with("otherPhone", TestSource.texts("1", "2"))
            .with("anything", 3L)
            .with("objectGUID", TestSource.bytes("01"));
    Program program = LANGUAGE.compile(LANGUAGE.parse(text), source).program();
    if (program == null) {
      return;
    }

    String first = outcome(program, source);
    assertThat(outcome(program, source)).isEqualTo(first);
    Program again =
        Objects.requireNonNull(LANGUAGE.compile(LANGUAGE.parse(text), source).program());
    assertThat(outcome(again, source)).isEqualTo(first);
  }

  @Property(tries = 20)
  void oneProgramServesManyThreads(@ForAll("valid") String text) {
    TestSource source = new TestSource().with("mail", "a:b").with("anything", 3L);
    Program program = LANGUAGE.compile(LANGUAGE.parse(text), source).program();
    if (program == null) {
      return;
    }

    List<String> outcomes =
        IntStream.range(0, 200).parallel().mapToObj(i -> outcome(program, source)).toList();

    assertThat(outcomes).containsOnly(outcomes.get(0));
  }

  private static String outcome(Program program, TestSource source) {
    FlowResult result = program.evaluate(source.context());
    if (result instanceof FlowResult.Failure failure) {
      return failure.cause().kind() + " " + failure.cause().getMessage();
    }
    return result.toString();
  }
}
