package org.aadsync.store.mvstore.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.google.common.collect.Iterables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.aadsync.store.mvstore.crash.CrashWorld.Era;
import org.aadsync.store.mvstore.crash.Operators.Request;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * A host is killed (SIGKILL) at every durable boundary and at random instants. Its successor loses
 * nothing, creates nothing twice, reads nothing anew that is known, and has nothing to do in the
 * end.
 *
 * <p>{@code -Daadsync.crash.instants=200} kills at more instants, and at each boundary when it is
 * passed for the first time and for the last, before it and after it.
 */
class CrashTest {
  private static final long SEED = 20160115;
  private static final int INSTANTS = Integer.getInteger("aadsync.crash.instants", 20);
  private static final boolean THOROUGH = INSTANTS >= 100;

  private static final int MAX_DRAWS = 6;

  @TempDir private static Path folder;

  private static Rehearsal initial;
  private static Rehearsal delta;
  private static Rehearsal decisions;

  /** What the world is like in the end, if nobody is killed. */
  private record Outcome(List<String> ad, List<String> aad, List<String> knowledge) {
    static Outcome of(CrashWorld world) {
      return new Outcome(world.ad().content(), world.aad().content(), world.knowledge());
    }
  }

  /**
   * What happens if nobody is killed.
   *
   * @param start the world as a host finds it
   * @param lastRun the number of the last run until then
   * @param points the places that the host passes
   * @param duration how long it works
   * @param outcome what the world is like in the end
   */
  private record Rehearsal(
      String name,
      Path start,
      Era era,
      long lastRun,
      List<String> points,
      Duration duration,
      Outcome outcome) {}

  @BeforeAll
  static void rehearse() throws Exception {
    Path world = Files.createDirectory(folder.resolve("world"));
    try (CrashWorld before = new CrashWorld(world, Era.ROUTINE, point -> {})) {
      before.populate();
    }
    initial = rehearse("initial", world, Era.ROUTINE, 0);
    try (CrashWorld later = new CrashWorld(world, Era.ROUTINE, point -> {})) {
      later.change();
    }
    delta = rehearse("delta", world, Era.ROUTINE, lastRun(world));
    long lastRun;
    try (CrashWorld settled = new CrashWorld(world, Era.ROUTINE, point -> {})) {
      lastRun = Collections.max(settled.rememberedRuns());
      settled.reorganize();
    }
    decisions = rehearse("decisions", world, Era.REORGANIZED, lastRun);
  }

  private static long lastRun(Path where) {
    try (CrashWorld world = new CrashWorld(where, Era.ROUTINE, point -> {})) {
      return Collections.max(world.rememberedRuns());
    }
  }

  /** Lets a host work on a world, which is settled afterwards. */
  private static Rehearsal rehearse(String name, Path where, Era era, long lastRun)
      throws Exception {
    Path start = copy(where, folder.resolve(name));
    HostProcess.Remains remains = HostProcess.undisturbed(where, era);
    assertThat(remains.done()).as("%s", remains.passed()).isTrue();
    try (CrashWorld world = new CrashWorld(where, era, point -> {})) {
      world.work();
      world.work();
      assertThat(world.unsettled()).isEmpty();
      return new Rehearsal(
          name, start, era, lastRun, remains.passed(), remains.duration(), Outcome.of(world));
    }
  }

  private static Path copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file).toString()));
      }
    }
    return to;
  }

  @Test
  void the_rehearsal_passes_every_kind_of_boundary() {
    assertThat(
            Stream.of(initial, delta, decisions)
                .flatMap(each -> each.points().stream())
                .filter(point -> point.startsWith("after "))
                .distinct())
        .containsExactlyInAnyOrder(
            "after IMPORT_BATCH",
            "after IMPORT_PAGE",
            "after IMPORT_END",
            "after SYNCHRONIZATION_BATCH",
            "after SYNCHRONIZATION_END",
            "after EXPORT_BATCH",
            "after EXPORT_END",
            "after RUN_END",
            "after REQUEST FULL_IMPORT",
            "after REQUEST DISCONNECTION",
            "after REQUEST JOIN",
            "after REQUEST APPROVAL",
            "after CLOSE",
            "after Add",
            "after Update",
            "after Delete");
  }

  @Test
  void the_rehearsal_does_what_was_decided() {
    assertThat(decisions.points()).contains("import full of AD");
    assertThat(decisions.outcome().aad())
        .noneMatch(object -> object.matches("user CN=u(16|25) .*"))
        .anyMatch(object -> object.contains("title=[Chief Head of u33]"));
    assertThat(decisions.outcome().knowledge())
        .anyMatch(object -> object.contains("CN=stray EXPLICITLY_CONNECTED"))
        .anyMatch(object -> object.contains("CN=u25,DC=AD EXPLICITLY_DISCONNECTED"));
  }

  @TestFactory
  Stream<DynamicTest> killed_at_a_boundary() {
    return Stream.of(
            killedAt(initial, "before .*first"),
            killedAt(delta, "after .*last|.*Delete.*"),
            killedAt(decisions, "(before|after) (REQUEST|CLOSE).*first"))
        .flatMap(List::stream);
  }

  private static List<DynamicTest> killedAt(Rehearsal rehearsal, String always) {
    List<DynamicTest> tests = new ArrayList<>();
    firstAndLast(rehearsal.points())
        .forEach(
            (name, number) -> {
              if (THOROUGH || name.matches(always)) {
                tests.add(
                    dynamicTest(rehearsal.name() + ": " + name, () -> kill(rehearsal, number)));
              }
            });
    return tests;
  }

  /** Returns the numbers of the first and the last place of each name. */
  private static Map<String, Integer> firstAndLast(List<String> printed) {
    List<String> points = places(printed);
    Map<String, Integer> numbers = new LinkedHashMap<>();
    for (int i = 0; i < points.size(); i++) {
      String name = points.get(i);
      if (name.startsWith("before ") || name.startsWith("after ")) {
        numbers.putIfAbsent(name + ", first", i + 1);
        numbers.put(name + ", last", i + 1);
      }
    }
    return numbers;
  }

  /** Returns the places among what a host has printed. */
  private static List<String> places(List<String> printed) {
    return printed.stream().filter(line -> line.matches("(before|after|import) .*")).toList();
  }

  @TestFactory
  Stream<DynamicTest> killed_at_a_random_instant() {
    Random random = new Random(SEED);
    List<Rehearsal> all = List.of(initial, delta, decisions);
    return IntStream.range(0, INSTANTS)
        .mapToObj(
            i -> {
              Rehearsal rehearsal = all.get(i % all.size());
              double part = random.nextDouble();
              String name = "%s: after %.1f %% of its time".formatted(rehearsal.name(), 100 * part);
              return dynamicTest(name, () -> killAfter(rehearsal, part));
            });
  }

  private static Path world(Rehearsal rehearsal) throws IOException {
    return copy(rehearsal.start(), Files.createTempDirectory(folder, "kill").resolve("world"));
  }

  private static void kill(Rehearsal rehearsal, int place) throws Exception {
    Path world = world(rehearsal);
    List<String> passed = HostProcess.killedAt(world, rehearsal.era(), place).passed();
    try (CrashWorld successor = new CrashWorld(world, rehearsal.era(), point -> {})) {
      checkLastWish(Iterables.getLast(places(passed)), successor);
    }
    checkSuccessor(rehearsal, world, passed);
  }

  /** Kills a host that has not come to its end; one that was faster than expected is no victim. */
  private static void killAfter(Rehearsal rehearsal, double part) throws Exception {
    double time = part * rehearsal.duration().toNanos();
    for (int draw = 1; draw <= MAX_DRAWS; draw++, time /= 2) {
      Path world = world(rehearsal);
      HostProcess.Remains remains =
          HostProcess.killedAfter(world, rehearsal.era(), Duration.ofNanos((long) time));
      if (!remains.done()) {
        checkSuccessor(rehearsal, world, remains.passed());
        return;
      }
    }
    throw new AssertionError("the host was always done before it could be killed");
  }

  /** A request holds when it is durable, and not before; it is asked for again if it does not. */
  private static void checkLastWish(String last, CrashWorld world) {
    boolean durable = last.startsWith("after ");
    if (last.contains(" REQUEST ")) {
      Request request = Request.valueOf(last.substring(last.lastIndexOf(' ') + 1));
      assertThat(world.operators().holds(request)).as("%s holds", request).isEqualTo(durable);
    } else if (last.endsWith(" CLOSE")) {
      assertThat(world.rememberedRuns().isEmpty()).as("runs are forgotten").isEqualTo(durable);
    }
  }

  private static void checkSuccessor(Rehearsal rehearsal, Path where, List<String> passed) {
    List<String> points = new ArrayList<>();
    Outcome expected = rehearsal.outcome();
    try (CrashWorld world = new CrashWorld(where, rehearsal.era(), points::add)) {
      checkFirstImport(passed, points, world);
      long runs = rehearsal.lastRun() + Collections.frequency(passed, "after RUN_END");
      assertThat(world.startedRuns().get(0)).as("number of the next run").isGreaterThan(runs);
      world.work();
      world.work();
      int written = world.ad().history().size() + world.aad().history().size();
      world.work();

      assertThat(world.ad().history().size() + world.aad().history().size())
          .as("what the third run wrote")
          .isEqualTo(written);
      assertThat(world.unsettled()).as("unsettled").isEmpty();
      assertThat(world.aad().content()).isEqualTo(expected.aad());
      assertThat(world.ad().content()).isEqualTo(expected.ad());
      assertThat(world.knowledge()).isEqualTo(expected.knowledge());
      assertThat(doubles(world.aad())).as("created twice").isEmpty();
    }
  }

  /** What was known when the host died is not read anew. */
  private static void checkFirstImport(List<String> passed, List<String> points, CrashWorld world) {
    points.clear();
    world.work();
    String firstImport =
        points.stream().filter(point -> point.startsWith("import ")).findFirst().orElseThrow();
    boolean adImported = passed.contains("after IMPORT_END");
    boolean wasFull = passed.contains("import full of AD");
    if (adImported || (!wasFull && passed.contains("import delta of AD"))) {
      assertThat(firstImport).startsWith("import delta");
    } else if (passed.contains("after IMPORT_PAGE")) {
      // The commit of its end may have been on its way, or durable without being reported.
      boolean mayHaveEnded = passed.contains("before IMPORT_END");
      assertThat(firstImport)
          .isIn("import full resumed of AD", mayHaveEnded ? "import delta of AD" : "");
    }
  }

  private static List<String> doubles(JournaledDirectory directory) {
    Map<String, Integer> created = new TreeMap<>();
    directory.history().stream()
        .filter(change -> change.operation().equals("add"))
        .forEach(change -> created.merge(change.dn(), 1, Integer::sum));
    return created.entrySet().stream()
        .filter(entry -> entry.getValue() > 1)
        .map(Map.Entry::getKey)
        .toList();
  }
}
