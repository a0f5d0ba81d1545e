package org.aadsync.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.aadsync.samples.SampleOrganization;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SyncCommandTest {
  private static final String FAILING = "CN=Cellar Terminal 3,OU=Services,DC=lindwurm,DC=example";

  @TempDir private Path folder;
  private SampleOrganization sample;

  @BeforeEach
  void extract() throws IOException {
    sample = SampleOrganization.extractTo(folder.resolve("sample"));
  }

  @Test
  void a_cycle_writes_the_cloud_and_tells_what_each_step_did() {
    CommandRun run = sync();

    assertThat(run.exitCode()).isEqualTo(ExitCode.OBJECT_ERRORS);
    assertThat(run.err()).isEmpty();
    assertThat(run.outLines().get(0)).isEqualTo("Cycle 1, initial");
    assertThat(steps(run))
        .containsExactly(
            "Full Import, lindwurm.example",
            "Full Import, lindwurm-mail.example",
            "Full Import, lindwurm.onmicrosoft.example - AAD",
            "Full Synchronization, lindwurm.example",
            "Full Synchronization, lindwurm-mail.example",
            "Full Synchronization, lindwurm.onmicrosoft.example - AAD",
            "Export, lindwurm.onmicrosoft.example - AAD",
            "Export, lindwurm.example",
            "Export, lindwurm-mail.example");
    assertThat(run.out()).contains("export-add").contains("stage-add");
    assertThat(cloud()).exists();
  }

  @Test
  void an_object_that_fails_is_told_in_full() {
    CommandRun run = sync();

    assertThat(run.out())
        .contains("error sync-rule-error-function-triggered on synchronization")
        .contains("  object      " + FAILING + "\n")
        .contains("  rule        In from accounts - User Account Enabled\n")
        .contains("Cycle 1: 1 object error, 0 warnings");
  }

  @Test
  void without_object_errors_the_exit_code_is_zero() throws IOException {
    removeFailingObject();

    CommandRun run = sync();

    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains("Cycle 1: 0 object errors, 0 warnings");
  }

  @Test
  void later_cycles_are_deltas() {
    CommandRun run = sync("--cycles", "2");

    assertThat(run.out()).contains("Cycle 2, delta").contains("Delta Import, lindwurm.example");
  }

  @Test
  void a_directory_that_cannot_be_read_fails_and_nothing_is_written() throws IOException {
    Path directory = sample.directories().get("lindwurm.example");
    Files.writeString(directory, Files.readString(directory) + "\nthis is no LDIF\n");

    CommandRun run = sync("--cycles", "3");

    assertThat(run.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(run.out())
        .contains("a step did not complete")
        .containsPattern("line \\d+")
        .doesNotContain("Cycle 2");
    assertThat(cloud()).doesNotExist();
  }

  @Test
  void json_has_every_cycle_step_and_error() {
    CommandRun run = sync("--cycles", "2", "--json");
    Json json = Json.of(run.out());

    assertThat(run.exitCode()).isEqualTo(ExitCode.OBJECT_ERRORS);
    assertThat(json.text("format")).isEqualTo("aadsync-sync");
    assertThat(json.at("formatVersion")).isEqualTo(1L);
    assertThat(json.list("cycles")).hasSize(2);
    assertThat(json.text("cycles", 0, "type")).isEqualTo("initial");
    assertThat(json.text("cycles", 1, "type")).isEqualTo("delta");
    assertThat(json.text("cycles", 0, "steps", 0, "step")).isEqualTo("Full Import");
    assertThat(json.text("cycles", 0, "steps", 0, "status")).isEqualTo("success");
    assertThat(json.text("cycles", 0, "steps", 3, "errors", 0, "dn")).isEqualTo(FAILING);
    assertThat((Long) json.at("cycles", 0, "steps", 6, "counters", "export", "export-add"))
        .isPositive();
    assertThat(json.at("errors")).isEqualTo(2L);
    assertThat(json.at("completed")).isEqualTo(true);
  }

  @Test
  void a_connector_that_is_not_connected_takes_no_part() {
    Map.Entry<String, Path> first = sample.directories().entrySet().iterator().next();
    CommandRun run =
        CommandRun.of(
            "sync", configuration(), "--connect", first.getKey() + "=ldif:" + first.getValue());

    assertThat(run.exitCode()).isEqualTo(ExitCode.OBJECT_ERRORS);
    assertThat(run.err())
        .contains("connector 'lindwurm-mail.example' is not connected and takes no part")
        .contains("connector 'lindwurm.onmicrosoft.example - AAD' is not connected");
    assertThat(steps(run))
        .containsExactly(
            "Full Import, lindwurm.example",
            "Full Synchronization, lindwurm.example",
            "Export, lindwurm.example");
  }

  @Test
  void a_configuration_with_errors_is_refused_before_anything_runs() throws IOException {
    Files.writeString(sample.configuration().resolve("GlobalSettings/MV.xml"), "<mv-data>");

    CommandRun run = sync();

    assertThat(run.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains("error AADS-").contains("; nothing was run");
    assertThat(cloud()).doesNotExist();
  }

  @Test
  void a_rule_with_an_error_is_refused_before_anything_runs() throws IOException {
    try (Stream<Path> rules = Files.list(sample.configuration().resolve("SynchronizationRules"))) {
      for (Path rule : rules.toList()) {
        Files.writeString(rule, Files.readString(rule).replace("Trim(", "NoSuch("));
      }
    }

    CommandRun run = sync();

    assertThat(run.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains("NoSuch").contains("; nothing was run");
    assertThat(cloud()).doesNotExist();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "aad=ldif:, '--connect takes NAME=ldif:FILE, NAME=csv:FILE'",
    "cloud=ldif:x, the configuration has no connector 'cloud'",
    "ad=ldif:x, 'ad' means more than one connector",
    "aad=graph:tenant, nothing can open 'graph:' addresses; there is csv:"
  })
  void a_wrong_connection_is_a_usage_error(String connection, String message) {
    CommandRun run = CommandRun.of("sync", configuration(), "--connect", connection);

    assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains("aadsync: ").contains(message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"sync", "run", "import-preview"})
  void the_help_names_every_kind_of_address_in_eighty_columns(String command) {
    CommandRun run = CommandRun.of(command, "--help");

    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains("NAME=ADDRESS", "ldif:FILE", "csv:FILE", "ldaps://HOST");
    assertThat(run.outLines()).allMatch(line -> line.length() <= 80);
  }

  @Test
  void an_address_that_cannot_be_used_is_bad_input() {
    CommandRun run =
        CommandRun.of("sync", configuration(), "--connect", "aad=ldif:" + folder.resolve("a/b"));

    assertThat(run.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(run.err()).contains("connector 'lindwurm.onmicrosoft.example - AAD': ");
  }

  @ParameterizedTest(name = "--cycles {0}")
  @CsvSource({"0", "-1", "many"})
  void a_number_of_cycles_is_at_least_one(String cycles) {
    assertThat(sync("--cycles", cycles).exitCode()).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void a_configuration_that_is_not_there_cannot_be_read() {
    CommandRun run =
        CommandRun.of("sync", folder.resolve("none").toString(), "--connect", "aad=ldif:x");

    assertThat(run.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(run.err()).contains("does not exist");
  }

  @Test
  void staging_imports_and_synchronizes_and_exports_nothing() {
    CommandRun run = sync("--staging");

    assertThat(run.exitCode()).isEqualTo(ExitCode.OBJECT_ERRORS);
    assertThat(steps(run)).hasSize(6).noneMatch(step -> step.startsWith("Export"));
    assertThat(run.out()).contains("Staging mode: nothing was exported.");
    assertThat(cloud()).doesNotExist();
  }

  @Test
  void a_configuration_in_staging_mode_exports_nothing() throws IOException {
    Path settings = sample.configuration().resolve("GlobalSettings/MV.xml");
    Files.writeString(
        settings,
        Files.readString(settings)
            .replaceFirst("(Synchronize.StagingMode\"[^>]*>)False", "$1True"));

    CommandRun run = sync();

    assertThat(run.out()).contains("Staging mode: nothing was exported.");
    assertThat(cloud()).doesNotExist();
  }

  @Test
  void what_exports_nothing_needs_no_approval() {
    CommandRun run = sync("--staging", "--approve", Reports.PLAN_HASH);

    assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains("--staging exports nothing");
  }

  @ParameterizedTest(name = "--approve {0}")
  @CsvSource({"yes", "12ab", "ab12ab12ab12ab12ab12ab12ab12ab12ab12ab12ab12ab12ab12ab12ab12ab1g"})
  void what_is_no_hash_of_a_plan_is_refused(String hash) {
    CommandRun run = sync("--approve", hash);

    assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains("64 hexadecimal digits").contains(hash);
    assertThat(cloud()).doesNotExist();
  }

  @Test
  void progress_is_silent_in_a_pipe() {
    assertThat(sync("--cycles", "2").err()).isEmpty();
  }

  @Test
  void nothing_connected_is_a_usage_error() {
    CommandRun run = CommandRun.of("sync", configuration());

    assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains("--connect");
  }

  @Test
  void a_configuration_for_another_naming_context_runs_on_this_one() throws IOException {
    CommandRun same = sync();
    Path cloudOfSame = cloud();
    sample = SampleOrganization.extractTo(folder.resolve("other"));
    moveConfigurationTo("DC=production,DC=test");

    CommandRun mapped = sync("--map-base", "DC=production,DC=test=DC=lindwurm,DC=example");

    assertThat(mapped.exitCode()).isEqualTo(same.exitCode());
    assertThat(cloud()).hasSameTextualContentAs(cloudOfSame);
  }

  @Test
  void a_naming_context_that_the_configuration_does_not_have_is_named() {
    CommandRun run = sync("--map-base", "DC=contoso,DC=com=DC=lab,DC=test");

    assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err())
        .contains("nothing in the configuration is at or below 'DC=contoso,DC=com'")
        .contains("'DC=lindwurm,DC=example'");
  }

  @Test
  void a_mapping_without_two_names_is_a_usage_error() {
    CommandRun run = sync("--map-base", "contoso.com=lab.test");

    assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains("DC=contoso,DC=com=DC=lab,DC=test");
  }

  private void moveConfigurationTo(String namingContext) throws IOException {
    try (Stream<Path> files = Files.list(sample.configuration().resolve("Connectors"))) {
      for (Path file : files.toList()) {
        String text = Files.readString(file);
        Files.writeString(file, text.replace("DC=lindwurm,DC=example", namingContext));
      }
    }
  }

  private CommandRun sync(String... more) {
    List<String> arguments = new ArrayList<>(List.of("sync", configuration()));
    sample
        .directories()
        .forEach((name, file) -> arguments.addAll(List.of("--connect", name + "=ldif:" + file)));
    arguments.addAll(List.of(more));
    return CommandRun.of(arguments.toArray(String[]::new));
  }

  private String configuration() {
    return sample.configuration().toString();
  }

  private Path cloud() {
    return sample.directories().get("lindwurm.onmicrosoft.example - AAD");
  }

  private void removeFailingObject() throws IOException {
    Path directory = sample.directories().get("lindwurm.example");
    String without =
        Stream.of(Files.readString(directory).split("\n\n"))
            .filter(record -> !record.contains("dn: " + FAILING))
            .reduce((a, b) -> a + "\n\n" + b)
            .orElseThrow();
    Files.writeString(directory, without + "\n");
  }

  private static List<String> steps(CommandRun run) {
    return run.outLines().stream()
        .filter(line -> line.matches("(Full|Delta|Export)\\b.*: [a-z-]+, [0-9.]+ s"))
        .map(line -> line.replaceFirst(": [a-z-]+, [0-9.]+ s", ""))
        .toList();
  }
}
