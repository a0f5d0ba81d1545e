package org.aadsync.core.engine;

import static org.aadsync.core.engine.PendingOperation.ADD;
import static org.aadsync.core.engine.PendingOperation.NONE;
import static org.aadsync.core.engine.PendingOperation.UPDATE;
import static org.aadsync.testing.RuleBuilder.inbound;
import static org.aadsync.testing.RuleBuilder.outbound;
import static org.aadsync.testing.TypicalRules.groupsFrom;
import static org.aadsync.testing.TypicalRules.groupsTo;
import static org.aadsync.testing.TypicalRules.usersFrom;
import static org.aadsync.testing.TypicalRules.usersTo;
import static org.assertj.core.api.Assertions.assertThat;

import org.aadsync.testing.Scenario;
import org.aadsync.testing.TestDirectory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** In which order and form changes reach a directory. */
class ExportStoryTest {
  private final Scenario world = new Scenario();
  private final TestDirectory ad = world.activeDirectory("AD");
  private final TestDirectory aad = world.azureAd("AAD");

  private void usersAndGroups() {
    world.rules(
        usersFrom(ad).flow("title", "manager", "userPrincipalName"),
        groupsFrom(ad),
        usersTo(aad).flow("title", "manager", "userPrincipalName"),
        groupsTo(aad));
  }

  private void deltaFromAd() {
    ad.deltaImport().succeeded();
    ad.deltaSync().succeeded();
  }

  @Test
  @DisplayName("CS-35: deletes, then renames, then updates, then adds")
  void kindsHaveAnOrder() {
    world.rules(
        usersFrom(ad).flow("title").join("mail", "mail").flow("mail"),
        outbound("Out to AAD", aad, "person", "user")
            .provision()
            .join("mail", "mail")
            .expression("dn", "\"CN=\" & [sourceAnchor]")
            .flow("mail", "title"));
    ad.addUser("renamed", "mail", "r@x").addUser("changed", "mail", "c@x");
    ad.addUser("deleted", "mail", "d@x");
    world.importAndSynchronize().exportAndConfirm();

    ad.addUser("added", "mail", "a@x").change("changed", "title", "Boss");
    ad.change("renamed", "employeeID", "newname").remove("deleted");
    deltaFromAd();
    aad.export()
        .succeeded()
        .exported("export-delete", 1)
        .exported("export-rename", 1)
        .exported("export-update", 1)
        .exported("export-add", 1);

    assertThat(aad.lastExport())
        .containsExactly(
            "delete CN=deleted",
            "rename CN=renamed to CN=newname",
            "update CN=changed",
            "add CN=added");
  }

  @Test
  @DisplayName("CS-35: deletes come first, so what must be unique is free for adds")
  void deletesFreeUniqueValues() {
    usersAndGroups();
    aad.faults().unique("userPrincipalName");
    ad.addUser("old", "userPrincipalName", "boss@x");
    world.importAndSynchronize().exportAndConfirm();

    ad.addUser("new", "userPrincipalName", "boss@x").remove("old");
    deltaFromAd();
    world.exportAndConfirm();

    aad.holdsExactly("new").holdsValues("new", "userPrincipalName", "boss@x");
  }

  @Test
  @DisplayName("CS-35: adds come in the order in which they were created")
  void addsComeInTheOrderOfTheirCreation() {
    usersAndGroups();
    ad.addUser("c", "objectGUID", "1")
        .addUser("a", "objectGUID", "3")
        .addUser("b", "objectGUID", "2");
    world.importAndSynchronize();

    aad.export().succeeded();

    assertThat(aad.lastExport()).containsExactly("add CN=c", "add CN=b", "add CN=a");
  }

  @Test
  @DisplayName("CS-35: a reference to an object that is not there yet is written in a second pass")
  void heldBackReferencesComeLast() {
    usersAndGroups();
    ad.addUser("ada", "objectGUID", "1", "manager", "bob", "title", "Clerk");
    ad.addUser("bob", "objectGUID", "2", "manager", "ada");
    world.importAndSynchronize();

    aad.export().succeeded().exported("export-add", 2);

    assertThat(aad.lastExport()).startsWith("add CN=ada", "add CN=bob").contains("update CN=ada");
    assertThat(aad.lastExport()).doesNotHaveDuplicates();
    aad.holdsValues("ada", "manager", "bob").holdsValues("bob", "manager", "ada");
    aad.holdsValues("ada", "title", "Clerk");
    aad.object("ada").pendingExport(NONE).unconfirmed(ADD);
    aad.deltaImport().succeeded();
    aad.deltaSync().succeeded();
    world.settled();
  }

  @Test
  @DisplayName("CS-35: only the reference waits for a target that is refused, not its object")
  void objectIsWrittenWithoutAReferenceThatFails() {
    usersAndGroups();
    ad.addGroup("staff", "ada", "bob").addUser("ada").addUser("bob");
    aad.faults().refuseExport(aad.dn("bob"), "constraint-violation");
    world.importAndSynchronize();

    aad.export().endedWith("completed-export-errors");
    aad.holdsExactly("staff", "ada").holdsValues("staff", "member", "ada");
    aad.object("staff").refersTo("member", "ada", "bob").pendingExport(UPDATE);

    aad.faults().acceptExport(aad.dn("bob"));
    world.exportAndConfirm();
    aad.holdsValues("staff", "member", "ada", "bob");
  }

  @Test
  @DisplayName("CS-34: a directory that misses a reference may ask for the second pass")
  void directoryAsksForTheSecondPass() {
    usersAndGroups();
    aad.faults().retriesMissingReferences();
    ad.addUser("ada", "manager", "bob").addUser("bob");
    world.importAndSynchronize();

    aad.export().succeeded();

    aad.holdsValues("ada", "manager", "bob");
    aad.object("ada").pendingExport(NONE);
  }

  @Test
  @DisplayName("CS-34: a second pass that asks for another is an error, not an endless export")
  void secondPassIsTheLast() {
    usersAndGroups();
    aad.faults().retriesMissingReferences();
    ad.addUser("ada", "manager", "bob").addUser("bob");
    world.importAndSynchronize().exportAndConfirm();
    ad.addUser("cyd", "manager", "bob");
    deltaFromAd();
    aad.remove("bob");

    aad.export().endedWith("completed-export-errors");

    aad.object("cyd").pendingExport(ADD);
  }

  @Test
  @DisplayName("CS-34: an update of an object that is missing may be converted to an add with all")
  void updateIsConvertedToAnAdd() {
    usersAndGroups();
    aad.faults().convertsUpdatesOfMissingObjects();
    ad.addUser("ada", "title", "Clerk");
    world.importAndSynchronize().exportAndConfirm();
    aad.remove("ada");

    ad.change("ada", "title", "Boss");
    deltaFromAd();
    aad.export().succeeded();

    aad.holdsExactly("ada")
        .holdsValues("ada", "title", "Boss")
        .holdsValues("ada", "displayName", "ada")
        .holdsValues("ada", "sourceAnchor", "ada");
  }

  @Test
  @DisplayName("CS-34: an add of an object that exists may be converted to an update")
  void addIsConvertedToAnUpdate() {
    usersAndGroups();
    aad.faults().convertsAddsOfExistingObjects();
    ad.addUser("ada", "title", "Boss");
    world.importAndSynchronize();
    aad.add("user", "ada", "department", "made by hand");

    aad.export().succeeded();

    aad.holdsExactly("ada")
        .holdsValues("ada", "title", "Boss")
        .holdsValues("ada", "department", "made by hand");
    aad.object("ada").hasAnchor().pendingExport(NONE);
    aad.deltaImport().succeeded();
    aad.deltaSync().succeeded();
    aad.hasExactly("ada");
    world.settled();
  }

  @Test
  @DisplayName("CS-35: containers are created before, and deleted after, what is in them")
  void containersComeBeforeTheirContent() {
    TestDirectory target = world.activeDirectory("TGT");
    world
        .metaverseTypes("container")
        .rules(
            inbound("In from AD - OU", ad, "organizationalUnit", "container")
                .provision()
                .join("info", "info")
                .flow("info"),
            usersFrom(ad).flow("info"),
            outbound("Out to TGT - OU", target, "container", "organizationalUnit")
                .provision()
                .join("displayName", "displayName")
                .flowFrom("info", "dn"),
            outbound("Out to TGT - User", target, "person", "user")
                .provision()
                .join("displayName", "displayName")
                .flowFrom("info", "dn")
                .flow("displayName"));
    ad.addUser("ada", "objectGUID", "1", "info", "CN=ada,OU=b,OU=a,DC=TGT");
    ad.add("organizationalUnit", "OU=b,DC=AD", "objectGUID", "2", "info", "OU=b,OU=a,DC=TGT");
    ad.add("organizationalUnit", "OU=a,DC=AD", "objectGUID", "3", "info", "OU=a,DC=TGT");
    world.importAndSynchronize();

    target.export().succeeded();
    assertThat(target.lastExport())
        .containsExactly("add OU=a,DC=TGT", "add OU=b,OU=a,DC=TGT", "add CN=ada,OU=b,OU=a,DC=TGT");
    target.deltaImport().succeeded();
    target.deltaSync().succeeded();

    ad.remove("OU=a,DC=AD").remove("ada").remove("OU=b,DC=AD");
    deltaFromAd();
    target.export().succeeded().exported("export-delete", 3);
    target.holdsExactly();
  }

  @Test
  @DisplayName("CS-36: what was sent is unconfirmed, and is not sent again")
  void nothingIsSentTwice() {
    usersAndGroups();
    ad.addUser("ada");
    world.importAndSynchronize();
    aad.export().succeeded().exported("export-add", 1);

    aad.export().succeeded().exportedNothing();

    aad.object("ada").unconfirmed(ADD);
  }

  @Test
  @DisplayName("CS-34: a directory that misses the parent gets that first")
  void missingParentIsExportedFirst() {
    Scenario other = new Scenario();
    TestDirectory source = other.activeDirectory("AD");
    TestDirectory target = other.activeDirectory("RES");
    other.rules(
        usersFrom(source).flow("info"),
        outbound("Out to RES - OU", target, "person", "organizationalUnit")
            .provision()
            .expression("dn", "[info]")
            .flow("displayName"));
    source.addUser("top", "info", "OU=old,DC=RES");
    other.importAndSynchronize().exportAndConfirm();
    source.change("top", "info", "OU=new,DC=RES");
    source.addUser("mid", "info", "OU=b,OU=new,DC=RES");
    source.addUser("low", "info", "OU=c,OU=b,OU=new,DC=RES");
    source.deltaImport().succeeded();
    source.deltaSync().succeeded();
    target.faults().provisionsMissingParents();

    target.export().succeeded().exported("export-add", 2).exported("export-rename", 1);

    target.holdsExactly("OU=new,DC=RES", "OU=b,OU=new,DC=RES", "OU=c,OU=b,OU=new,DC=RES");
  }

  @Test
  @DisplayName("CS-34: where no parent waits to be exported, or it is refused, that is an error")
  void missingParentThatCannotBeExported() {
    Scenario other = new Scenario();
    TestDirectory source = other.activeDirectory("AD");
    TestDirectory target = other.activeDirectory("RES");
    other.rules(
        usersFrom(source).flow("info"),
        outbound("Out to RES - OU", target, "person", "organizationalUnit")
            .provision()
            .expression("dn", "[info]"));
    source.addUser("one", "info", "OU=a,OU=nowhere,DC=RES");
    source.addUser("two", "info", "OU=refused,DC=RES");
    source.addUser("three", "info", "OU=b,OU=refused,DC=RES");
    target
        .faults()
        .provisionsMissingParents()
        .refuseExport("OU=refused,DC=RES", "permission-issue");
    other.importAndSynchronize();

    target
        .export()
        .endedWith("completed-export-errors")
        .hasErrors("non-existent-parent", "permission-issue", "non-existent-parent");

    assertThat(target.lastExport()).filteredOn("add OU=refused,DC=RES"::equals).hasSize(1);
  }
}
