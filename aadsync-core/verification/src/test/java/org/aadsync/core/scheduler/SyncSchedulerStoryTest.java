package org.aadsync.core.scheduler;

import static org.aadsync.testing.TypicalRules.usersFrom;
import static org.aadsync.testing.TypicalRules.usersTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Future;
import org.aadsync.core.config.StepType;
import org.aadsync.core.engine.CyclePolicy;
import org.aadsync.core.engine.CycleRecord;
import org.aadsync.core.engine.RunInProgressException;
import org.aadsync.core.engine.RunRecord;
import org.aadsync.core.engine.SyncListener;
import org.aadsync.testing.Scenario;
import org.aadsync.testing.TestDirectory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** When cycles run, and which. */
class SyncSchedulerStoryTest {
  private static final Instant START = Instant.parse("2016-01-15T12:00:00Z");
  private static final Duration HALF_AN_HOUR = Duration.ofMinutes(30);

  private final ManualExecutor time = new ManualExecutor(START);
  private final List<SchedulerSettings> kept = new ArrayList<>();
  private final Scenario world = new Scenario().host(builder -> builder.clock(time));
  private final TestDirectory ad = world.activeDirectory("AD");
  private final TestDirectory aad = world.azureAd("AAD");

  private SyncScheduler scheduler(SchedulerSettings settings) {
    world.rules(usersFrom(ad), usersTo(aad));
    return SyncScheduler.of(world.engine(), settings, time, time, kept::add);
  }

  private SyncScheduler scheduler() {
    return scheduler(SchedulerSettings.standard());
  }

  private List<String> profiles() {
    return world.engine().runHistory().runs().stream().map(RunRecord::profile).toList();
  }

  /** Returns when cycles began: with the import of the first directory. */
  private List<Duration> cycles() {
    return world.engine().runHistory().runs().stream()
        .filter(run -> run.connectorName().equals("AD") && run.profile().endsWith("Import"))
        .map(run -> Duration.between(START, run.start()))
        .toList();
  }

  @Test
  @DisplayName("SC-3: a cycle when it is started, and then every 30 minutes")
  void everyThirtyMinutes() {
    SyncScheduler scheduler = scheduler();
    ad.addUser("ada");
    time.advance(HALF_AN_HOUR);
    assertThat(cycles()).isEmpty();

    scheduler.start();
    scheduler.start();
    time.advance(Duration.ofMinutes(60));

    assertThat(cycles())
        .containsExactly(Duration.ofMinutes(30), Duration.ofMinutes(60), Duration.ofMinutes(90));
    aad.holdsExactly("ada");
    assertThat(scheduler.status().settings().nextSyncCycleStartTime())
        .isEqualTo(START.plus(Duration.ofMinutes(120)));
  }

  @Test
  @DisplayName("SC-4: the customized interval counts, but none below the allowed one")
  void customizedInterval() {
    SyncScheduler scheduler =
        scheduler(
            SchedulerSettings.standard().withCustomizedSyncCycleInterval(Duration.ofHours(3)));
    scheduler.start();
    time.advance(Duration.ofHours(6));
    assertThat(cycles()).containsExactly(Duration.ZERO, Duration.ofHours(3), Duration.ofHours(6));

    scheduler.update(current -> current.withCustomizedSyncCycleInterval(Duration.ofMinutes(1)));
    time.advance(Duration.ofHours(3));
    time.advance(HALF_AN_HOUR);

    assertThat(cycles()).endsWith(Duration.ofHours(9), Duration.ofHours(9).plusMinutes(30));
  }

  @Test
  @DisplayName("SC-2, SC-5: an initial cycle does everything in full; deltas follow it")
  void initialOnce() {
    SyncScheduler scheduler =
        scheduler(SchedulerSettings.standard().withNextSyncCycle(CyclePolicy.INITIAL, null));
    scheduler.start();
    time.advance(Duration.ZERO);
    assertThat(profiles()).containsOnly("Full Import", "Full Synchronization", "Export").hasSize(6);
    assertThat(scheduler.status().settings().nextSyncCyclePolicyType())
        .isEqualTo(CyclePolicy.DELTA);

    time.advance(HALF_AN_HOUR);

    assertThat(profiles().subList(6, 12))
        .containsOnly("Delta Import", "Delta Synchronization", "Export");
  }

  @Test
  @DisplayName("SC-5: an initial cycle that did not come to its end is due again")
  void brokenInitialIsRepeated() {
    SyncScheduler scheduler =
        scheduler(SchedulerSettings.standard().withNextSyncCycle(CyclePolicy.INITIAL, null));
    ad.faults().importBreaksAfter(0);
    scheduler.start();
    time.advance(Duration.ZERO);
    assertThat(profiles()).containsExactly("Full Import");
    assertThat(scheduler.status().settings().nextSyncCyclePolicyType())
        .isEqualTo(CyclePolicy.INITIAL);
    assertThat(Objects.requireNonNull(scheduler.status().lastCycle()).completed()).isFalse();

    ad.faults().importRecovers();
    time.advance(HALF_AN_HOUR);

    assertThat(profiles()).hasSize(7).contains("Full Synchronization");
    assertThat(scheduler.status().settings().nextSyncCyclePolicyType())
        .isEqualTo(CyclePolicy.DELTA);
  }

  @Test
  @DisplayName("ST-1: in staging mode cycles import and synchronize, and do not export")
  void stagingMode() {
    SyncScheduler scheduler = scheduler(SchedulerSettings.standard().withStagingModeEnabled(true));
    ad.addUser("ada");
    scheduler.start();
    time.advance(Duration.ZERO);
    assertThat(profiles()).doesNotContain("Export").hasSize(4);
    aad.holdsExactly();

    aad.export().succeeded(); // an operator may force it
    aad.holdsExactly("ada");
    ad.addUser("bob");
    scheduler.update(current -> current.withStagingModeEnabled(false));
    time.advance(HALF_AN_HOUR);

    aad.holdsExactly("ada", "bob");
  }

  @Test
  @DisplayName("SC-4: without SyncCycleEnabled cycles run only when they are asked for")
  void onlyWhenAskedFor() throws Exception {
    SyncScheduler scheduler = scheduler(SchedulerSettings.standard().withSyncCycleEnabled(false));
    scheduler.start();
    time.advance(Duration.ofDays(1));
    assertThat(cycles()).isEmpty();

    Future<CycleRecord> asked = scheduler.requestCycle(CyclePolicy.DELTA);
    time.advance(Duration.ZERO);

    assertThat(asked.get().completed()).isTrue();
    assertThat(cycles()).containsExactly(Duration.ofDays(1));
  }

  @Test
  @DisplayName(
      "SC-4: a suspended scheduler starts nothing; resumed, it makes up for what it missed")
  void suspended() {
    SyncScheduler scheduler = scheduler();
    scheduler.start();
    time.advance(Duration.ZERO);
    scheduler.suspend();
    time.advance(Duration.ofMinutes(100));
    assertThat(cycles()).containsExactly(Duration.ZERO);
    assertThatThrownBy(() -> scheduler.requestCycle(CyclePolicy.DELTA))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("suspended");

    scheduler.resume();
    time.advance(HALF_AN_HOUR);

    assertThat(cycles())
        .containsExactly(Duration.ZERO, Duration.ofMinutes(100), Duration.ofMinutes(130));
  }

  @Test
  @DisplayName("SC-7: a cycle is refused while one is active, asked for or on time")
  void secondCycleIsRefused() {
    SyncScheduler scheduler = scheduler();
    Future<CycleRecord> first = scheduler.requestCycle(CyclePolicy.DELTA);

    assertThat(scheduler.status().cycleInProgress()).isTrue();
    assertThatThrownBy(() -> scheduler.requestCycle(CyclePolicy.INITIAL))
        .isInstanceOf(RunInProgressException.class);

    time.advance(Duration.ZERO);
    assertThat(first).isDone();
    assertThat(scheduler.status().cycleInProgress()).isFalse();
    scheduler.requestCycle(CyclePolicy.DELTA);
  }

  @Test
  @DisplayName("SC-7: a cycle that is stopped ends after its step; the next one comes on time")
  void stoppedCycle() {
    SyncScheduler[] scheduler = {null};
    world.host(
        builder ->
            builder.listener(
                new SyncListener() {
                  private boolean asked;

                  @Override
                  public void stepStarted(StepStarted step) {
                    if (!asked && step.type() == StepType.DELTA_SYNCHRONIZATION) {
                      asked = true;
                      assertThat(scheduler[0].stopCycle()).isTrue();
                    }
                  }
                }));
    scheduler[0] = scheduler();
    assertThat(scheduler[0].stopCycle()).isFalse();
    ad.addUser("ada");
    scheduler[0].start();
    time.advance(Duration.ZERO);
    assertThat(profiles()).endsWith("Delta Synchronization").hasSize(3);
    aad.holdsExactly();

    time.advance(HALF_AN_HOUR);

    aad.holdsExactly("ada");
  }

  @Test
  @DisplayName("Y-5: a cycle that finds the engine busy is tried again a minute later")
  void busyEngine() {
    SyncScheduler[] scheduler = {null};
    world.host(
        builder ->
            builder.listener(
                new SyncListener() {
                  private boolean started;

                  @Override
                  public void runStarted(RunStarted run) {
                    if (!started) {
                      started = true;
                      scheduler[0].start();
                      time.advance(Duration.ZERO); // the cycle comes due during the host's run
                    }
                  }
                }));
    scheduler[0] = scheduler();
    ad.fullImport().succeeded();
    assertThat(profiles()).containsExactly("Full Import");
    assertThat(scheduler[0].status().lastFailure()).contains("AD: Full Import is active");

    time.advance(Duration.ofMinutes(1));

    assertThat(cycles()).containsExactly(Duration.ZERO, Duration.ofMinutes(1));
  }

  @Test
  @DisplayName("SC-4, RP-6: maintenance purges the run history")
  void maintenance() {
    world.host(builder -> builder.runHistoryRetention(Duration.ofDays(1000)));
    SyncScheduler scheduler = scheduler();
    scheduler.start();

    time.advance(Duration.ofDays(8));

    List<Duration> remembered = cycles();
    assertThat(remembered.get(0)).isEqualTo(Duration.ofDays(1));
    assertThat(remembered).endsWith(Duration.ofDays(8));
  }

  @Test
  @DisplayName("SC-4: the host is told the settings that a cycle changed")
  void settingsAreKept() {
    SyncScheduler scheduler =
        scheduler(SchedulerSettings.standard().withNextSyncCycle(CyclePolicy.INITIAL, null));
    scheduler.start();

    time.advance(Duration.ZERO);

    assertThat(kept)
        .last()
        .isEqualTo(
            SchedulerSettings.standard()
                .withNextSyncCycle(CyclePolicy.DELTA, START.plus(HALF_AN_HOUR)));
  }

  @Test
  @DisplayName("A cycle that fails is told of and does not end the timetable")
  void failingCycle() {
    world.host(
        builder ->
            builder.clock(
                () -> {
                  if (time.instant().equals(START)) {
                    throw new IllegalStateException("no clock");
                  }
                  return time.instant();
                }));
    SyncScheduler scheduler = scheduler();
    scheduler.start();
    time.advance(Duration.ZERO);
    assertThat(scheduler.status().lastFailure()).isEqualTo("no clock");

    time.advance(HALF_AN_HOUR);

    assertThat(scheduler.status().lastFailure()).isEmpty();
    assertThat(cycles()).containsExactly(HALF_AN_HOUR);
  }

  @Test
  @DisplayName("A closed scheduler starts nothing more, and leaves the host's executor open")
  void closed() {
    SyncScheduler scheduler = scheduler();
    scheduler.start();
    scheduler.close();
    time.advance(Duration.ofDays(1));

    assertThat(cycles()).isEmpty();
    assertThatThrownBy(scheduler::start).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> scheduler.requestCycle(CyclePolicy.DELTA))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("closed");
  }

  @Test
  @DisplayName("A scheduler of its own runs cycles on a daemon thread of its own")
  void ownThread() throws Exception {
    List<Thread> threads = new ArrayList<>();
    world.host(
        builder ->
            builder.listener(
                new SyncListener() {
                  @Override
                  public void runStarted(RunStarted run) {
                    threads.add(Thread.currentThread());
                  }
                }));
    world.rules(usersFrom(ad), usersTo(aad));
    ad.addUser("ada");
    try (SyncScheduler scheduler =
        SyncScheduler.of(
            world.engine(), SchedulerSettings.standard().withSyncCycleEnabled(false))) {
      scheduler.start();

      assertThat(scheduler.requestCycle(CyclePolicy.DELTA).get().completed()).isTrue();
    }

    aad.holdsExactly("ada");
    assertThat(threads)
        .isNotEmpty()
        .allMatch(Thread::isDaemon)
        .allMatch(thread -> thread.getName().equals("aadsync-scheduler"));
  }
}
