package org.aadsync.core.laws;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.aadsync.core.engine.ConnectorSpaceObject;
import org.aadsync.core.engine.Image;
import org.aadsync.core.engine.MetaverseObject;
import org.aadsync.core.engine.PendingOperation;
import org.aadsync.core.laws.RandomWorld.Episode;
import org.aadsync.core.laws.RandomWorld.FlowOwner;
import org.aadsync.core.laws.RandomWorld.Start;
import org.aadsync.testing.MemoryDirectory.DeletedTargets;
import org.aadsync.testing.TestDirectory;
import org.aadsync.testing.WorldSnapshot;

/**
 * P-2, Z-3 and behaviour 17 over random worlds and random series of changes. The number of worlds
 * is {@code jqwik.tries.default}: 300, and as many as wanted by {@code -Djqwik.tries.default=5000}.
 *
 * <p>The seeds are fixed, so that a build says the same of the same code.
 *
 * <p>References are by the present name of what they lead to, as a directory has them. One by a
 * name that was given up since can only come of an import that is no snapshot; it leads to whoever
 * had the name if it is reported before the rename, and to whoever has it now if it is reported
 * after.
 */
class WorldLawsTest {
  @Property(seed = "6519907386082342758")
  @Label("Z-3, P-2: the order in which objects are imported changes neither state nor exports")
  void importOrderDoesNotMatter(
      @ForAll("worlds") Start start,
      @ForAll("episodes") List<Episode> episodes,
      @ForAll long seed) {
    RandomWorld one = new RandomWorld(start);
    RandomWorld other = new RandomWorld(start).shuffled(seed);

    one.scenario.initialCycle();
    other.scenario.initialCycle();
    assertThat(other.state()).isEqualTo(one.state());

    for (Episode episode : episodes) {
      one.play(episode);
      other.play(episode);
      assertThat(other.state()).isEqualTo(one.state());
    }
  }

  @Property(seed = "3302914758120566117", tries = 100)
  @Label("CS-16, CS-21: deletions that directories tell of and those seen by absence are the same")
  void absenceIsDeletion(
      @ForAll("worlds") Start start, @ForAll("episodes") List<Episode> episodes) {
    // Who is told of an absence alone cannot know of references that end without a word.
    Assume.that(start.deletedTargets() != DeletedTargets.SILENT);
    RandomWorld told = new RandomWorld(start);
    RandomWorld absent = new RandomWorld(start).tellingPresence();

    told.scenario.initialCycle();
    absent.scenario.initialCycle();
    for (Episode episode : episodes) {
      told.play(episode);
      absent.play(episode);
      assertThat(absent.state()).isEqualTo(told.state());
    }
  }

  @Property(seed = "2754743192083629865")
  @Label("Whatever happened, two cycles bring a world to rest")
  void twoCyclesBringRest(
      @ForAll("worlds") Start start, @ForAll("episodes") List<Episode> episodes) {
    RandomWorld world = new RandomWorld(start);
    world.scenario.initialCycle();
    episodes.forEach(world::play);
    world.rest();

    world.scenario.deltaCycle().exportedNothing(); // its import confirms what the last one wrote
    List<List<String>> state = world.state();
    world.scenario.deltaCycle().exportedNothing();
    world.scenario.initialCycle().exportedNothing();

    assertThat(world.state()).isEqualTo(state);
  }

  @Property(seed = "4471908263514086523")
  @Label("MV-5: whatever happened, no synchronization leaves a metaverse object without a link")
  void everyMetaverseObjectHasALink(
      @ForAll("worlds") Start start, @ForAll("episodes") List<Episode> episodes) {
    RandomWorld world = new RandomWorld(start);
    world.scenario.initialCycle();
    for (Episode episode : episodes) {
      world.play(episode);
      world.ad.deltaSync();
      world.res.deltaSync();
      world.aad.deltaSync();

      assertThat(world.scenario.engine().metaverse())
          .allSatisfy(object -> assertThat(object.links()).as("%s", object).isNotEmpty());
    }
  }

  @Property(seed = "1644170895600579079")
  @Label("Z-3 c: over the same state a full synchronization changes nothing that deltas left")
  void fullSynchronizationConfirmsDeltas(
      @ForAll("worlds") Start start, @ForAll("episodes") List<Episode> episodes) {
    RandomWorld world = new RandomWorld(start);
    world.scenario.initialCycle();
    episodes.forEach(world::play);
    world.scenario.deltaCycle();
    if (world.hasErrors()) {
      world.scenario.deltaCycle(); // what was in the way of an object may have gone
    }
    List<String> metaverse = WorldSnapshot.metaverse(world.scenario);
    List<String> wanted = WorldSnapshot.space(world.scenario, world.aad);

    world.ad.fullSync();
    world.res.fullSync();
    world.aad.fullSync();

    assertThat(WorldSnapshot.metaverse(world.scenario)).isEqualTo(metaverse);
    assertThat(WorldSnapshot.space(world.scenario, world.aad)).isEqualTo(wanted);
  }

  @Property(seed = "-746146773941798270")
  @Label("Behaviour 17: deltas in any order end where a synchronization from scratch does")
  void deltasEndWhereAFreshStartDoes(
      @ForAll("worlds") Start start, @ForAll("harmlessEpisodes") List<Episode> episodes) {
    RandomWorld byDeltas = new RandomWorld(start);
    byDeltas.scenario.initialCycle();
    RandomWorld fresh = new RandomWorld(start);
    for (Episode episode : episodes) {
      byDeltas.play(episode);
      episode.changes().forEach(fresh::apply);
    }
    byDeltas.rest();
    fresh.scenario.initialCycle();
    fresh.rest();

    assertThat(WorldSnapshot.content(byDeltas.aad)).isEqualTo(WorldSnapshot.content(fresh.aad));
    assertThat(byDeltas.metaverseWithoutAnchors()).isEqualTo(fresh.metaverseWithoutAnchors());
  }

  @Property(seed = "2618840915532778061")
  @Label("CS-28: after deltas a full import shows nothing that they did not tell")
  void fullImportConfirmsDeltas(
      @ForAll("worlds") Start start, @ForAll("episodes") List<Episode> episodes) {
    RandomWorld world = new RandomWorld(start);
    world.scenario.initialCycle();
    episodes.forEach(world::play);
    world.rest();
    List<List<String>> state = world.state();

    for (TestDirectory forest : List.of(world.ad, world.res)) {
      forest.fullImport().staged("stage-update", 0).staged("stage-add", 0);
      forest.fullSync();
    }

    assertThat(world.state()).isEqualTo(state);
  }

  @Property(seed = "6027407974292681208")
  @Label("MV-2, P-1, G-2: whoever is recorded as contributor has the highest precedence")
  void theRecordedContributorIsTheWinner(
      @ForAll("worlds") Start start, @ForAll("episodes") List<Episode> episodes) {
    RandomWorld world = new RandomWorld(start);
    world.scenario.initialCycle();
    episodes.forEach(world::play);
    world.rest();

    world
        .scenario
        .engine()
        .metaverse()
        .filter(object -> object.objectType().equals("person"))
        .filter(object -> object.links().stream().allMatch(WorldLawsTest::isSettled))
        .forEach(
            object ->
                world
                    .flows()
                    .forEach(
                        (attribute, flows) ->
                            assertThat(contributors(object, attribute))
                                .as("%s of %s", attribute, object.values("displayName"))
                                .isEqualTo(expectedContributors(object, attribute, flows))));
  }

  private static boolean isSettled(ConnectorSpaceObject link) {
    return link.errors().isEmpty() && link.pendingImport() == PendingOperation.NONE;
  }

  private static List<String> contributors(MetaverseObject object, String attribute) {
    return object.contributors(attribute).stream()
        .map(each -> each.rule().name() + " of " + each.source().dn())
        .toList();
  }

  /** The first rule that reads a value contributes it; of merging ones all that add something. */
  private static List<String> expectedContributors(
      MetaverseObject object, String attribute, List<FlowOwner> flows) {
    List<String> expected = new ArrayList<>();
    Set<Object> merged = new HashSet<>();
    for (FlowOwner flow : flows) {
      for (ConnectorSpaceObject link : object.links()) {
        boolean isRead =
            link.connectorId().equals(flow.connectorId())
                && link.objectType().orElse("").equals(flow.objectType());
        List<Object> values = isRead ? link.values(attribute, Image.TOP) : List.of();
        boolean mayAdd = expected.isEmpty() || flow.merges();
        if (mayAdd && merged.addAll(values)) {
          expected.add(flow.rule() + " of " + link.dn());
        }
      }
    }
    return expected;
  }

  @Provide
  Arbitrary<Start> worlds() {
    return WorldArbitraries.worlds();
  }

  @Provide
  Arbitrary<List<Episode>> episodes() {
    return WorldArbitraries.episodes();
  }

  @Provide
  Arbitrary<List<Episode>> harmlessEpisodes() {
    return WorldArbitraries.harmlessEpisodes();
  }
}
