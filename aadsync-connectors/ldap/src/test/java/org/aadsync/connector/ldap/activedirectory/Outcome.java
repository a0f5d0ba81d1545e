package org.aadsync.connector.ldap.activedirectory;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.Maps;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.aadsync.core.config.StepType;
import org.aadsync.core.engine.StepReport;
import org.aadsync.testing.CycleAssert;
import org.aadsync.testing.TestDirectory;

/** What one cycle of deltas did. */
final class Outcome {
  private final ContosoWorld world;
  private final CycleAssert cycle;
  private final Map<String, String> before;
  private final Map<String, String> after;

  Outcome(
      ContosoWorld world,
      CycleAssert cycle,
      Map<String, String> before,
      Map<String, String> after) {
    this.world = world;
    this.cycle = cycle;
    this.before = before;
    this.after = after;
  }

  static long exports(CycleAssert cycle) {
    return cycle.actual().stream().mapToLong(report -> sum(report, "export")).sum();
  }

  private static long sum(StepReport report, String group) {
    return report.counters().getOrDefault(group, Map.of()).values().stream()
        .mapToLong(Long::longValue)
        .sum();
  }

  private StepReport step(StepType type) {
    return step(type, world.ad);
  }

  private StepReport step(StepType type, TestDirectory directory) {
    return cycle.actual().stream()
        .filter(report -> report.type() == type)
        .filter(report -> report.connectorId().equals(directory.id()))
        .findFirst()
        .orElseThrow();
  }

  /** Checks that the directory told of so many changes of this kind, and of nothing else. */
  Outcome staged(String counter, long objects) {
    return staged(Map.of(counter, objects));
  }

  /** Checks all that the directory told of. */
  Outcome staged(Map<String, Long> counters) {
    assertThat(step(StepType.DELTA_IMPORT).counters().getOrDefault("staging", Map.of()))
        .isEqualTo(counters);
    return this;
  }

  /** Checks that no more objects of the directory were synchronized. */
  Outcome synchronizedAtMost(long objects) {
    StepReport report = step(StepType.DELTA_SYNCHRONIZATION);
    // Each organizational unit is one that remains.
    long synchronizedOnes =
        sum(report, "inbound") - report.counter("inbound", "disconnector-remains");
    assertThat(synchronizedOnes).as("%s", report.counters()).isLessThanOrEqualTo(objects);
    return this;
  }

  /** Checks that the cloud was asked for this alone, such as {@code update CN=ada}. */
  Outcome exported(String... operations) {
    boolean nothing = sum(step(StepType.EXPORT, world.cloud), "export") == 0;
    assertThat(nothing ? List.of() : world.cloud.lastExport())
        .containsExactlyInAnyOrder(operations);
    return changed(
        List.of(operations).stream()
            .map(operation -> operation.substring(operation.indexOf(' ') + 1))
            .distinct()
            .toArray(String[]::new));
  }

  /** Checks that these objects of the cloud are new, gone or different, and all others the same. */
  Outcome changed(String... cloudDns) {
    var difference = Maps.difference(before, after);
    TreeSet<String> names = new TreeSet<>(difference.entriesDiffering().keySet());
    names.addAll(difference.entriesOnlyOnLeft().keySet());
    names.addAll(difference.entriesOnlyOnRight().keySet());
    assertThat(names).containsExactlyInAnyOrder(cloudDns);
    return this;
  }

  /** Checks how many writes the directory got. */
  Outcome exportedToDirectory(String counter, long objects) {
    assertThat(step(StepType.EXPORT).counters().getOrDefault("export", Map.of()))
        .isEqualTo(Map.of(counter, objects));
    return this;
  }

  /** Checks that the next imports show all that was wanted, so that there is nothing left to do. */
  void andThatIsAll() {
    world.scenario.deltaCycle().succeeded().exportedNothing();
    world.scenario.settled();
    assertThat(world.cloudObjects()).isEqualTo(after);
  }
}
