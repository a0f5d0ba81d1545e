package org.aadsync.core.laws;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.aadsync.core.engine.ObjectError;
import org.aadsync.core.engine.RunRecord;
import org.aadsync.core.laws.RandomWorld.Episode;
import org.aadsync.core.laws.RandomWorld.Start;
import org.aadsync.core.store.InMemoryStateStore;
import org.aadsync.testing.TestDirectory;

/** What is written to a store and read again is what there was, over random worlds. */
class StateLawsTest {
  @Property(seed = "4820174463391172015")
  @Label("A new engine over the state of another one knows what that knew, and does the same")
  void restartsChangeNothing(
      @ForAll("worlds") Start start, @ForAll("episodes") List<Episode> episodes) {
    RandomWorld lasting = new RandomWorld(start);
    RandomWorld restarted = new RandomWorld(start);
    restarted.scenario.keptIn(new InMemoryStateStore());
    lasting.scenario.initialCycle();
    restarted.scenario.initialCycle();

    for (Episode episode : episodes) {
      restartAndCompare(restarted, lasting);
      lasting.play(episode);
      restarted.play(episode);
    }
    restartAndCompare(restarted, lasting);
  }

  private static void restartAndCompare(RandomWorld restarted, RandomWorld lasting) {
    List<RunRecord> runs = runs(restarted);

    restarted.scenario.restart();

    assertThat(restarted.state()).isEqualTo(lasting.state());
    assertThat(errors(restarted)).isEqualTo(errors(lasting));
    assertThat(runs(restarted)).isEqualTo(runs).hasSameSizeAs(runs(lasting));
  }

  private static List<ObjectError> errors(RandomWorld world) {
    return Stream.of(world.ad, world.res, world.aad)
        .map(TestDirectory::id)
        .flatMap(world.scenario.engine()::connectorSpace)
        .flatMap(object -> object.errors().stream())
        .sorted((a, b) -> a.toString().compareTo(b.toString()))
        .toList();
  }

  private static List<RunRecord> runs(RandomWorld world) {
    return world.scenario.engine().runHistory().runs();
  }

  @Provide
  Arbitrary<Start> worlds() {
    return WorldArbitraries.worlds();
  }

  @Provide
  Arbitrary<List<Episode>> episodes() {
    return WorldArbitraries.episodes();
  }
}
