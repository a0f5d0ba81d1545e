package org.aadsync.core.engine;

import static org.aadsync.testing.TypicalRules.usersFrom;
import static org.aadsync.testing.TypicalRules.usersTo;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.aadsync.core.config.StepType;
import org.aadsync.testing.Scenario;
import org.aadsync.testing.TestDirectory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Full steps inside a cycle of deltas. */
class FullStepsStoryTest {
  private final Scenario world = new Scenario();
  private final TestDirectory ad = world.activeDirectory("AD");
  private final TestDirectory aad = world.azureAd("AAD");

  @BeforeEach
  void firstCycle() {
    ad.partition("DC=one", List.of(), List.of())
        .partition("DC=two", List.of(), List.of())
        .runProfile("One", StepType.FULL_IMPORT);
    world.rules(usersFrom(ad), usersTo(aad));
    world.initialCycle().succeeded();
  }

  private List<String> deltaCycle() {
    return world.engine().runCycle(CyclePolicy.DELTA, true).runs().stream()
        .map(run -> run.connectorName() + " " + run.profile())
        .filter(run -> !run.endsWith("Export"))
        .toList();
  }

  private FullSteps required() {
    return world.engine().fullStepsRequired(ad.id());
  }

  @Test
  @DisplayName("SC-6: a connector that is due for full steps gets them once, the others do not")
  void fullStepsOnce() {
    world.engine().requireFullSteps(ad.id(), new FullSteps(true, true));

    assertThat(deltaCycle())
        .containsExactly(
            "AD Full Import",
            "AAD Delta Import",
            "AD Full Synchronization",
            "AAD Delta Synchronization");
    assertThat(required()).isEqualTo(FullSteps.NONE);
    assertThat(deltaCycle())
        .containsExactly(
            "AD Delta Import",
            "AAD Delta Import",
            "AD Delta Synchronization",
            "AAD Delta Synchronization");
  }

  @Test
  @DisplayName("SC-6: each of the two is asked for by itself, and what is asked for adds up")
  void oneByOne() {
    world.engine().requireFullSteps(ad.id(), new FullSteps(false, true));
    world.engine().requireFullSteps(ad.id(), FullSteps.NONE);
    assertThat(required()).isEqualTo(new FullSteps(false, true));
    world.engine().requireFullSteps(ad.id(), new FullSteps(true, false));
    assertThat(required()).isEqualTo(new FullSteps(true, true));

    ad.fullImport().succeeded();
    assertThat(required()).isEqualTo(new FullSteps(false, true));
    ad.deltaSync().succeeded();
    assertThat(required()).isEqualTo(new FullSteps(false, true));
    ad.fullSync().succeeded();
    assertThat(required()).isEqualTo(FullSteps.NONE);
  }

  @Test
  @DisplayName("SC-6: a step that did not succeed leaves the requirement")
  void failedStepLeavesIt() {
    world.engine().requireFullSteps(ad.id(), new FullSteps(true, false));
    ad.addUser("CN=ada,DC=one");
    ad.faults().rejectAtImport("CN=ada,DC=one", "read-error");
    ad.fullImport().endedWith("completed-discovery-errors");
    assertThat(required().fullImport()).isTrue();

    ad.faults().importRecovers();
    ad.faults().importBreaksAt("DC=two");
    ad.fullImport().endedWith("stopped-server-down");
    assertThat(required().fullImport()).isTrue();

    ad.faults().importRecovers();
    ad.deltaImport().succeeded();
    assertThat(required().fullImport()).isTrue();
  }

  @Test
  @DisplayName("SC-6: steps of single partitions count together")
  void partitionByPartition() {
    world.engine().requireFullSteps(ad.id(), new FullSteps(true, false));

    world.engine().runProfile(ad.id(), "One");

    assertThat(required()).isEqualTo(FullSteps.NONE);
  }

  @Test
  @DisplayName("CS-19: a delta import follows the last import within seven days, not later")
  void sevenDays() {
    world.later(Duration.ofDays(7));
    assertThat(deltaCycle()).contains("AD Delta Import", "AAD Delta Import");

    world.later(Duration.ofDays(7).plusSeconds(1));
    assertThat(deltaCycle()).contains("AD Full Import", "AAD Full Import");

    world.later(Duration.ofDays(6));
    assertThat(deltaCycle()).contains("AD Delta Import", "AAD Delta Import");
  }

  @Test
  @DisplayName("CS-19: an import that failed does not count as one")
  void failedImportDoesNotCount() {
    world.later(Duration.ofDays(6));
    ad.faults().importBreaksAfter(0);
    ad.deltaImport().endedWith("stopped-server-down");
    ad.faults().importRecovers();
    world.later(Duration.ofDays(2));

    assertThat(deltaCycle()).contains("AD Full Import", "AAD Full Import");
  }
}
