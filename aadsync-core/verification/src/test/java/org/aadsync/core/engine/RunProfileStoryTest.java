package org.aadsync.core.engine;

import static org.aadsync.core.config.StepType.DELTA_IMPORT;
import static org.aadsync.core.config.StepType.DELTA_SYNCHRONIZATION;
import static org.aadsync.core.config.StepType.EXPORT;
import static org.aadsync.core.config.StepType.FULL_IMPORT;
import static org.aadsync.core.config.StepType.FULL_SYNCHRONIZATION;
import static org.aadsync.testing.RuleBuilder.inbound;
import static org.aadsync.testing.RuleBuilder.outbound;
import static org.aadsync.testing.TypicalRules.usersFrom;
import static org.aadsync.testing.TypicalRules.usersTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.aadsync.core.spi.ImportEvent.Completeness;
import org.aadsync.testing.Scenario;
import org.aadsync.testing.TestDirectory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Run profiles: which steps they have, and what the run says about them. */
class RunProfileStoryTest {
  private final Scenario world = new Scenario();
  private final TestDirectory ad = world.activeDirectory("AD");

  private RunRecord run(String profile) {
    return world.engine().runProfile(ad.id(), profile);
  }

  private static List<String> steps(RunRecord run) {
    return run.steps().stream()
        .map(step -> step.report().type().title() + " of " + step.partition())
        .toList();
  }

  @Test
  @DisplayName("RP-1: a connector without profiles has the five standard ones, for all partitions")
  void standardProfiles() {
    TestDirectory aad = world.azureAd("AAD");
    world.rules(usersFrom(ad).flow("title"), usersTo(aad));
    ad.addUser("ada");

    for (String profile : List.of("Full Import", "Full Synchronization")) {
      assertThat(run(profile).result()).isEqualTo("success");
    }
    ad.addUser("bob");
    assertThat(run("Delta Import").steps().get(0).report().counter("staging", "stage-add"))
        .isEqualTo(1);
    assertThat(steps(run("delta synchronization"))).containsExactly("Delta Synchronization of ");
    world.engine().runProfile(aad.id(), "Export");

    aad.holdsExactly("ada", "bob");
  }

  @Test
  @DisplayName("RP-1: a profile of the configuration has a step for each partition")
  void oneStepForEachPartition() {
    ad.partition("DC=one", List.of(), List.of())
        .partition("DC=two", List.of(), List.of())
        .runProfile("Nightly", FULL_IMPORT, DELTA_SYNCHRONIZATION);
    world.rules(usersFrom(ad));
    ad.addUser("CN=ada,DC=one").addUser("CN=bob,DC=two").addUser("CN=cyd,DC=two");

    RunRecord run = run("Nightly");

    assertThat(steps(run))
        .containsExactly(
            "Full Import of DC=one",
            "Full Import of DC=two",
            "Delta Synchronization of DC=one",
            "Delta Synchronization of DC=two");
    assertThat(run.reports())
        .extracting(
            report -> report.counter("staging", "stage-add"),
            report -> report.counter("inbound", "disconnector-projected-flow"))
        .containsExactly(tuple(1L, 0L), tuple(2L, 0L), tuple(0L, 1L), tuple(0L, 2L));
    world.hasMetaverseObjects(3).settled();
  }

  @Test
  @DisplayName("RP-1: a step of a partition exports the objects of that partition alone")
  void exportOfOnePartition() {
    TestDirectory res = world.activeDirectory("RES");
    res.partition("DC=one", List.of(), List.of())
        .partition("DC=two", List.of(), List.of())
        .runProfile("Export", EXPORT);
    world.rules(
        usersFrom(ad).flow("title"),
        usersFrom(res),
        outbound("Out to RES", res, "person", "user")
            .join("displayName", "displayName")
            .flow("title"));
    res.addUser("CN=ada,DC=one", "displayName", "ada");
    res.addUser("CN=bob,DC=two", "displayName", "bob");
    ad.addUser("ada", "title", "Boss").addUser("bob", "title", "Clerk");
    world.importAndSynchronize();

    RunRecord export = world.engine().runProfile(res.id(), "Export");

    assertThat(export.reports())
        .extracting(report -> report.counter("export", "export-update"))
        .containsExactly(1L, 1L);
    res.holdsValues("CN=ada,DC=one", "title", "Boss");
    res.holdsValues("CN=bob,DC=two", "title", "Clerk");
  }

  @Test
  @DisplayName("RP-1: the configuration's own profile wins over the standard one of its name")
  void configuredProfileOfAStandardName() {
    ad.runProfile("Full Import", FULL_IMPORT, FULL_SYNCHRONIZATION);
    world.rules(usersFrom(ad));
    ad.addUser("ada");

    run("full import");

    world.hasMetaverseObjects(1);
  }

  @Test
  @DisplayName("A profile that does not exist is refused with those that do")
  void unknownProfile() {
    ad.runProfile("Nightly", FULL_IMPORT);

    assertThatThrownBy(() -> run("Weekly"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("AD")
        .hasMessageContaining("\"Weekly\"")
        .hasMessageContaining("Nightly, Full Import, Delta Import");
  }

  @Test
  @DisplayName("CS-17: a step after one with discovery errors is not run")
  void discoveryErrorsEndTheRun() {
    ad.runProfile("Nightly", FULL_IMPORT, FULL_SYNCHRONIZATION);
    world.rules(usersFrom(ad));
    ad.addUser("ada").addUser("bob");
    ad.faults().rejectAtImport(ad.dn("bob"), "read-error");

    RunRecord run = run("Nightly");

    assertThat(steps(run)).containsExactly("Full Import of DC=AD");
    assertThat(run.result()).isEqualTo("completed-discovery-errors");
    assertThat(run.steps().get(0).discoveryErrors()).hasSize(1);
    world.hasMetaverseObjects(0);
  }

  @Test
  @DisplayName("A step after one that was stopped is not run")
  void aStoppedStepEndsTheRun() {
    ad.runProfile("Nightly", DELTA_IMPORT, FULL_SYNCHRONIZATION);
    world.rules(usersFrom(ad));

    RunRecord run = run("Nightly");

    assertThat(run.result()).isEqualTo("stopped-full-import-required");
    assertThat(run.completed()).isFalse();
    assertThat(run.steps()).hasSize(1);
  }

  @Test
  @DisplayName("RP-3: a run shows the worst result of its steps, and goes on after sync errors")
  void worstResult() {
    ad.runProfile("Nightly", FULL_IMPORT, FULL_SYNCHRONIZATION, DELTA_IMPORT);
    world.rules(
        inbound("In", ad, "user", "person").provision().expression("title", "Error(\"always\")"));
    ad.addUser("ada");

    RunRecord run = run("Nightly");

    assertThat(run.reports())
        .extracting(StepReport::status)
        .containsExactly("success", "completed-sync-errors", "completed-no-objects");
    assertThat(run.result()).isEqualTo("completed-sync-errors");
    assertThat(run.steps().get(1).synchronizationErrors()).hasSize(1);
  }

  @Test
  @DisplayName("An import says what it can be relied on for: complete")
  void completeImport() {
    ad.addUser("ada");

    assertThat(ad.fullImport().succeeded().actual().imports())
        .singleElement()
        .satisfies(outcome -> assertThat(outcome.isComplete()).isTrue())
        .extracting(ImportOutcome::partition)
        .isEqualTo("DC=AD");
    assertThat(ad.fullSync().actual().imports()).isEmpty();
  }

  @Test
  @DisplayName(
      "CS-17: an import is partial if the connector says so, or if objects were unreadable")
  void partialImport() {
    ad.addUser("ada").addUser("bob");
    ad.faults().importEndsAfter(1, new Completeness.Partial("page limit"));
    assertThat(ad.fullImport().actual().imports())
        .extracting(ImportOutcome::completeness)
        .containsExactly(new Completeness.Partial("page limit"));

    ad.faults().importRecovers();
    ad.faults().rejectAtImport(ad.dn("bob"), "read-error");
    assertThat(ad.fullImport().actual().imports())
        .singleElement()
        .satisfies(outcome -> assertThat(outcome.isComplete()).isFalse())
        .extracting(ImportOutcome::completeness)
        .isInstanceOf(Completeness.Partial.class);
  }

  @Test
  @DisplayName(
      "An import that lost its directory has failed; one without watermark needs a full one")
  void failedImport() {
    ad.addUser("ada");
    assertThat(ad.deltaImport().actual().imports())
        .extracting(ImportOutcome::completeness)
        .allMatch(Completeness.FullImportRequired.class::isInstance)
        .hasSize(1);

    ad.faults().importBreaksAfter(1);
    assertThat(ad.fullImport().actual().imports())
        .extracting(ImportOutcome::completeness)
        .containsExactly(
            new Completeness.Failed("stopped-server-down", "scripted: the connection is lost"));
  }
}
