package org.aadsync.core.engine;

import static org.aadsync.testing.RuleBuilder.inbound;
import static org.aadsync.testing.RuleBuilder.outbound;
import static org.aadsync.testing.TypicalRules.contactsFrom;
import static org.aadsync.testing.TypicalRules.contactsTo;
import static org.aadsync.testing.TypicalRules.foreignPrincipalsFrom;
import static org.aadsync.testing.TypicalRules.groupsFrom;
import static org.aadsync.testing.TypicalRules.groupsTo;
import static org.aadsync.testing.TypicalRules.usersBackFrom;
import static org.aadsync.testing.TypicalRules.usersFrom;
import static org.aadsync.testing.TypicalRules.usersTo;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.aadsync.core.rules.MergeType;
import org.aadsync.testing.Scenario;
import org.aadsync.testing.TestDirectory;
import org.aadsync.testing.WorldSnapshot;

/** P-2, Z-3 and behaviour 17 over random small worlds. */
class OrderIndependenceStoryTest {
  /** A person in one of two forests; mail and manager may be 0 for none. */
  record Person(boolean contact, boolean inRes, int mail, int manager, int title, boolean hidden) {}

  record World(List<Person> persons, List<Set<Integer>> groups) {}

  /** A change of what flows: whose, to which title or manager, and who imports first. */
  record Change(int person, int title, int manager, int group, int member, boolean resFirst) {}

  /** One world with its directories. */
  private static final class Stage {
    private final Scenario scenario = new Scenario();
    private final TestDirectory ad = scenario.activeDirectory("AD");
    private final TestDirectory res = scenario.activeDirectory("RES");
    private final TestDirectory aad = scenario.azureAd("AAD");

    Stage(World world) {
      scenario.rules(
          usersFrom(ad)
              .join("mail", "mail")
              .flow("mail", "title", "manager", "sidText")
              .flow("url")
              .merged(MergeType.MERGE)
              .expression("cloudFiltered", "IIF([hidden] = True, True, NULL)"),
          inbound("In from RES - User Join", res, "user", "person")
              .join("mail", "mail")
              .flow("department", "title", "displayName")
              .flow("url")
              .merged(MergeType.MERGE),
          contactsFrom(ad).flow("title", "manager"),
          contactsFrom(res).flow("title"),
          groupsFrom(ad),
          foreignPrincipalsFrom(res),
          groupsFrom(res),
          usersBackFrom(aad),
          usersTo(aad).flow("mail", "title", "department", "manager", "url"),
          contactsTo(aad).flow("title", "manager"),
          groupsTo(aad),
          outbound("Out to RES - User Join", res, "person", "user")
              .join("mail", "mail")
              .flowFrom("sourceAnchor", "info"));
      for (int i = 0; i < world.persons().size(); i++) {
        add(i, world.persons().get(i));
      }
      for (int i = 0; i < world.groups().size(); i++) {
        List<String> members =
            new ArrayList<>(world.groups().get(i).stream().map(m -> "p" + m).toList());
        members.add("g" + (i + 1) % world.groups().size());
        TestDirectory forest = i % 2 == 0 ? ad : res;
        forest.add(
            "group",
            "g" + i,
            "objectGUID",
            "g" + i,
            "displayName",
            "g" + i,
            "employeeID",
            "g" + i,
            "member",
            members);
      }
      res.add("foreignSecurityPrincipal", "p1", "objectGUID", "f1", "cn", "S-p0");
    }

    private void add(int number, Person person) {
      String name = "p" + number;
      TestDirectory forest = person.inRes() ? res : ad;
      if (person.inRes() && number == 1) {
        name = "q1";
      }
      forest.add(
          person.contact() ? "contact" : "user",
          name,
          "objectGUID",
          name,
          "objectSid",
          "S-" + name,
          "sidText",
          "S-" + name,
          "employeeID",
          name,
          "displayName",
          name,
          "title",
          "t" + person.title(),
          "department",
          forest.name(),
          "url",
          List.of(name, "shared"),
          "hidden",
          person.hidden());
      if (person.mail() > 0) {
        forest.change(name, "mail", "m" + person.mail() + "@x");
      }
      if (person.manager() > 0) {
        forest.change(name, "manager", "p" + person.manager());
      }
    }

    Stage shuffled(long seed) {
      ad.shuffleImports(new Random(seed));
      res.shuffleImports(new Random(seed + 1));
      aad.shuffleImports(new Random(seed + 2));
      return this;
    }

    List<List<String>> state() {
      return List.of(
          WorldSnapshot.metaverse(scenario),
          WorldSnapshot.space(scenario, ad),
          WorldSnapshot.space(scenario, res),
          WorldSnapshot.space(scenario, aad),
          aad.lastExport(),
          WorldSnapshot.content(aad),
          WorldSnapshot.content(res));
    }
  }

  @Provide
  Arbitrary<World> worlds() {
    Arbitrary<Boolean> flag = Arbitraries.of(true, false);
    Arbitrary<Integer> mail = Arbitraries.integers().between(0, 3);
    Arbitrary<Integer> small = Arbitraries.integers().between(0, 5);
    Arbitrary<Person> person =
        Combinators.combine(flag, flag, mail, small, small, flag).as(Person::new);
    Arbitrary<Set<Integer>> members = small.set().ofMaxSize(4);
    return Combinators.combine(person.list().ofMaxSize(6), members.list().ofMaxSize(3))
        .as(World::new);
  }

  @Property(tries = 100)
  @Label("Z-3, P-2: the order in which objects are imported changes neither state nor exports")
  void importOrderDoesNotMatter(@ForAll("worlds") World world, @ForAll long seed) {
    Stage one = new Stage(world);
    Stage other = new Stage(world).shuffled(seed);

    one.scenario.initialCycle();
    other.scenario.initialCycle();
    assertThat(other.state()).isEqualTo(one.state());

    one.scenario.deltaCycle();
    other.scenario.deltaCycle();
    assertThat(other.state()).isEqualTo(one.state());
  }

  @Property(tries = 100)
  @Label("A second cycle exports nothing")
  void secondCycleExportsNothing(@ForAll("worlds") World world) {
    Stage stage = new Stage(world);
    stage.scenario.initialCycle();

    stage.scenario.deltaCycle().exportedNothing();
  }

  @Property(tries = 50)
  @Label("Z-3 c: over the same state a full synchronization changes nothing that deltas left")
  void fullSynchronizationConfirmsDeltas(
      @ForAll("worlds") World world, @ForAll("changes") List<Change> changes) {
    Stage stage = new Stage(world);
    stage.scenario.initialCycle();
    changes.forEach(change -> apply(stage, world, change));
    stage.scenario.deltaCycle();
    stage.scenario.deltaCycle();
    List<String> metaverse = WorldSnapshot.metaverse(stage.scenario);
    List<String> cloud = WorldSnapshot.content(stage.aad);

    stage.ad.fullSync();
    stage.res.fullSync();
    stage.aad.fullSync();
    stage.aad.export().exportedNothing();

    assertThat(WorldSnapshot.metaverse(stage.scenario)).isEqualTo(metaverse);
    assertThat(WorldSnapshot.content(stage.aad)).isEqualTo(cloud);
  }

  @Provide
  Arbitrary<List<Change>> changes() {
    Arbitrary<Integer> small = Arbitraries.integers().between(0, 5);
    return Combinators.combine(small, small, small, small, small, Arbitraries.of(true, false))
        .as(Change::new)
        .list()
        .ofMaxSize(5);
  }

  private static void apply(Stage stage, World world, Change change) {
    if (change.person() < world.persons().size()) {
      Person person = world.persons().get(change.person());
      TestDirectory forest = person.inRes() ? stage.res : stage.ad;
      String name = person.inRes() && change.person() == 1 ? "q1" : "p" + change.person();
      forest.change(name, "title", "n" + change.title(), "manager", "p" + change.manager());
    }
    if (change.group() < world.groups().size()) {
      TestDirectory forest = change.group() % 2 == 0 ? stage.ad : stage.res;
      forest.change("g" + change.group(), "member", List.of("p" + change.member(), "p0"));
    }
  }

  @Property(tries = 50)
  @Label("Behaviour 17: deltas in any order end where a synchronization from scratch does")
  void deltasEndWhereAFreshStartDoes(
      @ForAll("worlds") World world, @ForAll("changes") List<Change> changes) {
    Stage byDeltas = new Stage(world);
    byDeltas.scenario.initialCycle();
    Stage fresh = new Stage(world);
    for (Change change : changes) {
      apply(byDeltas, world, change);
      apply(fresh, world, change);
      for (TestDirectory forest :
          change.resFirst()
              ? List.of(byDeltas.res, byDeltas.ad)
              : List.of(byDeltas.ad, byDeltas.res)) {
        forest.deltaImport();
        forest.deltaSync();
      }
    }
    byDeltas.scenario.deltaCycle();
    byDeltas.scenario.deltaCycle();
    fresh.scenario.initialCycle();
    fresh.scenario.deltaCycle();

    assertThat(WorldSnapshot.content(byDeltas.aad)).isEqualTo(WorldSnapshot.content(fresh.aad));
    assertThat(withoutAnchors(byDeltas)).isEqualTo(withoutAnchors(fresh));
  }

  private static List<String> withoutAnchors(Stage stage) {
    return WorldSnapshot.metaverse(stage.scenario).stream()
        .map(text -> text.replaceAll("cloudAnchor=\\[[^]]*]", "cloudAnchor"))
        .toList();
  }
}
