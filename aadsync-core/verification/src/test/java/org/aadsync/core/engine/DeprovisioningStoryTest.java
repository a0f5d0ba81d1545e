package org.aadsync.core.engine;

import static org.aadsync.core.engine.PendingOperation.ADD;
import static org.aadsync.core.engine.PendingOperation.DELETE;
import static org.aadsync.core.engine.PendingOperation.NONE;
import static org.aadsync.core.engine.PendingOperation.UPDATE;
import static org.aadsync.core.rules.ScopeOperator.EQUAL;
import static org.aadsync.core.rules.ScopeOperator.NOTEQUAL;
import static org.aadsync.testing.RuleBuilder.outbound;
import static org.aadsync.testing.TypicalRules.groupsFrom;
import static org.aadsync.testing.TypicalRules.usersBackFrom;
import static org.aadsync.testing.TypicalRules.usersFrom;
import static org.aadsync.testing.TypicalRules.usersTo;
import static org.assertj.core.api.Assertions.assertThat;

import org.aadsync.core.spi.RetryAdvice;
import org.aadsync.testing.Scenario;
import org.aadsync.testing.TestDirectory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** How objects leave a target. */
class DeprovisioningStoryTest {
  private static final String HIDDEN = "IIF([info] = \"hide\", True, NULL)";

  private final Scenario world = new Scenario();
  private final TestDirectory ad = world.activeDirectory("AD");
  private final TestDirectory aad = world.azureAd("AAD");

  private void users() {
    world.rules(
        usersFrom(ad).flow("title").expression("cloudFiltered", HIDDEN),
        usersBackFrom(aad),
        usersTo(aad).flow("title"));
  }

  private void deltaFromAd() {
    ad.deltaImport().succeeded();
    ad.deltaSync().succeeded();
  }

  private void adaIsInTheCloud() {
    users();
    ad.addUser("ada", "title", "Boss");
    world.importAndSynchronize().exportAndConfirm();
    world.onlyMetaverseObject().has("cloudSourceAnchor", "ada").isLinkedTo(aad, "ada");
  }

  @Test
  @DisplayName("CS-42: leaving the scope stages a delete, and the object goes when it is confirmed")
  void leavingTheScopeDeletes() {
    adaIsInTheCloud();

    ad.change("ada", "info", "hide");
    deltaFromAd();
    aad.object("ada").pendingExport(DELETE).existsIn(Image.EXPORTED).isMissingIn(Image.TOP);
    aad.holdsExactly("ada");

    aad.export().succeeded().exported("export-delete", 1);
    aad.holdsExactly();
    aad.object("ada").pendingExport(NONE).unconfirmed(DELETE);

    aad.deltaImport().succeeded();
    aad.deltaSync().succeeded();
    aad.hasNoObject("ada");
    world.onlyMetaverseObject().has("title", "Boss").isLinkedTo(ad, "ada");
  }

  @Test
  @DisplayName("CS-46, Q-25: a staged delete cuts the link at once, and what it contributed goes")
  void stagedDeleteCutsTheLink() {
    adaIsInTheCloud();
    world.onlyMetaverseObject().has("cloudSourceAnchor", "ada");

    ad.change("ada", "info", "hide");
    deltaFromAd();

    world.onlyMetaverseObject().lacks("cloudSourceAnchor", "cloudAnchor").isLinkedTo(aad);
  }

  @Test
  @DisplayName("CS-46: a dying object does not join again")
  void dyingObjectDoesNotJoin() {
    adaIsInTheCloud();
    ad.change("ada", "info", "hide");
    deltaFromAd();

    aad.fullSync().succeeded();
    aad.object("ada").pendingExport(DELETE);
    ad.fullSync().succeeded();
    aad.object("ada").pendingExport(DELETE);
    world.onlyMetaverseObject().isLinkedTo(aad);

    aad.export().succeeded();
    aad.fullSync().succeeded();
    world.onlyMetaverseObject().isLinkedTo(aad);
    aad.object("ada").unconfirmed(DELETE);

    world.exportAndConfirm();
    aad.holdsExactly();
  }

  @Test
  @DisplayName("CS-40: a staged delete is withdrawn when the person is in scope again")
  void stagedDeleteIsWithdrawn() {
    adaIsInTheCloud();
    ad.change("ada", "info", "hide");
    deltaFromAd();
    aad.object("ada").pendingExport(DELETE);

    ad.clear("ada", "info").change("ada", "title", "Chief");
    deltaFromAd();

    aad.object("ada").isConnected().pendingExport(UPDATE).wants("title", "Chief");
    world.onlyMetaverseObject().isLinkedTo(aad, "ada").has("cloudSourceAnchor", "ada");
    aad.export().succeeded().exported("export-delete", 0).exported("export-update", 1);
    aad.holdsExactly("ada").holdsValues("ada", "title", "Chief");
  }

  @Test
  @DisplayName("CS-40: a staged delete is withdrawn for another person of the same name too")
  void stagedDeleteIsWithdrawnForANewPerson() {
    users();
    ad.addUser("ada", "title", "Boss");
    world.importAndSynchronize().exportAndConfirm();
    ad.remove("ada");
    deltaFromAd();
    world.hasMetaverseObjects(0);
    aad.object("ada").pendingExport(DELETE);

    ad.addUser("ada", "title", "Boss", "objectSid", "S-new");
    deltaFromAd();

    aad.object("ada").isConnected().pendingExport(NONE);
    aad.export().succeeded().exportedNothing();
    aad.holdsExactly("ada");
  }

  @Test
  @DisplayName("After a confirmed delete the object is created anew when it is in scope again")
  void deletedObjectIsCreatedAnew() {
    adaIsInTheCloud();
    ad.change("ada", "info", "hide");
    deltaFromAd();
    world.exportAndConfirm();
    aad.holdsExactly();

    ad.clear("ada", "info");
    deltaFromAd();
    aad.object("ada").pendingExport(ADD).hasNoAnchor();
    world.exportAndConfirm();

    aad.holdsExactly("ada").holdsValues("ada", "title", "Boss");
  }

  @Test
  @DisplayName("CS-39: an object that is not created yet just disappears")
  void pendingAddDisappears() {
    users();
    ad.addUser("ada").addUser("bob");
    world.importAndSynchronize();
    aad.object("ada").pendingExport(ADD);
    aad.object("bob").pendingExport(ADD);

    ad.change("ada", "info", "hide").remove("bob");
    deltaFromAd();

    aad.hasNoObject("ada").hasNoObject("bob");
    aad.export().succeeded().exportedNothing();
  }

  @Test
  @DisplayName("CS-43: an object of outbound Join rules is disconnected, never deleted")
  void joinedObjectIsDisconnected() {
    world.rules(
        usersFrom(ad).expression("cloudFiltered", HIDDEN),
        outbound("Out to AAD - Join", aad, "person", "user")
            .when("cloudFiltered", NOTEQUAL, "True")
            .join("sourceAnchor", "sourceAnchor")
            .flow("displayName"));
    aad.add("user", "x", "sourceAnchor", "ada");
    ad.addUser("ada");
    world.importAndSynchronize().exportAndConfirm();
    aad.object("x").isConnected();

    ad.change("ada", "info", "hide");
    deltaFromAd();

    aad.object("x").isDisconnected().pendingExport(NONE);
    aad.export().succeeded().exportedNothing();
    aad.holdsExactly("x").holdsValues("x", "displayName", "ada");
  }

  @Test
  @DisplayName("CS-43: StickyJoin does not delete either")
  void stickyJoinedObjectIsDisconnected() {
    world.rules(
        usersFrom(ad),
        outbound("Out to AAD - Sticky", aad, "person", "user")
            .stickyJoin()
            .join("sourceAnchor", "sourceAnchor"));
    aad.add("user", "x", "sourceAnchor", "ada");
    ad.addUser("ada");
    world.importAndSynchronize();
    aad.object("x").isConnected();

    ad.remove("ada");
    deltaFromAd();

    world.hasMetaverseObjects(0);
    aad.object("x").isDisconnected().pendingExport(NONE);
  }

  @Test
  @DisplayName("Z-11: what outbound Join rules still hold stays linked and up to date")
  void joinRulesHoldAFilteredGroup() {
    world.rules(
        groupsFrom(ad).expression("cloudFiltered", HIDDEN).flow("description"),
        outbound("Out to AAD - Group Join", aad, "group", "group")
            .provision()
            .when("cloudFiltered", NOTEQUAL, "True")
            .join("sourceAnchor", "sourceAnchor")
            .expression("dn", "\"CN=\" & [sourceAnchor]")
            .flow("sourceAnchor"),
        outbound("Out to AAD - Group Identity", aad, "group", "group")
            .join("sourceAnchor", "sourceAnchor")
            .flow("displayName"));
    ad.addGroup("staff");
    world.importAndSynchronize().exportAndConfirm();

    ad.change("staff", "info", "hide", "displayName", "Hidden staff");
    deltaFromAd();

    aad.object("staff").isConnected().pendingExport(UPDATE).wants("displayName", "Hidden staff");
    world.exportAndConfirm();
    aad.holdsExactly("staff").holdsValues("staff", "displayName", "Hidden staff");
  }

  @Test
  @DisplayName("Z-11: a filtered group that is not in the cloud is not created by Join rules")
  void joinRulesDoNotCreateAFilteredGroup() {
    world.rules(
        groupsFrom(ad).expression("cloudFiltered", HIDDEN),
        outbound("Out to AAD - Group Join", aad, "group", "group")
            .provision()
            .when("cloudFiltered", NOTEQUAL, "True")
            .join("sourceAnchor", "sourceAnchor")
            .expression("dn", "\"CN=\" & [sourceAnchor]"),
        outbound("Out to AAD - Group Identity", aad, "group", "group")
            .join("sourceAnchor", "sourceAnchor")
            .flow("displayName"));
    ad.addGroup("staff").change("staff", "info", "hide");

    world.importAndSynchronize();

    aad.hasNoObject("staff");
  }

  @Test
  @DisplayName("CS-42: one of two Provision rules that stays in scope keeps the object")
  void secondProvisionRuleKeepsTheObject() {
    world.rules(
        usersFrom(ad).flow("department"),
        usersTo(aad).when("department", EQUAL, "IT"),
        outbound("Out to AAD - HR", aad, "person", "user")
            .provision()
            .when("department", EQUAL, "HR")
            .join("sourceAnchor", "sourceAnchor")
            .expression("dn", "\"CN=\" & [sourceAnchor]")
            .flow("sourceAnchor"));
    ad.addUser("ada", "department", "IT");
    world.importAndSynchronize().exportAndConfirm();

    ad.change("ada", "department", "HR");
    deltaFromAd();

    aad.object("ada").isConnected().pendingExport(NONE);
  }

  @Test
  @DisplayName("CS-42: deleting in one target leaves the other alone")
  void targetsAreIndependent() {
    TestDirectory other = world.azureAd("OTHER");
    world.rules(
        usersFrom(ad).expression("cloudFiltered", HIDDEN),
        usersTo(aad),
        outbound("Out to OTHER", other, "person", "user")
            .provision()
            .join("sourceAnchor", "sourceAnchor")
            .expression("dn", "\"CN=\" & [sourceAnchor]")
            .flow("displayName", "sourceAnchor"));
    ad.addUser("ada");
    world.importAndSynchronize().exportAndConfirm();

    ad.change("ada", "info", "hide");
    deltaFromAd();
    world.exportAndConfirm();

    aad.holdsExactly();
    other.holdsExactly("ada");
  }

  @Test
  @DisplayName("CS-46: a delete that fails for good is given up, and the object may join again")
  void deleteThatFailsForGoodIsWithdrawn() {
    adaIsInTheCloud();
    ad.change("ada", "info", "hide");
    deltaFromAd();
    aad.faults().refuseExport(aad.dn("ada"), "permission-issue", RetryAdvice.PERMANENT);

    ObjectError error = aad.export().hasErrors("permission-issue").about(aad, "ada");

    assertThat(error.advice()).isEqualTo(RetryAdvice.PERMANENT);
    aad.object("ada").isDisconnected().pendingExport(NONE).hasErrors("permission-issue");
    aad.deltaSync().succeeded();
    aad.object("ada").isConnected();
    world.onlyMetaverseObject().has("cloudSourceAnchor", "ada");
    aad.export().succeeded().exportedNothing();
  }

  @Test
  @DisplayName("CS-36: a delete that is refused without such advice is tried again")
  void refusedDeleteIsTriedAgain() {
    adaIsInTheCloud();
    ad.change("ada", "info", "hide");
    deltaFromAd();
    aad.faults().refuseExport(aad.dn("ada"), "permission-issue", RetryAdvice.AFTER_CHANGE);
    aad.export().hasErrors("permission-issue");
    aad.object("ada").pendingExport(DELETE);
    aad.export().hasErrors("permission-issue");

    aad.faults().acceptExport(aad.dn("ada"));
    world.exportAndConfirm();
    aad.holdsExactly();
  }

  @Test
  @DisplayName("CS-45: a connector may disconnect what it would have to delete")
  void connectorMayDisconnect() {
    world.host(o -> o.deprovisionAction(aad.id(), DeprovisionAction.DISCONNECT));
    users();
    ad.addUser("ada", "title", "Boss");
    world.importAndSynchronize().exportAndConfirm();

    ad.remove("ada");
    deltaFromAd();

    aad.object("ada").isDisconnected().pendingExport(NONE);
    aad.export().succeeded().exportedNothing();
    ad.addUser("ada", "title", "Chief");
    deltaFromAd();
    world.exportAndConfirm();
    aad.object("ada").isConnected();
    aad.holdsExactly("ada").holdsValues("ada", "title", "Chief");
  }

  @Test
  @DisplayName("CS-45: a connector may disconnect for good what it would have to delete")
  void connectorMayDisconnectForGood() {
    world.host(o -> o.deprovisionAction(aad.id(), DeprovisionAction.EXPLICIT_DISCONNECT));
    users();
    ad.addUser("ada", "title", "Boss");
    world.importAndSynchronize().exportAndConfirm();
    ad.change("ada", "info", "hide");
    deltaFromAd();

    aad.fullSync().succeeded();
    ad.fullSync().succeeded();

    aad.object("ada").isExplicitlyDisconnected().pendingExport(NONE);
    world.onlyMetaverseObject().lacks("cloudSourceAnchor");
  }
}
