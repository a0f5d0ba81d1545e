package org.aadsync.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EvalCommandTest {
  @TempDir private Path folder;

  @Test
  void the_value_is_the_last_line() {
    CommandRun run = CommandRun.of("eval", "1+1");

    assertThat(run).isEqualTo(new CommandRun(0, "num\n2\n", ""));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = ';',
      value = {
        "str; ab",
        "num; -9223372036854775808",
        "bool; True",
        "bin; 0AFF",
        "dt; 2013-01-11T00:00:00.5000000Z",
        "ref; CN=Ж\\+x,DC=y"
      })
  void every_type_has_its_name_and_form(String type, String value) {
    String attribute = "x:" + type + "=" + value.replace("\\", "\\\\");

    assertThat(CommandRun.of("eval", "[x]", "--attr", attribute).out())
        .isEqualTo(type + "\n" + value + "\n");
  }

  @Test
  void a_multi_value_has_a_line_for_each_value() {
    CommandRun run = CommandRun.of("eval", "[a]", "--attr", "a:mvstr=x|y z|\\u0416");

    assertThat(run.out()).isEqualTo("mvstr\nx\ny z\nЖ\n");
  }

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource({
    "NULL, null",
    "IgnoreThisFlow, ignore",
    "AuthoritativeNull, authnull",
    "[absent], null"
  })
  void what_is_no_value_has_a_name(String expression, String name) {
    assertThat(CommandRun.of("eval", expression)).isEqualTo(new CommandRun(0, name + "\n", ""));
  }

  @Test
  void attributes_have_types_and_escapes() {
    CommandRun run =
        CommandRun.of("eval", "[a] & [b]", "--attr", "a=tab\\tbackslash\\\\", "--attr", "b:num=42");

    assertThat(run.out()).isEqualTo("str\ntab\\tbackslash\\42\n");
  }

  @Test
  void parameters_are_given_with_or_without_percent_signs() {
    CommandRun run = CommandRun.of("eval", "%A% & %B.C%", "--param", "A=x=y", "--param", "%B.C%=z");

    assertThat(run.lastLine()).isEqualTo("x=yz");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1+2", "--1", "- 1", "-(1)"})
  void an_expression_may_begin_with_a_hyphen(String expression) {
    CommandRun run = CommandRun.of("eval", expression);

    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).startsWith("num\n");
  }

  @Test
  void an_at_sign_is_no_file() throws IOException {
    Path file = Files.writeString(folder.resolve("x"), "1+1");
    CommandRun run = CommandRun.of("eval", "@" + file);

    assertThat(run.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(run.err()).contains("unexpected '@'");
  }

  @Test
  void two_hyphens_end_the_options() {
    assertThat(CommandRun.of("eval", "--json", "--", "--1").out()).contains("\"--1\"");
    assertThat(CommandRun.of("eval", "--", "--json").exitCode()).isEqualTo(ExitCode.BAD_INPUT);
  }

  @Test
  void a_mistyped_option_is_no_expression() {
    CommandRun run = CommandRun.of("eval", "--jsno");

    assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains("--jsno");
  }

  @Test
  void a_hyphen_alone_is_standard_input() {
    CommandRun run = CommandRun.withInput("\uFEFF\"Ж\" &\n\"é\"\n", "eval", "-");

    assertThat(run.out()).isEqualTo("str\nЖé\n");
  }

  @Test
  void a_file_can_hold_the_expression() throws IOException {
    Path file = Files.writeString(folder.resolve("-x"), "IIF(True,\r\n  1,\r\n  2)\r\n");

    assertThat(CommandRun.of("eval", "--file", file.toString()).lastLine()).isEqualTo("1");
  }

  @Test
  void a_missing_file_is_named() {
    Path file = folder.resolve("none");

    assertThat(CommandRun.of("eval", "--file", file.toString()))
        .isEqualTo(
            new CommandRun(
                ExitCode.BAD_INPUT, "", "aadsync: cannot read " + file + ": it does not exist\n"));
  }

  @Test
  void bytes_that_are_no_text_are_refused() throws IOException {
    Path file = Files.write(folder.resolve("x"), new byte[] {'"', (byte) 0xFF, '"'});

    assertThat(CommandRun.of("eval", "--file", file.toString()).err())
        .contains("it is not UTF-8 text");
  }

  @Test
  void an_expression_that_does_not_compile_is_shown_with_a_caret_under_the_place() {
    CommandRun run = CommandRun.of("eval", "Trim(\"田\" & )");

    assertThat(run.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .startsWith("error AADS-EXPR-")
        .contains(" at 1:12: ")
        .contains(
            """
              1 | Trim("田" & )
                |             ^
            """);
  }

  @Test
  void the_place_in_an_expression_of_several_lines_is_shown_in_its_line() {
    CommandRun run = CommandRun.of("eval", "IIF(True,\r\n\t NoSuch(),\r\n 2)");

    assertThat(run.err()).contains(" at 2:3: ").contains("  2 |   NoSuch(),\n    |   ^~~~~~\n");
  }

  @Test
  void a_long_line_is_shown_around_the_place() {
    CommandRun run =
        CommandRun.of(
            "eval", "\"" + "x".repeat(500) + "\" & NoSuch() & \"" + "y".repeat(500) + "\"");

    List<String> lines = run.err().lines().toList();
    int mark = lines.indexOf(lines.stream().filter(l -> l.contains("^")).findFirst().orElseThrow());
    assertThat(lines.get(mark - 1)).startsWith("  1 | …").endsWith("…").contains("NoSuch()");
    assertThat(lines.get(mark).indexOf('^')).isEqualTo(lines.get(mark - 1).indexOf("NoSuch"));
    assertThat(lines).allSatisfy(line -> assertThat(line.length()).isLessThan(120));
  }

  @Test
  void an_expression_that_fails_says_why_and_where() {
    CommandRun run = CommandRun.of("eval", "\"a\" & Error(\"no \" & [x])", "--attr", "x=mail");

    assertThat(run.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).startsWith("error at 1:7: no mail\n").contains("^~~~~");
  }

  @Test
  void a_value_cannot_steer_the_terminal() {
    CommandRun run = CommandRun.of("eval", "[x]", "--attr", "x=a\\u001B[2J\\n\\u202E");

    assertThat(run.out()).isEqualTo("str\na\\u001B[2J\\n\\u202E\n");
  }

  @Test
  void json_has_the_value_as_it_is() {
    Json json =
        Json.of(CommandRun.of("eval", "[x]", "--attr", "x:mvstr=a\\u001B|b", "--json").out());

    assertThat(json.text("format")).isEqualTo("aadsync-eval");
    assertThat(json.at("formatVersion")).isEqualTo(1L);
    assertThat(json.text("outcome")).isEqualTo("value");
    assertThat(json.text("type")).isEqualTo("mvstr");
    assertThat(json.at("values")).isEqualTo(List.of("a\u001b", "b"));
    assertThat(json.list("diagnostics")).isEmpty();
  }

  @Test
  void json_has_the_failure() {
    CommandRun run = CommandRun.of("eval", "Error(\"x\")", "--json");
    Json json = Json.of(run.out());

    assertThat(run.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(run.err()).isEmpty();
    assertThat(json.text("outcome")).isEqualTo("error");
    assertThat(json.text("error", "kind")).isEqualTo("custom");
    assertThat(json.text("error", "message")).isEqualTo("x");
  }

  @Test
  void json_has_the_diagnostics() {
    CommandRun run = CommandRun.of("eval", "1 + NoSuch()", "--json");
    Json json = Json.of(run.out());

    assertThat(run.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(run.err()).isEmpty();
    assertThat(json.text("outcome")).isEqualTo("uncompiled");
    assertThat(json.text("diagnostics", 0, "severity")).isEqualTo("error");
    assertThat(json.at("diagnostics", 0, "place", "start")).isEqualTo(4L);
    assertThat(json.at("diagnostics", 0, "place", "end")).isEqualTo(10L);
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({
    "--attr, x, 'name:type=value'",
    "--attr, x:date=1, is no type",
    "--attr, x:num=one, is no value of type num",
    "--attr, 'x=\\q', backslash",
    "--attr, %x%=1, --param",
    "--param, x, name=value",
    "--param, =x, name=value"
  })
  void a_wrong_input_is_a_usage_error(String option, String value, String message) {
    CommandRun run = CommandRun.of("eval", "1", option, value);

    assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).startsWith("aadsync: ").contains(message);
  }

  @Test
  void there_is_one_expression() throws IOException {
    Path file = Files.writeString(folder.resolve("x"), "1");

    assertThat(CommandRun.of("eval").exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(CommandRun.of("eval", "1", "2").exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(CommandRun.of("eval", "1", "--file", file.toString()).exitCode())
        .isEqualTo(ExitCode.USAGE);
  }

  @Test
  void an_explanation_stands_before_the_result() {
    CommandRun run = CommandRun.of("eval", "IIF([a] = \"x\", 1, 2)", "--attr", "a=y", "--explain");

    assertThat(run)
        .isEqualTo(
            new CommandRun(
                0,
                """
                [a]  → "y"

                IIF([a] = "x", 1, 2)  → 2
                ├─ if [a] = "x"       → False
                ├─ then 1               not taken
                └─ else 2             → 2

                num
                2
                """,
                ""));
  }

  @Test
  void a_failure_is_explained() {
    CommandRun run = CommandRun.of("eval", "\"a\" & Error(\"no\")", "--explain");

    assertThat(run.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(run.out()).isEqualTo("\"a\" & Error(\"no\")  ✗\n└─ Error(\"no\")     ✗ no\n\n");
    assertThat(run.err()).startsWith("error at 1:7: no\n");
  }

  @Test
  void nothing_is_explained_that_does_not_compile() {
    CommandRun run = CommandRun.of("eval", "1 +", "--explain");

    assertThat(run.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(run.out()).isEmpty();
  }

  @Test
  void json_has_the_parts_with_their_results() {
    Json json =
        Json.of(
            CommandRun.of(
                    "eval",
                    "IIF([p] = \"a\", NULL, [p])",
                    "--attr",
                    "p:mvstr=a|b",
                    "--explain",
                    "--json")
                .out());

    assertThat(json.text("outcome")).isEqualTo("value");
    assertThat(json.list("parts")).hasSize(6);
    assertThat(json.at("parts", 0, "place", "end")).isEqualTo(25L);
    assertThat(json.text("parts", 0, "results", 0, "type")).isEqualTo("mvstr");
    assertThat(json.at("parts", 0, "results", 0, "values")).isEqualTo(Arrays.asList(null, "b"));
    assertThat(json.at("parts", 1, "in")).isEqualTo(0L);
    assertThat(json.at("parts", 2, "in")).isEqualTo(1L);
    assertThat(json.text("parts", 4, "results", 0, "type")).isEqualTo("null");
  }

  @Test
  void json_has_the_failure_at_the_part_that_failed() {
    Json json = Json.of(CommandRun.of("eval", "Trim(Error(\"no\"))", "--explain", "--json").out());

    assertThat(json.at("parts", 0, "failed")).isEqualTo(true);
    assertThat(json.at("parts", 0)).asString().doesNotContain("error");
    assertThat(json.text("parts", 1, "error", "message")).isEqualTo("no");
    assertThat(json.at("parts", 1, "evaluations")).isEqualTo(1L);
    assertThat(json.at("parts", 2, "failed")).isEqualTo(false);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"brackets", "chain", "text"})
  void an_enormous_expression_is_refused_or_done_and_never_breaks(String kind) throws IOException {
    String expression =
        switch (kind) {
          case "brackets" -> "(".repeat(100_000) + "1" + ")".repeat(100_000);
          case "chain" -> "\"a\"" + "&\"a\"".repeat(100_000);
          default -> "\"" + "x".repeat(10_000_000) + "\"";
        };
    Path file = Files.writeString(folder.resolve("huge"), expression);
    CommandRun run = CommandRun.of("eval", "--file", file.toString());

    assertThat(run.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(run.err()).startsWith("error AADS-EXPR-").hasSizeLessThan(2_000);
  }
}
