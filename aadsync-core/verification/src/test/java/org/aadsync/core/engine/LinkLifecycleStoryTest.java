package org.aadsync.core.engine;

import static org.aadsync.core.engine.PendingOperation.ADD;
import static org.aadsync.core.engine.PendingOperation.DELETE;
import static org.aadsync.core.engine.PendingOperation.DELETE_ADD;
import static org.aadsync.core.engine.PendingOperation.NONE;
import static org.aadsync.core.rules.ScopeOperator.EQUAL;
import static org.aadsync.testing.RuleBuilder.inbound;
import static org.aadsync.testing.RuleBuilder.outbound;
import static org.aadsync.testing.TypicalRules.usersBackFrom;
import static org.aadsync.testing.TypicalRules.usersFrom;
import static org.aadsync.testing.TypicalRules.usersTo;

import org.aadsync.testing.RuleBuilder;
import org.aadsync.testing.Scenario;
import org.aadsync.testing.TestDirectory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** How long links and metaverse objects live. */
class LinkLifecycleStoryTest {
  private final Scenario world = new Scenario();
  private final TestDirectory ad = world.activeDirectory("AD");
  private final TestDirectory res = world.activeDirectory("RES");
  private final TestDirectory aad = world.azureAd("AAD");

  private RuleBuilder fromRes(String name) {
    return inbound(name, res, "user", "person").join("mail", "mail").flow("department");
  }

  private void delta(TestDirectory directory) {
    directory.deltaImport().succeeded();
    directory.deltaSync().succeeded();
  }

  @Test
  @DisplayName("L-1, K-1: the link breaks when the rule that made it leaves scope")
  void linkBreaksWithItsRule() {
    world.rules(usersFrom(ad).flow("mail"), fromRes("In from RES").when("info", EQUAL, "in"));
    ad.addUser("ada", "mail", "ada@x");
    res.addUser("r", "mail", "ada@x", "department", "IT", "info", "in");
    world.importAndSynchronize();
    world.onlyMetaverseObject().has("department", "IT").isLinkedTo(res, "r");

    res.change("r", "info", "out");
    delta(res);

    res.object("r").isDisconnected().pendingExport(NONE);
    world.onlyMetaverseObject().lacks("department").isLinkedTo(res);

    res.change("r", "info", "in");
    delta(res);
    res.object("r").isConnected();
    world.onlyMetaverseObject().has("department", "IT");
  }

  @Test
  @DisplayName("L-1: a rule of the other direction holds the link too")
  void ruleOfTheOtherDirectionHoldsTheLink() {
    world.rules(
        usersFrom(ad).flow("mail"),
        fromRes("In from RES").when("info", EQUAL, "in"),
        outbound("Out to RES", res, "person", "user").join("mail", "mail").flow("displayName"));
    ad.addUser("ada", "mail", "ada@x");
    res.addUser("r", "mail", "ada@x", "department", "IT", "info", "in");
    world.importAndSynchronize();

    res.change("r", "info", "out");
    delta(res);

    res.object("r").isConnected().wants("displayName", "ada");
    world.onlyMetaverseObject().lacks("department").isLinkedTo(res, "r");
  }

  @Test
  @DisplayName("L-2, J-1: another join rule that comes into scope keeps the link, without a search")
  void linkPassesFromRuleToRule() {
    world.rules(
        usersFrom(ad).flow("mail"),
        fromRes("In from RES - A").when("info", EQUAL, "a"),
        fromRes("In from RES - B").when("info", EQUAL, "b"));
    ad.addUser("ada", "mail", "ada@x").addUser("bob", "mail", "bob@x");
    res.addUser("r", "mail", "ada@x", "department", "IT", "info", "a");
    world.importAndSynchronize();
    world.metaverseObject("displayName", "ada").contributed("department", "In from RES - A");

    res.change("r", "info", "b", "mail", "bob@x");
    delta(res);

    world
        .metaverseObject("displayName", "ada")
        .isLinkedTo(res, "r")
        .has("department", "IT")
        .contributed("department", "In from RES - B");
    world.metaverseObject("displayName", "bob").isLinkedTo(res);
  }

  @Test
  @DisplayName("L-2, MV-4: projection rules may take over from each other")
  void projectionPassesFromRuleToRule() {
    world.rules(
        usersFrom(ad).when("info", EQUAL, "a"),
        inbound("In from AD - Clone", ad, "user", "person")
            .provision()
            .when("info", EQUAL, "b")
            .join("objectSid", "objectSid")
            .flow("objectSid", "displayName")
            .flowFrom("employeeID", "sourceAnchor")
            .constant("sourceObjectType", "User"),
        usersTo(aad));
    ad.addUser("ada", "info", "a");
    world.importAndSynchronize().exportAndConfirm();

    ad.change("ada", "info", "b");
    delta(ad);

    world.onlyMetaverseObject().contributed("displayName", "In from AD - Clone");
    aad.object("ada").isConnected().pendingExport(NONE);
    aad.export().succeeded().exportedNothing();
  }

  @Test
  @DisplayName("Behaviour 15, L-3: a sticky join keeps the person when the provisioner is gone")
  void stickyJoinKeepsTheMetaverseObject() {
    world.rules(
        usersFrom(ad).flow("mail"),
        inbound("In from RES", res, "user", "person")
            .stickyJoin()
            .join("mail", "mail")
            .flow("department", "displayName")
            .flowFrom("employeeID", "sourceAnchor")
            .constant("sourceObjectType", "User"),
        usersTo(aad).flow("department"));
    ad.addUser("ada", "mail", "ada@x", "employeeID", "ada");
    res.addUser("r", "mail", "ada@x", "employeeID", "ada", "department", "IT");
    world.importAndSynchronize().exportAndConfirm();
    aad.holdsExactly("ada");

    ad.remove("ada");
    ad.deltaImport().succeeded();
    ad.object("ada").pendingImport(DELETE);
    ad.deltaSync().succeeded().inbound("connector-delete-leave-mv", 1);
    ad.hasNoObject("ada");
    world
        .onlyMetaverseObject()
        .isLinkedTo(res, "r")
        .has("displayName", "r")
        .has("department", "IT");
    aad.object("ada").isConnected();
    world.exportAndConfirm();
    aad.holdsExactly("ada").holdsValues("ada", "displayName", "r");

    res.remove("r");
    res.deltaImport().succeeded();
    res.deltaSync().succeeded().inbound("connector-delete-remove-mv", 1);
    world.hasMetaverseObjects(0);
    aad.object("ada").pendingExport(DELETE);
    world.exportAndConfirm();
    aad.holdsExactly();
  }

  @Test
  @DisplayName("Behaviour 15, MV-6, MV-7: a join does not keep the person, and is free again")
  void joinDoesNotKeepTheMetaverseObject() {
    world.rules(usersFrom(ad).flow("mail"), fromRes("In from RES"), usersTo(aad));
    ad.addUser("ada", "mail", "ada@x");
    res.addUser("r", "mail", "ada@x", "department", "IT");
    world.importAndSynchronize().exportAndConfirm();

    ad.remove("ada");
    ad.deltaImport().succeeded();
    ad.deltaSync().succeeded().inbound("connector-delete-remove-mv", 1);

    world.hasMetaverseObjects(0);
    ad.hasNoObject("ada");
    res.object("r").isDisconnected().pendingExport(NONE);
    aad.object("ada").pendingExport(DELETE).existsIn(Image.EXPORTED).isMissingIn(Image.TOP);
    world.exportAndConfirm();
    aad.holdsExactly().hasNoObject("ada");

    ad.addUser("ada", "mail", "ada@x");
    delta(ad);
    res.object("r").isConnected();
    world.onlyMetaverseObject().has("department", "IT");
  }

  @Test
  @DisplayName("MV-4: the person stays as long as one of two provisioning sources is in scope")
  void metaverseObjectStaysWithOneProvisioner() {
    world.rules(usersFrom(ad).flow("title"), usersFrom(res).flow("title"), usersTo(aad));
    ad.addUser("ada", "title", "From AD");
    res.addUser("ada", "title", "From RES");
    world.importAndSynchronize().exportAndConfirm();

    ad.remove("ada");
    delta(ad);
    world.onlyMetaverseObject().has("title", "From RES").isLinkedTo(res, "ada").isLinkedTo(ad);
    aad.object("ada").isConnected().pendingExport(NONE);

    res.remove("ada");
    delta(res);
    world.hasMetaverseObjects(0);
  }

  @Test
  @DisplayName("MV-4: the person goes when its provisioning rule leaves scope")
  void metaverseObjectGoesWithTheScope() {
    world.rules(usersFrom(ad).when("info", EQUAL, "in"), usersTo(aad));
    ad.addUser("ada", "info", "in");
    world.importAndSynchronize().exportAndConfirm();

    ad.change("ada", "info", "out");
    ad.deltaImport().succeeded();
    ad.deltaSync().succeeded().inbound("connector-filtered-remove-mv", 1);

    world.hasMetaverseObjects(0);
    ad.object("ada").isDisconnected().pendingExport(NONE).pendingImport(NONE);
    aad.object("ada").pendingExport(DELETE);
  }

  @Test
  @DisplayName("L-4: a cloud object that a Provision rule merely joined goes with the person")
  void provisionRuleOwnsWhatItJoined() {
    world.rules(usersFrom(ad), usersTo(aad));
    aad.add("user", "ada", "sourceAnchor", "ada", "displayName", "ada");
    ad.addUser("ada");
    world.importAndSynchronize();
    aad.object("ada").isConnected().pendingExport(NONE);
    aad.export().succeeded().exportedNothing();

    ad.remove("ada");
    delta(ad);
    aad.object("ada").pendingExport(DELETE);

    world.exportAndConfirm();
    aad.holdsExactly();
  }

  @Test
  @DisplayName("Behaviour 16, CS-44: a cloud object that was never in scope is never deleted")
  void cloudObjectThatWasOnlyImportedStays() {
    world.rules(usersFrom(ad).constant("cloudFiltered", "True"), usersBackFrom(aad), usersTo(aad));
    aad.add("user", "ada", "sourceAnchor", "ada", "displayName", "In the cloud");
    ad.addUser("ada");
    world.importAndSynchronize();
    world.onlyMetaverseObject().isLinkedTo(aad, "ada").has("cloudSourceAnchor", "ada");
    aad.object("ada").isConnected().pendingExport(NONE);

    ad.remove("ada");
    delta(ad);

    world.hasMetaverseObjects(0);
    aad.object("ada").isDisconnected().pendingExport(NONE);
    aad.export().succeeded().exportedNothing();
    aad.holdsExactly("ada");
  }

  @Test
  @DisplayName("L-5: an object deleted behind the engine's back is created again")
  void deletedTargetIsProvisionedAgain() {
    world.rules(usersFrom(ad).flow("title"), usersTo(aad).flow("title"));
    ad.addUser("ada", "title", "Boss");
    world.importAndSynchronize().exportAndConfirm();

    aad.remove("ada");
    aad.deltaImport().succeeded().staged("stage-delete", 1);
    aad.object("ada").pendingImport(DELETE);
    aad.deltaSync().succeeded();

    aad.object("ada").isConnected().pendingExport(ADD).hasNoAnchor().wants("title", "Boss");
    world.exportAndConfirm();
    aad.holdsExactly("ada").holdsValues("ada", "title", "Boss");
  }

  @Test
  @DisplayName("L-6: an object that becomes one of another type joins its person again")
  void deleteAddRejoinsTheSamePerson() {
    world.rules(
        usersFrom(ad).flow("mail"),
        inbound("In from RES - Contact", res, "contact", "person")
            .stickyJoin()
            .join("mail", "mail")
            .flow("department", "title"),
        fromRes("In from RES - User"),
        usersTo(aad).flow("department", "title"));
    ad.addUser("ada", "mail", "ada@x");
    res.add("contact", "r", "mail", "ada@x", "department", "IT", "title", "Boss");
    world.importAndSynchronize().exportAndConfirm();
    aad.holdsValues("ada", "title", "Boss");

    res.changeType("r", "user");
    res.deltaImport().succeeded().staged("stage-delete-add", 1);
    res.object("r").pendingImport(DELETE_ADD);
    res.deltaSync().succeeded().inbound("connector-delete-add-processed", 1);

    world
        .onlyMetaverseObject()
        .isLinkedTo(res, "r")
        .has("department", "IT")
        .contributed("department", "In from RES - User")
        .lacks("title");
    res.object("r").isOfType("user").isConnected().pendingImport(NONE);
    world.exportAndConfirm();
    aad.holdsExactly("ada").holdsValues("ada", "title").holdsValues("ada", "department", "IT");
  }
}
