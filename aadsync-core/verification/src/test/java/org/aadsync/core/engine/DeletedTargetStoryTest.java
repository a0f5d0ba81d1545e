package org.aadsync.core.engine;

import static org.aadsync.core.engine.PendingOperation.NONE;
import static org.aadsync.testing.RuleBuilder.outbound;
import static org.aadsync.testing.TypicalRules.groupsFrom;
import static org.aadsync.testing.TypicalRules.groupsTo;
import static org.aadsync.testing.TypicalRules.usersBackFrom;
import static org.aadsync.testing.TypicalRules.usersFrom;
import static org.aadsync.testing.TypicalRules.usersTo;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.aadsync.core.store.InMemoryStateStore;
import org.aadsync.testing.MemoryDirectory.DeletedTargets;
import org.aadsync.testing.Scenario;
import org.aadsync.testing.TestDirectory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * CS-28: what becomes of references to an object that is deleted, where the directory removes them
 * and tells of the deleted object alone.
 */
class DeletedTargetStoryTest {
  private final Scenario world = new Scenario();
  private final TestDirectory ad = world.activeDirectory("AD");
  private final TestDirectory aad = world.azureAd("AAD");

  @BeforeEach
  void directoriesSayNothingOfReferrers() {
    ad.memory().references(DeletedTargets.SILENT);
    aad.memory().references(DeletedTargets.SILENT);
  }

  private void staffOfAdaAndBob() {
    world.rules(usersFrom(ad).flow("manager"), groupsFrom(ad), usersTo(aad).flow("manager"));
    world.rules(groupsTo(aad));
    ad.addUser("ada", "objectGUID", "the first ada")
        .addUser("bob", "manager", "ada")
        .addGroup("staff", "ada", "bob");
  }

  private void settledStaff() {
    staffOfAdaAndBob();
    world.importAndSynchronize().exportAndConfirm();
    aad.holdsValues("staff", "member", "ada", "bob").holdsValues("bob", "manager", "ada");
  }

  private void deltaFromAd() {
    ad.deltaImport().succeeded();
    ad.deltaSync().succeeded();
  }

  @Test
  @DisplayName("CS-28: who gets the name of a deleted user gets none of its memberships")
  void aNewUserOfTheNameIsNoMember() {
    settledStaff();
    ad.remove("ada");
    deltaFromAd();
    world.exportAndConfirm();
    aad.holdsValues("staff", "member", "bob").holdsValues("bob", "manager");

    ad.addUser("ada", "objectGUID", "another ada");
    deltaFromAd();
    world.exportAndConfirm();

    ad.object("staff").refersTo("member", "bob");
    aad.holdsExactly("ada", "bob", "staff");
    aad.holdsValues("staff", "member", "bob").holdsValues("bob", "manager");
  }

  @Test
  @DisplayName("CS-28: a user that is deleted and added again between two imports is another one")
  void aNewUserOfTheNameInTheSameImportIsNoMember() {
    settledStaff();
    ad.remove("ada").addUser("ada", "objectGUID", "another ada");

    deltaFromAd();
    world.exportAndConfirm();

    ad.object("staff").refersTo("member", "bob");
    aad.holdsExactly("ada", "bob", "staff").holdsValues("staff", "member", "bob");
  }

  @Test
  @DisplayName("CS-28: nor if the deleted user never came as far as a synchronization")
  void whatWasNeverSynchronizedLeavesNoMembership() {
    staffOfAdaAndBob();
    ad.fullImport().succeeded();
    ad.remove("ada");
    ad.deltaImport().succeeded();
    ad.addUser("ada", "objectGUID", "another ada");
    ad.deltaImport().succeeded();
    ad.deltaSync().succeeded();

    ad.object("staff").refersTo("member", "bob");
    world.metaverseObject("displayName", "staff").has("member", "bob");
  }

  @Test
  @DisplayName("CS-28: a user that comes back with the same anchor has lost its memberships")
  void theSameAnchorComesBackWithoutMemberships() {
    settledStaff();
    ad.remove("ada");
    deltaFromAd();

    ad.addUser("ada", "objectGUID", "the first ada");
    deltaFromAd();
    world.exportAndConfirm();

    aad.holdsExactly("ada", "bob", "staff").holdsValues("staff", "member", "bob");
  }

  @ParameterizedTest(name = "the group is reported first: {0}")
  @ValueSource(booleans = {true, false})
  @DisplayName("CS-28: a membership that is given again after the deletion is one")
  void aMembershipThatIsGivenAgainCounts(boolean groupFirst) {
    settledStaff();
    ad.remove("ada");
    if (groupFirst) {
      ad.change("staff", "member", List.of("bob"));
    }
    ad.addUser("ada", "objectGUID", "another ada");
    ad.change("staff", "member", List.of("bob", "ada"));

    deltaFromAd();
    world.exportAndConfirm();

    ad.object("staff").refersTo("member", "bob", "ada");

    aad.holdsValues("staff", "member", "ada", "bob");
  }

  @ParameterizedTest(name = "the group is reported first: {0}")
  @ValueSource(booleans = {true, false})
  @DisplayName("CS-8, CS-28: so it is if a full import shows both, and not the one that is gone")
  void aFullImportLeadsMembershipsToWhoHasTheName(boolean groupFirst) {
    settledStaff();
    ad.remove("ada").addUser("ada", "objectGUID", "another ada");
    ad.change("staff", "member", List.of("bob", "ada"));
    if (!groupFirst) {
      ad.remove("staff").addGroup("staff", "bob", "ada");
    }

    ad.fullImport().succeeded();
    ad.fullSync().succeeded();
    world.exportAndConfirm();

    ad.object("staff").refersTo("member", "bob", "ada");
    aad.holdsValues("staff", "member", "ada", "bob");
  }

  @ParameterizedTest(name = "the group is reported first: {0}, another spelling: {1}")
  @CsvSource({"true, false", "false, false", "true, true", "false, true"})
  @DisplayName("CS-23: what was deleted by mistake and is back is who the references name")
  void whatComesBackHasItsReferences(boolean groupFirst, boolean spelling) {
    ad.memory().references(DeletedTargets.KEPT);
    settledStaff();
    ad.remove("ada");
    ad.deltaImport().succeeded();

    String name = spelling ? "ADA" : "ada";
    if (groupFirst) {
      ad.change("staff", "displayName", "Staff");
      ad.add("user", name, adasValues());
    } else {
      ad.add("user", name, adasValues());
      ad.change("staff", "displayName", "Staff");
    }
    deltaFromAd();
    world.exportAndConfirm();

    ad.object(name).isConnected();
    aad.holdsValues("staff", "member", "ada", "bob").holdsValues("bob", "manager", "ada");
    assertThat(world.engine().connectorSpace(ad.id()).map(ConnectorSpaceObject::dn))
        .noneMatch(dn -> dn.startsWith("<"));
  }

  private static Object[] adasValues() {
    return new Object[] {
      "objectGUID", "the first ada", "displayName", "ada", "employeeID", "ada", "objectSid", "S-ada"
    };
  }

  @ParameterizedTest(name = "the memberships are given again: {0}")
  @ValueSource(booleans = {true, false})
  @DisplayName("CS-28: who is back before a synchronization has the memberships it has now alone")
  void whoIsBackHasNoneOfItsFormerMemberships(boolean givenAgain) {
    settledStaff();
    ad.remove("ada");
    ad.deltaImport().succeeded();
    ad.add("user", "ada", adasValues());
    if (givenAgain) {
      ad.change("staff", "member", List.of("bob", "ada"));
    }

    deltaFromAd();
    world.exportAndConfirm();

    aad.holdsExactly("ada", "bob", "staff");
    aad.holdsValues(
        "staff", "member", givenAgain ? new Object[] {"ada", "bob"} : new Object[] {"bob"});
  }

  @Test
  @DisplayName(
      "CS-28: what leaves the selection and is deleted before a synchronization is deleted")
  void deletedOutsideTheSelection() {
    TestDirectory forest =
        world.activeDirectory("ONE").partition("DC=a", List.of("OU=in,DC=a"), List.of());
    forest.memory().references(DeletedTargets.SILENT);
    world.rules(usersFrom(forest), groupsFrom(forest));
    forest.addUser("CN=ada,OU=in,DC=a").addGroup("CN=staff,OU=in,DC=a", "CN=ada,OU=in,DC=a");
    forest.fullImport().succeeded();
    forest.fullSync().succeeded();

    forest.rename("CN=ada,OU=in,DC=a", "CN=ada,OU=out,DC=a");
    forest.deltaImport().succeeded();
    forest.remove("CN=ada,OU=out,DC=a");
    forest.deltaImport().succeeded();
    forest.deltaSync().succeeded();
    forest.addUser("CN=ada,OU=in,DC=a", "objectGUID", "another ada");
    forest.deltaImport().succeeded();
    forest.deltaSync().succeeded();

    forest.object("CN=staff,OU=in,DC=a").refersTo("member");
  }

  @Test
  @DisplayName("CS-28: the deletion of a target counts as no change that an import showed")
  void referrersAreNotCounted() {
    settledStaff();
    ad.remove("ada");

    ad.deltaImport().succeeded().staged("stage-delete", 1).staged("stage-update", 0);
    ad.deltaSync().succeeded();

    ad.object("staff").pendingImport(NONE).refersTo("member", "bob");
    ad.object("bob").pendingImport(NONE).refersTo("manager");
    ad.hasNoObject("ada");
  }

  @Test
  @DisplayName("CS-28: a group of thousands loses the members that are deleted, and those alone")
  void manyMembersOfALargeGroup() {
    world.rules(usersFrom(ad), groupsFrom(ad), usersTo(aad), groupsTo(aad));
    String[] members = IntStream.range(0, 3_000).mapToObj(i -> "u" + i).toArray(String[]::new);
    for (String each : members) {
      ad.addUser(each);
    }
    ad.addGroup("all", members);
    world.importAndSynchronize().exportAndConfirm();

    String[] left = IntStream.range(1_500, 3_000).mapToObj(i -> "u" + i).toArray(String[]::new);
    for (int i = 0; i < 1_500; i++) {
      ad.remove("u" + i);
    }
    for (int i = 0; i < 100; i++) {
      ad.addUser("u" + i, "objectGUID", "another u" + i);
    }
    ad.deltaImport().succeeded();
    ad.deltaSync().succeeded();

    ad.object("all").refersTo("member", left);
    aad.object("all").refersTo("member", left);
  }

  @Test
  @DisplayName("CS-8, CS-28: a user that moves to another partition keeps its memberships")
  void aMoveBetweenPartitionsKeepsMemberships() {
    TestDirectory forest =
        world
            .activeDirectory("TWO")
            .partition("DC=a", List.of(), List.of())
            .partition("DC=b", List.of(), List.of());
    forest.memory().references(DeletedTargets.SILENT);
    world.rules(usersFrom(forest), groupsFrom(forest));
    forest.addUser("CN=ada,DC=a", "employeeID", "ada").addUser("CN=bob,DC=b");
    forest.addGroup("CN=staff,DC=a", "CN=ada,DC=a", "CN=bob,DC=b");
    forest.fullImport().succeeded();
    forest.fullSync().succeeded();

    forest.rename("CN=ada,DC=a", "CN=ada,DC=b").rename("CN=bob,DC=b", "CN=bob,DC=a");
    forest.deltaImport().succeeded();
    forest.deltaSync().succeeded();

    forest.object("CN=staff,DC=a").refersTo("member", "CN=ada,DC=b", "CN=bob,DC=a");
  }

  @Test
  @DisplayName("CS-28: a user that leaves what is selected and comes back keeps its memberships")
  void leavingTheScopeKeepsMemberships() {
    TestDirectory forest =
        world.activeDirectory("ONE").partition("DC=a", List.of("OU=in,DC=a"), List.of());
    forest.memory().references(DeletedTargets.SILENT);
    world.rules(usersFrom(forest), groupsFrom(forest));
    forest.addUser("CN=ada,OU=in,DC=a").addGroup("CN=staff,OU=in,DC=a", "CN=ada,OU=in,DC=a");
    forest.fullImport().succeeded();
    forest.fullSync().succeeded();

    forest.rename("CN=ada,OU=in,DC=a", "CN=ada,OU=out,DC=a");
    forest.deltaImport().succeeded();
    forest.deltaSync().succeeded();
    world.metaverseObject("displayName", "CN=staff,OU=in,DC=a").lacks("member");
    forest.rename("CN=ada,OU=out,DC=a", "CN=ada,OU=in,DC=a");
    forest.deltaImport().succeeded();
    forest.deltaSync().succeeded();

    world.metaverseObject("displayName", "CN=staff,OU=in,DC=a").has("member", "CN=ada,OU=in,DC=a");
  }

  @ParameterizedTest
  @EnumSource(DeletedTargets.class)
  @DisplayName("CS-28: a cloud user that somebody deletes comes back with its memberships")
  void cloudUserComesBackAsAMember(DeletedTargets cloud) {
    aad.memory().references(cloud);
    world.rules(usersBackFrom(aad));
    settledStaff();

    aad.remove("ada");
    aad.deltaImport().succeeded();
    aad.deltaSync().succeeded();
    world.exportAndConfirm();

    aad.holdsValues("staff", "member", "ada", "bob").holdsValues("bob", "manager", "ada");
    aad.object("staff").isSettled();
  }

  @ParameterizedTest(name = "changes wait to be exported: {0}")
  @ValueSource(booleans = {true, false})
  @DisplayName("CS-28, Q-15: what was exported to a referrer is neither confirmed nor refuted")
  void anExportStaysUnconfirmed(boolean waiting) {
    settledStaff();
    ad.addUser("eve").change("staff", "member", List.of("ada", "bob", "eve"));
    deltaFromAd();
    if (!waiting) {
      aad.export().succeeded();
    }

    aad.remove("bob");
    aad.deltaImport().succeeded();
    aad.deltaSync().succeeded();
    world.exportAndConfirm();

    aad.holdsValues("staff", "member", "ada", "bob", "eve");
    aad.object("staff").isSettled();
  }

  @ParameterizedTest(name = "an import in between: {0}")
  @ValueSource(booleans = {true, false})
  @DisplayName("CS-23: where references stay as they are written the next holder of the name is it")
  void namesThatStayLeadToTheNextHolder(boolean between) {
    ad.memory().references(DeletedTargets.KEPT);
    settledStaff();
    ad.remove("ada");
    if (between) {
      deltaFromAd();
      world.exportAndConfirm();
      aad.holdsValues("staff", "member", "bob");
    }

    ad.addUser("ada", "objectGUID", "another ada");
    deltaFromAd();
    world.exportAndConfirm();

    ad.holdsValues("staff", "member", "ada", "bob");
    aad.holdsValues("staff", "member", "ada", "bob").holdsValues("bob", "manager", "ada");
  }

  @Test
  @DisplayName("CS-28: a restart between import and synchronization forgets no deletion")
  void aRestartForgetsNothing() {
    world.keptIn(new InMemoryStateStore());
    settledStaff();
    ad.remove("ada");
    ad.deltaImport().succeeded();

    world.restart();
    ad.addUser("ada", "objectGUID", "another ada");
    deltaFromAd();

    ad.object("staff").refersTo("member", "bob");
  }

  @Test
  @DisplayName(
      "CS-28: references end too if another synchronization has let go of the target first")
  void anotherConnectorMaySynchronizeFirst() {
    TestDirectory hr = world.activeDirectory("HR");
    world.rules(
        usersFrom(hr),
        outbound("Out to AD - User Join", ad, "person", "user")
            .provision()
            .join("employeeID", "sourceAnchor")
            .expression("dn", "\"CN=\" & [sourceAnchor] & \",DC=AD\"")
            .flow("displayName")
            .flowFrom("sourceAnchor", "employeeID"),
        groupsFrom(ad));
    hr.addUser("ada");
    world.initialCycle();
    world.deltaCycle();
    ad.addGroup("staff", "ada");
    world.deltaCycle();
    ad.object("staff").refersTo("member", "ada");

    hr.remove("ada");
    ad.remove("ada");
    hr.deltaImport().succeeded();
    ad.deltaImport().succeeded();
    hr.deltaSync().succeeded();
    ad.deltaSync().succeeded();
    ad.addUser("ada", "objectGUID", "another ada");
    deltaFromAd();

    ad.object("staff").refersTo("member");
  }
}
