package org.aadsync.core.engine;

import static org.aadsync.core.engine.PendingOperation.NONE;
import static org.aadsync.core.engine.PendingOperation.UPDATE;
import static org.aadsync.core.rules.ScopeOperator.EQUAL;
import static org.aadsync.core.rules.ScopeOperator.ISNOTNULL;
import static org.aadsync.core.rules.ScopeOperator.ISNULL;
import static org.aadsync.testing.RuleBuilder.inbound;
import static org.aadsync.testing.RuleBuilder.outbound;
import static org.aadsync.testing.TypicalRules.usersFrom;
import static org.aadsync.testing.TypicalRules.usersTo;

import org.aadsync.testing.Scenario;
import org.aadsync.testing.TestDirectory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What becomes of a value when the rule that gave it is gone. */
class RecallStoryTest {
  private final Scenario world = new Scenario();
  private final TestDirectory ad = world.activeDirectory("AD");
  private final TestDirectory aad = world.azureAd("AAD");

  private static void delta(TestDirectory directory) {
    directory.deltaImport().succeeded();
    directory.deltaSync().succeeded();
  }

  @Test
  @DisplayName("K-1: a rule that leaves scope takes its values, and the next rule supplies")
  void nextRuleSupplies() {
    world.rules(
        usersFrom(ad).flow("title"),
        inbound("Special", ad, "user", "person")
            .precedence(50)
            .when("info", EQUAL, "special")
            .constant("title", "Special")
            .constant("department", "Special"),
        usersTo(aad).flow("title", "department"));
    ad.addUser("ada", "title", "Usual", "info", "special");
    world.importAndSynchronize().exportAndConfirm();
    aad.holdsValues("ada", "title", "Special").holdsValues("ada", "department", "Special");

    ad.clear("ada", "info");
    delta(ad);

    world
        .onlyMetaverseObject()
        .has("title", "Usual")
        .contributed("title", "In from AD - User Join")
        .lacks("department");
    aad.object("ada").pendingExport(UPDATE);
    world.exportAndConfirm();
    aad.holdsValues("ada", "title", "Usual").holdsValues("ada", "department");
  }

  @Test
  @DisplayName("K-1: an object that is deleted takes its values, and the other forest supplies")
  void otherForestSupplies() {
    TestDirectory res = world.activeDirectory("RES");
    world.rules(
        usersFrom(ad).flow("title", "department"), usersFrom(res).flow("title"), usersTo(aad));
    ad.addUser("ada", "title", "From AD", "department", "IT");
    res.addUser("ada", "title", "From RES");
    world.importAndSynchronize();

    ad.remove("ada");
    delta(ad);

    world
        .onlyMetaverseObject()
        .has("title", "From RES")
        .contributed("title", "In from RES - User Join")
        .lacks("department");
  }

  @Test
  @DisplayName("K-1: an attribute that the source lost is removed all the way")
  void removedAttributeIsRemovedEverywhere() {
    world.rules(usersFrom(ad).flow("title"), usersTo(aad).flow("title"));
    ad.addUser("ada", "title", "Boss");
    world.importAndSynchronize().exportAndConfirm();

    ad.clear("ada", "title");
    delta(ad);
    world.onlyMetaverseObject().lacks("title");
    aad.object("ada").wants("title").pendingExport(UPDATE);
    world.exportAndConfirm();

    aad.holdsValues("ada", "title");
  }

  @Test
  @DisplayName("K-2: an outbound rule that leaves scope leaves its values in the directory")
  void outboundRuleLeavesItsValues() {
    world.rules(
        usersFrom(ad).flow("title", "company"),
        usersTo(aad),
        outbound("Out to AAD - Titles", aad, "person", "user")
            .when("company", EQUAL, "us")
            .flow("title"));
    ad.addUser("ada", "title", "Boss", "company", "us");
    world.importAndSynchronize().exportAndConfirm();
    aad.holdsValues("ada", "title", "Boss");

    ad.change("ada", "company", "them", "title", "Clerk");
    delta(ad);

    aad.object("ada").isConnected().wants("title", "Boss").pendingExport(NONE);
    aad.export().succeeded().exportedNothing();
    aad.holdsValues("ada", "title", "Boss");
  }

  @Test
  @DisplayName("O-4: the name of an object stays when the rule that gives it leaves scope")
  void dnIsNeverRecalled() {
    world.rules(
        usersFrom(ad).flow("company"),
        usersTo(aad).when("company", EQUAL, "us"),
        outbound("Out to AAD - Others", aad, "person", "user")
            .join("sourceAnchor", "sourceAnchor")
            .flow("company"));
    ad.addUser("ada", "company", "us");
    world.importAndSynchronize().exportAndConfirm();

    ad.change("ada", "company", "them", "employeeID", "renamed");
    delta(ad);

    aad.object("ada").isConnected().hasDn(Image.TOP, "ada").wants("company", "them");
  }

  @Test
  @DisplayName("K-3: a value that brings another rule into scope takes effect in the same run")
  void scopesAreEvaluatedUntilStable() {
    world.rules(
        usersFrom(ad),
        inbound("In from AD - Managed", ad, "user", "person")
            .when("info", ISNOTNULL)
            .flowFrom("info", "title"),
        outbound("Out to AD - User Join", ad, "person", "user")
            .join("objectSid", "objectSid")
            .constant("info", "managed"),
        outbound("Out to AD - Titled", ad, "person", "user")
            .when("title", ISNOTNULL)
            .flowFrom("title", "department"));
    ad.addUser("ada");

    world.importAndSynchronize();

    world.onlyMetaverseObject().has("title", "managed");
    ad.object("ada").wants("department", "managed").pendingExport(UPDATE);
    world.exportAndConfirm();
    ad.holdsValues("ada", "department", "managed");
  }

  @Test
  @DisplayName("K-3, J-11: what a flow puts out of scope gives nothing any more in the same run")
  void rulePutOutOfScopeByAFlow() {
    TestDirectory hr = world.activeDirectory("HR");
    world.rules(
        usersFrom(hr),
        inbound("In from AD - New", ad, "user", "person")
            .when("info", ISNULL)
            .join("objectSid", "objectSid")
            .flow("title"),
        outbound("Out to AD - User Join", ad, "person", "user")
            .join("objectSid", "objectSid")
            .expression("info", "IIF(IsPresent([title]), \"done\", IgnoreThisFlow)"));
    hr.addUser("ada");
    ad.addUser("ada", "title", "Boss");

    world.importAndSynchronize();

    ad.object("ada").isConnected().wants("info", "done");
    world.onlyMetaverseObject().lacks("title");
    ad.fullSync().succeeded().inbound("connector-flow", 0);
  }

  @Test
  @DisplayName("K-3, Q-20: rules that never come to rest are an error of the object")
  void endlessRulesAreAnError() {
    world.rules(
        usersFrom(ad),
        inbound("In from AD - Toggle", ad, "user", "person")
            .when("info", ISNULL)
            .constant("title", "on"),
        outbound("Out to AD - User Join", ad, "person", "user")
            .join("objectSid", "objectSid")
            .expression("info", "IIF(IsPresent([title]), \"set\", NULL)"));
    ad.addUser("ada");
    ad.fullImport().succeeded();

    ad.fullSync().endedWith("completed-sync-errors").hasErrors("evaluation-limit").about(ad, "ada");

    world.hasMetaverseObjects(0);
    ad.object("ada").isDisconnected().pendingExport(NONE);
  }
}
