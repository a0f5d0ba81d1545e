package org.aadsync.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.aadsync.samples.SampleOrganization;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program as a process. */
class MainTest {
  @TempDir private Path folder;

  @Test
  void the_exit_code_is_that_of_the_command() throws Exception {
    assertThat(FakeCheckout.finish(process("eval", "1+1")))
        .isEqualTo(new CommandRun(0, "num\n2\n", ""));
    assertThat(FakeCheckout.finish(process("nonsense")).exitCode()).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void output_is_utf_8_whatever_the_locale() throws Exception {
    ProcessBuilder process = process("eval", "\"\\u\" & [x]", "--attr", "x=\\u0416\\uD83D\\uDE00");
    process.environment().put("LC_ALL", "C");

    assertThat(FakeCheckout.finish(process).lastLine()).isEqualTo("\\uЖ😀");
  }

  @Test
  void too_little_memory_is_said_in_a_line() throws Exception {
    Path table = folder.resolve("big.tsv");
    Files.writeString(table, "\"" + "x".repeat(60_000_000) + "\"\tnum\t1\n");
    List<String> command = new ArrayList<>(process("test", table.toString()).command());
    command.add(1, "-Xmx24m");

    CommandRun run = FakeCheckout.finish(new ProcessBuilder(command));

    assertThat(run.exitCode()).isEqualTo(ExitCode.INTERNAL);
    assertThat(run.err()).startsWith("aadsync: not enough memory").hasLineCount(1);
  }

  @Test
  void an_interrupted_synchronization_leaves_no_half_written_directory() throws Exception {
    SampleOrganization sample = SampleOrganization.extractTo(folder.resolve("sample"));
    List<String> arguments =
        new ArrayList<>(List.of("sync", sample.configuration().toString(), "--cycles", "1000000"));
    sample
        .directories()
        .forEach((name, file) -> arguments.addAll(List.of("--connect", name + "=ldif:" + file)));
    Process process =
        process(arguments.toArray(String[]::new))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (BufferedReader out = process.inputReader(UTF_8)) {
      while (!out.readLine().startsWith("Cycle 2, ")) {
        // The first cycle has exported.
      }
      process.destroy();
      process.waitFor();
    }

    assertThat(process.exitValue()).isNotIn(ExitCode.OK, ExitCode.INTERNAL);
    arguments.set(arguments.indexOf("1000000"), "1");
    CommandRun again = CommandRun.of(arguments.toArray(String[]::new));
    assertThat(again.exitCode()).isEqualTo(ExitCode.OBJECT_ERRORS);
    assertThat(again.out())
        .contains(
            "Full Import, lindwurm.example: success",
            "Full Import, lindwurm-mail.example: success",
            "Full Import, lindwurm.onmicrosoft.example - AAD: success");
  }

  private static ProcessBuilder process(String... arguments) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                "org.aadsync.cli.Main"));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command);
  }
}
