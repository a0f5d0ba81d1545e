package org.aadsync.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.aadsync.samples.SampleOrganization;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckCommandTest {
  private static final Path EXPORT =
      Path.of(System.getProperty("aadsync.shared"), "data", "contoso-default-config");

  @TempDir private Path folder;

  @Test
  void the_configuration_of_a_real_server_is_counted_and_has_no_error() {
    assumeTrue(Files.isDirectory(EXPORT), "the export of a real server is not at hand");
    CommandRun run = CommandRun.of("check", EXPORT.toString());

    assertThat(run.exitCode()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(words(run.out()))
        .contains(
            "connectors 2",
            "rules 62",
            "inbound 28",
            "outbound 34",
            "link type join 53",
            "link type provision 9",
            "enabled 62",
            "disabled 0",
            "mappings 1,200",
            "direct 802",
            "expression 391",
            "constant 7",
            "distinct expressions 86",
            "Trim 295");
    assertThat(run.lastLine()).startsWith("0 errors, ");
  }

  @Test
  void the_counts_of_a_real_server_are_in_the_json_too() {
    assumeTrue(Files.isDirectory(EXPORT), "the export of a real server is not at hand");
    Json json = Json.of(CommandRun.of("check", EXPORT.toString(), "--json").out());

    assertThat(json.text("format")).isEqualTo("aadsync-check");
    assertThat(json.at("formatVersion")).isEqualTo(1L);
    assertThat(json.at("errors")).isEqualTo(0L);
    assertThat(json.at("counts", "connectors")).isEqualTo(2L);
    assertThat(json.at("counts", "rules", "total")).isEqualTo(62L);
    assertThat(json.at("counts", "rules", "directions", "outbound")).isEqualTo(34L);
    assertThat(json.at("counts", "mappings", "expression")).isEqualTo(391L);
    assertThat(json.at("counts", "distinctExpressions")).isEqualTo(86L);
    assertThat(json.at("counts", "functions", "Thumbprint")).isEqualTo(2L);
  }

  @Test
  void the_configuration_of_the_sample_has_no_error() throws IOException {
    CommandRun run = CommandRun.of("check", sample().toString());

    assertThat(run.exitCode()).isZero();
    assertThat(words(run.out())).contains("connectors 3");
  }

  @Test
  void an_expression_that_does_not_compile_is_shown_with_rule_mapping_line_and_column()
      throws IOException {
    Path sample = sample();
    Path rule = breakAnExpression(sample);
    CommandRun run = CommandRun.of("check", sample.toString());

    assertThat(run.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(run.out())
        .containsPattern(
            Pattern.quote(rule.toString())
                + ":\\d+:\\d+: error AADS-EXPR-\\d+: .*NoSuchFunction.*\n  rule \".+\", flow to \\w+\n")
        .containsPattern("\n    1 \\| .*NoSuchFunction\\(.*\n      \\| +\\^~~~~~");
    assertThat(run.lastLine()).startsWith("1 error, ");
  }

  @Test
  void the_same_is_in_the_json() throws IOException {
    Path sample = sample();
    breakAnExpression(sample);
    CommandRun run = CommandRun.of("check", sample.toString(), "--json");
    Json json = Json.of(run.out());

    assertThat(run.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(json.at("errors")).isEqualTo(1L);
    Json error =
        json.list("findings").stream()
            .map(Json::new)
            .filter(finding -> finding.text("severity").equals("error"))
            .findFirst()
            .orElseThrow();
    assertThat(error.text("file")).startsWith("SynchronizationRules/");
    assertThat((Long) error.at("line")).isPositive();
    assertThat((Long) error.at("column")).isPositive();
    assertThat(error.text("rule")).isNotEmpty();
    assertThat(error.text("mapping")).isNotEmpty();
    assertThat(error.text("expression")).contains("NoSuchFunction(");
    assertThat((Long) error.at("place", "column")).isPositive();
  }

  @Test
  void a_file_that_is_broken_leaves_no_counts() throws IOException {
    Path sample = sample();
    Path rule = ruleFiles(sample).get(0);
    String text = Files.readString(rule);
    Files.writeString(rule, text.substring(0, text.length() / 2));
    CommandRun run = CommandRun.of("check", sample.toString());

    assertThat(run.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(run.out())
        .contains(rule + ":")
        .contains("error AADS-CONF-")
        .doesNotContain("mappings");
  }

  @Test
  void a_folder_that_is_not_there_cannot_be_read() {
    CommandRun run = CommandRun.of("check", folder.resolve("none").toString());

    assertThat(run.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).startsWith("aadsync: ").contains("does not exist");
  }

  @Test
  void a_folder_without_configuration_cannot_be_read() {
    CommandRun run = CommandRun.of("check", folder.toString(), "--json");

    assertThat(run.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains("Get-ADSyncServerConfiguration");
  }

  @Test
  void one_folder_is_needed() {
    assertThat(CommandRun.of("check").exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(CommandRun.of("check", "a", "b").exitCode()).isEqualTo(ExitCode.USAGE);
  }

  private Path sample() throws IOException {
    return SampleOrganization.extractTo(folder.resolve("sample")).configuration();
  }

  private static Path breakAnExpression(Path configuration) throws IOException {
    for (Path rule : ruleFiles(configuration)) {
      String text = Files.readString(rule);
      String broken = text.replaceFirst("Trim\\(", "NoSuchFunction(");
      if (!broken.equals(text)) {
        return Files.writeString(rule, broken);
      }
    }
    throw new IllegalStateException("no rule calls Trim");
  }

  private static List<Path> ruleFiles(Path configuration) throws IOException {
    try (Stream<Path> files = Files.list(configuration.resolve("SynchronizationRules"))) {
      return files.sorted().toList();
    }
  }

  /** The lines with every run of blanks as one. */
  private static List<String> words(String text) {
    return text.lines().map(line -> line.strip().replaceAll(" +", " ")).toList();
  }
}
