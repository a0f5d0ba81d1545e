package org.aadsync.core.engine;

import static org.aadsync.testing.RuleBuilder.outbound;
import static org.aadsync.testing.TypicalRules.groupsFrom;
import static org.aadsync.testing.TypicalRules.usersFrom;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.aadsync.testing.Scenario;
import org.aadsync.testing.TestDirectory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** CS-25, CS-35, O-3: an export that renames objects names them right in the references to them. */
class RenamedReferenceStoryTest {
  private final Scenario world = new Scenario();
  private final TestDirectory ad = world.activeDirectory("AD");
  private final TestDirectory aad = world.azureAd("AAD");

  @BeforeEach
  void usersAndGroupsNamedByTheirEmployeeNumber() {
    world.rules(
        usersFrom(ad).flow("manager"),
        groupsFrom(ad),
        outbound("Out to AAD - User", aad, "person", "user")
            .provision()
            .expression("dn", "\"CN=\" & [sourceAnchor]")
            .flow("displayName", "manager"),
        outbound("Out to AAD - Group", aad, "group", "group")
            .provision()
            .expression("dn", "\"CN=\" & [sourceAnchor]")
            .flow("displayName", "member"));
  }

  private void deltaFromAd() {
    ad.deltaImport().succeeded();
    ad.deltaSync().succeeded();
  }

  private void isAtRest() {
    world.settled();
    world.deltaCycle().exportedNothing();
  }

  @Test
  @DisplayName("An object that is renamed and begins to refer to itself refers to its new name")
  void aNewReferenceToItself() {
    ad.addUser("ada");
    world.importAndSynchronize().exportAndConfirm();

    ad.change("ada", "employeeID", "eve", "manager", "ada");
    deltaFromAd();
    world.exportAndConfirm();

    assertThat(aad.lastExport()).containsExactly("rename CN=ada to CN=eve");
    aad.holdsValues("eve", "manager", "eve");
    isAtRest();
  }

  @Test
  @DisplayName("An object that is renamed and no longer refers to itself loses the reference")
  void anOldReferenceToItself() {
    ad.addUser("bob").addGroup("staff", "staff", "bob");
    world.importAndSynchronize().exportAndConfirm();
    aad.holdsValues("staff", "member", "staff", "bob");

    ad.change("staff", "employeeID", "all", "member", List.of("bob"));
    deltaFromAd();
    world.exportAndConfirm();

    aad.holdsValues("all", "member", "bob");
    isAtRest();
  }

  @Test
  @DisplayName("Who refers to an object that the same export renames before refers to its new name")
  void aTargetThatIsRenamedBefore() {
    ad.addUser("ada").addUser("bob");
    world.importAndSynchronize().exportAndConfirm();

    ad.change("ada", "employeeID", "eve").change("bob", "manager", "ada");
    deltaFromAd();
    aad.export().succeeded();

    assertThat(aad.lastExport()).containsExactly("rename CN=ada to CN=eve", "update CN=bob");
    aad.holdsValues("bob", "manager", "eve");
    world.exportAndConfirm();
    isAtRest();
  }

  @Test
  @DisplayName("Objects that refer to each other and are renamed by one export do so afterwards")
  void renamedObjectsThatReferToEachOther() {
    ad.addUser("ada").addUser("bob");
    world.importAndSynchronize().exportAndConfirm();

    ad.change("ada", "employeeID", "eve", "manager", "bob");
    ad.change("bob", "employeeID", "cyd", "manager", "ada");
    deltaFromAd();
    aad.export().succeeded().exported("export-rename", 2);

    aad.holdsValues("eve", "manager", "cyd").holdsValues("cyd", "manager", "eve");
    world.exportAndConfirm();
    isAtRest();
  }

  @Test
  @DisplayName("A reference to an object whose rename is refused names it as it still is")
  void aTargetWhoseRenameIsRefused() {
    ad.addUser("ada").addUser("bob");
    world.importAndSynchronize().exportAndConfirm();
    aad.faults().refuseExport(aad.dn("ada"), "constraint-violation");

    ad.change("ada", "employeeID", "eve").change("bob", "manager", "ada");
    deltaFromAd();
    aad.export().exported("export-failure", 1).exported("export-update", 1);

    aad.holdsValues("bob", "manager", "ada");
  }

  @Test
  @DisplayName("Who refers to an object that one in its place follows refers to the right one")
  void aNameThatGoesFromOneToAnother() {
    ad.addUser("ada").addUser("bob").addUser("cyd");
    world.importAndSynchronize().exportAndConfirm();

    ad.change("ada", "employeeID", "eve").change("cyd", "manager", "ada");
    deltaFromAd();
    aad.export().succeeded();
    ad.change("bob", "employeeID", "ada");
    ad.addGroup("staff", "ada", "bob");
    deltaFromAd();
    world.exportAndConfirm();

    aad.holdsValues("cyd", "manager", "eve").holdsValues("staff", "member", "eve", "ada");
  }
}
