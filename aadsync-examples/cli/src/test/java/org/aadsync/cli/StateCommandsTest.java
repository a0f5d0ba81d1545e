package org.aadsync.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.aadsync.samples.SampleOrganization;
import org.aadsync.store.mvstore.MvStateStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code sync}, {@code run} and {@code status} do with a state. */
class StateCommandsTest {
  private static final String CLOUD = "lindwurm.onmicrosoft.example - AAD";

  @TempDir private Path folder;
  private SampleOrganization sample;

  @BeforeEach
  void extract() throws IOException {
    sample = SampleOrganization.extractTo(folder.resolve("sample"));
  }

  @Test
  void the_first_cycle_of_a_state_is_initial_and_the_next_command_goes_on_with_deltas() {
    assertThat(sync().outLines().get(0)).isEqualTo("Cycle 1, initial");

    CommandRun next = sync();

    assertThat(next.outLines().get(0)).isEqualTo("Cycle 1, delta");
    assertThat(next.out())
        .contains("Delta Import, lindwurm.example: ")
        .contains("Delta Synchronization, lindwurm.example: ")
        .doesNotContain("Full ");
  }

  @Test
  void an_export_over_the_deletion_budget_is_let_through_once_it_is_approved() throws IOException {
    sync();
    leaveOneGroupTooManyToDelete();
    String before = Files.readString(cloud());

    CommandRun stopped = sync();
    assertThat(stopped.exitCode()).isEqualTo(ExitCode.OVER_BUDGET);
    assertThat(stopped.out()).contains("stopped-deletion-threshold-exceeded");
    assertThat(Files.readString(cloud())).isEqualTo(before);
    String hash = stopped.out().replaceAll("(?s).*--approve ([0-9a-f]{64}).*", "$1");

    assertThat(sync("--approve", Reports.PLAN_HASH).exitCode()).isEqualTo(ExitCode.OVER_BUDGET);
    assertThat(Files.readString(cloud())).isEqualTo(before);

    CommandRun approved = sync("--approve", hash);
    assertThat(approved.exitCode()).isNotEqualTo(ExitCode.OVER_BUDGET);
    assertThat(approved.out()).contains("export-delete");
    assertThat(Files.readString(cloud())).isNotEqualTo(before);
  }

  private void leaveOneGroupTooManyToDelete() throws IOException {
    Files.writeString(
        settings(),
        Files.readString(settings()).replaceFirst("(DeletionThresholdValue\"[^>]*>)500", "$10"));
    removeFromDirectory("CN=Cellarmasters,OU=Groups,DC=lindwurm,DC=example");
  }

  @Test
  void a_run_of_an_export_over_the_deletion_budget_is_let_through_once_it_is_approved()
      throws IOException {
    sync();
    leaveOneGroupTooManyToDelete();
    sync("--staging");
    String before = Files.readString(cloud());

    CommandRun stopped = run("aad", "Export", "--connect", connection(CLOUD));
    assertThat(stopped.exitCode()).isEqualTo(ExitCode.OVER_BUDGET);
    assertThat(stopped.out()).contains("stopped-deletion-threshold-exceeded");
    assertThat(Files.readString(cloud())).isEqualTo(before);
    String hash = stopped.out().replaceAll("(?s).*--approve ([0-9a-f]{64}).*", "$1");

    CommandRun approved = run("aad", "Export", "--connect", connection(CLOUD), "--approve", hash);
    assertThat(approved.exitCode()).isZero();
    assertThat(approved.out()).contains("export-delete");
    assertThat(Files.readString(cloud())).isNotEqualTo(before);
  }

  @Test
  void a_run_of_one_profile_goes_on_from_the_state() {
    sync("--staging");

    CommandRun run = run("aad", "export", "--connect", connection(CLOUD));

    assertThat(run.exitCode()).isZero();
    assertThat(run.outLines().get(0)).isEqualTo("Export, " + CLOUD);
    assertThat(run.out()).contains("export-add").contains("success: 0 object errors, 0 warnings");
    assertThat(cloud()).exists();
    assertThat(status().text("runs", 0, "profile")).isEqualTo("Export");
  }

  @Test
  void a_synchronization_needs_no_directory() {
    sync("--staging");

    CommandRun run = run("lindwurm.example", "Delta Synchronization");

    assertThat(run.exitCode()).isEqualTo(ExitCode.OBJECT_ERRORS);
    assertThat(run.err()).isEmpty();
  }

  @Test
  void an_import_without_its_directory_is_refused_before_anything_is_made() {
    CommandRun run = run("lindwurm.example", "Full Import", "--connect", connection(CLOUD));

    assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains("add --connect 'lindwurm.example=ldif:FILE'");
    assertThat(state()).doesNotExist();
  }

  @Test
  void an_unknown_profile_is_answered_by_those_that_there_are() {
    CommandRun run = run("aad", "Import");

    assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err())
        .contains("has no run profile 'Import'; it has 'Full Import', ")
        .contains("'Delta Synchronization'");
    assertThat(state()).doesNotExist();
  }

  @Test
  void an_unknown_connector_is_answered_by_those_that_there_are() {
    CommandRun run = run("cloud", "Export");

    assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains("no connector 'cloud'; it has '" + CLOUD + "' (aad, ");
  }

  @Test
  void a_run_is_json_if_that_is_wanted() {
    Json json = Json.of(run("aad", "Full Import", "--connect", connection(CLOUD), "--json").out());

    assertThat(json.text("format")).isEqualTo("aadsync-run");
    assertThat(json.text("connector")).isEqualTo(CLOUD);
    assertThat(json.text("profile")).isEqualTo("Full Import");
    assertThat(json.text("steps", 0, "step")).isEqualTo("Full Import");
    assertThat(json.at("completed")).isEqualTo(true);
  }

  @Test
  void the_status_counts_objects_and_what_waits() {
    sync("--staging");

    Json status = status();

    assertThat(status.text("format")).isEqualTo("aadsync-status");
    assertThat(status.text("configuration")).isEqualTo(sample.configuration().toString());
    assertThat((Long) status.at("metaverseObjects")).isPositive();
    assertThat(status.text("connectors", 0, "connector")).isEqualTo(CLOUD);
    assertThat((Long) status.at("connectors", 0, "pendingExports", "add")).isPositive();
    assertThat(status.at("connectors", 1, "errors")).isEqualTo(1L);
    assertThat(status.at("connectors", 1, "partitions", 0, "watermark")).isEqualTo(true);
    assertThat(status.list("runs")).hasSize(6);
  }

  @Test
  void the_status_lists_the_newest_runs_of_the_history_first() {
    for (int cycle = 0; cycle < 2; cycle++) {
      sync("--staging");
    }
    run("lindwurm.example", "Delta Synchronization");

    Json status = status();

    assertThat(status.list("runs")).hasSize(10);
    assertThat(status.text("runs", 0, "profile")).isEqualTo("Delta Synchronization");
    assertThat(status.text("runs", 0, "result")).isEqualTo("completed-sync-errors");
    assertThat(status.at("runs", 0, "errors")).isEqualTo(1L);
    assertThat(status.text("runs", 0, "end")).isGreaterThanOrEqualTo(status.text("runs", 9, "end"));
  }

  @Test
  void the_status_tells_what_the_next_cycle_does() throws IOException {
    run("lindwurm.example", "Full Import", "--connect", connection("lindwurm.example"));
    assertThat(status().list("connectors", 1, "nextSteps"))
        .isEqualTo(List.of("Delta Import", "Delta Synchronization", "Export"));
    assertThat(status().list("connectors", 2, "nextSteps"))
        .isEqualTo(List.of("Full Import", "Delta Synchronization", "Export"));

    disableRule("In from accounts - Group Common");
    assertThat(status().list("connectors", 1, "nextSteps"))
        .isEqualTo(List.of("Delta Import", "Full Synchronization", "Export"));
  }

  @Test
  void the_status_fits_a_terminal() {
    sync();

    CommandRun run = CommandRun.of("status", "--state", state().toString());

    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains("connector", "to export", "next cycle", "last runs");
    assertThat(run.outLines().stream().filter(line -> !line.contains(folder.toString())))
        .allSatisfy(
            line -> assertThat(DisplayText.width(line)).isLessThanOrEqualTo(Console.DEFAULT_WIDTH));
  }

  @Test
  void looking_changes_nothing() throws IOException {
    sync("--staging");
    disableRule("In from accounts - Group Common");
    List<byte[]> before = stateFiles();

    status();
    CommandRun.of("pending", "--state", state().toString(), "--connector", "aad");
    CommandRun.of("search", "--state", state().toString(), "type=user");

    assertThat(stateFiles()).containsExactlyElementsOf(before);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"status", "pending --connector aad", "search type=user"})
  void a_state_that_is_not_there_is_not_made(String command) {
    List<String> arguments = new ArrayList<>(List.of(command.split(" ")));
    arguments.addAll(1, List.of("--state", state().toString()));

    CommandRun run = CommandRun.of(arguments.toArray(String[]::new));

    assertThat(run.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(run.err()).contains("does not exist; sync --state and run --state make one");
    assertThat(state()).doesNotExist();
  }

  @Test
  void a_folder_without_a_state_stays_as_it_is() throws IOException {
    Files.createDirectory(state());

    CommandRun run = CommandRun.of("status", "--state", state().toString());

    assertThat(run.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(run.err()).contains("there is no state in");
    assertThat(state()).isEmptyDirectory();
  }

  @Test
  void a_state_in_use_is_refused() {
    sync("--staging");
    try (MvStateStore other = MvStateStore.open(state())) {
      assertThat(other.batchSize()).isPositive();
      for (CommandRun run :
          List.of(sync(), CommandRun.of("status", "--state", state().toString()))) {
        assertThat(run.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("is in use by another process");
      }
    }
  }

  @Test
  void a_damaged_state_is_refused_and_left_alone() throws IOException {
    sync("--staging");
    Path file = state().resolve("aadsync.state");
    byte[] bytes = Files.readAllBytes(file);
    for (int i = 0; i < bytes.length; i += 512) {
      bytes[i] ^= 1;
    }
    Files.write(file, bytes);

    for (CommandRun run : List.of(sync(), CommandRun.of("status", "--state", state().toString()))) {
      assertThat(run.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
      assertThat(run.err()).contains("damaged").contains("restore");
    }
    assertThat(Files.readAllBytes(file)).isEqualTo(bytes);
  }

  @Test
  void the_state_of_another_configuration_is_refused() throws IOException {
    sync("--staging");
    try (Stream<Path> files = Files.walk(sample.configuration())) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String text = Files.readString(file);
        Files.writeString(
            file,
            text.replace("1f58b7b6-", "0f58b7b6-")
                .replace("feeea51b-", "0eeea51b-")
                .replace("229acabe-", "029acabe-")
                .replace("1F58B7B6-", "0F58B7B6-")
                .replace("FEEEA51B-", "0EEEA51B-")
                .replace("229ACABE-", "029ACABE-"));
      }
    }

    CommandRun run = sync();

    assertThat(run.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(run.err()).contains("they have no connector in common");
  }

  @Test
  void a_configuration_that_moved_can_be_named() throws IOException {
    sync("--staging");
    Path moved = folder.resolve("moved");
    Files.move(sample.configuration(), moved);

    CommandRun without = CommandRun.of("status", "--state", state().toString());
    CommandRun with =
        CommandRun.of("status", "--state", state().toString(), "--config", moved.toString());

    assertThat(without.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(without.err()).contains("is not there any more; add --config");
    assertThat(with.exitCode()).isZero();
  }

  @ParameterizedTest(name = "--state ''{0}''")
  @CsvSource({"''", "' '"})
  void a_state_has_a_name(String name) {
    assertThat(CommandRun.of("status", "--state", name).exitCode()).isEqualTo(ExitCode.USAGE);
  }

  private CommandRun sync(String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of("sync", sample.configuration().toString(), "--state", state().toString()));
    sample
        .directories()
        .keySet()
        .forEach(name -> arguments.addAll(List.of("--connect", connection(name))));
    arguments.addAll(List.of(more));
    return CommandRun.of(arguments.toArray(String[]::new));
  }

  private CommandRun run(String connector, String profile, String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of("run", sample.configuration().toString(), "--state", state().toString()));
    arguments.addAll(List.of("--connector", connector, "--profile", profile));
    arguments.addAll(List.of(more));
    return CommandRun.of(arguments.toArray(String[]::new));
  }

  private Json status() {
    return Json.of(CommandRun.of("status", "--state", state().toString(), "--json").out());
  }

  private String connection(String connector) {
    return connector + "=ldif:" + sample.directories().get(connector);
  }

  private Path state() {
    return folder.resolve("state");
  }

  private List<byte[]> stateFiles() throws IOException {
    return List.of(
        Files.readAllBytes(state().resolve("aadsync.state")),
        Files.readAllBytes(state().resolve("aadsync.commit")));
  }

  private Path cloud() {
    return sample.directories().get(CLOUD);
  }

  private Path settings() {
    return sample.configuration().resolve("GlobalSettings/MV.xml");
  }

  private void removeFromDirectory(String dn) throws IOException {
    Path directory = sample.directories().get("lindwurm.example");
    String text = Files.readString(directory);
    String without =
        Stream.of(text.split("\n\n"))
            .filter(record -> !record.contains("dn: " + dn + "\n"))
            .reduce((a, b) -> a + "\n\n" + b)
            .orElseThrow();
    assertThat(without.length()).isLessThan(text.length() - 50);
    Files.writeString(directory, without + "\n");
  }

  private void disableRule(String name) throws IOException {
    try (Stream<Path> rules = Files.list(sample.configuration().resolve("SynchronizationRules"))) {
      for (Path rule : rules.toList()) {
        String text = Files.readString(rule);
        if (text.contains(">" + name + "<")) {
          String disabled =
              text.replaceFirst("<disabled>(?i:false)</disabled>", "<disabled>True</disabled>");
          assertThat(disabled).isNotEqualTo(text);
          Files.writeString(rule, disabled);
        }
      }
    }
  }
}
