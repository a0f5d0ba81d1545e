package org.aadsync.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GenerateCommandTest {
  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void prepare() {
    file = folder.resolve("people.ldif");
  }

  @Test
  void writes_a_directory_of_the_wanted_size() throws IOException {
    CommandRun run =
        CommandRun.of(
            "generate", "--users", "40", "--groups", "7", "--contacts", "3", "--out", name());

    assertThat(run.exitCode()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.out()).isEqualTo("40 users, 7 groups, 3 contacts: " + name() + "\n");
    assertThat(records("objectClass: group")).isEqualTo(7);
    assertThat(records("objectClass: contact")).isEqualTo(3);
    assertThat(records("objectClass: user")).isEqualTo(40);
  }

  @Test
  void the_default_base_is_below_the_sample_domain() throws IOException {
    CommandRun.of("generate", "--users", "1", "--out", name());

    assertThat(Files.readString(file)).contains("dn: OU=CORP,DC=contoso,DC=com\n");
  }

  @Test
  void another_base_moves_everything() throws IOException {
    CommandRun.of(
        "generate", "--users", "20", "--base", "OU=Q,DC=fabrikam,DC=org", "--out", name());

    assertThat(Files.readString(file))
        .contains("OU=Q,DC=fabrikam,DC=org")
        .doesNotContain("contoso");
  }

  @Test
  void the_same_options_give_the_same_bytes_and_another_seed_gives_others() throws IOException {
    Path again = folder.resolve("again.ldif");
    Path other = folder.resolve("other.ldif");
    CommandRun.of("generate", "--users", "30", "--seed", "7", "--out", name());
    CommandRun.of("generate", "--users", "30", "--seed", "7", "--out", again.toString());
    CommandRun.of("generate", "--users", "30", "--seed", "8", "--out", other.toString());

    assertThat(file).hasSameBinaryContentAs(again);
    assertThat(Files.mismatch(file, other)).isNotNegative();
  }

  @Test
  void an_earlier_file_is_replaced_and_nothing_else_is_left() throws IOException {
    Files.writeString(file, "old");
    CommandRun.of("generate", "--users", "1", "--out", name());

    assertThat(Files.readString(file)).startsWith("version: 1");
    assertThat(folder).isDirectoryContaining(f -> f.equals(file));
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).hasSize(1);
    }
  }

  @Test
  void a_file_that_cannot_be_written_fails_with_the_reason() {
    CommandRun run =
        CommandRun.of("generate", "--users", "1", "--out", folder.resolve("no/x.ldif").toString());

    assertThat(run.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .isEqualTo(
            "aadsync: cannot write %s: the folder %s does not exist\n"
                .formatted(folder.resolve("no/x.ldif"), folder.resolve("no")));
  }

  @Test
  void a_folder_is_no_file() {
    assertThat(CommandRun.of("generate", "--users", "1", "--out", folder.toString()).err())
        .contains("it is a folder");
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({
    "--users, many, expected a whole number from -2147483648 to 2147483647",
    "--users, 99999999999, found '99999999999'",
    "--users, -1, number of users must be between 0",
    "--seed, x, expected a whole number",
    "--base, nonsense, such as OU=CORP",
    "--base, '', base must begin with OU=",
    "--colour, red, --colour"
  })
  void a_wrong_option_is_a_usage_error(String option, String value, String message) {
    List<String> arguments = new ArrayList<>(List.of("generate", "--out", name(), option, value));
    if (!option.equals("--users")) {
      arguments.addAll(List.of("--users", "1"));
    }
    CommandRun run = CommandRun.of(arguments.toArray(String[]::new));

    assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).startsWith("aadsync: ").contains(message).doesNotContain("\tat ");
    assertThat(file).doesNotExist();
  }

  @Test
  void a_missing_option_is_named() {
    assertThat(CommandRun.of("generate", "--out", name()).err()).contains("--users");
    assertThat(CommandRun.of("generate", "--users", "1").err()).contains("--out");
  }

  private String name() {
    return file.toString();
  }

  private long records(String line) throws IOException {
    try (Stream<String> lines = Files.lines(file)) {
      return lines.filter(line::equals).count();
    }
  }
}
