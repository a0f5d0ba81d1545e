package org.aadsync.core.engine;

import static org.aadsync.core.engine.PendingOperation.ADD;
import static org.aadsync.testing.TypicalRules.groupsFrom;
import static org.aadsync.testing.TypicalRules.usersFrom;
import static org.aadsync.testing.TypicalRules.usersTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.aadsync.core.config.StepType;
import org.aadsync.core.engine.SyncListener.StepProgress;
import org.aadsync.core.spi.ImportEvent.Completeness;
import org.aadsync.testing.Scenario;
import org.aadsync.testing.TestDirectory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** One run at a time, and how it is stopped. */
class ExclusiveRunStoryTest {
  private static final String STOPPED = "stopped-user-termination";

  private final Scenario world = new Scenario();
  private final TestDirectory ad = world.activeDirectory("AD");
  private final TestDirectory aad = world.azureAd("AAD");

  /** Asks the engine to stop when a step of this type has done so many objects, once. */
  private void stopAfter(int objects, StepType type, StopMode mode) {
    world.host(
        builder ->
            builder
                .progressInterval(1)
                .listener(
                    new SyncListener() {
                      private boolean asked;

                      @Override
                      public void progress(StepProgress progress) {
                        if (!asked && progress.type() == type && progress.done() == objects) {
                          asked = true;
                          assertThat(world.engine().stop(mode)).isTrue();
                        }
                      }
                    }));
  }

  private void users(int count) {
    for (int i = 0; i < count; i++) {
      ad.addUser("u" + i);
    }
  }

  @Test
  @DisplayName("Y-5, SC-7: while a run is active, another thread's is refused")
  void secondRunIsRefused() throws Exception {
    CountDownLatch started = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    world.host(
        builder ->
            builder.listener(
                new SyncListener() {
                  @Override
                  public void stepStarted(StepStarted step) {
                    started.countDown();
                    try {
                      assertThat(go.await(10, TimeUnit.SECONDS)).isTrue();
                    } catch (InterruptedException e) {
                      throw new IllegalStateException(e);
                    }
                  }
                }));
    SyncEngine engine = world.engine();
    ExecutorService other = Executors.newSingleThreadExecutor();
    try {
      Future<StepReport> first = other.submit(() -> engine.run(ad.id(), StepType.FULL_IMPORT));
      assertThat(started.await(10, TimeUnit.SECONDS)).isTrue();

      assertThatThrownBy(() -> engine.runCycle(true))
          .isInstanceOf(RunInProgressException.class)
          .hasMessageContaining("AD: Full Import is active since 2016-01-15T12:00:00Z");
      assertThatThrownBy(() -> engine.runProfile(aad.id(), "Export"))
          .isInstanceOf(RunInProgressException.class)
          .hasMessageContaining("AAD: Export cannot start");
      assertThatThrownBy(() -> engine.requireFullSteps(aad.id(), new FullSteps(true, true)))
          .isInstanceOf(RunInProgressException.class);
      assertThat(engine.runHistory().runs()).isEmpty();

      go.countDown();
      assertThat(first.get(10, TimeUnit.SECONDS).status()).isEqualTo("completed-no-objects");
    } finally {
      go.countDown();
      other.shutdownNow();
    }
    aad.fullImport().succeeded();
  }

  @Test
  @DisplayName("Y-5: a run from inside a run is refused, and the outer one goes on")
  void runFromAListenerIsRefused() {
    world.host(
        builder ->
            builder.listener(
                new SyncListener() {
                  @Override
                  public void stepStarted(StepStarted step) {
                    world.engine().run(aad.id(), StepType.FULL_IMPORT);
                  }
                }));
    ad.addUser("ada");

    ad.fullImport().succeeded().staged("stage-add", 1);

    assertThat(world.engine().runHistory().runs()).hasSize(1);
  }

  @Test
  @DisplayName("There is nothing to stop while nothing runs, and the next run is not stopped")
  void nothingToStop() {
    assertThat(world.engine().stop(StopMode.NOW)).isFalse();
    ad.fullImport().succeeded();
  }

  @Test
  @DisplayName("Y-5: an import that is stopped keeps what it staged and takes nothing for deleted")
  void stoppedImport() {
    world.rules(usersFrom(ad));
    users(3);
    stopAfter(2, StepType.FULL_IMPORT, StopMode.NOW);

    StepReport report = ad.fullImport().endedWith(STOPPED).staged("stage-add", 2).actual();

    assertThat(report.imports())
        .singleElement()
        .extracting(ImportOutcome::completeness)
        .isInstanceOf(Completeness.Partial.class);
    ad.hasExactly("u0", "u1");
    ad.deltaImport().endedWith("stopped-full-import-required");
    ad.fullImport().succeeded().staged("stage-add", 1).staged("stage-no-change", 2);
  }

  @Test
  @DisplayName("Y-5: what a stopped synchronization did not get to is done by the next delta")
  void stoppedSynchronization() {
    world.rules(usersFrom(ad), usersTo(aad));
    users(5);
    stopAfter(2, StepType.FULL_SYNCHRONIZATION, StopMode.NOW);
    ad.fullImport().succeeded();

    ad.fullSync().endedWith(STOPPED);
    world.hasMetaverseObjects(2);

    ad.deltaSync().succeeded().inbound("disconnector-projected-flow", 3);
    world.hasMetaverseObjects(5);
    aad.object("u4").pendingExport(ADD);
  }

  @Test
  @DisplayName("Y-5: references that a stopped synchronization did not get to are not lost")
  void stoppedSynchronizationKeepsReferences() {
    world.rules(usersFrom(ad), groupsFrom(ad), usersTo(aad));
    users(3);
    ad.addGroup("g", "u0", "u1", "u2");
    stopAfter(4, StepType.FULL_SYNCHRONIZATION, StopMode.NOW);
    ad.fullImport().succeeded();

    ad.fullSync().endedWith(STOPPED);
    ad.deltaSync().succeeded();

    assertThat(world.metaverseObject("displayName", "g").actual().values("member")).hasSize(3);
  }

  @Test
  @DisplayName("Y-5: a stopped export has sent whole batches; the rest goes with the next one")
  void stoppedExport() {
    aad.batchSize(2);
    world.rules(usersFrom(ad), usersTo(aad));
    users(5);
    stopAfter(2, StepType.EXPORT, StopMode.NOW);
    world.importAndSynchronize();

    aad.export().endedWith(STOPPED).exported("export-add", 2);

    aad.holdsExactly("u0", "u1");
    aad.export().succeeded().exported("export-add", 3);
    world.exportAndConfirm();
  }

  @Test
  @DisplayName("SC-7: a cycle that is to stop ends after the current step")
  void cycleStopsAfterTheStep() {
    world.rules(usersFrom(ad), usersTo(aad));
    users(3);
    stopAfter(1, StepType.FULL_SYNCHRONIZATION, StopMode.AFTER_STEP);

    List<RunRecord> cycle = world.engine().runCycle(CyclePolicy.INITIAL, true).runs();

    assertThat(cycle)
        .extracting(run -> run.connectorName() + " " + run.profile() + " " + run.result())
        .containsExactly(
            "AD Full Import success",
            "AAD Full Import completed-no-objects",
            "AD Full Synchronization success");
    world.hasMetaverseObjects(3);
    world.deltaCycle().succeeded();
    aad.holdsExactly("u0", "u1", "u2");
  }
}
