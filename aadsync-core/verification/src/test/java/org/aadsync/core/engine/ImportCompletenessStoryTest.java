package org.aadsync.core.engine;

import static org.aadsync.core.engine.PendingOperation.ADD;
import static org.aadsync.core.engine.PendingOperation.DELETE;
import static org.aadsync.core.engine.PendingOperation.NONE;
import static org.aadsync.core.engine.PendingOperation.UPDATE;
import static org.aadsync.testing.TypicalRules.usersFrom;
import static org.aadsync.testing.TypicalRules.usersTo;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.aadsync.core.spi.ImportEvent.Completeness;
import org.aadsync.testing.Scenario;
import org.aadsync.testing.StepAssert;
import org.aadsync.testing.TestDirectory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What an import may conclude from what it did not see. */
class ImportCompletenessStoryTest {
  private final Scenario world = new Scenario();
  private final TestDirectory ad = world.activeDirectory("AD");
  private final TestDirectory aad = world.azureAd("AAD");

  @BeforeEach
  void rules() {
    world.rules(usersFrom(ad).flow("title"), usersTo(aad).flow("title"));
  }

  private void adaBobAndCyd() {
    ad.addUser("ada").addUser("bob").addUser("cyd");
    world.importAndSynchronize().exportAndConfirm();
  }

  @Test
  @DisplayName("CS-15: a full import counts what did not change as such")
  void fullImportCountsUnchangedObjects() {
    adaBobAndCyd();
    ad.change("ada", "title", "Boss");

    ad.fullImport()
        .succeeded()
        .staged("stage-no-change", 2)
        .staged("stage-update", 1)
        .staged("stage-add", 0);

    ad.object("ada").pendingImport(UPDATE);
    ad.object("bob").pendingImport(NONE);
  }

  @Test
  @DisplayName("CS-15, CS-18: a delta import goes on where the last import began")
  void deltaImportReadsChangesOnly() {
    adaBobAndCyd();
    ad.change("ada", "title", "Boss").addUser("dan").remove("cyd");

    ad.deltaImport()
        .succeeded()
        .staged("stage-no-change", 0)
        .staged("stage-update", 1)
        .staged("stage-add", 1)
        .staged("stage-delete", 1);
    ad.deltaImport().succeeded().staged("stage-update", 0).staged("stage-no-change", 0);

    ad.object("bob").pendingImport(NONE);
    ad.object("cyd").pendingImport(DELETE);
    ad.object("dan").pendingImport(ADD);
  }

  @Test
  @DisplayName("CS-16: what a full import does not show is gone")
  void fullImportObsoletesWhatItDoesNotShow() {
    adaBobAndCyd();
    ad.remove("cyd");
    ad.memory().forgetChanges();

    ad.deltaImport().succeeded();
    ad.object("cyd").pendingImport(NONE);

    ad.fullImport().succeeded().staged("stage-delete", 1);
    ad.object("cyd").pendingImport(DELETE);
    ad.deltaSync().succeeded();
    ad.hasExactly("ada", "bob");
    world.exportAndConfirm();
    aad.holdsExactly("ada", "bob");
  }

  @Test
  @DisplayName("CS-16: a full import of an empty directory removes every object")
  void emptyFullImportObsoletesEverything() {
    adaBobAndCyd();
    ad.remove("ada").remove("bob").remove("cyd");

    ad.fullImport().staged("stage-delete", 3);
    ad.fullSync().succeeded();

    ad.hasExactly();
    world.hasMetaverseObjects(0);
  }

  @Test
  @DisplayName("Behaviour 10, CS-17: after a discovery error nothing is obsoleted")
  void discoveryErrorPreventsObsoletion() {
    adaBobAndCyd();
    ad.remove("cyd").change("ada", "title", "Boss");
    ad.faults().rejectAtImport(ad.dn("bob"), "invalid-attribute-value");

    StepAssert step =
        ad.fullImport()
            .endedWith("completed-discovery-errors")
            .hasErrors("invalid-attribute-value")
            .staged("stage-delete", 0)
            .staged("stage-failure", 1);

    ObjectError error = step.about(ad, "bob");
    assertThat(error.stage()).isEqualTo(ObjectError.Stage.IMPORT);
    assertThat(error.message()).contains("scripted");
    ad.object("cyd").pendingImport(NONE).isConnected();
    ad.object("ada").pendingImport(UPDATE);
    ad.fullSync().succeeded();
    aad.object("cyd").pendingExport(NONE);

    ad.faults().importRecovers();
    ad.fullImport().succeeded().staged("stage-delete", 1);
    ad.object("cyd").pendingImport(DELETE);
  }

  @Test
  @DisplayName("CS-22: an object that cannot be read keeps its old image")
  void rejectedObjectKeepsItsImage() {
    ad.addUser("ada", "title", "Boss");
    world.importAndSynchronize().exportAndConfirm();

    ad.change("ada", "title", "Clerk");
    ad.faults().rejectAtImport(ad.dn("ada"), "multi-single-mismatch");
    ad.deltaImport().endedWith("completed-discovery-errors").hasErrors("multi-single-mismatch");

    ad.object("ada").isConnected().imported("title", "Boss").pendingImport(NONE);
  }

  @Test
  @DisplayName("CS-17, CS-18: after a discovery error the watermark stays, so nothing is lost")
  void discoveryErrorKeepsTheWatermark() {
    adaBobAndCyd();
    ad.change("bob", "title", "Boss");
    ad.faults().rejectAtImport(ad.dn("bob"), "read-error");
    ad.deltaImport().endedWith("completed-discovery-errors");

    ad.faults().importRecovers();
    ad.deltaImport().succeeded().staged("stage-update", 1);

    ad.object("bob").pendingImport(UPDATE).imported("title", "Boss");
  }

  @Test
  @DisplayName("CS-17: a partial import never deletes, and its end says so")
  void partialImportNeverDeletes() {
    adaBobAndCyd();
    ad.remove("cyd");
    ad.faults().importEndsAfter(1, new Completeness.Partial("time limit of the search"));

    StepAssert step = ad.fullImport().staged("stage-delete", 0);

    assertThat(step.actual().status()).isNotIn("success", "completed-no-objects");
    ad.object("bob").pendingImport(NONE);
    ad.object("cyd").pendingImport(NONE);

    ad.faults().importRecovers();
    ad.deltaImport().succeeded().staged("stage-delete", 1);
    ad.object("cyd").pendingImport(DELETE);
  }

  @Test
  @DisplayName(
      "CS-17: a failed import ends with its status, deletes nothing, and keeps the watermark")
  void failedImportNeverDeletes() {
    adaBobAndCyd();
    ad.change("ada", "title", "Boss").remove("cyd");
    ad.faults()
        .importEndsAfter(1, new Completeness.Failed("stopped-server-down", "the server is down"));

    StepAssert step = ad.fullImport().endedWith("stopped-server-down").staged("stage-delete", 0);

    assertThat(step.actual().completed()).isFalse();
    assertThat(step.actual().message()).contains("the server is down");
    ad.object("bob").isConnected().pendingImport(NONE);
    ad.object("cyd").isConnected().pendingImport(NONE);

    ad.faults().importRecovers();
    ad.deltaImport().succeeded().staged("stage-delete", 1);
    ad.object("ada").imported("title", "Boss");
  }

  @Test
  @DisplayName("CS-17: a connection that is lost midway stops the step and deletes nothing")
  void lostConnectionNeverDeletes() {
    adaBobAndCyd();
    ad.remove("cyd");
    ad.faults().importBreaksAfter(1);

    StepAssert step = ad.fullImport().endedWith("stopped-server-down");

    assertThat(step.actual().message()).contains("the connection is lost");
    ad.object("bob").pendingImport(NONE);
    ad.object("cyd").pendingImport(NONE);
  }

  @Test
  @DisplayName("CS-17: an import that does not complete ends the cycle before it synchronizes")
  void incompleteImportEndsTheCycle() {
    adaBobAndCyd();
    ad.remove("cyd");
    ad.faults().importBreaksAfter(0);

    List<StepReport> reports = world.initialCycle().actual();

    assertThat(reports).hasSize(1);
    assertThat(reports.get(0).status()).isEqualTo("stopped-server-down");
    aad.holdsExactly("ada", "bob", "cyd");
  }

  @Test
  @DisplayName("CS-19: a watermark that is no longer usable stops the step until a full import")
  void unusableWatermarkAsksForAFullImport() {
    adaBobAndCyd();
    ad.change("ada", "title", "Boss");
    ad.faults().importEndsAfter(0, new Completeness.FullImportRequired("the cookie has expired"));

    StepAssert step = ad.deltaImport();

    assertThat(step.actual().completed()).isFalse();
    assertThat(step.actual().message()).contains("the cookie has expired");
    ad.object("ada").pendingImport(NONE);

    ad.faults().importRecovers();
    ad.fullImport().succeeded();
    ad.object("ada").pendingImport(UPDATE);
    ad.change("bob", "title", "Clerk");
    ad.deltaImport().succeeded().staged("stage-update", 1);
  }

  @Test
  @DisplayName("CS-20: attributes that a partial change does not mention stay")
  void partialChangeKeepsTheRest() {
    ad.memory().reportPartialDeltas();
    ad.addUser("ada", "title", "Boss", "url", List.of("a", "b"), "info", "gone soon");
    world.importAndSynchronize();

    ad.change("ada", "url", List.of("b", "c")).clear("ada", "info").rename("ada", "lovelace");
    ad.deltaImport().succeeded();

    ad.object("lovelace")
        .pendingImport(UPDATE)
        .imported("title", "Boss")
        .imported("url", "b", "c")
        .imported("info");
  }

  @Test
  @DisplayName("CS-20: a partial change of an unknown object is the error need-full-object")
  void partialChangeOfAnUnknownObject() {
    ad.memory().reportPartialDeltas();
    ad.addUser("ada").addUser("bob");
    ad.faults().hide(ad.dn("ada"));
    ad.fullImport().succeeded();

    ad.faults().importRecovers();
    ad.change("ada", "title", "Boss").change("bob", "title", "Clerk");
    ad.deltaImport().endedWith("completed-discovery-errors").hasErrors("need-full-object");

    ad.hasNoObject("ada");
    ad.object("bob").imported("title", "Clerk");
  }

  private void adaChangesUnseen() {
    ad.addUser("ada", "title", "Boss").addUser("bob");
    ad.faults().hide(ad.dn("ada"));
    ad.fullImport().succeeded();
    ad.faults().importRecovers();
    ad.memory().reportPartialDeltas();
    ad.memory().forgetChanges();
    ad.change("ada", "department", "Sales");
  }

  @Test
  @DisplayName("CS-20: a connector that can is asked for the whole object")
  void connectorIsAskedForTheWholeObject() {
    ad.memory().canBeAskedForObjects();
    adaChangesUnseen();

    ad.deltaImport().succeeded().staged("stage-add", 1).staged("stage-failure", 0);

    ad.object("ada").imported("title", "Boss").imported("department", "Sales");
  }

  @Test
  @DisplayName("CS-20: what is gone before it can be asked for is no error")
  void objectIsGoneBeforeItIsAskedFor() {
    ad.memory().canBeAskedForObjects();
    adaChangesUnseen();
    ad.faults().vanishBeforeItIsRead(ad.dn("ada"));

    ad.deltaImport().succeeded().staged("stage-add", 0);

    ad.hasNoObject("ada");
  }

  @Test
  @DisplayName("CS-20, CS-17: where the connector cannot, the error keeps the watermark")
  void connectorThatCannotBeAsked() {
    adaChangesUnseen();
    ad.deltaImport().endedWith("completed-discovery-errors").hasErrors("need-full-object");

    ad.memory().canBeAskedForObjects();
    ad.deltaImport().succeeded().staged("stage-add", 1);
  }
}
