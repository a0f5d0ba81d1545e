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
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What waits to be exported, and what a state knows of objects. The cloud has been synchronized,
 * then the directory changed: a title, a member that goes, a group that goes, a telephone number
 * that looks like a formula. Nobody may read the cloud's {@code city}.
 */
class PendingAndSearchTest {
  private static final String CLOUD = "lindwurm.onmicrosoft.example - AAD";
  private static final String FORMULA = "=HYPERLINK(\"https://x.example\",1)";

  @TempDir private static Path folder;
  private static SampleOrganization sample;

  @BeforeAll
  static void synchronize() throws IOException {
    sample = SampleOrganization.extractTo(folder.resolve("sample"));
    try (Stream<Path> connectors = Files.list(sample.configuration().resolve("Connectors"))) {
      for (Path connector : connectors.toList()) {
        Files.writeString(
            connector,
            Files.readString(connector)
                .replaceAll(
                    "(id=\"city\" single-value=\"true\")", "$1 ms-dsml:export-only=\"true\""));
      }
    }
    sync();
    sync();
    Path directory = sample.directories().get("lindwurm.example");
    Files.writeString(
        directory,
        Files.readString(directory)
            .replaceFirst("title: Chief Executive\n", "title: Chief Brewer\n")
            .replaceFirst("telephoneNumber: \\+[^\n]*\n", "telephoneNumber: " + FORMULA + "\n")
            .replaceFirst("(?m)^l: [^\n]*\n", "l: Nowhere\n")
            .replaceFirst("(?s)\n\n# CN=Cellarmasters,OU=Groups.*?\n\n", "\n\n"));
    sync("--staging");
  }

  @Test
  void text_has_each_object_with_values_that_go_and_come() {
    CommandRun run = pending();

    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .containsPattern(
            "(?s)update user CN=.*\n  update  title +- Chief Executive\n +\\+ Chief Brewer\n")
        .containsPattern("delete group CN=[^\n]*\n\n")
        .containsPattern("To be exported to \\Q" + CLOUD + "\\E: \\d+ updates?, 1 delete\n");
  }

  @Test
  @DisplayName("ST-4: pending exports are rows with the operations on object and attribute")
  void csv_has_a_row_for_each_object_and_attribute() {
    List<String> rows = pending("--csv").outLines();

    assertThat(rows.get(0))
        .isEqualTo(
            "objectOperation,objectType,dn,anchor,attributeOperation,attribute,added,removed");
    assertThat(rows)
        .anyMatch(row -> row.matches("update,user,CN=.*,update,title,Chief Brewer,Chief Executive"))
        .anyMatch(row -> row.matches("delete,group,CN=[^,]*,[^,]*,,,,"));
  }

  @Test
  void a_value_that_a_spreadsheet_would_compute_is_made_harmless() {
    assertThat(pending("--csv").out())
        .contains(",telephoneNumber,\"'=HYPERLINK(\"\"https://x.example\"\",1)\",+");
  }

  @Test
  void json_has_values_as_they_are() {
    Json json = Json.of(pending("--json").out());

    assertThat(json.text("format")).isEqualTo("aadsync-pending");
    assertThat(json.text("connector")).isEqualTo(CLOUD);
    assertThat(json.at("counts", "delete")).isEqualTo(1L);
    assertThat(attributes(json, "telephoneNumber"))
        .anySatisfy(attribute -> assertThat(attribute.at("added")).isEqualTo(List.of(FORMULA)));
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"--limit=1000", "--csv", "--json"})
  void what_can_only_be_written_is_never_shown(String form) {
    CommandRun run = pending(form);

    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains("Chief Brewer").doesNotContain("Nowhere").doesNotContain("city");
  }

  @Test
  void text_ends_at_the_limit_and_counts_all() {
    CommandRun run = pending("--limit", "1");

    assertThat(run.outLines().stream().filter(line -> line.matches("(add|update|delete) .*")))
        .hasSize(1);
    assertThat(run.out()).contains(" more; --limit N shows N objects").contains(", 1 delete");
  }

  @Test
  void nothing_to_export_is_said() {
    assertThat(
            CommandRun.of("pending", "--state", state(), "--connector", "lindwurm.example").out())
        .isEqualTo("Nothing waits to be exported to lindwurm.example.\n");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "displayName=Žofie Nováková*, 1",
    "DISPLAYNAME=žofie nováková*, 1",
    "displayName=*, 100",
    "dn=cn=cellar terminal 3*, 1",
    "anchor=9578f4a139182850848274612ab2a34d, 1",
    "error=sync-rule-error-*, 1",
    "type=no such type, 0",
    "displayName=Žofie\\*, 0"
  })
  void objects_are_found_by_what_they_have(String query, int atLeast) {
    Json json = search(query);

    assertThat(json.text("format")).isEqualTo("aadsync-search");
    assertThat((Long) json.at("total")).isGreaterThanOrEqualTo(atLeast);
    if (atLeast == 0) {
      assertThat(json.at("total")).isEqualTo(0L);
    }
  }

  @Test
  void an_object_is_shown_with_links_and_contributors() {
    Json json = search("sourceAnchor=bx7/4HMY9laE5S/IkoI08w==", "--metaverse");

    assertThat(json.at("total")).isEqualTo(1L);
    Json object = json.child("objects", 0);
    assertThat(object.text("space")).isEqualTo("metaverse");
    assertThat(object.list("links")).hasSizeGreaterThanOrEqualTo(2);
    assertThat(object.list("attributes"))
        .anySatisfy(
            attribute -> {
              Json json1 = new Json(attribute);
              assertThat(json1.text("name")).isEqualTo("displayName");
              assertThat(json1.text("contributors", 0, "rule")).startsWith("In from ");
            });
  }

  @Test
  void an_object_that_fails_is_shown_with_its_error() {
    CommandRun run =
        CommandRun.of("search", "--state", state(), "--connector", "lindwurm.example", "error=*");

    assertThat(run.out())
        .contains("pending import  add")
        .contains("error sync-rule-error-function-triggered on synchronization")
        .endsWith("1 object\n");
  }

  @Test
  void the_limit_bounds_what_is_shown_and_not_what_is_counted() {
    Json json = search("type=user", "--limit", "2");

    assertThat(json.list("objects")).hasSize(2);
    assertThat((Long) json.at("total")).isGreaterThan(2);
  }

  @Test
  void nobody_can_ask_for_what_can_only_be_written() {
    CommandRun run = CommandRun.of("search", "--state", state(), "--connector", "aad", "city=*");

    assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(
            Json.of(
                    CommandRun.of(
                            "search",
                            "--state",
                            state(),
                            "--connector",
                            "aad",
                            "type=user",
                            "--limit",
                            "1000",
                            "--json")
                        .out())
                .list("objects"))
        .isNotEmpty()
        .allSatisfy(
            object ->
                assertThat(new Json(object).list("attributes"))
                    .noneMatch(attribute -> new Json(attribute).text("name").equals("city")));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"nothing, a query is NAME=VALUE", "=x, a query is NAME=VALUE", "nosuch=x, 'nosuch'"})
  void a_query_that_can_find_nothing_is_a_usage_error(String query, String message) {
    CommandRun run = CommandRun.of("search", "--state", state(), query);

    assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains(message);
  }

  private static void sync(String... more) {
    List<String> arguments =
        new ArrayList<>(List.of("sync", sample.configuration().toString(), "--state", state()));
    for (Map.Entry<String, Path> directory : sample.directories().entrySet()) {
      arguments.addAll(List.of("--connect", directory.getKey() + "=ldif:" + directory.getValue()));
    }
    arguments.addAll(List.of(more));
    CommandRun run = CommandRun.of(arguments.toArray(String[]::new));
    assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.OBJECT_ERRORS);
  }

  private static CommandRun pending(String... more) {
    List<String> arguments =
        new ArrayList<>(List.of("pending", "--state", state(), "--connector", "aad"));
    arguments.addAll(List.of(more));
    return CommandRun.of(arguments.toArray(String[]::new));
  }

  private static Json search(String query, String... more) {
    List<String> arguments = new ArrayList<>(List.of("search", "--state", state(), "--json"));
    arguments.addAll(List.of(more));
    arguments.add(query);
    return Json.of(CommandRun.of(arguments.toArray(String[]::new)).out());
  }

  private static List<Json> attributes(Json json, String name) {
    return json.list("objects").stream()
        .flatMap(object -> new Json(object).list("attributes").stream())
        .map(Json::new)
        .filter(attribute -> attribute.text("name").equals(name))
        .toList();
  }

  private static String state() {
    return folder.resolve("state").toString();
  }
}
