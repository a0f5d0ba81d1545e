package org.aadsync.core.engine;

import static org.aadsync.testing.RuleBuilder.inbound;
import static org.aadsync.testing.TypicalRules.usersFrom;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.aadsync.core.config.StepType;
import org.aadsync.testing.Scenario;
import org.aadsync.testing.TestDirectory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What a host hears of a run while it goes on. */
class SyncListenerStoryTest {
  private final Scenario world = new Scenario();
  private final TestDirectory ad = world.activeDirectory("AD");
  private final List<String> heard = new ArrayList<>();

  private final SyncListener notes =
      new SyncListener() {
        @Override
        public void runStarted(RunStarted run) {
          heard.add("run " + run.number() + " " + run.connectorName() + " " + run.profile());
        }

        @Override
        public void stepStarted(StepStarted step) {
          heard.add("step " + step.number() + " " + step.type().title() + " " + step.partition());
        }

        @Override
        public void progress(StepProgress progress) {
          heard.add(
              progress.done()
                  + " of "
                  + (progress.total().isPresent() ? progress.total().getAsLong() : "?"));
        }

        @Override
        public void objectFailed(ObjectError error) {
          heard.add(error.code() + " " + error.dn());
        }

        @Override
        public void stepEnded(RunStepRecord step) {
          heard.add("step ended " + step.result());
        }

        @Override
        public void runEnded(RunRecord run) {
          heard.add("run ended " + run.result());
        }
      };

  @Test
  @DisplayName("A listener hears of runs, steps, progress and object errors, in order")
  void everythingInOrder() {
    ad.runProfile("Nightly", StepType.FULL_IMPORT, StepType.FULL_SYNCHRONIZATION);
    world
        .host(builder -> builder.listener(notes).progressInterval(2))
        .rules(
            inbound("In", ad, "user", "person")
                .provision()
                .expression("title", "IIF([title] = \"bad\", Error(\"bad\"), [title])"));
    ad.addUser("ada").addUser("bob", "title", "bad").addUser("cyd");

    world.engine().runProfile(ad.id(), "Nightly");

    assertThat(heard)
        .containsExactly(
            "run 1 AD Nightly",
            "step 1 Full Import DC=AD",
            "2 of ?",
            "3 of ?",
            "step ended success",
            "step 2 Full Synchronization DC=AD",
            "sync-rule-error-function-triggered " + ad.dn("bob"),
            "2 of 3",
            "3 of 3",
            "step ended completed-sync-errors",
            "run ended completed-sync-errors");
  }

  @Test
  @DisplayName("An object that cannot be read is heard of while the import goes on")
  void discoveryErrors() {
    world.host(builder -> builder.listener(notes));
    ad.addUser("ada");
    ad.faults().rejectAtImport(ad.dn("ada"), "read-error");

    ad.fullImport();

    assertThat(heard).contains("read-error " + ad.dn("ada"));
  }

  @Test
  @DisplayName("A listener that fails stops neither the run nor the other listeners")
  void failingListener() {
    world
        .host(
            builder ->
                builder
                    .listener(
                        new SyncListener() {
                          @Override
                          public void runStarted(RunStarted run) {
                            throw new IllegalStateException("a listener with a bug");
                          }

                          @Override
                          public void runEnded(RunRecord run) {
                            throw new IllegalStateException("a listener with a bug");
                          }
                        })
                    .listener(notes))
        .rules(usersFrom(ad));
    ad.addUser("ada");

    ad.fullImport().succeeded();

    assertThat(heard).startsWith("run 1 AD Full Import").endsWith("run ended success");
  }

  @Test
  @DisplayName("When a run has ended for the listeners, it is in the history")
  void endedRunsAreInTheHistory() {
    List<Integer> known = new ArrayList<>();
    world.host(
        builder ->
            builder.listener(
                new SyncListener() {
                  @Override
                  public void runEnded(RunRecord run) {
                    known.add(world.engine().runHistory().runs().size());
                  }
                }));

    ad.fullImport();
    ad.fullSync();

    assertThat(known).containsExactly(1, 2);
  }

  @Test
  @DisplayName("Progress tells the speed and how long the rest takes at it")
  void speedAndRest() {
    SyncListener.StepProgress progress =
        new SyncListener.StepProgress(
            "AD", StepType.EXPORT, 100, OptionalLong.of(400), Duration.ofSeconds(4));

    assertThat(progress.objectsPerSecond()).isCloseTo(25, within(1e-9));
    assertThat(progress.remaining()).hasValue(Duration.ofSeconds(12));
  }

  @Test
  @DisplayName("Nobody knows how long an import takes, or a step that has done nothing yet")
  void unknownRest() {
    assertThat(
            new SyncListener.StepProgress(
                    "AD", StepType.FULL_IMPORT, 5, OptionalLong.empty(), Duration.ofSeconds(1))
                .remaining())
        .isEmpty();
    SyncListener.StepProgress none =
        new SyncListener.StepProgress("AD", StepType.EXPORT, 0, OptionalLong.of(4), Duration.ZERO);
    assertThat(none.remaining()).isEmpty();
    assertThat(none.objectsPerSecond()).isZero();
  }
}
