package org.aadsync.expressions.verification.laws;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import org.aadsync.expressions.ExpressionLanguage;
import org.aadsync.expressions.Program;
import org.aadsync.expressions.testing.SourceObject;
import org.aadsync.expressions.testing.jqwik.ExpressionArbitraries;
import org.aadsync.expressions.verification.laws.Reading.Written;

/** Many threads share programs, from the first run until long after they got code of their own. */
class ConcurrentRunsTest {
  private static final int THREADS = 8;
  private static final int OBJECTS = 16;

  /** So that all threads together run each program more often than it takes to get code. */
  private static final int ROUNDS = 500;

  private static final int ROUNDS_TO_OBSERVATION = 50;

  /** A program, and what it gives for each object in one thread. */
  private record Shared(Written written, Program program, List<Outcome> expected) {}

  private final List<SourceObject> objects =
      sample(ExpressionArbitraries.of(ExpressionLanguage.standard()).objects(), OBJECTS);

  @Example
  void everyThreadGetsWhatASingleOneGets() throws Exception {
    List<Shared> programs = new ArrayList<>();
    sample(Reading.expressionsThatCanBeHot(), 1_000).stream()
        .map(this::share)
        .filter(ConcurrentRunsTest::staysHot)
        .limit(32)
        .forEach(programs::add);
    sample(Reading.expressionsWithoutChance(), 16).forEach(written -> programs.add(share(written)));
    CyclicBarrier start = new CyclicBarrier(THREADS);
    List<Callable<List<String>>> runs =
        Collections.nCopies(
            THREADS,
            () -> {
              start.await();
              return differences(programs);
            });

    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      for (Future<List<String>> differences : threads.invokeAll(runs)) {
        assertThat(differences.get()).isEmpty();
      }
    } finally {
      threads.shutdownNow();
    }

    assertThat(programs.stream().filter(this::isHot).count())
        .as("programs with code of their own")
        .isGreaterThan(4);
  }

  /**
   * Code of their own is taken back from programs that often fail; and it has to read something.
   */
  private static boolean staysHot(Shared shared) {
    return shared.expected.stream().distinct().count() > 1
        && shared.expected.stream().allMatch(outcome -> outcome.failure() == null);
  }

  /** The program is not the one that has given what is expected, so that it has never run. */
  private Shared share(Written written) {
    Program alone = written.compile(objects.get(0)).program();
    List<Outcome> expected =
        objects.stream().map(object -> Outcome.of(alone, object.context())).toList();
    return new Shared(written, written.compile(objects.get(0)).program(), expected);
  }

  /** Runs all programs for all objects, often; in each thread in an order of its own. */
  private List<String> differences(List<Shared> programs) {
    List<String> differences = new ArrayList<>();
    List<Shared> shuffled = new ArrayList<>(programs);
    for (int round = 0; round < ROUNDS && differences.isEmpty(); round++) {
      Collections.shuffle(shuffled);
      for (Shared shared : shuffled) {
        for (int i = 0; i < OBJECTS; i++) {
          Outcome expected = shared.expected.get(i);
          Outcome outcome =
              round % ROUNDS_TO_OBSERVATION == 0 && !expected.isLimit()
                  ? Outcome.observed(shared.program, objects.get(i).context())
                  : Outcome.of(shared.program, objects.get(i).context());
          if (!outcome.equals(expected)) {
            differences.add(shared.written + ": " + outcome + " instead of " + expected);
          }
        }
      }
    }
    return differences;
  }

  private boolean isHot(Shared shared) {
    return objects.stream().anyMatch(object -> HotWatch.isHot(shared.program, object.context()));
  }

  private static <T> List<T> sample(Arbitrary<T> arbitrary, int count) {
    return arbitrary.generator(1_000).stream(new Random(42))
        .limit(count)
        .map(shrinkable -> shrinkable.value())
        .toList();
  }
}
