package org.aadsync.expressions.testing.coverage;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.util.stream.IntStream;
import org.aadsync.expressions.Expression;
import org.aadsync.expressions.ExpressionLanguage;
import org.aadsync.expressions.Program;
import org.aadsync.expressions.testing.SourceObject;
import org.junit.jupiter.api.Test;

class CoverageTextTest {
  private static final ExpressionLanguage LANGUAGE = ExpressionLanguage.standard();

  private final ExpressionCoverage coverage = new ExpressionCoverage();

  private void expect(String name, String text) {
    coverage.expect(name, LANGUAGE.parse(text), LANGUAGE.functions());
  }

  private void evaluate(String text, SourceObject object) {
    Expression expression = LANGUAGE.parse(text);
    Program program = LANGUAGE.compile(expression, object).program();
    program.evaluate(
        object.context(), coverage.listener(program.expression(), LANGUAGE.functions()));
  }

  @Test
  void aReportOfRulesShowsGapsWhatWasNeverEvaluatedAndTotals() {
    String mail =
        "IIF(IsPresent([mail]) && [hidden] <> True,\n    [mail],\n    Switch([a] = 1, \"x\"))";
    expect("In from AD - User / mail", mail);
    expect("In from AD - User / sn", "Trim([sn])");
    expect("In from AD - User / displayName", "IIF([x], 1, 2)");
    expect("In from AD - Group / displayName", "[displayName]");
    expect("In from AD - User / employeeNumber", "[employeeNumber]");
    expect("In from AD - User / extensionAttribute10", "[a]");
    expect("In from AD - User / extensionAttribute11", "[b]");
    expect("anonymous", "[c]");
    evaluate(mail, SourceObject.empty().with("mail", "a@b"));
    evaluate("Trim( [sn] )", SourceObject.empty());
    evaluate("Trim([surname])", SourceObject.empty());

    assertThat(CoverageText.of(coverage.report(), 60))
        .isEqualTo(
            """
            In from AD - User / mail: 3 of 8 outcomes seen
              this operand of && was never False
                1 | IIF(IsPresent([mail]) && [hidden] <> True,
                  |     ^~~~~~~~~~~~~~~~~
              this operand of && was never False
                1 | IIF(IsPresent([mail]) && [hidden] <> True,
                  |                          ^~~~~~~~~~~~~~~~
              IIF never took the value if False
                3 |     Switch([a] = 1, "x"))
                  |     ^~~~~~~~~~~~~~~~~~~~

            never evaluated:
              In from AD - User
                displayName, employeeNumber, extensionAttribute10,
                extensionAttribute11
              In from AD - Group
                displayName
              anonymous

            evaluated, but none of the expressions to be covered:
              Trim([surname])

            8 expressions: 1 covered, 1 in part, 6 never evaluated
            3 of 10 outcomes seen (30 %)
            """);
  }

  @Test
  void ofAnExpressionWithManyGapsTheFirstTwentyAreShown() {
    String text =
        IntStream.rangeClosed(1, 25)
            .mapToObj(i -> "IIF([a] = \"" + i + "\", \"x\", \"y\")")
            .collect(joining(" & "));
    expect("many", text);
    evaluate(text, SourceObject.empty().with("a", "0"));

    String shown = CoverageText.of(coverage.report(), 80);

    assertThat(shown.lines().filter(line -> line.contains("never took"))).hasSize(20);
    assertThat(shown.lines()).contains("many: 25 of 50 outcomes seen", "  … and 5 more");
  }

  @Test
  void whatLacksInAnExpressionOfSeveralRulesIsShownOnce() {
    expect("In from AD - User / a", "IIF([x], 1, 2)");
    expect("In from AD - User / b", "IIF([y], 1, 2)");
    expect("In from AD - Group / a", "IIF([x], 1, 2)");
    evaluate("IIF([x], 1, 2)", SourceObject.empty());
    evaluate("IIF([y], 1, 2)", SourceObject.empty().with("y", 1));
    evaluate("IIF([y], 1, 2)", SourceObject.empty());

    assertThat(CoverageText.of(coverage.report(), 60))
        .isEqualTo(
            """
            In from AD - User / a,
            In from AD - Group / a: 1 of 2 outcomes seen
              IIF never took the value if True
                1 | IIF([x], 1, 2)
                  |          ^

            3 expressions: 1 covered, 2 in part, 0 never evaluated
            4 of 6 outcomes seen (66 %)
            """);
  }

  @Test
  void withoutNamesTheTextIsTheName() {
    evaluate(
        "IIF([a] = 1 || [b] = 1, \"x\", Switch([c] = 1, 2))", SourceObject.empty().with("a", 1));
    evaluate("Switch([a] = 1, \"x\")", SourceObject.empty().with("a", 1));
    evaluate("[a]", SourceObject.empty());

    assertThat(CoverageText.of(coverage.report(), 60))
        .isEqualTo(
            """
            IIF([a] = 1 || [b] = 1, "x", Switch([…: 2 of 8 outcomes seen
              this operand of || was never False
                1 | IIF([a] = 1 || [b] = 1, "x", Switch([c] = 1, 2))
                  |     ^~~~~~~
              this operand of || was never evaluated
                1 | IIF([a] = 1 || [b] = 1, "x", Switch([c] = 1, 2))
                  |                ^~~~~~~
              IIF never took the value if False
                1 | IIF([a] = 1 || [b] = 1, "x", Switch([c] = 1, 2))
                  |                              ^~~~~~~~~~~~~~~~~~

            Switch([a] = 1, "x"): 1 of 2 outcomes seen
              in Switch a condition always held
                1 | Switch([a] = 1, "x")
                  | ^~~~~~

            3 expressions: 1 covered, 2 in part, 0 never evaluated
            3 of 10 outcomes seen (30 %)
            """);
  }

  @Test
  void ofManyOtherExpressionsTheFirstAreShown() {
    expect("rule / a", "[a]");
    for (int i = 1; i <= 23; i++) {
      evaluate("[a" + i + "]", SourceObject.empty());
    }

    assertThat(CoverageText.of(coverage.report(), 80))
        .contains("\n  [a20]\n  … and 3 more\n")
        .doesNotContain("[a21]");
  }

  @Test
  void whereNothingLacksOnlyTotalsAreLeft() {
    evaluate("[a]", SourceObject.empty());

    assertThat(CoverageText.of(coverage.report(), 80))
        .isEqualTo("1 expression: 1 covered, 0 in part, 0 never evaluated\n");
  }

  @Test
  void jsonBeginsWithFormatAndVersionAndHasEveryOutcome() throws IOException {
    expect("rule / a", "IIF([a] = 1, \"ü\", 2)");
    evaluate("IIF([a]=1,\"ü\",2)", SourceObject.empty().with("a", 1));
    evaluate("[b]", SourceObject.empty());
    StringWriter out = new StringWriter();

    CoverageJson.write(coverage.report(), out);

    assertThat(out)
        .hasToString(
            """
            {
              "format" : "aadsync-coverage",
              "formatVersion" : 1,
              "totals" : {
                "expressions" : 1,
                "evaluated" : 1,
                "outcomes" : 2,
                "covered" : 1
              },
              "expressions" : [ {
                "name" : "rule / a",
                "expression" : "IIF([a] = 1, \\"ü\\", 2)",
                "evaluations" : 1,
                "outcomes" : [ {
                  "kind" : "branch",
                  "decision" : "IIF",
                  "choice" : "the value if True",
                  "count" : 1,
                  "line" : 1,
                  "column" : 14,
                  "start" : 13,
                  "end" : 16,
                  "text" : "\\"ü\\""
                }, {
                  "kind" : "branch",
                  "decision" : "IIF",
                  "choice" : "the value if False",
                  "count" : 0,
                  "line" : 1,
                  "column" : 19,
                  "start" : 18,
                  "end" : 19,
                  "text" : "2"
                } ]
              } ],
              "others" : [ "[b]" ]
            }
            """);
  }
}
