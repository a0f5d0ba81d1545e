package org.aadsync.core.engine;

import static org.aadsync.testing.TypicalRules.foreignPrincipalsFrom;
import static org.aadsync.testing.TypicalRules.groupsFrom;
import static org.aadsync.testing.TypicalRules.groupsTo;
import static org.aadsync.testing.TypicalRules.usersFrom;
import static org.aadsync.testing.TypicalRules.usersTo;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.aadsync.core.store.InMemoryStateStore;
import org.aadsync.testing.Scenario;
import org.aadsync.testing.TestDirectory;
import org.aadsync.testing.WorldSnapshot;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Y-4: a change of one member of a large group is a change of one member. */
class LargeGroupStoryTest {
  private static final int USERS = 150;
  private static final int MEMBERS = 140;

  /** What happens to a user between two cycles. */
  enum Event {
    JOINS,
    LEAVES,
    IS_HIDDEN,
    IS_SHOWN,
    IS_DELETED
  }

  record Change(Event event, int user) {}

  /** A forest with a large group and a cloud. */
  private static final class World {
    private final Scenario scenario = new Scenario();
    private final TestDirectory ad = scenario.activeDirectory("AD");
    private final TestDirectory aad = scenario.azureAd("AAD");
    private final Set<Integer> members = new TreeSet<>();
    private final Set<Integer> users = new TreeSet<>();

    World(boolean partialDeltas) {
      if (partialDeltas) {
        ad.memory().reportPartialDeltas();
        aad.memory().reportPartialDeltas();
      }
      scenario.rules(
          usersFrom(ad)
              .flow("sidText")
              .expression("cloudFiltered", "IIF([hidden] = True, True, NULL)"),
          foreignPrincipalsFrom(ad),
          groupsFrom(ad),
          usersTo(aad),
          groupsTo(aad));
      for (int i = 0; i < USERS; i++) {
        ad.addUser("p" + i, "sidText", "S-p" + i);
        users.add(i);
      }
      for (int i = 0; i < MEMBERS; i++) {
        members.add(i);
      }
      ad.addGroup("g");
      // Some users are members twice: themselves, and as a principal that joins them.
      ad.add("foreignSecurityPrincipal", "S-p0", "cn", "S-p0");
      ad.add("foreignSecurityPrincipal", "S-p1", "cn", "S-p1");
      writeMembers();
    }

    void apply(Change change) {
      int user = change.user();
      if (!users.contains(user)) {
        return;
      }
      switch (change.event()) {
        case JOINS -> members.add(user);
        case LEAVES -> members.remove(user);
        case IS_HIDDEN -> ad.change("p" + user, "hidden", true);
        case IS_SHOWN -> ad.change("p" + user, "hidden", false);
        default -> {
          users.remove(user);
          members.remove(user);
          ad.remove("p" + user);
        }
      }
      writeMembers();
    }

    /** Returns how many passes synchronizations of the forest have made so far. */
    long passes() {
      return scenario.engine().meters().stream()
          .filter(meter -> meter.name().equals("aadsync.objects"))
          .filter(meter -> meter.tags().containsValue("synchronization"))
          .filter(meter -> meter.tags().containsValue("AD"))
          .mapToLong(meter -> meter.value().getAsLong())
          .sum();
    }

    private void writeMembers() {
      List<String> names = new ArrayList<>(members.stream().map(i -> "p" + i).toList());
      names.add("S-p0");
      names.add("S-p1");
      ad.change("g", "member", names);
    }
  }

  @Test
  @DisplayName("Y-4: one member more is staged as one member more")
  void oneMember() {
    World world = new World(true);
    world.scenario.initialCycle();
    world.scenario.deltaCycle();

    world.apply(new Change(Event.JOINS, MEMBERS));
    world.ad.deltaImport().succeeded();
    long before = world.passes();
    world.ad.deltaSync().inbound("connector-flow", 1);
    assertThat(world.passes() - before).as("objects that were looked at").isEqualTo(1);

    ConnectorSpaceObject group =
        world
            .scenario
            .engine()
            .connectorSpace(world.aad.id())
            .filter(object -> object.pendingExport() != PendingOperation.NONE)
            .findFirst()
            .orElseThrow();
    AttributeDelta delta = group.differences(Image.EXPORTED, Image.TOP).get(0);
    assertThat(delta.attribute()).isEqualTo("member");
    assertThat(delta.after()).hasSize(MEMBERS + 1).containsAll(delta.before());
    world.aad.export().succeeded();
    world.scenario.deltaCycle().exportedNothing();
  }

  @Test
  @DisplayName("CS-27: a user that changes is looked at alone, one that goes with who refers to it")
  void oneUser() {
    World world = new World(true);
    world.scenario.initialCycle();
    world.scenario.deltaCycle();

    world.ad.change("p7", "displayName", "Ada");
    world.ad.deltaImport().succeeded();
    long before = world.passes();
    world.ad.deltaSync().inbound("connector-flow", 1);
    assertThat(world.passes() - before).as("for another display name").isEqualTo(1);

    world.apply(new Change(Event.IS_HIDDEN, 7));
    world.ad.deltaImport().succeeded();
    before = world.passes();
    world.ad.deltaSync().inbound("connector-flow", 1);
    assertThat(world.passes() - before).as("for a user that leaves the cloud").isEqualTo(2);
  }

  @Test
  @DisplayName("A large group outlives a restart, and goes on by one member")
  void restart() {
    World world = new World(true);
    world.scenario.keptIn(new InMemoryStateStore(1));
    world.scenario.initialCycle();
    world.scenario.deltaCycle();
    List<String> before = WorldSnapshot.metaverse(world.scenario);

    world.scenario.restart();
    assertThat(WorldSnapshot.metaverse(world.scenario)).isEqualTo(before);
    world.apply(new Change(Event.JOINS, MEMBERS));
    world.scenario.deltaCycle();

    assertThat(world.aad.lastExport()).hasSize(1);
    world.scenario.deltaCycle().exportedNothing();
  }

  @Test
  @DisplayName("A full synchronization of what is synchronized changes no object")
  void fullSynchronizationOfNothing() {
    World world = new World(false);
    InMemoryStateStore store = new InMemoryStateStore(1);
    world.scenario.keptIn(store);
    world.scenario.initialCycle();
    world.scenario.deltaCycle();
    List<String> before = WorldSnapshot.space(world.scenario, world.aad);

    StepReport report = world.ad.fullSync().succeeded().actual();

    assertThat(report.counters().values())
        .allSatisfy(counts -> assertThat(counts.keySet()).containsExactly("connector-no-flow"));
    assertThat(WorldSnapshot.space(world.scenario, world.aad)).isEqualTo(before);
  }

  @Property(tries = 12)
  @Label("Y-4, CS-27: however members come and go, the cloud has what a fresh start gives it")
  void deltasEndWhereAFreshStartDoes(
      @ForAll("histories") List<List<Change>> history, @ForAll boolean partialDeltas) {
    World byDeltas = new World(partialDeltas);
    World fresh = new World(partialDeltas);
    byDeltas.scenario.initialCycle();
    for (List<Change> changes : history) {
      changes.forEach(byDeltas::apply);
      changes.forEach(fresh::apply);
      byDeltas.scenario.deltaCycle();
    }
    byDeltas.scenario.deltaCycle();
    fresh.scenario.initialCycle();
    fresh.scenario.deltaCycle();

    assertThat(WorldSnapshot.content(byDeltas.aad)).isEqualTo(WorldSnapshot.content(fresh.aad));
    byDeltas.scenario.deltaCycle().exportedNothing();
  }

  @Provide
  Arbitrary<List<List<Change>>> histories() {
    Arbitrary<Change> change =
        Combinators.combine(
                Arbitraries.of(Event.class), Arbitraries.integers().between(0, USERS - 1))
            .as(Change::new);
    return change.list().ofMaxSize(6).list().ofMinSize(1).ofMaxSize(5);
  }
}
