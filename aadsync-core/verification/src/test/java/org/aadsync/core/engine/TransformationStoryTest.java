package org.aadsync.core.engine;

import static org.aadsync.core.engine.PendingOperation.ADD;
import static org.aadsync.core.engine.PendingOperation.NONE;
import static org.aadsync.core.engine.PendingOperation.UPDATE;
import static org.aadsync.core.rules.ScopeOperator.EQUAL;
import static org.aadsync.core.rules.ScopeOperator.NOTEQUAL;
import static org.aadsync.testing.RuleBuilder.inbound;
import static org.aadsync.testing.TypicalRules.usersFrom;
import static org.aadsync.testing.TypicalRules.usersTo;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.aadsync.testing.Scenario;
import org.aadsync.testing.StepAssert;
import org.aadsync.testing.TestDirectory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What becomes of a value on its way through a flow. */
class TransformationStoryTest {
  private final Scenario world = new Scenario();
  private final TestDirectory ad = world.activeDirectory("AD");
  private final TestDirectory aad = world.azureAd("AAD");

  private StepAssert synchronizeAd() {
    ad.fullImport().succeeded();
    return ad.fullSync();
  }

  private void deltaFromAd() {
    ad.deltaImport().succeeded();
    ad.deltaSync().succeeded();
  }

  @Test
  @DisplayName("T-1: a direct flow of an absent attribute gives no value")
  void directFlowOfAnAbsentAttribute() {
    world.rules(usersFrom(ad).flow("title"));
    ad.addUser("ada");

    synchronizeAd().succeeded();

    world.onlyMetaverseObject().lacks("title");
  }

  @Test
  @DisplayName("CS-22: a value of a type that a connector must not report fails its object alone")
  void faultOfAConnectorFailsOneObject() {
    world.rules(usersFrom(ad).expression("title", "Left([title], 3)"));
    ad.addUser("ada", "title", new StringBuilder("Boss")).addUser("bob", "title", "Clerk");

    StepAssert imported = ad.fullImport().endedWith("completed-discovery-errors");
    ad.fullSync().succeeded();

    assertThat(imported.about(ad, "ada").code()).isEqualTo("invalid-attribute-value");
    world.onlyMetaverseObject().has("title", "Cle");
  }

  @Test
  @DisplayName("T-2: a constant is text, also where it spells NULL or AuthoritativeNull")
  void constantsAreText() {
    world.rules(
        usersFrom(ad)
            .constant("title", "NULL")
            .constant("department", "AuthoritativeNull")
            .constant("company", "IgnoreThisFlow"));
    ad.addUser("ada");

    synchronizeAd().succeeded();

    world
        .onlyMetaverseObject()
        .has("title", "NULL")
        .has("department", "AuthoritativeNull")
        .has("company", "IgnoreThisFlow");
  }

  @Test
  @DisplayName("T-2: a constant is converted to the type of its target")
  void constantsAreConverted() {
    world.rules(
        usersFrom(ad)
            .constant("hidden", "True")
            .constant("employeeNumber", "-42")
            .constant("url", "one"));
    ad.addUser("ada");

    synchronizeAd().succeeded();

    world.onlyMetaverseObject().has("hidden", true).has("employeeNumber", -42).has("url", "one");
  }

  @Test
  @DisplayName("T-3: several values do not flow to a single-valued attribute")
  void severalValuesDoNotFlowToOne() {
    world.rules(usersFrom(ad).flowFrom("url", "title"));
    ad.addUser("ada", "url", List.of("one", "two")).addUser("bob", "url", List.of("one"));

    StepAssert sync = synchronizeAd().endedWith("completed-sync-errors");

    sync.hasErrors("flow-multi-values-to-single-value");
    ObjectError error = sync.about(ad, "ada");
    assertThat(error.attribute()).isEqualTo("title");
    assertThat(error.rule()).isEqualTo("In from AD - User Join");
    world.onlyMetaverseObject().has("displayName", "bob").has("title", "one");
  }

  @Test
  @DisplayName("T-3: one value flows to a multi-valued attribute as a set of one")
  void oneValueFlowsToASet() {
    world.rules(usersFrom(ad).flowFrom("title", "url"));
    ad.addUser("ada", "title", "one");

    synchronizeAd().succeeded();

    world.onlyMetaverseObject().has("url", "one");
  }

  @Test
  @DisplayName("T-4, Z-6: numbers, Booleans and bytes become text in a flow")
  void scalarsBecomeText() {
    world.rules(
        usersFrom(ad)
            .flowFrom("employeeNumber", "title")
            .flowFrom("hidden", "department")
            .flowFrom("photo", "company")
            .expression("info", "[employeeNumber]"));
    ad.addUser("ada", "employeeNumber", -7, "hidden", true, "photo", "abc");

    synchronizeAd().succeeded();

    world
        .onlyMetaverseObject()
        .has("title", "-7")
        .has("department", "True")
        .has("company", "YWJj")
        .has("info", "-7");
  }

  @Test
  @DisplayName("T-4: text becomes a number or a Boolean where it spells one, else it is an error")
  void textIsParsed() {
    world.rules(usersFrom(ad).flowFrom("title", "employeeNumber").flowFrom("department", "hidden"));
    ad.addUser("ada", "title", "42", "department", "false");
    ad.addUser("bob", "title", "forty-two");
    ad.addUser("cyd", "department", "perhaps");

    StepAssert sync = synchronizeAd().endedWith("completed-sync-errors");

    assertThat(sync.about(ad, "bob").attribute()).isEqualTo("employeeNumber");
    assertThat(sync.about(ad, "cyd").attribute()).isEqualTo("hidden");
    world.onlyMetaverseObject().has("employeeNumber", 42).has("hidden", false);
  }

  @Test
  @DisplayName("Z-6: the result of an expression is converted once, when it flows")
  void resultIsConvertedWhenItFlows() {
    world.rules(usersFrom(ad).expression("employeeNumber", "Trim([title])"));
    ad.addUser("ada", "title", " 42 ");

    synchronizeAd().succeeded();

    world.onlyMetaverseObject().has("employeeNumber", 42);
  }

  @Test
  @DisplayName("T-5: an inbound flow that applies once keeps what the projection gave")
  void inboundFlowAppliesOnce() {
    world.rules(usersFrom(ad).flow("title").once(), usersTo(aad).flow("title"));
    ad.addUser("ada", "title", "First").addUser("bob");
    world.importAndSynchronize().exportAndConfirm();
    aad.holdsValues("ada", "title", "First");

    ad.change("ada", "title", "Second").change("bob", "title", "Late");
    deltaFromAd();
    world.metaverseObject("displayName", "ada").has("title", "First");
    world.metaverseObject("displayName", "bob").lacks("title");

    ad.clear("ada", "title");
    deltaFromAd();
    ad.fullSync().succeeded();
    world.metaverseObject("displayName", "ada").has("title", "First");
    world.exportAndConfirm();
    aad.holdsValues("ada", "title", "First");
  }

  @Test
  @DisplayName("T-5: what an inbound flow gave once is not recalled when its rule leaves scope")
  void onceValueIsNotRecalled() {
    world.rules(
        usersFrom(ad),
        inbound("In from AD - Once", ad, "user", "person")
            .when("info", NOTEQUAL, "out")
            .flow("title")
            .once()
            .flow("department"));
    ad.addUser("ada", "title", "First", "department", "IT");
    world.importAndSynchronize();

    ad.change("ada", "info", "out");
    deltaFromAd();

    world.metaverseObject("displayName", "ada").has("title", "First").lacks("department");
    ad.fullSync().succeeded();
    world.metaverseObject("displayName", "ada").has("title", "First");
  }

  @Test
  @DisplayName("T-5: an outbound flow that applies once runs while the object is new")
  void outboundFlowAppliesOnce() {
    world.rules(usersFrom(ad).flow("title"), usersTo(aad).flow("title").once());
    ad.addUser("ada", "title", "First");
    world.importAndSynchronize().exportAndConfirm();
    aad.holdsValues("ada", "title", "First");

    ad.change("ada", "title", "Second");
    deltaFromAd();
    aad.object("ada").wants("title", "First").pendingExport(NONE);

    aad.change("ada", "title", "made by hand");
    aad.deltaImport().succeeded();
    aad.deltaSync().succeeded();
    ad.fullSync().succeeded();
    aad.object("ada").wants("title", "made by hand").pendingExport(NONE);
  }

  @Test
  @DisplayName("T-5, Q-5: a flow that applies once does not touch an object that was joined")
  void onceFlowLeavesJoinedObjectsAlone() {
    world.rules(usersFrom(ad).flow("title"), usersTo(aad).flow("title").once());
    aad.add("user", "ada", "sourceAnchor", "ada", "title", "From before");
    ad.addUser("ada", "title", "First");

    world.importAndSynchronize().exportAndConfirm();

    aad.holdsValues("ada", "title", "From before");
  }

  @Test
  @DisplayName("T-5: a refused add is tried again with the value that was computed first")
  void onceValueSurvivesARefusedAdd() {
    world.rules(usersFrom(ad).flow("title"), usersTo(aad).flow("title").once());
    aad.faults().refuseExport(aad.dn("ada"), "permission-issue");
    ad.addUser("ada", "title", "First");
    world.importAndSynchronize();
    aad.export().hasErrors("permission-issue");

    ad.change("ada", "title", "Second");
    deltaFromAd();
    aad.object("ada").pendingExport(ADD).wants("title", "First");
    aad.faults().acceptExport(aad.dn("ada"));
    world.exportAndConfirm();

    aad.holdsValues("ada", "title", "First");
  }

  @Test
  @DisplayName("T-6: a failing flow fails its object as a whole, and no other")
  void failingFlowFailsTheObject() {
    world.rules(
        usersFrom(ad).flow("department"),
        inbound("Titles", ad, "user", "person")
            .expression("title", "IIF([title] = \"bad\", Error(\"title is bad\"), [title])"),
        usersTo(aad).flow("title", "department"));
    ad.addUser("ada", "title", "good", "department", "IT").addUser("bob", "title", "good");
    world.importAndSynchronize().exportAndConfirm();

    ad.change("ada", "title", "bad", "department", "HR").change("bob", "title", "better");
    ad.deltaImport().succeeded();
    StepAssert sync =
        ad.deltaSync()
            .endedWith("completed-sync-errors")
            .hasErrors("sync-rule-error-function-triggered")
            .inbound("flow-failure", 1);
    ObjectError error = sync.about(ad, "ada");
    assertThat(error.stage()).isEqualTo(ObjectError.Stage.SYNCHRONIZATION);
    assertThat(error.rule()).isEqualTo("Titles");
    assertThat(error.attribute()).isEqualTo("title");
    assertThat(error.expression()).contains("Error(");
    assertThat(error.message()).contains("title is bad");
    world.metaverseObject("displayName", "ada").has("title", "good").has("department", "IT");
    ad.object("ada").pendingImport(UPDATE).synchronizedAs("title", "good");
    aad.object("ada").pendingExport(NONE);
    aad.object("bob").wants("title", "better").pendingExport(UPDATE);

    ad.deltaImport().succeeded();
    ad.deltaSync().hasErrors("sync-rule-error-function-triggered");

    ad.change("ada", "title", "good again");
    deltaFromAd();
    world.metaverseObject("displayName", "ada").has("title", "good again").has("department", "HR");
    ad.object("ada").hasErrors().pendingImport(NONE);
  }

  @Test
  @DisplayName("T-6, Q-24: a failing outbound flow fails the pass of the object that was processed")
  void failingOutboundFlowFailsTheWholePass() {
    world.rules(
        usersFrom(ad).flow("title"),
        usersTo(aad).expression("title", "IIF([title] = \"bad\", Error(\"no\"), [title])"));
    ad.addUser("ada", "title", "good").addUser("bob", "title", "bad");

    StepAssert sync = synchronizeAd().hasErrors("sync-rule-error-function-triggered");

    assertThat(sync.about(ad, "bob").rule()).isEqualTo("Out to AAD - User Join");
    world.onlyMetaverseObject().has("displayName", "ada");
    ad.object("bob").isDisconnected().pendingImport(ADD);
    aad.hasExactly("ada");

    ad.change("bob", "title", "fine");
    deltaFromAd();
    aad.hasExactly("ada", "bob");
  }

  @Test
  @DisplayName("T-6: a failing object leaves no trace when it is projected anew in a later run")
  void failedProjectionIsTriedAgain() {
    world.rules(
        usersFrom(ad).expression("title", "IIF(IsPresent([title]), [title], Error(\"?\"))"));
    ad.addUser("ada");
    synchronizeAd().hasErrors("sync-rule-error-function-triggered");
    world.hasMetaverseObjects(0);
    ad.deltaImport().succeeded();
    ad.deltaSync().hasErrors("sync-rule-error-function-triggered");

    ad.change("ada", "title", "Boss");
    deltaFromAd();

    world.onlyMetaverseObject().has("title", "Boss");
  }

  @Test
  @DisplayName("T-7: an expression sees its source object and nothing else")
  void expressionSeesItsSourceOnly() {
    world.rules(
        usersFrom(ad).flow("title"),
        inbound("Copy", ad, "user", "person").expression("info", "[info] & [title] & \"!\""));
    ad.addUser("ada", "title", "Boss");

    synchronizeAd().succeeded();
    synchronizeAd().succeeded();

    world.onlyMetaverseObject().has("info", "Boss!");
  }

  @Test
  @DisplayName("M-9, Z-18: a wrongly cased attribute name means the attribute nevertheless")
  void attributeNamesIgnoreCase() {
    world.rules(
        usersFrom(ad)
            .flowFrom("TITLE", "Department")
            .expression("INFO", "[tITLE] & \"!\"")
            .when("COMPANY", EQUAL, "us"));
    ad.addUser("ada", "title", "Boss", "company", "us");

    synchronizeAd().succeeded();

    world.onlyMetaverseObject().has("department", "Boss").has("info", "Boss!");
  }
}
