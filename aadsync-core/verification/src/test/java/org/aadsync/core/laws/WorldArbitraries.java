package org.aadsync.core.laws;

import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.aadsync.core.laws.RandomWorld.Action;
import org.aadsync.core.laws.RandomWorld.Change;
import org.aadsync.core.laws.RandomWorld.Episode;
import org.aadsync.core.laws.RandomWorld.Kind;
import org.aadsync.core.laws.RandomWorld.Person;
import org.aadsync.core.laws.RandomWorld.Start;
import org.aadsync.testing.MemoryDirectory.DeletedTargets;

/** Draws random worlds, and what happens in them. */
final class WorldArbitraries {
  private WorldArbitraries() {}

  static Arbitrary<Start> worlds() {
    Arbitrary<Boolean> flag = Arbitraries.of(true, false);
    Arbitrary<Integer> mail = Arbitraries.integers().between(0, 3);
    Arbitrary<Integer> small = Arbitraries.integers().between(0, 5);
    Arbitrary<Person> person =
        Combinators.combine(flag, flag, mail, small, small, flag).as(Person::new);
    Arbitrary<Set<Integer>> members = small.set().ofMaxSize(4);
    return Combinators.combine(
            person.list().ofMaxSize(6),
            members.list().ofMaxSize(3),
            Arbitraries.of(DeletedTargets.class))
        .as(Start::new);
  }

  static Arbitrary<List<Episode>> episodes() {
    return episodesOf(changes());
  }

  /** Draws episodes in which links cannot depend on when something comes. */
  static Arbitrary<List<Episode>> harmlessEpisodes() {
    return episodesOf(changes().filter(Change::leavesLinksAlone));
  }

  private static Arbitrary<Change> changes() {
    Arbitrary<Integer> small = Arbitraries.integers().between(0, 5);
    return Combinators.combine(Arbitraries.of(Kind.class), small, small).as(Change::new);
  }

  private static Arbitrary<List<Episode>> episodesOf(Arbitrary<Change> changes) {
    return Combinators.combine(changes.list().ofMaxSize(4), Arbitraries.of(Action.class))
        .as(Episode::new)
        .list()
        .ofMaxSize(4);
  }
}
