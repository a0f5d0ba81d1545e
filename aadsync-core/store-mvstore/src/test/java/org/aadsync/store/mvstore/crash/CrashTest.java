package org.aadsync.store.mvstore.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
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

  @TempDir private static Path folder;

  private static Path first;
  private static Path later;
  private static List<String> firstPoints;
  private static List<String> laterPoints;
  private static Outcome firstOutcome;
  private static Outcome laterOutcome;

  /** What the world is like in the end, if nobody is killed. */
  private record Outcome(List<String> ad, List<String> aad, List<String> knowledge) {
    static Outcome of(CrashWorld world) {
      return new Outcome(world.ad().content(), world.aad().content(), world.knowledge());
    }
  }

  @BeforeAll
  static void rehearse() throws IOException {
    first = Files.createDirectory(folder.resolve("first"));
    try (CrashWorld world = new CrashWorld(first, point -> {})) {
      world.populate();
    }
    later = copy(first, folder.resolve("later"));
    firstPoints = rehearse(later);
    firstOutcome = settle(later);
    try (CrashWorld world = new CrashWorld(later, point -> {})) {
      world.change();
    }
    Path end = copy(later, folder.resolve("end"));
    laterPoints = rehearse(end);
    laterOutcome = settle(end);
  }

  /** Runs one cycle and returns the places that it passes. */
  private static List<String> rehearse(Path where) {
    List<String> points = new ArrayList<>();
    try (CrashWorld world = new CrashWorld(where, points::add)) {
      world.cycle();
    }
    return points;
  }

  private static Outcome settle(Path where) {
    try (CrashWorld world = new CrashWorld(where, point -> {})) {
      world.cycle();
      world.cycle();
      assertThat(world.unsettled()).isEmpty();
      return Outcome.of(world);
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
    List<String> all = new ArrayList<>(firstPoints);
    all.addAll(laterPoints);

    assertThat(all)
        .contains(
            "after IMPORT_BATCH",
            "after IMPORT_PAGE",
            "after IMPORT_END",
            "after SYNCHRONIZATION_BATCH",
            "after SYNCHRONIZATION_END",
            "after EXPORT_BATCH",
            "after EXPORT_END",
            "after RUN_END",
            "after Add",
            "after Update",
            "after Delete");
  }

  @TestFactory
  Stream<DynamicTest> killed_at_a_boundary() {
    List<DynamicTest> tests = new ArrayList<>();
    firstAndLast(firstPoints)
        .forEach(
            (name, number) -> {
              if (THOROUGH || name.matches("before .*first")) {
                tests.add(dynamicTest("initial: " + name, () -> kill(first, number, firstOutcome)));
              }
            });
    firstAndLast(laterPoints)
        .forEach(
            (name, number) -> {
              if (THOROUGH || name.matches("after .*last|.*Delete.*")) {
                tests.add(dynamicTest("delta: " + name, () -> kill(later, number, laterOutcome)));
              }
            });
    return tests.stream();
  }

  /** Returns the numbers of the first and the last place of each name. */
  private static Map<String, Integer> firstAndLast(List<String> points) {
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

  @TestFactory
  Stream<DynamicTest> killed_at_a_random_instant() {
    Random random = new Random(SEED);
    return Stream.generate(() -> random.nextInt(600))
        .limit(INSTANTS)
        .map(
            millis ->
                dynamicTest(
                    "after " + millis + " ms",
                    () -> {
                      Path start = millis % 2 == 0 ? first : later;
                      killAfter(start, millis, millis % 2 == 0 ? firstOutcome : laterOutcome);
                    }));
  }

  private static void kill(Path start, int point, Outcome expected) throws Exception {
    checkSuccessor(doom(start, point, 0), expected);
  }

  private static void killAfter(Path start, int millis, Outcome expected) throws Exception {
    checkSuccessor(doom(start, 0, millis), expected);
  }

  /**
   * What a host left behind.
   *
   * @param folder its world
   * @param passed the places that it came by
   */
  private record Remains(Path folder, List<String> passed) {}

  /** Starts a host and kills it when it is at a place, or so long after it began. */
  private static Remains doom(Path start, int point, int millis) throws Exception {
    Path place = Files.createTempDirectory(folder, "kill");
    Path where = copy(start, place.resolve("world"));
    Path output = place.resolve("output");
    Process host =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "-Xmx256m",
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                DoomedHost.class.getName(),
                where.toString(),
                Integer.toString(point))
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      String sign = point > 0 ? "waiting" : "running";
      while (host.isAlive() && !Files.readAllLines(output).contains(sign)) {
        Thread.sleep(5);
      }
      host.waitFor(millis, TimeUnit.MILLISECONDS);
    } finally {
      host.destroyForcibly().waitFor();
    }
    List<String> passed = Files.readAllLines(output);
    assertThat(passed).contains(point > 0 ? "waiting" : "running");
    return new Remains(where, passed);
  }

  private static void checkSuccessor(Remains remains, Outcome expected) {
    List<String> points = new ArrayList<>();
    try (CrashWorld world = new CrashWorld(remains.folder(), points::add)) {
      checkFirstImport(remains.passed(), points, world);
      world.cycle();
      world.cycle();
      int written = world.ad().history().size() + world.aad().history().size();
      world.cycle();

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
    world.cycle();
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
