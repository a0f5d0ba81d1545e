package org.aadsync.core.engine;

import static org.aadsync.testing.TypicalRules.groupsFrom;
import static org.aadsync.testing.TypicalRules.groupsTo;
import static org.aadsync.testing.TypicalRules.usersBackFrom;
import static org.aadsync.testing.TypicalRules.usersFrom;
import static org.aadsync.testing.TypicalRules.usersTo;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.aadsync.core.config.StepType;
import org.aadsync.core.store.Boundary;
import org.aadsync.core.store.InMemoryStateStore;
import org.aadsync.core.store.StateBatch;
import org.aadsync.core.store.StateRecord;
import org.aadsync.core.store.StateStore;
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

  @Test
  void a_full_cycle_that_changes_nothing_writes_its_runs_and_how_far_they_came_and_no_object() {
    Recorder recorder = new Recorder();
    SyncEngine engine = recorder.engineAtRest(world);

    CycleRecord cycle = engine.runCycle(CyclePolicy.INITIAL, true);

    int connectors = 2;
    int manifestAndLastNumber = 2;
    assertThat(recorder.keys())
        .hasSizeLessThanOrEqualTo(cycle.runs().size() + connectors + manifestAndLastNumber)
        .hasSizeGreaterThanOrEqualTo(cycle.runs().size() + manifestAndLastNumber);
    assertThat(recorder.batches).allMatch(batch -> batch.deletes().isEmpty());
  }

  @Test
  void a_full_synchronization_that_changes_nothing_writes_its_run_alone() {
    Recorder recorder = new Recorder();
    SyncEngine engine = recorder.engineAtRest(world);

    engine.run(ad.id(), StepType.FULL_SYNCHRONIZATION);

    // The run, its number, and the manifest.
    assertThat(recorder.batches).extracting(StateBatch::boundary).containsExactly(Boundary.RUN_END);
    assertThat(recorder.keys()).hasSize(3);
    assertThat(recorder.batches.get(0).deletes()).isEmpty();
  }

  @Test
  void one_change_writes_what_it_concerns_alone() {
    for (int i = 0; i < 50; i++) {
      ad.addUser("user" + i);
    }
    Recorder recorder = new Recorder();
    SyncEngine engine = recorder.engine(world);
    engine.runCycle(CyclePolicy.INITIAL, true);
    engine.runCycle(CyclePolicy.DELTA, true);
    engine.runCycle(CyclePolicy.DELTA, true);
    recorder.batches.clear();
    ad.change("user7", "displayName", "Seven");

    engine.runCycle(CyclePolicy.DELTA, true);

    assertThat(recorder.batches)
        .extracting(StateBatch::boundary)
        .contains(
            Boundary.IMPORT_END,
            Boundary.SYNCHRONIZATION_END,
            Boundary.EXPORT_BATCH,
            Boundary.EXPORT_END);
    assertThat(recorder.batches).allMatch(batch -> batch.puts().size() <= 5);
  }

  /** Notes what is written to a store in memory. */
  private static final class Recorder implements StateStore {
    private final InMemoryStateStore store = new InMemoryStateStore();
    private final List<StateBatch> batches = new ArrayList<>();

    SyncEngine engine(Scenario world) {
      return world.keptIn(this).engine();
    }

    /** Returns an engine that has nothing to do, and forgets what it wrote until then. */
    SyncEngine engineAtRest(Scenario world) {
      SyncEngine engine = engine(world);
      engine.runCycle(CyclePolicy.INITIAL, true);
      engine.runCycle(CyclePolicy.DELTA, true);
      engine.runCycle(CyclePolicy.DELTA, true);
      world.later(Duration.ofMinutes(30));
      batches.clear();
      return engine;
    }

    /** Returns which records were written. */
    Set<Long> keys() {
      return batches.stream()
          .flatMap(batch -> batch.puts().stream())
          .map(StateRecord::key)
          .collect(Collectors.toSet());
    }

    @Override
    public void read(Consumer<StateRecord> sink) {
      store.read(sink);
    }

    @Override
    public void commit(StateBatch batch) {
      batches.add(batch);
      store.commit(batch);
    }

    @Override
    public void close() {
      store.close();
    }
  }
}
