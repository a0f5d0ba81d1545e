package org.aadsync.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.aadsync.samples.SampleOrganization;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestCommandTest {
  @TempDir private Path folder;

  @Test
  void a_table_that_holds_passes() throws IOException {
    Path table = table("good.tsv", "# sums", "1+1\tnum\t2", "", "[a]\tstr\tЖ\tsource\ta=Ж");

    assertThat(CommandRun.of("test", table.toString()))
        .isEqualTo(new CommandRun(0, "2 passed, 0 failed\n", ""));
  }

  @Test
  void a_case_that_fails_is_shown_with_place_expectation_and_outcome() throws IOException {
    Path table = table("bad.tsv", "# sums", "1+1\tnum\t3", "Error(\"x\")\terror\tcustom:y");
    CommandRun run = CommandRun.of("test", table.toString());

    assertThat(run.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .isEqualTo(
            """
            %1$s:2: 1+1
              expected num 3
              actual   num 2
            %1$s:3: Error("x")
              expected error custom:y
              actual   error custom:x
                         1 | Error("x")
                           | ^~~~~~~~~~
            0 passed, 2 failed
            """
                .formatted(table));
  }

  @Test
  void a_line_that_is_no_case_fails() throws IOException {
    Path table = table("odd.tsv", "1+1 num 2", "1\tnum\t1");
    CommandRun run = CommandRun.of("test", table.toString());

    assertThat(run.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(run.out()).startsWith(table + ":1: ").endsWith("1 passed, 1 failed\n");
  }

  @Test
  void several_tables_are_added_up() throws IOException {
    Path one = table("1.tsv", "1\tnum\t1");
    Path two = table("2.tsv", "1\tnum\t1", "1\tnum\t2");

    assertThat(CommandRun.of("test", one.toString(), two.toString()).lastLine())
        .isEqualTo("2 passed, 1 failed");
  }

  @Test
  void a_table_that_cannot_be_read_does_not_keep_the_others_from_running() throws IOException {
    Path good = table("good.tsv", "1\tnum\t1");
    Path missing = folder.resolve("missing.tsv");
    CommandRun run = CommandRun.of("test", missing.toString(), good.toString());

    assertThat(run.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(run.err()).isEqualTo("aadsync: cannot read " + missing + ": it does not exist\n");
    assertThat(run.out()).isEqualTo("1 passed, 0 failed\n");
  }

  @Test
  void a_folder_is_no_table() {
    assertThat(CommandRun.of("test", folder.toString()).err()).contains("it is a folder");
  }

  @Test
  void no_table_is_a_usage_error() {
    assertThat(CommandRun.of("test").exitCode()).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void coverage_shows_what_no_case_needed() throws IOException {
    Path table = table("c.tsv", "IIF([a]=1,\"x\",\"y\")\tstr\tx\t\ta:num=1", "Trim([b])\tnull\t");

    assertThat(CommandRun.of("test", "--coverage", table.toString()))
        .isEqualTo(
            new CommandRun(
                0,
                """
                2 passed, 0 failed

                IIF([a]=1,"x","y"): 1 of 2 outcomes seen
                  IIF never took the value if False
                    1 | IIF([a]=1,"x","y")
                      |               ^~~

                2 expressions: 1 covered, 1 in part, 0 never evaluated
                1 of 2 outcomes seen (50 %)
                """,
                ""));
  }

  @Test
  void coverage_of_a_configuration_names_rules_and_attributes() throws IOException {
    Path sample = folder.resolve("sample");
    SampleOrganization.extractTo(sample);
    Path table = table("c.tsv", "Trim([nosuch])\tnull\t");
    CommandRun run =
        CommandRun.of(
            "test",
            "--coverage",
            "--rules",
            sample.resolve("configuration").toString(),
            table.toString());

    assertThat(run.exitCode()).isEqualTo(ExitCode.OK);
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .startsWith("1 passed, 0 failed\n\nnever evaluated:\n")
        .contains(
            "\n  In from mail - User Mailbox\n    contributingConnectorExchange, displayName,")
        .contains("\nevaluated, but none of the expressions to be covered:\n  Trim([nosuch])\n")
        .contains(" expressions: 0 covered, 0 in part, ");
  }

  @Test
  void coverage_of_nothing_that_is_a_configuration_is_bad_input() throws IOException {
    Path table = table("c.tsv", "1\tnum\t1");

    CommandRun run =
        CommandRun.of("test", "--coverage", "--rules", folder.toString(), table.toString());

    assertThat(run.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(run.out()).isEmpty();
  }

  @Test
  void rules_without_coverage_are_a_usage_error() throws IOException {
    CommandRun run = CommandRun.of("test", "--rules", "x", table("c.tsv", "1\tnum\t1").toString());

    assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains("--rules says what --coverage is about");
  }

  @Test
  void json_has_the_failures_and_the_coverage() throws IOException {
    Path table = table("j.tsv", "IIF([a]=1,2,3)\tnum\t3\t\ta:num=1", "odd");
    CommandRun run = CommandRun.of("test", "--json", "--coverage", table.toString());
    Json json = Json.of(run.out());

    assertThat(run.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(run.out())
        .startsWith("{\n  \"format\" : \"aadsync-test\",\n  \"formatVersion\" : 1,");
    assertThat(json.at("passed")).isEqualTo(0L);
    assertThat(json.at("failed")).isEqualTo(2L);
    assertThat(json.at("failures", 0, "line")).isEqualTo(2L);
    assertThat(json.text("failures", 0, "problem")).startsWith("expected 3 to 5 columns");
    assertThat(json.text("failures", 1, "file")).isEqualTo(table.toString());
    assertThat(json.text("failures", 1, "expression")).isEqualTo("IIF([a]=1,2,3)");
    assertThat(json.text("failures", 1, "inputs", 0)).isEqualTo("a:num=1");
    assertThat(json.text("failures", 1, "expected")).isEqualTo("num 3");
    assertThat(json.text("failures", 1, "actual")).isEqualTo("num 2");
    assertThat(json.at("coverage", "totals", "covered")).isEqualTo(1L);
    assertThat(json.at("coverage", "expressions", 0, "outcomes", 1, "count")).isEqualTo(0L);
  }

  @Test
  void json_without_coverage_says_nothing_of_it() throws IOException {
    CommandRun run = CommandRun.of("test", "--json", table("j.tsv", "1\tnum\t1").toString());

    assertThat(run.exitCode()).isEqualTo(ExitCode.OK);
    assertThat(Json.of(run.out()).has("coverage")).isFalse();
  }

  private Path table(String name, String... lines) throws IOException {
    return Files.writeString(folder.resolve(name), String.join("\n", lines) + "\n");
  }
}
