package org.aadsync.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.aadsync.samples.SampleOrganization;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportPreviewCommandTest {
  @TempDir private Path folder;
  private SampleOrganization sample;
  private Path directory;

  @BeforeEach
  void extract() throws IOException {
    sample = SampleOrganization.extractTo(folder.resolve("sample"));
    directory = sample.directories().get("lindwurm.example");
  }

  @Test
  @DisplayName("Shows the first objects with type, anchor and selected attributes, and says so")
  void showsTheFirstObjects() {
    CommandRun run = preview("--limit", "3");

    assertThat(run.exitCode()).isZero();
    assertThat(run.outLines().stream().filter(line -> line.startsWith("lindwurm.example: ")))
        .hasSize(3);
    assertThat(run.out()).contains("anchor").contains("pending import  add");
    assertThat(run.out()).endsWith("3 objects; there are more, --limit N reads N\n");
  }

  @Test
  @DisplayName("Shows everything where there is no more than that")
  void showsEverything() {
    CommandRun run = preview("--limit", "10000");

    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).containsPattern("(?m)^\\d+ objects$");
  }

  @Test
  @DisplayName("Writes nothing to the directory")
  void writesNothing() throws IOException {
    String before = Files.readString(directory);

    preview();

    assertThat(directory).hasContent(before);
  }

  @Test
  @DisplayName("As JSON the objects are those that search gives")
  void printsJson() {
    CommandRun run = preview("--limit", "2", "--json");

    Json json = Json.of(run.out());
    assertThat(json.text("format")).isEqualTo("aadsync-import-preview");
    assertThat(json.at("more")).isEqualTo(true);
    assertThat(json.list("objects")).hasSize(2);
    assertThat(json.text("objects", 0, "properties", "anchor")).hasSize(32);
  }

  @Test
  @DisplayName("An object that cannot be read is told in full")
  void tellsWhatCannotBeRead() throws IOException {
    Files.writeString(
        directory,
        Files.readString(directory)
            .replaceFirst("userAccountControl: \\d+", "userAccountControl: many"));

    CommandRun run = preview("--limit", "10000");

    assertThat(run.exitCode()).isEqualTo(ExitCode.OBJECT_ERRORS);
    assertThat(run.out()).contains("error invalid-attribute-value").contains("'many'");
  }

  @Test
  @DisplayName("A directory that cannot be read is a failure with the reason")
  void directoryThatCannotBeRead() throws IOException {
    Files.writeString(directory, "dn: x\nno colon\n");

    CommandRun run = preview();

    assertThat(run.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(run.err()).contains("stopped-parsing-errors");
  }

  @Test
  @DisplayName("A limit below one is a usage error")
  void limitBelowOne() {
    assertThat(preview("--limit", "0").exitCode()).isEqualTo(ExitCode.USAGE);
  }

  private CommandRun preview(String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "import-preview",
                sample.configuration().toString(),
                "--connect",
                "lindwurm.example=ldif:" + directory));
    arguments.addAll(List.of(more));
    return CommandRun.of(arguments.toArray(String[]::new));
  }
}
