package org.aadsync.core.laws;

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

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.aadsync.core.rules.MergeType;
import org.aadsync.testing.MemoryDirectory.DeletedTargets;
import org.aadsync.testing.Scenario;
import org.aadsync.testing.TestDirectory;
import org.aadsync.testing.WorldSnapshot;

/**
 * Two forests with users, contacts, groups and a foreign security principal, a cloud, and the rules
 * between them: everything that a small world can have, drawn at random.
 */
final class RandomWorld {
  /** A person in one of two forests; mail and manager may be 0 for none. */
  record Person(boolean contact, boolean inRes, int mail, int manager, int title, boolean hidden) {}

  /**
   * What a world begins with.
   *
   * @param persons p0, p1, …
   * @param groups the members of the groups g0, g1, …
   * @param deletedTargets what becomes of references to what is deleted in the forests
   */
  record Start(List<Person> persons, List<Set<Integer>> groups, DeletedTargets deletedTargets) {}

  /** What can happen in a directory. */
  enum Kind {
    TITLE,
    MANAGER,
    MAIL,
    HIDE,
    URL,
    RENAME,
    REMOVE,
    ADD,
    REUSE_NAME,
    LEAVE,
    COME_BACK,
    NAMESAKE,
    MEMBERS,
    REMOVE_GROUP
  }

  /**
   * One change.
   *
   * @param kind what changes
   * @param object the number of a person, or of a group
   * @param value what it becomes
   */
  record Change(Kind kind, int object, int value) {
    /** Returns whether links cannot depend on when it comes. */
    boolean leavesLinksAlone() {
      return switch (kind) {
        case TITLE, MANAGER, URL, MEMBERS -> true;
        default -> false;
      };
    }
  }

  /** What a host may do after some changes. */
  enum Action {
    NOTHING,
    CYCLE,
    AD_FIRST,
    RES_FIRST,
    IMPORT_ALONE,
    FULL_IMPORT,
    EXPORT_ALONE
  }

  /** Some changes, and what a host does after them. */
  record Episode(List<Change> changes, Action action) {}

  /** An inbound flow: the rule, whose connector and object type it reads. */
  record FlowOwner(String rule, UUID connectorId, String objectType, boolean merges) {}

  private static final String OUTSIDE = "OU=out,DC=AD";

  final Scenario scenario = new Scenario();
  final TestDirectory ad =
      scenario.activeDirectory("AD").partition("DC=AD", List.of(), List.of(OUTSIDE));
  final TestDirectory res = scenario.activeDirectory("RES");
  final TestDirectory aad = scenario.azureAd("AAD");

  private final Map<Integer, TestDirectory> forests = new HashMap<>();
  private final Map<Integer, String> names = new HashMap<>();
  private final Map<Integer, String> formerNames = new HashMap<>();
  private final Set<Integer> renamed = new HashSet<>();
  private final boolean referencesStay;
  private int added;

  RandomWorld(Start start) {
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
    referencesStay = start.deletedTargets() == DeletedTargets.KEPT;
    ad.memory().references(start.deletedTargets());
    res.memory().references(start.deletedTargets());
    for (int i = 0; i < start.persons().size(); i++) {
      add(i, start.persons().get(i));
    }
    for (int i = 0; i < start.groups().size(); i++) {
      List<String> members =
          new ArrayList<>(start.groups().get(i).stream().map(m -> "p" + m).toList());
      members.add("g" + (i + 1) % start.groups().size());
      Object[] pairs = {
        "objectGUID", "g" + i, "displayName", "g" + i, "employeeID", "g" + i, "member", members
      };
      forest(i).add("group", "g" + i, pairs);
    }
    res.add("foreignSecurityPrincipal", "p1", "objectGUID", "f1", "cn", "S-p0");
  }

  private TestDirectory forest(int group) {
    return group % 2 == 0 ? ad : res;
  }

  private void add(int number, Person person) {
    String name = "p" + number;
    TestDirectory forest = person.inRes() ? res : ad;
    if (person.inRes() && number == 1) {
      name = "q1"; // the foreign security principal is p1
    }
    add(forest, number, name, name, person);
  }

  private void add(TestDirectory forest, int number, String name, String anchor, Person person) {
    forests.put(number, forest);
    names.put(number, name);
    Object[] pairs = {
      "objectGUID",
      anchor,
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
      person.hidden()
    };
    forest.add(person.contact() ? "contact" : "user", name, pairs);
    if (person.mail() > 0) {
      forest.change(name, "mail", "m" + person.mail() + "@x");
    }
    if (person.manager() > 0) {
      forest.change(name, "manager", called(List.of(person.manager())));
    }
  }

  RandomWorld shuffled(long seed) {
    ad.shuffleImports(new Random(seed));
    res.shuffleImports(new Random(seed + 1));
    aad.shuffleImports(new Random(seed + 2));
    return this;
  }

  /** Lets delta imports tell what is there, and not what is gone. */
  RandomWorld tellingPresence() {
    List.of(ad, res, aad).forEach(each -> each.memory().reportPresence());
    return this;
  }

  /** Lets something happen; a change of what is not there is none. */
  void apply(Change change) {
    String name = names.getOrDefault(change.object(), "");
    TestDirectory forest = forests.getOrDefault(change.object(), ad);
    boolean exists = !name.isEmpty();
    String group = "g" + change.object();
    TestDirectory groups = forest(change.object());
    int value = change.value();
    switch (change.kind()) {
      case ADD -> addAnother(change);
      case REUSE_NAME -> reuseName(change);
      case MEMBERS -> {
        if (groups.holds(group)) {
          groups.change(group, "member", called(List.of(value, 0)));
        }
      }
      case REMOVE_GROUP -> {
        if (groups.holds(group)) {
          groups.remove(group);
        }
      }
      default -> {
        if (exists) {
          apply(change, forest, name);
        }
      }
    }
  }

  private void apply(Change change, TestDirectory forest, String name) {
    int value = change.value();
    switch (change.kind()) {
      case TITLE -> forest.change(name, "title", value == 0 ? List.of() : "n" + value);
      case MANAGER ->
          forest.change(name, "manager", value == 0 ? List.of() : called(List.of(value)));
      case MAIL -> forest.change(name, "mail", value == 0 ? List.of() : "m" + value + "@x");
      case HIDE -> forest.change(name, "hidden", value % 2 == 0);
      case URL -> forest.change(name, "url", List.of("u" + value, "shared"));
      case RENAME -> {
        if (!isOutside(name)) {
          rename(change.object(), forest, name + "-" + value);
        }
      }
      case LEAVE -> {
        if (forest == ad && !isOutside(name)) {
          rename(change.object(), forest, "CN=" + name + "," + OUTSIDE);
        }
      }
      case COME_BACK -> {
        if (isOutside(name)) {
          rename(change.object(), forest, commonName(name) + (value < 3 ? "" : "-" + value));
        }
      }
      case NAMESAKE -> {
        String common = commonName(name);
        if (isOutside(name) && !forest.holds(common)) {
          Person person = new Person(false, false, value % 4, 0, value, false);
          add(forest, 100 + ++added, common, common + " number " + added, person);
        }
      }
      case REMOVE -> {
        // A name that nothing bore in any import, and that references keep, nobody can know.
        if (!referencesStay || !renamed.contains(change.object())) {
          forest.remove(name);
          names.remove(change.object());
          formerNames.put(change.object(), name);
        }
      }
      default -> throw new AssertionError(change);
    }
  }

  private void rename(int person, TestDirectory forest, String newName) {
    if (!forest.holds(newName)) {
      forest.rename(names.getOrDefault(person, ""), newName);
      names.put(person, newName);
      renamed.add(person);
    }
  }

  private static boolean isOutside(String name) {
    return name.endsWith(OUTSIDE);
  }

  private static String commonName(String name) {
    return isOutside(name) ? name.substring("CN=".length(), name.indexOf(',')) : name;
  }

  /**
   * Returns what persons are called now: a directory refuses references to names that were given
   * up. Who is outside the selection gets no new references, as the names in them are not followed.
   * {@code p1} is somebody else if the person with this number is in the second forest.
   */
  private List<String> called(List<Integer> persons) {
    return persons.stream()
        .filter(person -> !formerNames.containsKey(person))
        .map(person -> names.getOrDefault(person, "p" + person))
        .filter(name -> !isOutside(name))
        .map(name -> name.startsWith("q") ? "p1" : name)
        .distinct()
        .toList();
  }

  private void addAnother(Change change) {
    int value = change.value();
    int number = 100 + ++added;
    Person person =
        new Person(value % 3 == 0, value % 2 == 0, value, change.object(), value, false);
    String name = "p" + number;
    add(person.inRes() ? res : ad, number, name, name, person);
  }

  /** Somebody else gets the name of a person that was removed. */
  private void reuseName(Change change) {
    String name = formerNames.remove(change.object());
    if (name != null) {
      int value = change.value();
      TestDirectory forest = forests.getOrDefault(change.object(), ad);
      Person person = new Person(false, forest == res, value % 4, 0, value, false);
      add(forest, change.object(), name, name + " number " + ++added, person);
    }
  }

  /** Lets changes happen and the host do something. */
  void play(Episode episode) {
    episode.changes().forEach(this::apply);
    switch (episode.action()) {
      case NOTHING -> {}
      case CYCLE -> scenario.deltaCycle();
      case AD_FIRST -> importAndSynchronize(List.of(ad, res, aad));
      case RES_FIRST -> importAndSynchronize(List.of(aad, res, ad));
      case IMPORT_ALONE -> ad.deltaImport();
      case FULL_IMPORT -> {
        res.fullImport();
        res.deltaSync();
      }
      case EXPORT_ALONE -> aad.export();
    }
  }

  private static void importAndSynchronize(List<TestDirectory> order) {
    for (TestDirectory directory : order) {
      directory.deltaImport();
      directory.deltaSync();
    }
  }

  /** Runs cycles until the world is at rest, or ought to be. */
  RandomWorld rest() {
    scenario.deltaCycle();
    scenario.deltaCycle();
    return this;
  }

  /** Returns the flows of persons' attributes by descending precedence, as the rules say it. */
  Map<String, List<FlowOwner>> flows() {
    FlowOwner adUser = new FlowOwner("In from AD - User Join", ad.id(), "user", false);
    FlowOwner resUser = new FlowOwner("In from RES - User Join", res.id(), "user", false);
    FlowOwner adContact = new FlowOwner("In from AD - Contact Join", ad.id(), "contact", false);
    FlowOwner resContact = new FlowOwner("In from RES - Contact Join", res.id(), "contact", false);
    return Map.of(
        "title", List.of(adUser, resUser, adContact, resContact),
        "displayName", List.of(adUser, resUser, adContact, resContact),
        "mail", List.of(adUser, adContact, resContact),
        "department", List.of(resUser),
        "url", List.of(merging(adUser), merging(resUser)));
  }

  private static FlowOwner merging(FlowOwner flow) {
    return new FlowOwner(flow.rule(), flow.connectorId(), flow.objectType(), true);
  }

  /** Returns whether an object could not be synchronized. */
  boolean hasErrors() {
    return Stream.of(ad, res, aad)
        .flatMap(each -> scenario.engine().connectorSpace(each.id()))
        .anyMatch(object -> !object.errors().isEmpty());
  }

  /** Returns everything that can be seen of the world. */
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

  /** Returns the metaverse without what depends on when an object was created in the cloud. */
  List<String> metaverseWithoutAnchors() {
    return WorldSnapshot.metaverse(scenario).stream()
        .map(text -> text.replaceAll("cloudAnchor=\\[[^]]*]", "cloudAnchor"))
        .toList();
  }
}
