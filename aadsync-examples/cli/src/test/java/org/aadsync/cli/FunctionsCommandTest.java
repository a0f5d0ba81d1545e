package org.aadsync.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.aadsync.expressions.ExpressionLanguage;
import org.aadsync.expressions.function.FunctionDeclaration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FunctionsCommandTest {
  @Test
  void without_a_name_all_are_listed_by_category() {
    CommandRun run = CommandRun.of("functions");

    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .containsSubsequence(
            "Conversion\n", "\n  CBool ", "Program flow\n", "\n  IIF ", "\nText\n", "\n  Left ");
    for (FunctionDeclaration function : ExpressionLanguage.standard().functions().functions()) {
      assertThat(run.out()).contains("\n  " + function.name() + " ");
    }
    assertThat(run.outLines())
        .allMatch(line -> DisplayText.width(line) <= Console.DEFAULT_WIDTH, "fits");
  }

  @Test
  void with_a_name_all_about_that_one_is_told() {
    CommandRun run = CommandRun.of("functions", "Left");

    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .containsSubsequence(
            "Left: Text\n\n  str Left(str string, num NumChars)\n\nGives the first characters",
            "\n\nNULL: NULL as the text",
            "\n\nMulti-values: ",
            "\n\nSource: Functions reference (Microsoft), Left.\n\nExamples:\n",
            "  Left(\"John Doe\", 3)\n    gives str Joh\n");
    assertThat(run.outLines())
        .allMatch(line -> DisplayText.width(line) <= Console.DEFAULT_WIDTH, "fits");
  }

  @Test
  void the_inputs_of_an_example_are_shown() {
    assertThat(CommandRun.of("functions", "Item").out()).containsPattern("\n    with  \\w+:mvstr=");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = ';',
      value = {
        "lft; did you mean Left?",
        "left; write Left",
        "Substring; write Mid",
        "Concatenate; join texts with '&'",
        "null; write the constant NULL"
      })
  void for_an_unknown_name_the_probable_one_is_offered(String name, String offer) {
    CommandRun run = CommandRun.of("functions", name);

    assertThat(run.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .startsWith("aadsync: there is no function '" + name + "'; ")
        .contains(offer);
  }

  @ParameterizedTest(name = "<{0}>")
  @CsvSource({"' '", "a b", "1+", "Left(", "\u001B[2J"})
  void what_can_be_no_name_is_an_unknown_one(String name) {
    CommandRun run = CommandRun.of("functions", name);

    assertThat(run.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(run.err())
        .isEqualTo("aadsync: there is no function '" + DisplayText.visible(name) + "'\n");
  }

  @Test
  void json_has_all_of_them_or_one() {
    Json all = Json.of(CommandRun.of("functions", "--json").out());
    Json one = Json.of(CommandRun.of("functions", "CBool", "--json").out());

    assertThat(all.text("format")).isEqualTo("aadsync-functions");
    assertThat(all.list("functions"))
        .hasSameSizeAs(ExpressionLanguage.standard().functions().functions());
    assertThat(one.list("functions")).hasSize(1);
    assertThat(one.text("functions", 0, "name")).isEqualTo("CBool");
    assertThat(one.text("functions", 0, "category")).isEqualTo("Conversion");
    assertThat(one.text("functions", 0, "signatures", 0)).isEqualTo("bool CBool(bool value)");
    assertThat(one.text("functions", 0, "notes", 0, "title")).isEqualTo("NULL");
    assertThat(one.text("functions", 0, "examples", 0, "inputs")).contains("attrib1=");
    assertThat(one.at("functions", 0, "deterministic")).isEqualTo(true);
  }
}
