package org.aadsync.core.engine;

import static org.aadsync.core.engine.PendingOperation.ADD;
import static org.aadsync.core.engine.PendingOperation.DELETE;
import static org.aadsync.core.engine.PendingOperation.NONE;
import static org.aadsync.core.engine.PendingOperation.UPDATE;
import static org.aadsync.testing.RuleBuilder.inbound;
import static org.aadsync.testing.RuleBuilder.outbound;
import static org.aadsync.testing.TypicalRules.usersFrom;
import static org.aadsync.testing.TypicalRules.usersTo;
import static org.assertj.core.api.Assertions.assertThat;

import org.aadsync.testing.Scenario;
import org.aadsync.testing.StepAssert;
import org.aadsync.testing.TestDirectory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a directory refuses, and what becomes of it. */
class ExportErrorStoryTest {
  private final Scenario world = new Scenario();
  private final TestDirectory ad = world.activeDirectory("AD");
  private final TestDirectory aad = world.azureAd("AAD");

  @BeforeEach
  void rules() {
    world.rules(usersFrom(ad).flow("title"), usersTo(aad).flow("title"));
  }

  private void deltaFromAd() {
    ad.deltaImport().succeeded();
    ad.deltaSync().succeeded();
  }

  @Test
  @DisplayName("CS-36, ER-1: one refused object does not stop the others, and keeps its error")
  void refusedObjectKeepsItsError() {
    ad.addUser("ada").addUser("bob").addUser("cyd");
    aad.faults().refuseExport(aad.dn("bob"), "password-policy-violation");
    world.importAndSynchronize();

    StepAssert export =
        aad.export()
            .endedWith("completed-export-errors")
            .hasErrors("password-policy-violation")
            .exported("export-add", 2)
            .exported("export-failure", 1);

    ObjectError error = export.about(aad, "bob");
    assertThat(error.stage()).isEqualTo(ObjectError.Stage.EXPORT);
    assertThat(error.objectType()).isEqualTo("user");
    assertThat(error.message()).contains("scripted");
    aad.holdsExactly("ada", "cyd");
    aad.object("bob").hasErrors("password-policy-violation").pendingExport(ADD).unconfirmed(NONE);
    aad.object("ada").hasErrors().unconfirmed(ADD);
  }

  @Test
  @DisplayName("CS-36: a refused object is tried again in every export until it is accepted")
  void refusedObjectIsTriedAgain() {
    ad.addUser("ada");
    aad.faults().refuseExport(aad.dn("ada"), "permission-issue");
    world.importAndSynchronize();
    for (int i = 0; i < 3; i++) {
      aad.export().hasErrors("permission-issue");
      assertThat(aad.lastExport()).containsExactly("add CN=ada");
      aad.deltaImport().succeeded();
      aad.deltaSync().succeeded();
    }

    aad.faults().acceptExport(aad.dn("ada"));
    aad.export().succeeded();
    aad.object("ada").hasErrors();
    aad.deltaImport().succeeded();
    aad.deltaSync().succeeded();
    world.settled();
    aad.holdsExactly("ada");
  }

  @Test
  @DisplayName("CS-37: while an update is refused, the wanted value counts and is staged once")
  void wantedValueCountsWhileRefused() {
    ad.addUser("ada", "title", "Clerk");
    world.importAndSynchronize().exportAndConfirm();
    aad.faults().refuseExport(aad.dn("ada"), "constraint-violation");
    ad.change("ada", "title", "Boss");
    deltaFromAd();
    aad.export().hasErrors("constraint-violation");

    ad.fullSync().succeeded();
    aad.object("ada").wants("title", "Boss").imported("title", "Clerk").pendingExport(UPDATE);
    aad.export().hasErrors("constraint-violation");
    assertThat(aad.lastExport()).containsExactly("update CN=ada");

    ad.change("ada", "title", "Clerk");
    deltaFromAd();
    aad.object("ada").pendingExport(NONE);
    aad.export().succeeded().exportedNothing();
  }

  @ParameterizedTest(name = "{1} errors: {0}")
  @DisplayName("CS-38: an export goes on up to 5,000 errors and stops above")
  @CsvSource({"completed-export-errors, 5000", "stopped-error-limit, 5001"})
  void exportStopsAboveTheErrorLimit(String status, int users) {
    for (int i = 0; i < users; i++) {
      ad.addUser("u" + i);
    }
    aad.faults().refuseAllExports("permission-issue");
    world.importAndSynchronize();

    aad.export().endedWith(status);

    assertThat(aad.lastExport()).hasSize(users);
  }

  @Test
  @DisplayName("CS-38: no further object is sent when the error limit is passed")
  void nothingIsSentAboveTheErrorLimit() {
    for (int i = 0; i < 6000; i++) {
      ad.addUser("u" + i);
    }
    aad.faults().refuseAllExports("permission-issue");
    world.importAndSynchronize();

    aad.export().endedWith("stopped-error-limit");

    assertThat(aad.lastExport()).hasSizeBetween(5001, 5999);
  }

  @Test
  @DisplayName("CS-7: after a lost connection what was perhaps sent is sent again")
  void lostConnectionSendsAgain() {
    aad.faults().convertsAddsOfExistingObjects();
    ad.addUser("ada", "objectGUID", "1").addUser("bob", "objectGUID", "2");
    world.importAndSynchronize();
    aad.faults().exportBreaksAfter(1);

    StepAssert export = aad.export().endedWith("stopped-server-down");

    assertThat(export.actual().message()).contains("the connection is lost");
    aad.holdsExactly("ada");
    aad.object("bob").pendingExport(ADD);

    aad.faults().exportRecovers();
    aad.export().succeeded();
    aad.holdsExactly("ada", "bob");
    aad.object("ada").pendingExport(NONE).hasAnchor();
    aad.deltaImport().succeeded();
    aad.deltaSync().succeeded();
    world.settled();
    aad.hasExactly("ada", "bob");
  }

  @Test
  @DisplayName("An export whose commit fails has done nothing, and is done again")
  void failedCommitVoidsTheExport() {
    ad.addUser("ada", "title", "Clerk").addUser("eve");
    world.importAndSynchronize().exportAndConfirm();
    ad.change("ada", "title", "Boss").addUser("bob").remove("eve");
    deltaFromAd();
    aad.faults().commitFails();

    aad.export().endedWith("stopped-server-down");
    aad.holdsExactly("ada", "eve").holdsValues("ada", "title", "Clerk");
    aad.object("ada").pendingExport(UPDATE).unconfirmed(NONE);
    aad.object("bob").pendingExport(ADD).unconfirmed(NONE).hasNoAnchor();
    aad.object("eve").pendingExport(DELETE).unconfirmed(NONE);

    aad.faults().exportRecovers();
    world.exportAndConfirm();
    aad.holdsExactly("ada", "bob").holdsValues("ada", "title", "Boss");
  }

  @Test
  @DisplayName("A delete of an object that is gone already is an error that the next import ends")
  void deleteOfAMissingObject() {
    ad.addUser("ada");
    world.importAndSynchronize().exportAndConfirm();
    ad.remove("ada");
    deltaFromAd();
    aad.remove("ada");

    aad.export().endedWith("completed-export-errors").hasErrors("cd-missing-object");
    aad.object("ada").pendingExport(DELETE);

    aad.deltaImport().succeeded();
    aad.deltaSync().succeeded();
    aad.hasNoObject("ada");
    aad.export().succeeded().exportedNothing();
  }

  @Test
  @DisplayName("An add whose name was taken meanwhile fails until an import shows by what")
  void addOfATakenName() {
    ad.addUser("ada", "title", "Boss");
    world.importAndSynchronize();
    aad.add("user", "ada", "title", "made by hand");

    aad.export().endedWith("completed-export-errors").hasErrors("cd-existing-object");
    aad.object("ada").pendingExport(ADD);

    aad.deltaImport().succeeded();
    aad.deltaSync().succeeded();
    aad.object("ada").isConnected().pendingExport(UPDATE);
    world.exportAndConfirm();
    aad.holdsValues("ada", "title", "Boss");
  }

  @Test
  @DisplayName("CS-36: an object that waits for others and is refused is refused once in a run")
  void refusedObjectIsNotSentTwice() {
    world.rules(
        inbound("In from AD - Manager", ad, "user", "person").flow("manager"),
        outbound("Out to AAD - Manager", aad, "person", "user").flow("manager"));
    ad.addUser("ada").addUser("bob", "manager", "ada").change("ada", "manager", "bob");
    world.importAndSynchronize();
    aad.faults().refuseExport(aad.dn("ada"), "constraint-violation");

    aad.export()
        .endedWith("completed-export-errors")
        .hasErrors("constraint-violation")
        .exported("export-failure", 1);

    aad.faults().acceptExport(aad.dn("ada"));
    world.exportAndConfirm();
  }

  @Test
  @DisplayName("CS-32: a created object that is reported as deleted is created again")
  void createdObjectIsReportedAsDeleted() {
    aad.fullImport().succeeded();
    ad.addUser("ada");
    world.importAndSynchronize();
    aad.export().succeeded().exported("export-add", 1);
    aad.remove("ada");

    aad.deltaImport();
    aad.deltaSync().succeeded();

    aad.object("ada").pendingExport(ADD).hasNoAnchor();
    aad.export().succeeded().exported("export-add", 1);
    aad.holdsExactly("ada");
  }

  @Test
  @DisplayName("CS-7: what a connector did before it failed in its own way is sent again")
  void connectorThatFailsUnexpectedly() {
    for (int i = 0; i < 40; i++) {
      ad.addUser("u" + i, "title", i == 39 ? "Trap" : "Boss");
    }
    world.importAndSynchronize();
    aad.faults()
        .normalise(
            "title",
            value -> {
              if (value.equals("Trap")) {
                throw new IllegalStateException("scripted: a fault of the connector");
              }
              return value;
            });

    aad.export().endedWith("stopped-extension-dll-exception");

    aad.object("u0").pendingExport(ADD).unconfirmed(NONE).hasNoAnchor();
  }
}
