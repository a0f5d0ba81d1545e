package org.aadsync.core.engine;

import static org.aadsync.testing.RuleBuilder.outbound;
import static org.aadsync.testing.TypicalRules.groupsFrom;
import static org.aadsync.testing.TypicalRules.usersFrom;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.aadsync.core.rules.ScopeOperator;
import org.aadsync.core.store.InMemoryStateStore;
import org.aadsync.testing.MemoryDirectory.DeletedTargets;
import org.aadsync.testing.Scenario;
import org.aadsync.testing.TestDirectory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * CS-28: what becomes of references to an object that leaves the selected containers, where they
 * follow it and nothing is told of those who have them, as in Active Directory.
 */
class OutsideSelectionStoryTest {
  private final Scenario world = new Scenario();

  private static final String IN = "OU=in,DC=a";
  private static final String OUT = "OU=out,DC=a";

  /** A forest of which one container is selected, with a group that ada is a member of. */
  private TestDirectory selectedContainer() {
    TestDirectory forest = forest();
    populate(forest);
    return forest;
  }

  private TestDirectory forest() {
    return world.activeDirectory("ONE").partition("DC=a", List.of(IN), List.of());
  }

  private void populate(TestDirectory forest) {
    forest.memory().references(DeletedTargets.SILENT);
    world.rules(usersFrom(forest), groupsFrom(forest));
    forest.addUser("CN=ada," + IN).addUser("CN=bob," + IN);
    forest.addGroup("CN=staff," + IN, "CN=ada," + IN, "CN=bob," + IN);
    forest.fullImport().succeeded();
    forest.fullSync().succeeded();
  }

  private void delta(TestDirectory forest) {
    forest.deltaImport().succeeded();
    forest.deltaSync().succeeded();
  }

  private void staffIs(String... names) {
    world.metaverseObject("displayName", "CN=staff," + IN).has("member", (Object[]) names);
  }

  @ParameterizedTest(name = "synchronized in between: {0}, restarted: {1}")
  @CsvSource({"true, false", "false, false", "true, true", "false, true"})
  @DisplayName("CS-28: who gets the name of a user that left the selection is not taken for it")
  void aNewUserOfTheNameOfOneThatLeftIsNoMember(boolean between, boolean restarted) {
    world.keptIn(new InMemoryStateStore());
    TestDirectory forest = selectedContainer();
    forest.rename("CN=ada," + IN, "CN=ada," + OUT);
    forest.deltaImport().succeeded();
    if (between) {
      forest.deltaSync().succeeded();
    }
    if (restarted) {
      world.restart();
    }

    forest.addUser(
        "CN=ada," + IN, "objectGUID", "another ada", "objectSid", "S", "displayName", "x");
    delta(forest);
    staffIs("CN=bob," + IN);

    forest.rename("CN=ada," + OUT, "CN=the first," + IN);
    delta(forest);
    forest.object("CN=staff," + IN).refersTo("member", "CN=the first," + IN, "CN=bob," + IN);
    staffIs("CN=ada," + IN, "CN=bob," + IN);
  }

  @ParameterizedTest(name = "by way of another container outside: {0}")
  @ValueSource(booleans = {true, false})
  @DisplayName("CS-28: a user that comes back under another name has its memberships")
  void comingBackUnderAnotherNameKeepsMemberships(boolean detour) {
    TestDirectory forest = selectedContainer();
    forest.rename("CN=ada," + IN, "CN=ada," + OUT);
    delta(forest);
    staffIs("CN=bob," + IN);
    String outside = "CN=ada," + OUT;
    if (detour) {
      forest.rename(outside, "CN=ada,OU=elsewhere,DC=a");
      outside = "CN=ada,OU=elsewhere,DC=a";
      delta(forest);
    }

    forest.rename(outside, "CN=lovelace," + IN);
    delta(forest);

    forest.object("CN=staff," + IN).refersTo("member", "CN=lovelace," + IN, "CN=bob," + IN);
    staffIs("CN=ada," + IN, "CN=bob," + IN);
  }

  @Test
  @DisplayName("CS-28: what a user outside the selection loses or gets it has lost or got")
  void membershipsThatChangeOutsideTheSelectionChange() {
    TestDirectory forest = selectedContainer();
    forest.addGroup("CN=ex," + IN, "CN=bob," + IN);
    forest.rename("CN=ada," + IN, "CN=ada," + OUT);
    delta(forest);
    forest.change("CN=staff," + IN, "member", List.of("CN=bob," + IN));
    forest.change("CN=ex," + IN, "member", List.of("CN=bob," + IN, "CN=ada," + OUT));
    delta(forest);

    forest.rename("CN=ada," + OUT, "CN=ada," + IN);
    delta(forest);

    staffIs("CN=bob," + IN);
    world
        .metaverseObject("displayName", "CN=ex," + IN)
        .has("member", "CN=ada," + IN, "CN=bob," + IN);
  }

  @Test
  @DisplayName("CS-28: a user that is deleted outside the selection comes back without memberships")
  void deletionOutsideTheSelectionEndsMemberships() {
    TestDirectory forest = selectedContainer();
    forest.rename("CN=ada," + IN, "CN=ada," + OUT);
    delta(forest);
    forest.remove("CN=ada," + OUT);
    delta(forest);

    forest.addUser("CN=ada," + IN, "objectGUID", "another ada");
    delta(forest);

    forest.object("CN=staff," + IN).refersTo("member", "CN=bob," + IN);
    staffIs("CN=bob," + IN);
  }

  @Test
  @DisplayName("CS-28: who is named outside the selection in the same import is the one that left")
  void aNameOutsideTheSelectionLeadsToWhoLeft() {
    TestDirectory forest = selectedContainer();
    forest.addUser("CN=eve," + IN).addGroup("CN=a," + IN);
    forest.deltaImport().succeeded();
    forest.change("CN=a," + IN, "member", List.of("CN=eve," + IN));
    forest.rename("CN=eve," + IN, "CN=eve," + OUT);
    delta(forest);

    forest.rename("CN=eve," + OUT, "CN=eva," + IN);
    delta(forest);

    forest.object("CN=a," + IN).refersTo("member", "CN=eva," + IN);
  }

  @Test
  @DisplayName("CS-24: the name of what is outside the selection goes with the last reference")
  void nothingStaysOfWhatNobodyRefersTo() {
    TestDirectory forest = selectedContainer();
    forest.rename("CN=ada," + IN, "CN=ada," + OUT);
    delta(forest);
    forest.change("CN=staff," + IN, "member", List.of("CN=bob," + IN));
    delta(forest);

    assertThat(world.engine().connectorSpace(forest.id()).map(ConnectorSpaceObject::dn))
        .noneMatch(dn -> dn.startsWith("CN=ada"));
  }

  @Test
  @DisplayName("CS-28: an object that is provisioned where another one was outside is not that one")
  void aProvisionedObjectIsNotTheOneThatLeft() {
    TestDirectory hr = world.activeDirectory("HR");
    TestDirectory forest = forest();
    world.rules(
        usersFrom(hr),
        outbound("Out to ONE - User Join", forest, "person", "user")
            .provision()
            .when("displayName", ScopeOperator.EQUAL, "eve")
            .join("employeeID", "sourceAnchor")
            .expression("dn", "\"CN=\" & [sourceAnchor] & \",OU=out,DC=a\"")
            .flow("displayName")
            .flowFrom("sourceAnchor", "employeeID"));
    forest.add("organizationalUnit", OUT);
    populate(forest);
    forest.rename("CN=ada," + IN, "CN=eve," + OUT);
    delta(forest);
    forest.rename("CN=eve," + OUT, "CN=ada,OU=elsewhere,DC=a");

    hr.addUser("eve");
    hr.fullImport().succeeded();
    hr.fullSync().succeeded();
    forest.export().succeeded();
    forest.rename("CN=ada,OU=elsewhere,DC=a", "CN=ada," + IN);
    delta(forest);

    forest.object("CN=staff," + IN).refersTo("member", "CN=ada," + IN, "CN=bob," + IN);
  }

  @Test
  @DisplayName("CS-28: a name outside that another object is still known by is the one of who left")
  void theNameOutsideMayBeTaken() {
    TestDirectory forest = world.activeDirectory("ONE").partition("DC=a", List.of(), List.of(OUT));
    forest.memory().references(DeletedTargets.SILENT);
    world.rules(usersFrom(forest), groupsFrom(forest));
    forest.addUser("CN=ada," + IN).addUser("CN=bob," + IN).addGroup("CN=g," + IN, "CN=ada," + IN);
    forest.fullImport().succeeded();
    forest.fullSync().succeeded();

    forest.rename("CN=bob," + IN, "CN=bob," + OUT).rename("CN=ada," + IN, "CN=bob," + IN);
    forest.rename("CN=bob," + IN, "CN=b," + OUT);
    forest.addUser(
        "CN=ada," + IN, "objectGUID", "another ada", "objectSid", "S", "employeeID", "n");
    forest.change("CN=g," + IN, "member", List.of("CN=b," + OUT, "CN=ada," + IN));
    delta(forest);
    forest.rename("CN=b," + OUT, "CN=b," + IN);
    delta(forest);

    forest.object("CN=g," + IN).refersTo("member", "CN=b," + IN, "CN=ada," + IN);
  }
}
