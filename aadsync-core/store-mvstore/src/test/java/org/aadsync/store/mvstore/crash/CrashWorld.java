package org.aadsync.store.mvstore.crash;

import static org.aadsync.testing.RuleBuilder.inbound;
import static org.aadsync.testing.TypicalRules.groupsFrom;
import static org.aadsync.testing.TypicalRules.groupsTo;
import static org.aadsync.testing.TypicalRules.usersBackFrom;
import static org.aadsync.testing.TypicalRules.usersFrom;
import static org.aadsync.testing.TypicalRules.usersTo;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.aadsync.core.engine.ConnectorSpaceObject;
import org.aadsync.core.engine.ExportBudget;
import org.aadsync.core.engine.ExportBudget.Limit;
import org.aadsync.core.engine.Image;
import org.aadsync.core.engine.PendingOperation;
import org.aadsync.core.engine.RunRecord;
import org.aadsync.core.engine.StepReport;
import org.aadsync.core.engine.SyncEngine;
import org.aadsync.core.engine.SyncListener;
import org.aadsync.core.store.Boundary;
import org.aadsync.core.store.StateBatch;
import org.aadsync.core.store.StateRecord;
import org.aadsync.core.store.StateStore;
import org.aadsync.store.mvstore.MvStateStore;
import org.aadsync.testing.RuleBuilder;
import org.aadsync.testing.Scenario;
import org.aadsync.testing.TestDirectory;

/**
 * A forest and a cloud in files of one folder, and the engine between them. Whatever happens to it,
 * a later world over the same folder goes on.
 */
final class CrashWorld implements AutoCloseable {
  private static final int USERS = 34;
  private static final int STRANGERS = 140;
  private static final int STATE_BATCH = 8;

  /** What a day in the life of the forest deletes goes through, what a reorganization does not. */
  private static final int MOST_DELETES = 7;

  /** When a world is. */
  enum Era {
    /** Hosts run cycles. */
    ROUTINE,
    /** Rules are other ones, and hosts pass on what operators decide besides. */
    REORGANIZED
  }

  private final Scenario scenario = new Scenario();
  private final TestDirectory adDefinition = scenario.activeDirectory("AD");
  private final TestDirectory aadDefinition = scenario.azureAd("AAD");
  private final JournaledDirectory ad;
  private final JournaledDirectory aad;
  private final SyncEngine engine;
  private final Operators operators;
  private final Era era;
  private final List<Long> startedRuns = new ArrayList<>();

  /**
   * Opens the world.
   *
   * @param points is told the name of every place at which a crash would be of interest
   */
  CrashWorld(Path folder, Era era, Consumer<String> points) {
    this.era = era;
    scenario.rules(era == Era.ROUTINE ? rules() : otherRules());
    this.ad = new JournaledDirectory(adDefinition.definition(), folder.resolve("ad"), points);
    this.aad = new JournaledDirectory(aadDefinition.definition(), folder.resolve("aad"), points);
    this.engine =
        SyncEngine.builder(scenario.configuration())
            .connector(adDefinition.id(), ad)
            .connector(aadDefinition.id(), aad)
            .exportBudget(
                aadDefinition.id(), new ExportBudget(List.of(Limit.deletes(MOST_DELETES))))
            .listener(
                new SyncListener() {
                  @Override
                  public void runStarted(RunStarted run) {
                    startedRuns.add(run.number());
                  }
                })
            .stateStore(
                new Watched(MvStateStore.open(folder.resolve("state"), STATE_BATCH), points))
            .build();
    this.operators =
        new Operators(engine, adDefinition.id(), aadDefinition.id(), folder.resolve("decided"));
  }

  private RuleBuilder users() {
    return usersFrom(adDefinition)
        .flow("title", "manager")
        .expression("cloudFiltered", "IIF([title] = \"hidden\", True, NULL)");
  }

  private RuleBuilder[] rules() {
    return new RuleBuilder[] {
      users(),
      groupsFrom(adDefinition),
      usersTo(aadDefinition).flow("title", "manager"),
      usersBackFrom(aadDefinition),
      groupsTo(aadDefinition)
    };
  }

  /** One rule is new, one is another, one is not there any more, and all have other places. */
  private RuleBuilder[] otherRules() {
    return new RuleBuilder[] {
      inbound("In from AD - Company", adDefinition, "user", "person")
          .constant("company", "Contoso"),
      users(),
      groupsFrom(adDefinition),
      usersTo(aadDefinition)
          .flow("manager", "company")
          .expression("title", "IIF(IsNullOrEmpty([title]), NULL, \"Chief \" & [title])"),
      groupsTo(aadDefinition)
    };
  }

  JournaledDirectory ad() {
    return ad;
  }

  JournaledDirectory aad() {
    return aad;
  }

  /** Does what a host of this era does, who knows nothing of what was before. */
  void work() {
    if (era == Era.REORGANIZED) {
      operators.work();
    } else {
      expectSuccess(engine.runCycle(false));
    }
  }

  static void expectSuccess(List<StepReport> steps) {
    steps.stream()
        .filter(step -> !step.status().matches("success|completed-(warnings|no-objects)"))
        .findFirst()
        .ifPresent(
            step -> {
              throw new AssertionError(step.type() + " " + step.connectorName() + ": " + step);
            });
  }

  /** Returns what operators decide. */
  Operators operators() {
    return operators;
  }

  /** Returns the numbers of the runs that this engine began. */
  List<Long> startedRuns() {
    return startedRuns;
  }

  /** Returns the numbers of the runs that are remembered. */
  List<Long> rememberedRuns() {
    return engine.runHistory().runs().stream().map(RunRecord::number).toList();
  }

  /** Puts the first objects into the forest, and one that nobody knows into the cloud. */
  void populate() {
    aad.write("add", "stray", "user", Operators.STRAY, Map.of("displayName", List.of("Stray")));
    Map<String, List<String>> hidden = user("hidden");
    hidden.put("title", List.of("hidden"));
    ad.write("add", "a-hidden", "user", Operators.HIDDEN, hidden);
    for (int i = 0; i < USERS; i++) {
      String name = "u%02d".formatted(i);
      Map<String, List<String>> values = user(name);
      values.put("manager", List.of("CN=u%02d,DC=AD".formatted((i * 7 + 3) % USERS)));
      ad.write("add", "a-" + name, "user", "CN=" + name + ",DC=AD", values);
    }
    for (int g = 0; g < 3; g++) {
      List<String> members = new ArrayList<>();
      for (int i = g; i < USERS; i += 3) {
        members.add("CN=u%02d,DC=AD".formatted(i));
      }
      group("add", "g" + g, members);
    }
    List<String> everybody = new ArrayList<>(strangers());
    for (int i = 0; i < USERS; i++) {
      everybody.add("CN=u%02d,DC=AD".formatted(i));
    }
    group("add", "everybody", everybody);
  }

  /** Returns the names of members that are elsewhere: the state keeps a large group in segments. */
  private static List<String> strangers() {
    return IntStream.range(0, STRANGERS).mapToObj("CN=s%03d,DC=AD"::formatted).toList();
  }

  /** Lets the life of the forest go on: people come, change and go, and so do members. */
  void change() {
    for (int i = 0; i < 8; i++) {
      String name = "n%02d".formatted(i);
      Map<String, List<String>> values = user(name);
      values.put("manager", List.of("CN=u0%d,DC=AD".formatted(i)));
      ad.write("add", "b-" + name, "user", "CN=" + name + ",DC=AD", values);
    }
    for (int i = 20; i < USERS; i++) {
      String name = "u%02d".formatted(i);
      Map<String, List<String>> values = user(name);
      values.put("title", List.of("Head of " + name));
      ad.write("set", "a-" + name, "user", "CN=" + name + ",DC=AD", values);
    }
    for (int i = 10; i < 16; i++) {
      ad.write("delete", "a-u%02d".formatted(i), "user", "CN=u%02d,DC=AD".formatted(i), Map.of());
    }
    List<String> everybody = new ArrayList<>(strangers().subList(9, STRANGERS));
    for (int i = 4; i < USERS; i++) {
      if (i < 10 || i > 15) {
        everybody.add("CN=u%02d,DC=AD".formatted(i));
      }
    }
    everybody.add("CN=n03,DC=AD");
    group("set", "everybody", everybody);
    group("add", "g3", List.of("CN=n00,DC=AD", "CN=u33,DC=AD"));
    ad.write("delete", "g-g2", "group", "CN=g2,DC=AD", Map.of());
  }

  /** Lets more people go at once than the export may delete. */
  void reorganize() {
    for (int i = 16; i < 25; i++) {
      ad.write("delete", "a-u%02d".formatted(i), "user", "CN=u%02d,DC=AD".formatted(i), Map.of());
    }
    Map<String, List<String>> values = user("late");
    values.put("title", List.of("Officer"));
    ad.write("add", "c-late", "user", "CN=late,DC=AD", values);
  }

  private static Map<String, List<String>> user(String name) {
    Map<String, List<String>> values = new TreeMap<>();
    values.put("displayName", List.of("The " + name));
    values.put("employeeID", List.of(name));
    values.put("objectSid", List.of("S-" + name));
    return values;
  }

  private void group(String operation, String name, List<String> members) {
    Map<String, List<String>> values = new TreeMap<>();
    values.put("displayName", List.of("The " + name));
    values.put("employeeID", List.of(name));
    values.put("member", members);
    ad.write(operation, "g-" + name, "group", "CN=" + name + ",DC=AD", values);
  }

  /** Returns everything that the engine knows, in a fixed order. */
  List<String> knowledge() {
    List<String> lines = new ArrayList<>();
    engine
        .metaverse()
        .forEach(
            object -> {
              Map<String, Object> values = new TreeMap<>();
              for (String name : object.attributeNames()) {
                values.put(
                    name,
                    set(object.values(name))
                        + " by "
                        + object.contributors(name).stream()
                            .map(each -> each.rule().name() + " " + each.source().dn())
                            .toList());
              }
              values.remove("cloudAnchor"); // the cloud's own choice
              lines.add(object + " " + values + " " + object.links());
            });
    for (TestDirectory directory : List.of(adDefinition, aadDefinition)) {
      engine.connectorSpace(directory.id()).map(CrashWorld::describe).sorted().forEach(lines::add);
    }
    return lines;
  }

  /** Values have no order that matters. */
  private static List<String> set(List<?> values) {
    return values.stream().map(Object::toString).sorted().toList();
  }

  private static String describe(ConnectorSpaceObject object) {
    Map<String, Object> values = new TreeMap<>();
    for (Image image : Image.values()) {
      for (String name : object.attributeNames(image)) {
        values.put(image + " " + name, set(object.values(name, image)));
      }
      values.remove(image + " cloudAnchor");
    }
    return object.objectType() + " " + object.dn() + " " + object.connectionState() + values;
  }

  /** Returns the names of the objects with something pending or unconfirmed. */
  List<String> unsettled() {
    return List.of(adDefinition, aadDefinition).stream()
        .flatMap(directory -> engine.connectorSpace(directory.id()))
        .filter(
            object ->
                object.pendingImport() != PendingOperation.NONE
                    || object.pendingExport() != PendingOperation.NONE
                    || object.unconfirmedExport() != PendingOperation.NONE)
        .map(ConnectorSpaceObject::dn)
        .toList();
  }

  @Override
  public void close() {
    engine.close();
  }

  /** Tells of every commit, before and after. */
  private final class Watched implements StateStore {
    private final StateStore store;
    private final Consumer<String> points;

    Watched(StateStore store, Consumer<String> points) {
      this.store = store;
      this.points = points;
    }

    @Override
    public void read(Consumer<StateRecord> sink) {
      store.read(sink);
    }

    @Override
    public void commit(StateBatch batch) {
      String place =
          batch.boundary() == Boundary.REQUEST
              ? Boundary.REQUEST + " " + operators.asking()
              : batch.boundary().toString();
      points.accept("before " + place);
      store.commit(batch);
      points.accept("after " + place);
    }

    @Override
    public int batchSize() {
      return store.batchSize();
    }

    @Override
    public void close() {
      store.close();
    }
  }
}
