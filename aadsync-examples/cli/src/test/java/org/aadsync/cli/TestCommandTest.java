package org.aadsync.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

  private Path table(String name, String... lines) throws IOException {
    return Files.writeString(folder.resolve(name), String.join("\n", lines) + "\n");
  }
}
