package org.aadsync.core.engine;

import static org.aadsync.core.engine.PendingOperation.ADD;
import static org.aadsync.core.engine.PendingOperation.DELETE;
import static org.aadsync.core.engine.PendingOperation.NONE;
import static org.aadsync.core.engine.PendingOperation.UPDATE;
import static org.aadsync.testing.RuleBuilder.inbound;
import static org.aadsync.testing.TypicalRules.usersFrom;
import static org.aadsync.testing.TypicalRules.usersTo;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.aadsync.testing.Scenario;
import org.aadsync.testing.StepAssert;
import org.aadsync.testing.TestDirectory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What was exported is certain only when an import shows it. */
class ConfirmationStoryTest {
  private static final String NOT_REIMPORTED = "exported-change-not-reimported";

  private final Scenario world = new Scenario();
  private final TestDirectory ad = world.activeDirectory("AD");
  private final TestDirectory aad = world.azureAd("AAD");

  @BeforeEach
  void adaIsInTheCloud() {
    world
        .metaverseAttributes("cloudNumber:number", "cloudNumberSeen:number")
        .rules(
            usersFrom(ad).flow("employeeNumber", "title", "url"),
            inbound("In from AAD - User", aad, "user", "person")
                .join("sourceAnchor", "sourceAnchor")
                .flowFrom("employeeNumber", "cloudNumber")
                .expression("cloudNumberSeen", "ImportedValue(\"employeeNumber\")"),
            usersTo(aad).flow("employeeNumber", "title", "url"));
    ad.addUser("ada", "employeeNumber", 4, "title", "Clerk");
    world.importAndSynchronize().exportAndConfirm();
  }

  private void exportNumber(int number) {
    ad.change("ada", "employeeNumber", number);
    ad.deltaImport().succeeded();
    ad.deltaSync().succeeded();
    aad.export().succeeded();
    aad.holdsValues("ada", "employeeNumber", number);
    aad.object("ada")
        .pendingExport(NONE)
        .unconfirmed(UPDATE)
        .imported("employeeNumber", 4)
        .exported("employeeNumber", number);
  }

  @Test
  @DisplayName("Behaviour 8, CS-31: silence of a delta import confirms nothing, a full import does")
  void silenceConfirmsNothing() {
    exportNumber(5);

    aad.memory().forgetChanges();
    aad.deltaImport().succeeded();
    aad.object("ada").unconfirmed(UPDATE).pendingExport(NONE).imported("employeeNumber", 4);
    aad.deltaSync().succeeded();
    aad.export().succeeded().exportedNothing();
    aad.object("ada").unconfirmed(UPDATE);

    aad.fullImport().succeeded();
    aad.object("ada").unconfirmed(NONE).imported("employeeNumber", 5);
    aad.deltaSync().succeeded();
    world.settled();
  }

  @Test
  @DisplayName("CS-29, CS-30: an import that shows the value confirms it")
  void importConfirms() {
    exportNumber(5);

    aad.deltaImport().succeeded().hasWarnings();

    aad.object("ada").unconfirmed(NONE).pendingImport(UPDATE).imported("employeeNumber", 5);
    aad.deltaSync().succeeded();
    world.onlyMetaverseObject().has("cloudNumber", 5);
    world.settled();
  }

  @Test
  @DisplayName("Behaviour 7, CS-30: another value is a warning; inbound sees it, outbound insists")
  void anotherValueIsReportedAndOverwritten() {
    exportNumber(5);
    aad.change("ada", "employeeNumber", 7);

    StepAssert step =
        aad.deltaImport().endedWith("completed-warnings").hasErrors().hasWarnings(NOT_REIMPORTED);
    assertThat(step.about(aad, "ada").attribute()).isEqualTo("employeeNumber");
    aad.object("ada").imported("employeeNumber", 7).unconfirmed(NONE);

    aad.deltaSync().succeeded();
    // V-3: what outbound insists on loops back in the same run, but not through ImportedValue.
    world.onlyMetaverseObject().has("cloudNumberSeen", 7).has("employeeNumber", 5);
    world.onlyMetaverseObject().has("cloudNumber", 5);
    aad.object("ada").wants("employeeNumber", 5).pendingExport(UPDATE);

    world.exportAndConfirm();
    aad.holdsValues("ada", "employeeNumber", 5);
    world.onlyMetaverseObject().has("cloudNumber", 5).has("cloudNumberSeen", 5);
  }

  @Test
  @DisplayName("CS-30: a change that the directory forgot is a warning and is staged again")
  void forgottenChangeIsStagedAgain() {
    aad.faults().ignoreWrites("employeeNumber");
    ad.change("ada", "employeeNumber", 5, "title", "Boss");
    ad.deltaImport().succeeded();
    ad.deltaSync().succeeded();
    aad.export().succeeded();

    StepAssert step = aad.deltaImport().hasWarnings(NOT_REIMPORTED);

    assertThat(step.about(aad, "ada").attribute()).isEqualTo("employeeNumber");
    aad.object("ada")
        .unconfirmed(NONE)
        .pendingExport(UPDATE)
        .imported("title", "Boss")
        .wants("employeeNumber", 5);
    aad.deltaSync().succeeded();
    aad.faults().writesRecover();
    world.exportAndConfirm();
    aad.holdsValues("ada", "employeeNumber", 5);
  }

  @Test
  @DisplayName("CS-30: a directory that normalises is written again in every cycle, and reported")
  void normalisedValueIsReportedInEveryCycle() {
    aad.faults().normalise("title", value -> value.toString().toUpperCase(Locale.ROOT));
    ad.change("ada", "title", "Boss");
    ad.deltaImport().succeeded();
    ad.deltaSync().succeeded();
    aad.export().succeeded();
    aad.deltaImport().endedWith("completed-warnings").hasWarnings(NOT_REIMPORTED);
    aad.deltaSync().succeeded();

    aad.object("ada").imported("title", "BOSS").wants("title", "Boss").pendingExport(UPDATE);
    aad.export().succeeded().exported("export-update", 1);
    aad.deltaImport().hasWarnings(NOT_REIMPORTED);
  }

  @Test
  @DisplayName("CS-30: values of a set are confirmed in any order")
  void orderOfValuesDoesNotMatter() {
    ad.change("ada", "url", List.of("a", "b", "c"));
    ad.deltaImport().succeeded();
    ad.deltaSync().succeeded();
    aad.export().succeeded();
    aad.change("ada", "url", List.of("c", "a", "b"));

    aad.deltaImport().succeeded().hasWarnings();

    aad.object("ada").unconfirmed(NONE);
    aad.deltaSync().succeeded();
    world.settled();
  }

  @Test
  @DisplayName("CS-30: values that others add and remove beside the exported ones refute nothing")
  void valuesOfOthersRefuteNothing() {
    ad.change("ada", "url", List.of("a", "b"));
    ad.deltaImport().succeeded();
    ad.deltaSync().succeeded();
    world.exportAndConfirm();
    ad.change("ada", "url", List.of("b", "c"));
    ad.deltaImport().succeeded();
    ad.deltaSync().succeeded();
    aad.export().succeeded();
    aad.change("ada", "url", List.of("c", "other"));

    aad.deltaImport().succeeded().hasWarnings();

    aad.object("ada").unconfirmed(NONE).imported("url", "c", "other");
  }

  @Test
  @DisplayName("CS-30: one exported value among several that is not there is a warning")
  void oneLostValueIsReported() {
    ad.change("ada", "url", List.of("a", "b"));
    ad.deltaImport().succeeded();
    ad.deltaSync().succeeded();
    aad.export().succeeded();
    aad.change("ada", "url", List.of("a", "other"));

    StepAssert step = aad.deltaImport().hasWarnings(NOT_REIMPORTED);

    assertThat(step.about(aad, "ada").attribute()).isEqualTo("url");
    aad.object("ada").unconfirmed(NONE).wants("url", "a", "b", "other");
  }

  @Test
  @DisplayName("CS-30: a value that was removed and is still there is a warning")
  void aValueThatCameBackIsReported() {
    ad.change("ada", "url", List.of("a", "b"));
    ad.deltaImport().succeeded();
    ad.deltaSync().succeeded();
    world.exportAndConfirm();
    ad.change("ada", "url", List.of("a"));
    ad.deltaImport().succeeded();
    ad.deltaSync().succeeded();
    aad.export().succeeded();
    aad.change("ada", "url", List.of("a", "b", "other"));

    aad.deltaImport().hasWarnings(NOT_REIMPORTED);

    aad.object("ada").unconfirmed(NONE).wants("url", "a", "other");
  }

  @Test
  @DisplayName("Q-15: a partial change that does not mention the attribute leaves it unconfirmed")
  void partialChangeOfAnotherAttributeConfirmsNothing() {
    exportNumber(5);
    aad.memory().forgetChanges();
    aad.memory().reportPartialDeltas();
    aad.change("ada", "department", "made by hand");

    aad.deltaImport().succeeded().hasWarnings();

    aad.object("ada").unconfirmed(UPDATE).imported("department", "made by hand");
    aad.object("ada").imported("employeeNumber", 4).exported("employeeNumber", 5);
  }

  @Test
  @DisplayName("CS-29: what is exported again before it is confirmed is confirmed as a whole")
  void secondExportBeforeTheConfirmation() {
    exportNumber(5);
    ad.change("ada", "employeeNumber", 6, "title", "Boss");
    ad.deltaImport().succeeded();
    ad.deltaSync().succeeded();
    aad.object("ada")
        .exported("employeeNumber", 5)
        .wants("employeeNumber", 6)
        .pendingExport(UPDATE);
    aad.export().succeeded();

    aad.deltaImport().succeeded().hasWarnings();
    aad.deltaSync().succeeded();

    world.settled();
    aad.holdsValues("ada", "employeeNumber", 6).holdsValues("ada", "title", "Boss");
  }

  @Test
  @DisplayName("CS-29: a value that changes back before its confirmation is exported back")
  void changeBackBeforeTheConfirmation() {
    exportNumber(5);
    ad.change("ada", "employeeNumber", 4);
    ad.deltaImport().succeeded();
    ad.deltaSync().succeeded();

    aad.object("ada")
        .exported("employeeNumber", 5)
        .wants("employeeNumber", 4)
        .pendingExport(UPDATE);
    world.exportAndConfirm();
    aad.holdsValues("ada", "employeeNumber", 4);
  }

  @Test
  @DisplayName("CS-32: a deletion is confirmed when an import shows that the object is gone")
  void deletionIsConfirmed() {
    ad.remove("ada");
    ad.deltaImport().succeeded();
    ad.deltaSync().succeeded();
    aad.object("ada").pendingExport(DELETE).unconfirmed(NONE);
    aad.export().succeeded().exported("export-delete", 1);
    aad.object("ada").pendingExport(NONE).unconfirmed(DELETE).isMissingIn(Image.EXPORTED);
    aad.object("ada").existsIn(Image.IMPORTED);

    aad.memory().forgetChanges();
    aad.deltaImport().succeeded();
    aad.object("ada").unconfirmed(DELETE);

    aad.fullImport().succeeded();
    aad.fullSync().succeeded();
    aad.hasNoObject("ada");
    aad.export().succeeded().exportedNothing();
  }

  @Test
  @DisplayName("CS-32: a deletion that did not happen is staged again")
  void deletionThatDidNotHappenIsStagedAgain() {
    aad.faults().ignoreDeletes();
    ad.remove("ada");
    ad.deltaImport().succeeded();
    ad.deltaSync().succeeded();
    aad.export().succeeded();

    aad.fullImport().hasWarnings(NOT_REIMPORTED);
    aad.object("ada").pendingExport(DELETE).unconfirmed(NONE);
    aad.fullSync().succeeded();
    aad.object("ada").pendingExport(DELETE);
    world.hasMetaverseObjects(0);

    aad.faults().writesRecover();
    world.exportAndConfirm();
    aad.holdsExactly().hasNoObject("ada");
  }

  @Test
  @DisplayName("CS-32: an object that was created and is not there is created again")
  void vanishedAddIsProvisionedAgain() {
    ad.addUser("bob", "title", "Boss");
    ad.deltaImport().succeeded();
    ad.deltaSync().succeeded();
    aad.export().succeeded();
    aad.object("bob").unconfirmed(ADD);
    aad.remove("bob");

    aad.fullImport();
    aad.deltaSync().succeeded();

    aad.object("bob").isConnected().pendingExport(ADD).unconfirmed(NONE).wants("title", "Boss");
    world.exportAndConfirm();
    aad.holdsExactly("ada", "bob");
  }

  @Test
  @DisplayName("CS-33: what can be written and not read is never waited for, nor written twice")
  void exportOnlyValuesAreNotConfirmed() {
    Scenario other = new Scenario();
    TestDirectory forest = other.activeDirectory("AD");
    TestDirectory cloud = other.azureAd("AAD");
    other.rules(usersFrom(forest).flowFrom("info", "password"), usersTo(cloud).flow("password"));
    forest.addUser("ada", "info", "first");
    other.importAndSynchronize().exportAndConfirm();
    cloud.holdsValues("ada", "password", "first");

    forest.change("ada", "info", "second");
    forest.deltaImport().succeeded();
    forest.deltaSync().succeeded();
    cloud.export().succeeded().exported("export-update", 1);
    cloud.object("ada").unconfirmed(NONE).pendingExport(NONE);
    cloud.holdsValues("ada", "password", "second");

    cloud.fullImport().succeeded().hasWarnings();
    cloud.fullSync().succeeded();
    forest.fullSync().succeeded();
    cloud.export().succeeded().exportedNothing();
  }
}
