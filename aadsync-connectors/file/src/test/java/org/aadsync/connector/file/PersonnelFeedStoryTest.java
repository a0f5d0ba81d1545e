package org.aadsync.connector.file;

import static org.aadsync.testing.RuleBuilder.inbound;
import static org.aadsync.testing.RuleBuilder.outbound;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.aadsync.core.config.ConnectorDefinition;
import org.aadsync.core.config.ServerConfiguration;
import org.aadsync.core.engine.StepReport;
import org.aadsync.core.engine.SyncEngine;
import org.aadsync.testing.Scenario;
import org.aadsync.testing.TestDirectory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A personnel system (CSV) and Active Directory (LDIF) know the same people: they meet in the
 * metaverse by employee number, and what personnel says reaches the accounts.
 */
class PersonnelFeedStoryTest {
  private static final String HEADER = "Number;Title;Manager";

  @TempDir Path folder;
  private TestTable table;
  private Path accounts;
  private SyncEngine engine;

  @BeforeEach
  void start() throws Exception {
    Scenario scenario = new Scenario();
    TestDirectory corp = scenario.activeDirectory("corp");
    TestDirectory hr = scenario.azureAd("HR");
    scenario.rules(
        inbound("In from HR - Person Join", hr, "person", "person")
            .provision()
            .join("employeeID", "employeeID")
            .flow("employeeID", "title", "manager"),
        inbound("In from corp - User Join", corp, "user", "person")
            .provision()
            .join("employeeID", "employeeID")
            .flow("employeeID", "displayName"),
        outbound("Out to corp - User Join", corp, "person", "user")
            .join("employeeID", "employeeID")
            .flow("title", "manager"));
    accounts = folder.resolve("corp.ldif");
    table =
        TestTable.people(folder.resolve("hr.csv"), hr.id())
            .options("anchor=Number&delimiter=;")
            .write(HEADER, "4711;Engineer;4712", "4712;Director;", "4713;Brewer;4711");
    Files.writeString(accounts, account("Ada", 4711) + account("Bob", 4712) + account("Eve", 9));
    // The kit draws directories of two kinds; in its place comes one of another.
    ServerConfiguration drawn = scenario.configuration();
    ConnectorDefinition forest = corp.definition();
    engine =
        SyncEngine.builder(
                new ServerConfiguration(
                    List.of(forest, table.definition()),
                    drawn.rules(),
                    drawn.metaverse(),
                    drawn.globalParameters()))
            .connector(corp.id(), new LdifConnectorFactory().open(forest, accounts.toString()))
            .connector(hr.id(), table.open())
            .build();
  }

  @AfterEach
  void stop() {
    engine.close();
  }

  private static String account(String name, int number) {
    return String.join(
        "\n",
        "dn: CN=" + name + ",DC=corp",
        "objectClass: user",
        "employeeID: " + number,
        "displayName: " + name,
        "\n");
  }

  private List<StepReport> cycle(boolean initial) {
    return engine.runCycle(initial);
  }

  private static void succeeds(List<StepReport> reports) {
    assertThat(reports)
        .isNotEmpty()
        .allSatisfy(report -> assertThat(report.errors()).isEmpty())
        .allSatisfy(report -> assertThat(report.completed()).as(report.message()).isTrue());
  }

  private String accountOf(String name) throws Exception {
    return List.of(Files.readString(accounts).split("\n\n")).stream()
        .filter(record -> record.startsWith("dn: CN=" + name + ","))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void rowsAndAccountsOfOneNumberAreOnePerson() {
    succeeds(cycle(true));

    assertThat(engine.metaverse().map(person -> person.values("employeeID").toString()))
        .containsExactlyInAnyOrder("[4711]", "[4712]", "[4713]", "[9]");
  }

  @Test
  void whatPersonnelSaysReachesTheAccounts() throws Exception {
    succeeds(cycle(true));

    assertThat(accountOf("Ada"))
        .contains("title: Engineer", "manager: CN=Bob,DC=corp", "displayName: Ada");
    assertThat(accountOf("Bob")).contains("title: Director").doesNotContain("manager:");
    assertThat(accountOf("Eve")).doesNotContain("title:");
  }

  @Test
  void aChangedRowReachesTheAccountByDelta() throws Exception {
    cycle(true);
    cycle(false);
    table.write(HEADER, "4711;Chief Engineer;", "4712;Director;4711", "4713;Brewer;4711");

    succeeds(cycle(false));

    assertThat(accountOf("Ada")).contains("title: Chief Engineer").doesNotContain("manager:");
    assertThat(accountOf("Bob")).contains("manager: CN=Ada,DC=corp");
  }

  @Test
  void whoLeavesTheTableKeepsTheAccountWithoutWhatPersonnelSaid() throws Exception {
    cycle(true);
    cycle(false);
    table.write(HEADER, "4711;Engineer;", "4713;Brewer;4711");

    succeeds(cycle(false));

    assertThat(accountOf("Bob")).contains("displayName: Bob").doesNotContain("title:");
    assertThat(accountOf("Ada")).contains("title: Engineer").doesNotContain("manager:");
  }

  @Test
  void aTableThatIsGoneChangesNoAccount() throws Exception {
    cycle(true);
    cycle(false);
    String before = Files.readString(accounts);
    Files.delete(table.file());

    List<StepReport> reports = cycle(false);

    assertThat(reports).extracting(StepReport::status).contains("no-start-file-open");
    assertThat(Files.readString(accounts)).isEqualTo(before);
  }

  @Test
  void aTableThatIsCutOffChangesNoAccount() throws Exception {
    cycle(true);
    cycle(false);
    String before = Files.readString(accounts);
    table.writeText(HEADER + "\n4711;Engineer;47");

    List<StepReport> reports = cycle(false);

    assertThat(reports).extracting(StepReport::status).contains("stopped-parsing-errors");
    assertThat(Files.readString(accounts)).isEqualTo(before);
  }
}
