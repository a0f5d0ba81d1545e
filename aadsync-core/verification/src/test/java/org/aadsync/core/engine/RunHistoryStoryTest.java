package org.aadsync.core.engine;

import static org.aadsync.testing.TypicalRules.usersFrom;
import static org.aadsync.testing.TypicalRules.usersTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.aadsync.core.config.StepType;
import org.aadsync.testing.Scenario;
import org.aadsync.testing.TestDirectory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What the engine remembers of its runs. */
class RunHistoryStoryTest {
  private static final Instant START = Instant.parse("2016-01-15T12:00:00Z");

  private final Scenario world = new Scenario();
  private final TestDirectory ad = world.activeDirectory("AD");
  private final TestDirectory aad = world.azureAd("AAD");
  private Instant now = START;

  private RunHistory history() {
    return world.engine().runHistory();
  }

  private RunRecord lastRun() {
    return history().last().orElseThrow();
  }

  private void ticking() {
    world.host(
        builder ->
            builder.clock(
                () -> {
                  now = now.plusSeconds(1);
                  return now;
                }));
  }

  @Test
  @DisplayName("RP-4: a run has number, connector, profile, start, end and its steps")
  void recordOfARun() {
    ticking();
    world.rules(usersFrom(ad));
    ad.addUser("ada");
    ad.fullImport();
    ad.fullSync();

    RunRecord first = history().find(1).orElseThrow();
    RunRecord second = lastRun();

    assertThat(first.connectorId()).isEqualTo(ad.id());
    assertThat(first.connectorName()).isEqualTo("AD");
    assertThat(first.profile()).isEqualTo("Full Import");
    assertThat(first.start()).isAfter(START).isBefore(first.end());
    assertThat(second.number()).isEqualTo(2);
    assertThat(second.start()).isAfter(first.end());
    RunStepRecord step = first.steps().get(0);
    assertThat(step.number()).isEqualTo(1);
    assertThat(step.start()).isAfter(first.start()).isBefore(step.end());
    assertThat(step.end()).isBefore(first.end());
    assertThat(step.report().type()).isEqualTo(StepType.FULL_IMPORT);
    assertThat(step.report().counter("staging", "stage-add")).isEqualTo(1);
    assertThat(history().runs()).containsExactly(first, second);
  }

  @Test
  @DisplayName("RP-4: a cycle is a run for each connector and step")
  void cycleIsManyRuns() {
    world.rules(usersFrom(ad), usersTo(aad));

    List<RunRecord> cycle = world.engine().runCycle(CyclePolicy.INITIAL, true).runs();

    assertThat(history().runs()).isEqualTo(cycle);
    assertThat(cycle)
        .extracting(run -> run.connectorName() + " " + run.profile())
        .containsExactly(
            "AD Full Import",
            "AAD Full Import",
            "AD Full Synchronization",
            "AAD Full Synchronization",
            "AAD Export",
            "AD Export");
  }

  @Test
  @DisplayName("RP-4: exports are counted, and the last one that reached its end is known")
  void exportCounters() {
    world.rules(usersFrom(ad), usersTo(aad));
    ad.addUser("ada");
    world.importAndSynchronize();
    aad.export();
    ad.addUser("bob");
    ad.deltaImport();
    ad.deltaSync();
    aad.faults().exportBreaksAfter(0);

    aad.export().endedWith("stopped-server-down");

    assertThat(lastRun().steps().get(0))
        .returns(2L, RunStepRecord::exportCounter)
        .returns(1L, RunStepRecord::lastSuccessfulExport);
    assertThat(history().find(lastRun().number() - 3).orElseThrow().steps().get(0))
        .returns(1L, RunStepRecord::exportCounter)
        .returns(1L, RunStepRecord::lastSuccessfulExport);
  }

  @Test
  @DisplayName("RP-6: runs are remembered for seven days")
  void sevenDays() {
    world.host(builder -> builder.clock(() -> now));
    ad.fullImport();
    now = START.plus(Duration.ofDays(7));
    ad.fullImport();
    assertThat(history().runs()).hasSize(2);

    now = now.plusSeconds(1);
    ad.fullImport();

    assertThat(history().runs()).extracting(RunRecord::number).containsExactly(2L, 3L);
    assertThat(history().find(1)).isEmpty();
  }

  @Test
  @DisplayName("RP-6: the host may remember them for longer or shorter, and purge them itself")
  void otherRetention() {
    world.host(builder -> builder.clock(() -> now).runHistoryRetention(Duration.ofMinutes(1)));
    ad.fullImport();
    now = now.plusSeconds(60);
    ad.fullImport();
    now = now.plusSeconds(1);
    ad.fullImport();
    assertThat(history().runs()).extracting(RunRecord::number).containsExactly(2L, 3L);

    assertThat(history().purge(now)).isEqualTo(1);
    assertThat(history().runs()).extracting(RunRecord::number).containsExactly(3L);
    assertThatThrownBy(
            () ->
                SyncEngine.builder(world.configuration()).runHistoryRetention(Duration.ofDays(-1)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
