package org.aadsync.core.engine;

import static org.aadsync.testing.TypicalRules.usersFrom;
import static org.aadsync.testing.TypicalRules.usersTo;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.aadsync.core.config.StepType;
import org.aadsync.core.engine.ExportBudget.Limit;
import org.aadsync.core.engine.ExportBudget.Operation;
import org.aadsync.core.spi.ImportEvent.Completeness;
import org.aadsync.core.store.InMemoryStateStore;
import org.aadsync.testing.Scenario;
import org.aadsync.testing.TestDirectory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The run history of an engine that keeps its state. */
class KeptHistoryTest {
  private final Scenario world = new Scenario().keptIn(new InMemoryStateStore());
  private final TestDirectory ad = world.activeDirectory("AD");
  private final TestDirectory aad = world.azureAd("AAD");

  private List<RunRecord> runs() {
    return world.engine().runHistory().runs();
  }

  @Test
  @DisplayName("RP-4: every run is remembered as it was, with errors, outcomes and budgets")
  void everythingSurvives() {
    ad.runProfile("Nightly", StepType.FULL_IMPORT, StepType.FULL_SYNCHRONIZATION);
    world
        .host(
            builder ->
                builder.exportBudget(
                    aad.id(),
                    new ExportBudget(
                        List.of(
                            Limit.deletes(0).ofType("user"), Limit.percent(Operation.DELETE, 10)))))
        .rules(
            usersFrom(ad).expression("title", "IIF([title] = \"bad\", Error(\"bad\"), [title])"),
            usersTo(aad));
    ad.addUser("ada").addUser("bob", "title", "bad").addUser("cyd");
    world.engine().runProfile(ad.id(), "Nightly");
    aad.fullImport();
    aad.export();
    ad.remove("ada");
    ad.faults().rejectAtImport(ad.dn("cyd"), "read-error");
    ad.fullImport();
    ad.faults().importRecovers();
    ad.faults().importEndsAfter(1, new Completeness.Partial("scripted"));
    ad.fullImport();
    ad.faults().importRecovers();
    ad.faults().importBreaksAfter(0);
    ad.fullImport();
    ad.faults().importRecovers();
    ad.fullImport();
    ad.deltaSync();
    aad.export().endedWith("stopped-deletion-threshold-exceeded");
    List<RunRecord> before = runs();
    assertThat(before).hasSize(9);

    world.restart();

    assertThat(runs()).isEqualTo(before);
    assertThat(runs().get(8).steps().get(0).report().excess()).isNotNull();
    assertThat(runs().get(0).steps().get(1).synchronizationErrors()).hasSize(1);
  }

  @Test
  @DisplayName("RP-4: numbers of runs and export counters go on after a restart")
  void numbersGoOn() {
    world.rules(usersFrom(ad), usersTo(aad));
    world.initialCycle().succeeded();
    long last = world.engine().runHistory().last().orElseThrow().number();
    world.engine().runHistory().purge(world.now().plusSeconds(1));
    aad.export();
    world.restart();
    assertThat(runs()).extracting(RunRecord::number).containsExactly(last + 1);
    world.engine().runHistory().purge(world.now().plusSeconds(1));
    world.engine().close();
    world.restart();
    assertThat(runs()).isEmpty();

    aad.export();

    assertThat(runs()).extracting(RunRecord::number).containsExactly(last + 2);
    assertThat(runs().get(0).steps().get(0).exportCounter()).isEqualTo(3);
  }

  @Test
  @DisplayName("RP-6: what is forgotten after seven days is not there after a restart either")
  void forgottenRunsStayForgotten() {
    ad.fullImport();
    world.later(Duration.ofDays(8));
    ad.fullImport();

    world.restart();

    assertThat(runs()).extracting(RunRecord::number).containsExactly(2L);
  }
}
