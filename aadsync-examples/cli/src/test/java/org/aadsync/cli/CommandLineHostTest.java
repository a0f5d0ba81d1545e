package org.aadsync.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineHostTest {
  @Test
  void help_is_a_result() {
    CommandRun run = CommandRun.of("--help");

    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains("Usage: aadsync").contains("Exit codes:");
    assertThat(run.err()).isEmpty();
  }

  @ParameterizedTest(name = "aadsync {0} --help")
  @ValueSource(
      strings = {
        "",
        "demo",
        "check",
        "eval",
        "test",
        "sync",
        "run",
        "status",
        "pending",
        "search",
        "generate"
      })
  void every_command_has_help_that_fits_a_narrow_terminal(String command) {
    CommandRun run = command.isEmpty() ? CommandRun.of("--help") : CommandRun.of(command, "--help");

    assertThat(run.exitCode()).isZero();
    assertThat(run.outLines().get(0)).startsWith("Usage: aadsync " + command);
    assertThat(run.outLines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
  }

  @Test
  void version_names_the_program_and_its_java() {
    CommandRun run = CommandRun.of("--version");

    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).startsWith("aadsync ").contains(System.getProperty("java.version"));
  }

  @Test
  void no_command_is_a_usage_error() {
    CommandRun run = CommandRun.of();

    assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains("a command is missing").contains("aadsync --help");
  }

  @Test
  void an_unknown_command_is_a_usage_error() {
    CommandRun run = CommandRun.of("synch");

    assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains("there is no command 'synch'; the commands are: ", "generate");
  }

  @Test
  void an_unknown_option_is_a_usage_error() {
    CommandRun run = CommandRun.of("--verison");

    assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains("--verison");
  }
}
