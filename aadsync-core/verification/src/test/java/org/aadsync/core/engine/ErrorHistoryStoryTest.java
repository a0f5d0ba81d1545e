package org.aadsync.core.engine;

import static org.aadsync.core.engine.PendingOperation.NONE;
import static org.aadsync.testing.RuleBuilder.inbound;
import static org.aadsync.testing.TypicalRules.usersFrom;
import static org.aadsync.testing.TypicalRules.usersTo;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.aadsync.core.store.InMemoryStateStore;
import org.aadsync.testing.Scenario;
import org.aadsync.testing.StepAssert;
import org.aadsync.testing.TestDirectory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Since when an object has an error, and how often it was tried. */
class ErrorHistoryStoryTest {
  private static final Duration CYCLE = Duration.ofMinutes(30);

  private final Scenario world = new Scenario();
  private final TestDirectory ad = world.activeDirectory("AD");
  private final TestDirectory aad = world.azureAd("AAD");

  private void users() {
    world.rules(
        usersFrom(ad)
            .flow("title")
            .expression("company", "IIF([company] = \"bad\", Error(\"no\"), [company])"),
        usersTo(aad).flow("title"));
    ad.addUser("ada");
  }

  private void hasOccurred(ObjectError error, Instant first, Instant last, int retries) {
    assertThat(error.firstOccurred()).as("first occurred").isEqualTo(first);
    assertThat(error.lastOccurred()).as("last occurred").isEqualTo(last);
    assertThat(error.retryCount()).as("retry count").isEqualTo(retries);
  }

  @Test
  @DisplayName("CS-36, ER-2: an export error counts the earlier runs with the same error")
  void exportErrorCountsItsRetries() {
    users();
    aad.faults().refuseExport(aad.dn("ada"), "permission-issue");
    world.importAndSynchronize();
    Instant start = world.now();

    hasOccurred(aad.export().about(aad, "ada"), start, start, 0);
    world.later(CYCLE);
    hasOccurred(aad.export().about(aad, "ada"), start, start.plus(CYCLE), 1);
    world.later(CYCLE);
    hasOccurred(aad.export().about(aad, "ada"), start, world.now(), 2);
    hasOccurred(aad.object("ada").actual().errors().get(0), start, world.now(), 2);
  }

  @Test
  @DisplayName("CS-36: another error begins to count anew")
  void anotherErrorBeginsAnew() {
    users();
    aad.faults().refuseExport(aad.dn("ada"), "permission-issue");
    world.importAndSynchronize();
    aad.export();
    world.later(CYCLE);
    aad.faults().refuseExport(aad.dn("ada"), "constraint-violation");

    hasOccurred(aad.export().about(aad, "ada"), world.now(), world.now(), 0);
  }

  @Test
  @DisplayName("CS-36: what is no longer wanted can no longer be refused")
  void errorEndsWithWhatWasRefused() {
    users();
    world.importAndSynchronize().exportAndConfirm();
    aad.faults().refuseExport(aad.dn("ada"), "permission-issue");
    ad.change("ada", "title", "Boss");
    ad.deltaImport();
    ad.deltaSync();
    aad.export().hasErrors("permission-issue");

    ad.clear("ada", "title");
    ad.deltaImport();
    ad.deltaSync();

    aad.object("ada").pendingExport(NONE).hasErrors();
  }

  @Test
  @DisplayName("ER-2: a synchronization error counts the earlier runs with the same error")
  void synchronizationErrorCountsItsRetries() {
    users();
    ad.change("ada", "company", "bad");
    ad.fullImport().succeeded();
    Instant start = world.now();

    hasOccurred(ad.fullSync().about(ad, "ada"), start, start, 0);
    world.later(CYCLE);
    hasOccurred(ad.deltaSync().about(ad, "ada"), start, start.plus(CYCLE), 1);
    world.later(CYCLE);
    hasOccurred(ad.deltaSync().about(ad, "ada"), start, world.now(), 2);
    assertThat(ad.object("ada").actual().errors()).hasSize(1);
  }

  @Test
  @DisplayName("ER-2: a discovery error counts its runs, whether the object is known or not")
  void discoveryErrorCountsItsRetries() {
    users();
    ad.fullImport().succeeded();
    ad.addUser("bob");
    ad.faults()
        .rejectAtImport(ad.dn("ada"), "parse-error")
        .rejectAtImport(ad.dn("bob"), "read-error");
    Instant start = world.now();

    StepAssert first = ad.fullImport();
    hasOccurred(first.about(ad, "ada"), start, start, 0);
    hasOccurred(first.about(ad, "bob"), start, start, 0);
    world.later(CYCLE);
    StepAssert second = ad.fullImport();
    hasOccurred(second.about(ad, "ada"), start, world.now(), 1);
    hasOccurred(second.about(ad, "bob"), start, world.now(), 1);

    ad.faults().importRecovers();
    ad.fullImport().succeeded();
    world.later(CYCLE);
    ad.faults().rejectAtImport(ad.dn("bob"), "read-error");
    hasOccurred(ad.fullImport().about(ad, "bob"), world.now(), world.now(), 0);
  }

  @Test
  @DisplayName("ER-2: a discovery error counts its runs in the next engine, too")
  void discoveryErrorCountsItsRetriesAfterARestart() {
    world.keptIn(new InMemoryStateStore());
    users();
    ad.fullImport().succeeded();
    ad.addUser("bob").addUser("cyd", "objectGUID", "cyd");
    ad.faults()
        .rejectAtImport(ad.dn("ada"), "parse-error")
        .rejectAtImport(ad.dn("bob"), "read-error")
        .rejectAtImport(ad.dn("cyd"), "read-error");
    final Instant start = world.now();
    ad.fullImport();
    world.later(CYCLE).restart();

    StepAssert second = ad.fullImport();
    hasOccurred(second.about(ad, "ada"), start, world.now(), 1);
    hasOccurred(second.about(ad, "bob"), start, world.now(), 1);

    ad.remove("cyd");
    ad.fullImport();
    world.later(CYCLE).restart();
    ad.addUser("cyd", "objectGUID", "cyd");
    StepAssert last = ad.fullImport();
    hasOccurred(last.about(ad, "bob"), start, world.now(), 3);
    hasOccurred(last.about(ad, "cyd"), world.now(), world.now(), 0);
  }

  @Test
  @DisplayName("ER-2: an error names connector, object, rule, attribute and expression")
  void errorSaysWhatItIsAbout() {
    users();
    ad.change("ada", "company", "bad");
    ad.fullImport().succeeded();

    ObjectError error = ad.fullSync().about(ad, "ada");

    assertThat(error.connector()).isEqualTo("AD");
    assertThat(error.anchor()).isEqualTo(ad.anchor("ada").toString());
    assertThat(error.rule()).isEqualTo("In from AD - User Join");
    assertThat(error.attribute()).isEqualTo("company");
    assertThat(error.expression()).contains("Error(");
    assertThat(error.span()).isNotNull();
  }

  @Test
  @DisplayName("CS-38: a synchronization with more than 5,000 errors stops; the rest stays pending")
  void synchronizationStopsAboveTheErrorLimit() {
    world.rules(
        inbound("In from AD", ad, "user", "person")
            .provision()
            .expression("displayName", "Error(\"no\")"));
    for (int i = 0; i < 5002; i++) {
      ad.add("user", "u" + i);
    }
    ad.fullImport().succeeded();

    StepAssert step = ad.fullSync().endedWith("stopped-error-limit");

    assertThat(step.actual().errors()).hasSize(5001);
    world.hasMetaverseObjects(0);
  }

  @Test
  @DisplayName("CS-38: an import with more than 5,000 errors stops, and deletes nothing")
  void importStopsAboveTheErrorLimit() {
    users();
    for (int i = 0; i < 5001; i++) {
      ad.add("user", "u" + i);
      ad.faults().rejectAtImport(ad.dn("u" + i), "parse-error");
    }

    StepAssert step = ad.fullImport().endedWith("stopped-error-limit");

    assertThat(step.actual().errors()).hasSize(5001);
  }
}
