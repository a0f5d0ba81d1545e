package org.aadsync.core.engine;

import static org.aadsync.core.engine.PendingOperation.ADD;
import static org.aadsync.core.engine.PendingOperation.DELETE;
import static org.aadsync.core.engine.PendingOperation.DELETE_ADD;
import static org.aadsync.core.engine.PendingOperation.NONE;
import static org.aadsync.core.engine.PendingOperation.UPDATE;
import static org.aadsync.testing.RuleBuilder.inbound;
import static org.aadsync.testing.TypicalRules.groupsFrom;
import static org.aadsync.testing.TypicalRules.groupsTo;
import static org.aadsync.testing.TypicalRules.usersFrom;
import static org.aadsync.testing.TypicalRules.usersTo;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.aadsync.testing.Scenario;
import org.aadsync.testing.TestDirectory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** How an imported object finds the connector-space object that it is. */
class ImportMatchingStoryTest {
  private final Scenario world = new Scenario();
  private final TestDirectory ad = world.activeDirectory("AD");
  private final TestDirectory aad = world.azureAd("AAD");

  private void users() {
    world.rules(usersFrom(ad).flow("title"), usersTo(aad).flow("title"));
  }

  @Test
  @DisplayName("CS-8: a known anchor under another DN is a rename of the same object")
  void knownAnchorIsARename() {
    users();
    ad.addUser("ada");
    world.importAndSynchronize().exportAndConfirm();

    ad.rename("ada", "lovelace");
    ad.deltaImport().succeeded().staged("stage-rename", 1).staged("stage-add", 0);

    ad.hasExactly("lovelace");
    ad.object("lovelace")
        .isConnected()
        .pendingImport(UPDATE)
        .hasDn(Image.SYNCHRONIZED, "ada")
        .hasDn(Image.IMPORTED, "lovelace");
    ad.deltaSync().succeeded();
    ad.object("lovelace").pendingImport(NONE).hasDn(Image.SYNCHRONIZED, "lovelace");
    world.onlyMetaverseObject().isLinkedTo(ad, "lovelace");
    aad.export().succeeded().exportedNothing();
  }

  @Test
  @DisplayName("CS-8: a rename shows in what rules make of the DN")
  void renameFlowsThroughRules() {
    world.rules(
        usersFrom(ad).expression("title", "DNComponent(CRef([dn]), 1)"),
        usersTo(aad).flow("title"));
    ad.addUser("ada");
    world.importAndSynchronize().exportAndConfirm();
    aad.holdsValues("ada", "title", "ada");

    ad.rename("ada", "lovelace");
    ad.deltaImport().succeeded();
    ad.deltaSync().succeeded();
    world.exportAndConfirm();

    aad.holdsValues("ada", "title", "lovelace");
  }

  @Test
  @DisplayName("Behaviour 14, CS-9: an imported object takes the place of one not yet created")
  void unanchoredObjectIsReplacedAndProvisioningRetried() {
    users();
    ad.addUser("ada", "title", "Boss");
    world.importAndSynchronize();
    aad.object("ada").pendingExport(ADD).hasNoAnchor();

    aad.add("user", "ada", "displayName", "Made by hand");
    aad.deltaImport().succeeded().staged("stage-add", 1);
    aad.object("ada").hasAnchor().pendingImport(ADD).pendingExport(NONE).isDisconnected();
    world.onlyMetaverseObject().isLinkedTo(aad);

    aad.deltaSync().succeeded();
    aad.object("ada").isConnected().pendingExport(UPDATE).wants("title", "Boss");
    aad.export().succeeded().exported("export-update", 1).exported("export-add", 0);
    aad.deltaImport().succeeded();
    aad.deltaSync().succeeded();
    world.settled();
    aad.holdsExactly("ada").holdsValues("ada", "displayName", "ada");
  }

  @Test
  @DisplayName("CS-8, CS-9: a renamed object takes the place of one not yet created")
  void renamedObjectTakesThePlaceOfOneNotYetCreated() {
    users();
    aad.add("user", "hand", "displayName", "Made by hand");
    ad.addUser("ada", "title", "Boss");
    world.importAndSynchronize();
    aad.object("ada").pendingExport(ADD).hasNoAnchor();

    aad.rename("hand", "ada");
    aad.deltaImport().succeeded().staged("stage-rename", 1);
    world.onlyMetaverseObject().isLinkedTo(aad);
    aad.deltaSync().succeeded();

    aad.hasExactly("ada").object("ada").isConnected().pendingExport(UPDATE).wants("title", "Boss");
    world.exportAndConfirm();
    aad.holdsExactly("ada").holdsValues("ada", "displayName", "ada");
  }

  @Test
  @DisplayName(
      "Behaviour 14, CS-9, CS-11: an anchored object in the way is transient until it moves")
  void anchoredObjectInTheWayIsTransient() {
    users();
    ad.addUser("ada", "title", "The old one");
    world.importAndSynchronize().exportAndConfirm();

    ad.rename("ada", "moved").addUser("ada", "employeeID", "new", "objectSid", "S-new");
    ad.faults().hide(ad.dn("moved"));
    ad.deltaImport().endedWith("completed-transient-objects").staged("stage-add", 1);
    ad.object("ada").pendingImport(ADD).imported("employeeID", "new");
    assertThat(world.engine().findByAnchor(ad.id(), ad.anchor("moved")))
        .hasValueSatisfying(old -> assertThat(old.dn()).isNotEqualTo(ad.dn("ada")));

    ad.faults().importRecovers();
    ad.change("moved", "title", "The old one, moved");
    ad.deltaImport().succeeded().staged("stage-rename", 1);
    ad.deltaSync().succeeded();

    ad.hasExactly("ada", "moved");
    world
        .metaverseObject("title", "The old one, moved")
        .isLinkedTo(ad, "moved")
        .isLinkedTo(aad, "ada");
    world.metaverseObject("sourceAnchor", "new").isLinkedTo(ad, "ada").isLinkedTo(aad, "new");
  }

  @Test
  @DisplayName("CS-11: a full import that does not show a transient object obsoletes it")
  void fullImportEndsTransients() {
    users();
    ad.addUser("ada");
    world.importAndSynchronize().exportAndConfirm();

    ad.remove("ada").addUser("ada", "employeeID", "new", "objectSid", "S-new");
    ad.fullImport().succeeded().staged("stage-delete", 1).staged("stage-add", 1);
    ad.fullSync().succeeded();

    ad.hasExactly("ada");
    world.onlyMetaverseObject().has("sourceAnchor", "new").isLinkedTo(ad, "ada");
  }

  @Test
  @DisplayName("CS-9, CS-11: objects that swap their names stay themselves")
  void swappedNamesEndWithoutTransients() {
    users();
    ad.addUser("ada", "objectSid", "S-1").addUser("bob", "objectSid", "S-2");
    world.importAndSynchronize().exportAndConfirm();

    ad.rename("ada", "tmp").rename("bob", "ada").rename("tmp", "bob");
    ad.deltaImport().succeeded().staged("stage-rename", 2);
    ad.deltaSync().succeeded();

    world.metaverseObject("displayName", "ada").isLinkedTo(ad, "bob");
    world.metaverseObject("displayName", "bob").isLinkedTo(ad, "ada");
    aad.export().succeeded().exportedNothing();
  }

  @Test
  @DisplayName("CS-10: an object takes over its placeholder, and references to it hold")
  void objectTakesOverItsPlaceholder() {
    world.rules(usersFrom(ad), groupsFrom(ad), usersTo(aad), groupsTo(aad));
    ad.addGroup("staff", "ada");
    world.importAndSynchronize();
    ad.object("ada").isPlaceholder();
    aad.object("staff").refersTo("member");

    ad.addUser("ada");
    ad.deltaImport().succeeded().staged("stage-add", 1);
    ad.object("ada").isOfType("user").pendingImport(ADD);
    ad.object("staff").pendingImport(NONE).refersTo("member", "ada");
    ad.deltaSync().succeeded();

    aad.object("staff").refersTo("member", "ada");
    world.exportAndConfirm();
    aad.holdsValues("staff", "member", "ada");
  }

  @Test
  @DisplayName("CS-12: the import that confirms a created object is an update, not an add")
  void confirmingImportIsAnUpdate() {
    users();
    ad.addUser("ada");
    world.importAndSynchronize();
    aad.export().succeeded();
    aad.object("ada").unconfirmed(ADD).hasAnchor();

    aad.deltaImport().succeeded().staged("stage-add", 0).staged("stage-update", 1);

    aad.object("ada").isConnected().pendingImport(UPDATE).unconfirmed(NONE);
    aad.hasExactly("ada");
  }

  @Test
  @DisplayName("CS-13: imports before a synchronization merge, and a change undone is no change")
  void importsMergeUntilSynchronized() {
    users();
    ad.addUser("ada", "title", "Boss");
    world.importAndSynchronize();

    ad.change("ada", "title", "Clerk");
    ad.deltaImport().succeeded().staged("stage-update", 1);
    ad.change("ada", "info", "new");
    ad.deltaImport().succeeded();
    ad.object("ada")
        .pendingImport(UPDATE)
        .synchronizedAs("title", "Boss")
        .imported("title", "Clerk")
        .imported("info", "new");
    assertThat(
            ad.object("ada").actual().differences(Image.SYNCHRONIZED, Image.IMPORTED).stream()
                .map(AttributeDelta::attribute))
        .containsExactlyInAnyOrder("title", "info");

    ad.change("ada", "title", "Boss").clear("ada", "info");
    ad.deltaImport().succeeded();
    ad.object("ada").pendingImport(NONE);
    ad.deltaSync().succeeded();
    aad.object("ada").wants("title", "Boss");
  }

  @Test
  @DisplayName("CS-13: an object that came and went before a synchronization leaves nothing")
  void objectThatCameAndWentLeavesNothing() {
    users();
    ad.fullImport().succeeded();
    ad.addUser("ada");
    ad.deltaImport().succeeded().staged("stage-add", 1);
    ad.remove("ada");
    ad.deltaImport().succeeded();
    ad.deltaSync().succeeded();

    ad.hasNoObject("ada");
    world.hasMetaverseObjects(0);
  }

  @Test
  @DisplayName("CS-14: unlinked objects are kept up to date, and join later as they then are")
  void disconnectorsAreKeptUpToDate() {
    TestDirectory res = world.activeDirectory("RES");
    world.rules(
        usersFrom(ad).flow("mail"),
        inbound("In from RES", res, "user", "person").join("mail", "mail").flow("department"));
    res.addUser("r", "mail", "ada@x", "department", "IT");
    world.importAndSynchronize();
    res.object("r").isDisconnected().synchronizedAs("department", "IT");
    res.change("r", "department", "HR");
    res.deltaImport().succeeded().staged("stage-update", 1);
    res.deltaSync().succeeded();
    res.object("r").isDisconnected().pendingImport(NONE).synchronizedAs("department", "HR");

    ad.addUser("ada", "mail", "ada@x");
    ad.deltaImport().succeeded();
    ad.deltaSync().succeeded();

    res.object("r").isConnected();
    world.onlyMetaverseObject().has("department", "HR");
  }

  @Test
  @DisplayName("Delete-add: an object of another type is staged as delete-add and starts anew")
  void changedObjectTypeIsADeleteAdd() {
    world.rules(usersFrom(ad), groupsFrom(ad), usersTo(aad), groupsTo(aad));
    ad.addUser("x");
    world.importAndSynchronize();
    world.onlyMetaverseObject().isOfType("person");

    ad.changeType("x", "group");
    ad.fullImport().succeeded().staged("stage-delete-add", 1).staged("stage-delete", 0);
    ad.object("x").pendingImport(DELETE_ADD);
    ad.fullSync().succeeded().inbound("connector-delete-add-processed", 1);

    ad.object("x").isOfType("group").isConnected().pendingImport(NONE);
    world.onlyMetaverseObject().isOfType("group").isLinkedTo(ad, "x");
    world.exportAndConfirm();
    aad.holdsExactly("x").object("x").isOfType("group");
  }

  @Test
  @DisplayName(
      "Z-12, M-11: values that differ in case or blanks are different, and keep their order")
  void valuesAreTakenAsTheyAre() {
    world.rules(usersFrom(ad).flow("url"), usersTo(aad).flow("url"));
    ad.addUser("ada", "url", List.of("b", "B", " b", "b ", "a"));

    world.importAndSynchronize();

    ad.object("ada").wanted("url").containsExactly("b", "B", " b", "b ", "a");
    world.onlyMetaverseObject().values("url").containsExactly("b", "B", " b", "b ", "a");
    world.exportAndConfirm();
    aad.holdsValues("ada", "url", "b", "B", " b", "b ", "a");
  }

  @Test
  @DisplayName("CS-21: a deletion is matched by anchor, and keeps the object until synchronized")
  void deletionIsStaged() {
    users();
    ad.addUser("ada");
    world.importAndSynchronize();

    ad.remove("ada");
    ad.deltaImport().succeeded().staged("stage-delete", 1);
    ad.object("ada").pendingImport(DELETE).isConnected();
    ad.object("ada").existsIn(Image.SYNCHRONIZED).isMissingIn(Image.IMPORTED);

    ad.deltaSync().succeeded();
    ad.hasNoObject("ada").hasExactly();
  }
}
