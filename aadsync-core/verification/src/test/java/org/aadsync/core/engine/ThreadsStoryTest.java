package org.aadsync.core.engine;

import static org.aadsync.core.rules.ScopeOperator.ISMEMBEROF;
import static org.aadsync.testing.RuleBuilder.inbound;
import static org.aadsync.testing.RuleBuilder.outbound;
import static org.aadsync.testing.TypicalRules.foreignPrincipalsFrom;
import static org.aadsync.testing.TypicalRules.groupsFrom;
import static org.aadsync.testing.TypicalRules.groupsTo;
import static org.aadsync.testing.TypicalRules.usersBackFrom;
import static org.aadsync.testing.TypicalRules.usersFrom;
import static org.aadsync.testing.TypicalRules.usersTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import net.jqwik.api.Tuple;
import org.aadsync.core.rules.MergeType;
import org.aadsync.testing.Scenario;
import org.aadsync.testing.TestDirectory;
import org.aadsync.testing.WorldSnapshot;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Z-3, P-2: what comes out depends neither on threads nor on the order of an import. */
class ThreadsStoryTest {
  /** More objects than one thread takes, so that all have something to do. */
  private static final int MOST_PERSONS = 80;

  /** A person; few different addresses, so that many meet. */
  record Person(boolean inRes, int mail, int manager, int title, boolean failing) {}

  record World(List<Person> persons, List<Set<Integer>> groups) {}

  /** Somebody's new address, title and manager. */
  record Change(int person, int mail, int title, int manager) {}

  @Property
  @Label("Z-3, Y-2: one thread, two and four give the same world, counters and errors")
  void threadsDoNotMatter(
      @ForAll("worlds") World world, @ForAll("changes") List<Change> changes, @ForAll long seed) {
    List<List<String>> alone = run(world, changes, 1, new Random(0));

    int threads = seed % 2 == 0 ? 2 : 4;
    assertThat(run(world, changes, threads, new Random(seed))).isEqualTo(alone);
  }

  @Test
  @DisplayName("Each object has random numbers of its own, whatever the number of threads")
  void randomNumbers() {
    List<Object> alone = numbers(1);

    assertThat(alone).doesNotHaveDuplicates().hasSize(MOST_PERSONS);
    assertThat(numbers(3)).isEqualTo(alone);
  }

  @Test
  @DisplayName("Z-3, S-10: who becomes a member is one in the passes that follow, on any threads")
  void membersThatComeDuringTheRun() {
    assertThat(titlesOfNewMembers(1)).hasSize(MOST_PERSONS).containsOnly("pilot");
    assertThat(titlesOfNewMembers(3)).isEqualTo(titlesOfNewMembers(1));
  }

  @Test
  @DisplayName("An engine without threads cannot be had")
  void noThreads() {
    assertThatThrownBy(() -> new Scenario().threads(0).engine())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("positive");
  }

  private static List<Object> numbers(int threads) {
    Scenario scenario = new Scenario().threads(threads);
    TestDirectory ad = scenario.activeDirectory("AD");
    scenario.rules(usersFrom(ad).expression("title", "CStr(RandomNum(1, 1000000000000))"));
    for (int i = 0; i < MOST_PERSONS; i++) {
      ad.addUser("p" + i);
    }
    scenario.importAndSynchronize();
    return scenario
        .engine()
        .metaverse()
        .flatMap(object -> object.values("title").stream())
        .toList();
  }

  /** Members come to a group of one forest from a group of the other, whose pass is the first. */
  private static List<Object> titlesOfNewMembers(int threads) {
    Scenario scenario = new Scenario().threads(threads);
    TestDirectory ad = scenario.activeDirectory("AD");
    TestDirectory res = scenario.activeDirectory("RES").objectClasses("group", "user");
    scenario.rules(
        usersFrom(ad).flow("mail"),
        inbound("In from AD - Pilot", ad, "user", "person")
            .when("dn", ISMEMBEROF, ad.dn("pilot"))
            .constant("title", "pilot"),
        inbound("In from AD - Group Join", ad, "group", "group")
            .provision()
            .join("employeeID", "sourceAnchor")
            .flowFrom("employeeID", "sourceAnchor"),
        inbound("In from RES - User Join", res, "user", "person").join("mail", "mail").flow("mail"),
        inbound("In from RES - Group Join", res, "group", "group")
            .join("employeeID", "sourceAnchor")
            .flow("member"),
        outbound("Out to AD - Group Join", ad, "group", "group")
            .join("employeeID", "sourceAnchor")
            .flow("member"));
    ad.addGroup("pilot");
    res.add("group", "pilot", "objectGUID", "a", "employeeID", "pilot");
    List<String> names = new ArrayList<>();
    for (int i = 0; i < MOST_PERSONS; i++) {
      names.add("p" + i);
      ad.addUser("p" + i, "mail", "p" + i);
      res.addUser("p" + i, "objectGUID", "p" + i, "mail", "p" + i);
    }
    scenario.importAndSynchronize();
    res.change("pilot", "member", names);
    res.deltaImport().succeeded();
    res.fullSync().succeeded();
    return scenario
        .engine()
        .metaverse()
        .flatMap(object -> object.values("title").stream())
        .toList();
  }

  private static List<List<String>> run(
      World world, List<Change> changes, int threads, Random order) {
    Scenario scenario = new Scenario().threads(threads);
    TestDirectory ad = scenario.activeDirectory("AD").shuffleImports(order);
    TestDirectory res = scenario.activeDirectory("RES").shuffleImports(order);
    TestDirectory aad = scenario.azureAd("AAD");
    scenario.rules(
        usersFrom(ad)
            .join("mail", "mail")
            .flow("mail", "manager", "sidText")
            .expression("title", "IIF([title] = \"t0\", Error(\"no title\"), [title])")
            .flow("url")
            .merged(MergeType.MERGE),
        inbound("In from RES - User Join", res, "user", "person")
            .join("mail", "mail")
            .flow("department", "manager")
            .expression("description", "CStr(RandomNum(1, 1000000))")
            .flow("url")
            .merged(MergeType.MERGE),
        groupsFrom(ad),
        foreignPrincipalsFrom(res),
        groupsFrom(res),
        usersBackFrom(aad),
        usersTo(aad).flow("mail", "title", "department", "manager", "url", "description"),
        groupsTo(aad),
        outbound("Out to RES - User Join", res, "person", "user")
            .join("mail", "mail")
            .flowFrom("sourceAnchor", "info"));
    for (int i = 0; i < world.persons().size(); i++) {
      add(world.persons().get(i), i, ad, res);
    }
    for (int i = 0; i < world.groups().size(); i++) {
      List<String> members = new ArrayList<>();
      world.groups().get(i).forEach(member -> members.add("p" + member));
      members.add("g" + (i + 1) % world.groups().size());
      TestDirectory forest = i % 2 == 0 ? ad : res;
      forest.addGroup("g" + i, members.toArray(String[]::new));
    }
    for (int i = 0; i < 5; i++) {
      res.add("foreignSecurityPrincipal", "S-p" + i, "cn", "S-p" + i);
    }
    List<List<String>> seen = new ArrayList<>();
    cycle(scenario, true, seen, ad, res, aad);
    for (Change change : changes) {
      if (change.person() < world.persons().size()) {
        TestDirectory forest = world.persons().get(change.person()).inRes() ? res : ad;
        forest.change(
            "p" + change.person(),
            "mail",
            "m" + change.mail() + "@x",
            "title",
            "t" + change.title(),
            "manager",
            "p" + change.manager());
      }
    }
    cycle(scenario, false, seen, ad, res, aad);
    cycle(scenario, true, seen, ad, res, aad); // most passes find that nothing changed
    return seen;
  }

  private static void add(Person person, int number, TestDirectory ad, TestDirectory res) {
    TestDirectory forest = person.inRes() ? res : ad;
    String name = "p" + number;
    forest.addUser(
        name,
        "objectGUID",
        name,
        "sidText",
        "S-" + name,
        "department",
        forest.name(),
        "url",
        List.of(name, "shared"),
        "title",
        "t" + (person.failing() ? 0 : 1 + person.title()));
    if (person.mail() > 0) {
      forest.change(name, "mail", "m" + person.mail() + "@x");
    }
    if (person.manager() > 0) {
      forest.change(name, "manager", "p" + person.manager());
    }
  }

  private static void cycle(
      Scenario scenario, boolean initial, List<List<String>> seen, TestDirectory... directories) {
    for (StepReport report : scenario.engine().runCycle(initial)) {
      seen.add(
          List.of(
              report.connectorName() + " " + report.type() + " " + report.status(),
              report.counters().toString(),
              report.errors().toString()));
    }
    seen.add(WorldSnapshot.metaverse(scenario));
    for (TestDirectory directory : directories) {
      seen.add(WorldSnapshot.space(scenario, directory));
      seen.add(WorldSnapshot.content(directory));
      seen.add(directory.lastExport());
    }
  }

  @Provide
  Arbitrary<World> worlds() {
    Arbitrary<Boolean> flag = Arbitraries.of(true, false);
    Arbitrary<Boolean> seldom =
        Arbitraries.frequencyOf(
            Tuple.of(9, Arbitraries.just(false)), Tuple.of(1, Arbitraries.just(true)));
    Arbitrary<Integer> mail = Arbitraries.integers().between(0, 40);
    Arbitrary<Integer> other = Arbitraries.integers().between(0, MOST_PERSONS);
    Arbitrary<Integer> title = Arbitraries.integers().between(1, 3);
    Arbitrary<Person> person =
        Combinators.combine(flag, mail, other, title, seldom).as(Person::new);
    Arbitrary<Set<Integer>> members = other.set().ofMaxSize(20);
    return Combinators.combine(
            person.list().ofMinSize(20).ofMaxSize(MOST_PERSONS),
            members.list().ofMinSize(1).ofMaxSize(30))
        .as(World::new);
  }

  @Provide
  Arbitrary<List<Change>> changes() {
    Arbitrary<Integer> other = Arbitraries.integers().between(0, MOST_PERSONS);
    Arbitrary<Integer> small = Arbitraries.integers().between(0, 40);
    return Combinators.combine(other, small, small, other).as(Change::new).list().ofMaxSize(40);
  }
}
