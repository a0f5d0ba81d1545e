package org.aadsync.core.engine;

import static org.aadsync.testing.TypicalRules.groupsFrom;
import static org.aadsync.testing.TypicalRules.groupsTo;
import static org.aadsync.testing.TypicalRules.usersBackFrom;
import static org.aadsync.testing.TypicalRules.usersFrom;
import static org.aadsync.testing.TypicalRules.usersTo;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.aadsync.core.config.StepType;
import org.aadsync.core.store.Boundary;
import org.aadsync.core.store.InMemoryStateStore;
import org.aadsync.core.store.StateBatch;
import org.aadsync.testing.Scenario;
import org.aadsync.testing.TestDirectory;
import org.aadsync.testing.WorldSnapshot;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What survives the end of an engine, and what is written for that. */
class DurableStateStoryTest {
  private final InMemoryStateStore store = new InMemoryStateStore();
  private final Scenario world = new Scenario().keptIn(store);
  private final TestDirectory ad = world.activeDirectory("AD");
  private final TestDirectory aad = world.azureAd("AAD");

  DurableStateStoryTest() {
    world.rules(usersFrom(ad), groupsFrom(ad), usersTo(aad), usersBackFrom(aad), groupsTo(aad));
    ad.addUser("ada").addUser("grace", "manager", "ada").addGroup("crew", "ada", "grace");
  }

  @Test
  void everything_is_there_after_a_restart() {
    world.initialCycle();
    ad.change("ada", "title", "Countess").addUser("edsger");
    ad.deltaImport();
    List<String> metaverse = WorldSnapshot.metaverse(world);
    List<String> space = WorldSnapshot.space(world, ad);
    List<String> cloud = WorldSnapshot.space(world, aad);

    world.restart();

    assertThat(WorldSnapshot.metaverse(world)).isEqualTo(metaverse);
    assertThat(WorldSnapshot.space(world, ad)).isEqualTo(space);
    assertThat(WorldSnapshot.space(world, aad)).isEqualTo(cloud);
  }

  @Test
  @DisplayName("CS-18: a restarted engine goes on with deltas")
  void a_restarted_engine_goes_on_with_deltas_CS_18() {
    world.initialCycle();
    world.restart();
    ad.change("ada", "displayName", "Ada Lovelace");

    assertThat(world.engine().fullStepsRequired(ad.id())).isEqualTo(FullSteps.NONE);
    world.deltaCycle();

    aad.holdsValues("ada", "displayName", "Ada Lovelace");
  }

  @Test
  void without_a_store_nothing_is_kept() {
    Scenario forgetful = new Scenario();
    TestDirectory directory = forgetful.activeDirectory("AD");
    forgetful.rules(usersFrom(directory));
    directory.addUser("ada").fullImport().succeeded();

    forgetful.engine().close();

    assertThat(forgetful.engine().stateNotes()).isEmpty();
    assertThat(forgetful.engine().storedConfiguration()).isEmpty();
  }

  /** Returns an engine that has nothing to do, and forgets what it wrote until then. */
  private SyncEngine engineAtRest(StateRecorder recorder) {
    SyncEngine engine = world.keptIn(recorder).engine();
    engine.runCycle(CyclePolicy.INITIAL, true);
    engine.runCycle(CyclePolicy.DELTA, true);
    engine.runCycle(CyclePolicy.DELTA, true);
    world.later(Duration.ofMinutes(30));
    recorder.forget();
    return engine;
  }

  @Test
  void a_full_cycle_that_changes_nothing_writes_its_runs_and_how_far_they_came_and_no_object() {
    StateRecorder recorder = new StateRecorder();
    SyncEngine engine = engineAtRest(recorder);

    CycleRecord cycle = engine.runCycle(CyclePolicy.INITIAL, true);

    int connectors = 2;
    int manifestAndLastNumber = 2;
    assertThat(recorder.keys())
        .hasSizeLessThanOrEqualTo(cycle.runs().size() + connectors + manifestAndLastNumber)
        .hasSizeGreaterThanOrEqualTo(cycle.runs().size() + manifestAndLastNumber);
    assertThat(recorder.batches()).allMatch(batch -> batch.deletes().isEmpty());
  }

  @Test
  void a_full_synchronization_that_changes_nothing_writes_its_run_alone() {
    StateRecorder recorder = new StateRecorder();
    SyncEngine engine = engineAtRest(recorder);

    engine.run(ad.id(), StepType.FULL_SYNCHRONIZATION);

    // The run, its number, and the manifest.
    assertThat(recorder.batches())
        .extracting(StateBatch::boundary)
        .containsExactly(Boundary.RUN_END);
    assertThat(recorder.keys()).hasSize(3);
    assertThat(recorder.batches().get(0).deletes()).isEmpty();
  }

  @Test
  void one_change_writes_what_it_concerns_alone() {
    for (int i = 0; i < 50; i++) {
      ad.addUser("user" + i);
    }
    StateRecorder recorder = new StateRecorder();
    SyncEngine engine = world.keptIn(recorder).engine();
    engine.runCycle(CyclePolicy.INITIAL, true);
    engine.runCycle(CyclePolicy.DELTA, true);
    engine.runCycle(CyclePolicy.DELTA, true);
    recorder.forget();
    ad.change("user7", "displayName", "Seven");

    engine.runCycle(CyclePolicy.DELTA, true);

    assertThat(recorder.batches())
        .extracting(StateBatch::boundary)
        .contains(
            Boundary.IMPORT_END,
            Boundary.SYNCHRONIZATION_END,
            Boundary.EXPORT_BATCH,
            Boundary.EXPORT_END);
    assertThat(recorder.batches()).allMatch(batch -> batch.puts().size() <= 5);
  }
}
