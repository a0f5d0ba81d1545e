package org.aadsync.core.engine;

import static org.aadsync.core.config.StepType.EXPORT;
import static org.aadsync.core.config.StepType.FULL_IMPORT;
import static org.aadsync.core.rules.ScopeOperator.EQUAL;
import static org.aadsync.core.rules.ScopeOperator.ISNOTNULL;
import static org.aadsync.core.rules.ScopeOperator.ISNULL;
import static org.aadsync.testing.RuleBuilder.inbound;
import static org.aadsync.testing.RuleBuilder.outbound;
import static org.aadsync.testing.TypicalRules.usersFrom;
import static org.aadsync.testing.TypicalRules.usersTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.Objects;
import org.aadsync.core.engine.ObjectError.Stage;
import org.aadsync.core.spi.ImportEvent.Completeness;
import org.aadsync.core.spi.ImportedObject;
import org.aadsync.expressions.value.Reference;
import org.aadsync.testing.RuleBuilder;
import org.aadsync.testing.Scenario;
import org.aadsync.testing.StepAssert;
import org.aadsync.testing.TestDirectory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** By which names steps and runs tell how they ended. */
class RunResultStoryTest {
  private static final String NO_OBJECTS = "completed-no-objects";

  private final Scenario world = new Scenario();
  private final TestDirectory ad = world.activeDirectory("AD");
  private final TestDirectory aad = world.azureAd("AAD");

  @Test
  @DisplayName("RP-3: an import that reads nothing and an export of nothing are no successes")
  void nothingToDo() {
    world.rules(usersFrom(ad), usersTo(aad));
    ad.addUser("ada");
    ad.fullImport().endedWith("success");
    aad.fullImport().endedWith(NO_OBJECTS);
    ad.fullSync().endedWith("success");
    aad.export().endedWith("success");
    aad.export().endedWith(NO_OBJECTS);
    ad.export().endedWith(NO_OBJECTS);
    aad.deltaImport().endedWith("success");
    ad.deltaImport().endedWith(NO_OBJECTS);
    ad.fullImport().endedWith("success");
  }

  @Test
  @DisplayName("RP-3: an import that finds everything gone has found something")
  void everythingGone() {
    ad.addUser("ada");
    ad.fullImport().endedWith("success");
    ad.remove("ada");

    ad.fullImport().endedWith("success").staged("stage-delete", 1);

    ad.fullImport().endedWith(NO_OBJECTS);
  }

  @Test
  @DisplayName("RP-3: a step that stops has not completed, with objects or without")
  void stoppedWithoutObjects() {
    ad.faults().importEndsAfter(0, new Completeness.Failed("stopped-server-down", "scripted"));

    ad.fullImport().endedWith("stopped-server-down");
  }

  @Test
  @DisplayName("RP-3: a run shows that there was nothing only if no step had anything")
  void runWithoutObjects() {
    ad.runProfile("Nightly", FULL_IMPORT, EXPORT).runProfile("Idle");
    world.rules(usersFrom(ad));

    RunRecord empty = world.engine().runProfile(ad.id(), "Nightly");
    RunRecord idle = world.engine().runProfile(ad.id(), "Idle");
    ad.addUser("ada");
    RunRecord run = world.engine().runProfile(ad.id(), "Nightly");

    assertThat(empty.result()).isEqualTo(NO_OBJECTS);
    assertThat(empty.completed()).isTrue();
    assertThat(idle.steps()).isEmpty();
    assertThat(idle.result()).isEqualTo(NO_OBJECTS);
    assertThat(run.steps())
        .extracting(RunStepRecord::result)
        .containsExactly("success", NO_OBJECTS);
    assertThat(run.result()).isEqualTo("success");
  }

  @Test
  @DisplayName("Section 13.2: an object without a name is missing-dn, and the others are imported")
  void importedWithoutName() {
    ad.addUser("ada").addUser("bob");
    ad.faults()
        .distortAtImport(
            ad.dn("ada"), o -> new ImportedObject("", o.anchor(), o.objectType(), o.values()));

    StepAssert step =
        ad.fullImport().endedWith("completed-discovery-errors").hasErrors("missing-dn");

    assertThat(step.actual().errors().get(0).anchor()).isEqualTo(ad.anchor("ada").toString());
    step.staged("stage-add", 1).staged("stage-failure", 1);
    ad.hasExactly("bob");
  }

  @Test
  @DisplayName("CS-17, section 13.2: an anchor that a full import has twice is duplicate-object")
  void importedTwice() {
    ad.addUser("ada").addUser("bob").addUser("cyd");
    ad.fullImport().succeeded();
    ad.remove("cyd");
    ad.faults().importTwice(ad.dn("ada"));

    StepAssert step =
        ad.fullImport().endedWith("completed-discovery-errors").hasErrors("duplicate-object");

    ObjectError error = step.about(ad, "ada");
    assertThat(error.stage()).isEqualTo(Stage.IMPORT);
    assertThat(error.anchor()).isEqualTo(ad.anchor("ada").toString());
    step.staged("stage-delete", 0);
    ad.hasExactly("ada", "bob", "cyd");
  }

  @Test
  @DisplayName("Section 13.2: an object that cannot be staged is staging-error, the rest is staged")
  void notStaged() {
    int manager = Objects.requireNonNull(ad.definition().schema().find("manager")).slot();
    ad.addUser("ada", "title", "Boss").addUser("bob").addUser("cyd");
    ad.fullImport().succeeded();
    ad.change("ada", "title", "Chief").change("bob", "title", "Clerk").remove("cyd");
    Reference broken =
        () -> {
          throw new IllegalStateException("a secret");
        };
    ad.faults()
        .distortAtImport(
            ad.dn("ada"),
            o ->
                new ImportedObject(
                    o.dn(), o.anchor(), o.objectType(), o.values().with(manager, broken)));

    StepAssert step = ad.fullImport().endedWith("completed-discovery-errors");

    ObjectError error = step.hasErrors("staging-error").about(ad, "ada");
    assertThat(error.message()).contains("IllegalStateException").doesNotContain("secret");
    step.staged("stage-failure", 1).staged("stage-update", 1).staged("stage-delete", 0);
    ad.object("ada").imported("title", "Boss").hasErrors("staging-error");
    ad.object("bob").imported("title", "Clerk");
    ad.faults().importRecovers();
    ad.fullImport().succeeded().staged("stage-delete", 1);
    ad.object("ada").imported("title", "Chief").hasErrors();
  }

  @Test
  @DisplayName("J-13, section 13.2: what no flow gives a name cannot be provisioned")
  void provisionedWithoutName() {
    world.rules(
        usersFrom(ad).flow("title"),
        outbound("Out to AAD - Users", aad, "person", "user")
            .provision()
            .expression("dn", "IIF(IsPresent([title]), \"CN=\" & [title], NULL)"));
    ad.addUser("ada").addUser("bob", "title", "Boss");
    ad.fullImport().succeeded();

    ObjectError error =
        ad.fullSync().endedWith("completed-sync-errors").hasErrors("missing-dn").about(ad, "ada");

    assertThat(error.rule()).isEqualTo("Out to AAD - Users");
    assertThat(error.attribute()).isEqualTo("dn");
    world.hasMetaverseObjects(1);
    aad.hasExactly("Boss");
  }

  @Test
  @DisplayName("RP-4, CS-9: what cannot be provisioned again is told apart from what was imported")
  void failedRetry() {
    world.rules(usersFrom(ad), usersTo(aad));
    ad.addUser("ada");
    world.importAndSynchronize();
    aad.add("contact", "ada", "displayName", "Somebody else");
    aad.deltaImport().succeeded();

    aad.deltaSync().endedWith("completed-sync-errors").hasErrors("dn-in-use");

    RunStepRecord step = world.engine().runHistory().last().orElseThrow().steps().get(0);
    assertThat(step.synchronizationErrors()).isEmpty();
    assertThat(step.metaverseRetryErrors())
        .extracting(ObjectError::code, ObjectError::dn, ObjectError::stage)
        .containsExactly(tuple("dn-in-use", ad.dn("ada"), Stage.METAVERSE_RETRY));
    aad.remove("ada");
    world.deltaCycle().succeeded();
    aad.holdsExactly("ada").object("ada").isOfType("user").isConnected();
  }

  /** Each of two users is in a space only because the other one is not, or is, in another. */
  private void circle(TestDirectory first, TestDirectory second) {
    world.rules(
        usersFrom(ad).flow("title", "owner"),
        out(first).when("title", EQUAL, "p").orWhen("manager", ISNULL, ""),
        back(first, "assistant"),
        out(second).when("title", EQUAL, "q").orWhen("assistant", ISNOTNULL, ""),
        back(second, "manager"));
    ad.addUser("p", "title", "p").addUser("q", "title", "q");
    ad.change("p", "owner", "q").change("q", "owner", "p");
  }

  private static RuleBuilder out(TestDirectory to) {
    return outbound("Out to " + to.name(), to, "person", "user")
        .provision()
        .join("sourceAnchor", "sourceAnchor")
        .expression("dn", "\"CN=\" & [sourceAnchor]")
        .flow("sourceAnchor", "owner");
  }

  private static RuleBuilder back(TestDirectory from, String attribute) {
    return inbound("In from " + from.name(), from, "user", "person")
        .join("sourceAnchor", "sourceAnchor")
        .flowFrom("owner", attribute);
  }

  @Test
  @DisplayName("K-3, RP-3: rules that make objects change each other for ever stop the run")
  void objectsThatChangeEachOther() {
    circle(aad, world.azureAd("AAD2"));
    ad.fullImport().succeeded();

    StepAssert step = ad.fullSync().endedWith("stopped-evaluation-limit");

    assertThat(step.actual().completed()).isFalse();
    assertThat(step.actual().message()).contains("100 rounds", "break the circle");
    RunRecord run = world.engine().runHistory().last().orElseThrow();
    assertThat(run.result()).isEqualTo("stopped-evaluation-limit");
    ad.deltaSync().endedWith("stopped-evaluation-limit");
  }

  @Test
  @DisplayName("K-3: a circle that is broken lets the next run come to its end")
  void brokenCircle() {
    circle(aad, world.azureAd("AAD2"));
    ad.fullImport().succeeded();
    ad.fullSync().endedWith("stopped-evaluation-limit");
    ad.clear("p", "owner");
    ad.deltaImport().succeeded();

    ad.deltaSync().succeeded();

    ad.fullSync().succeeded().inbound("connector-flow", 0).inbound("connector-no-flow", 2);
  }
}
