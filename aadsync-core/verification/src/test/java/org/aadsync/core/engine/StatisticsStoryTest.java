package org.aadsync.core.engine;

import static org.aadsync.core.rules.ScopeOperator.EQUAL;
import static org.aadsync.core.rules.ScopeOperator.NOTEQUAL;
import static org.aadsync.testing.RuleBuilder.inbound;
import static org.aadsync.testing.RuleBuilder.outbound;
import static org.aadsync.testing.TypicalRules.usersBackFrom;
import static org.aadsync.testing.TypicalRules.usersFrom;
import static org.aadsync.testing.TypicalRules.usersTo;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.aadsync.testing.RuleBuilder;
import org.aadsync.testing.Scenario;
import org.aadsync.testing.StepAssert;
import org.aadsync.testing.TestDirectory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What the statistics of a run count, by Microsoft's names. */
class StatisticsStoryTest {
  private final Scenario world = new Scenario();
  private final TestDirectory ad = world.activeDirectory("AD");
  private final TestDirectory aad = world.azureAd("AAD");

  private void users() {
    world.rules(
        usersFrom(ad).flow("title").when("info", NOTEQUAL, "out"),
        usersBackFrom(aad),
        usersTo(aad).flow("title"));
    ad.addUser("ada", "title", "Boss");
    world.importAndSynchronize().exportAndConfirm();
  }

  private StepAssert sync() {
    ad.deltaImport().succeeded();
    return ad.deltaSync().succeeded();
  }

  @Test
  @DisplayName("RP-5: a target that was looked at and stays as it is counts as such")
  void unchangedTarget() {
    users();

    ad.fullSync()
        .succeeded()
        .inbound("connector-no-flow", 1)
        .outbound(aad, "connector-no-flow", 1)
        .outbound(aad, "connector-flow", 0);
    ad.change("ada", "title", "Chief");
    sync()
        .inbound("connector-flow", 1)
        .outbound(aad, "connector-flow", 1)
        .outbound(aad, "connector-no-flow", 0);
  }

  @Test
  @DisplayName("RP-5: an object that rules no longer want linked takes its metaverse object along")
  void filteredObject() {
    users();

    ad.change("ada", "info", "out");
    StepAssert step =
        sync()
            .inbound("connector-filtered-remove-mv", 1)
            .inbound("connector-flow-remove-mv", 0)
            .outbound(aad, "provisioned-disconnect", 1);

    assertThat(step.actual().metaverseDeletes()).isEqualTo(1);
  }

  @Test
  @DisplayName("RP-5: a deleted object counts by what becomes of its metaverse object")
  void deletedObject() {
    users();
    ad.remove("ada").addUser("bob");
    StepAssert step =
        sync().inbound("connector-delete-remove-mv", 1).inbound("disconnector-projected-flow", 1);
    assertThat(step.actual().projections()).isEqualTo(1);
    assertThat(step.actual().metaverseDeletes()).isEqualTo(1);
  }

  @Test
  @DisplayName("RP-5: what goes without ever having had a link counts for nobody")
  void deletedDisconnector() {
    users();
    ad.addUser("eve", "info", "out");
    sync().inbound("disconnector-remains", 1);

    ad.remove("eve");

    sync().inbound("connector-delete-leave-mv", 0).inbound("disconnector-remains", 0);
  }

  @Test
  @DisplayName("RP-5: an object that only Join rules link is disconnected by provisioning")
  void disconnectedByProvisioning() {
    world.rules(
        usersFrom(ad).flow("title"),
        inbound("In from AAD - Title", aad, "user", "person").flow("company"),
        usersTo(aad).withoutProvisioning().when("title", NOTEQUAL, "out"));
    ad.addUser("ada");
    aad.add("user", "ada", "sourceAnchor", "ada");
    world.importAndSynchronize();
    aad.object("ada").isConnected();

    ad.change("ada", "title", "out");

    sync().outbound(aad, "provisioned-disconnect", 1);
    aad.object("ada").isDisconnected();
  }

  @Test
  @DisplayName("RP-5: a disconnector that joins is counted as a join")
  void joinedDisconnector() {
    world.rules(usersFrom(ad), usersBackFrom(aad));
    ad.addUser("ada");
    world.importAndSynchronize();
    aad.add("user", "ada", "sourceAnchor", "ada");
    aad.deltaImport().succeeded();

    StepAssert step = aad.deltaSync().succeeded().inbound("disconnector-joined-flow", 1);

    assertThat(step.actual().joins()).isEqualTo(1);
  }

  @Test
  @DisplayName("RP-5: a disconnector may join what nothing keeps, and which then goes")
  void joinedWithWhatGoes() {
    TestDirectory hr = world.activeDirectory("HR");
    world.rules(
        usersFrom(ad).softDelete(Duration.ofDays(30)),
        inbound("In from HR - User Join", hr, "user", "person")
            .join("objectSid", "objectSid")
            .flow("title"),
        usersTo(aad));
    ad.addUser("ada");
    world.importAndSynchronize();
    ad.remove("ada");
    sync();
    world.later(Duration.ofDays(30));
    hr.addUser("ada", "title", "Boss");
    hr.deltaImport().succeeded();

    StepAssert step = hr.deltaSync().succeeded().inbound("disconnector-joined-remove-mv", 1);

    assertThat(step.actual().joins()).isEqualTo(1);
    world.hasMetaverseObjects(0);
    hr.object("ada").isDisconnected();
  }

  @Test
  @DisplayName("RP-5, Z-3: what fails at another attempt in one run is a failure, and one alone")
  void failureOfAnotherAttempt() {
    ad.objectClasses("contact", "user");
    world.rules(
        usersFrom(ad).flow("mail"),
        inbound("In from AD - Contact", ad, "contact", "person")
            .join("mail", "mail")
            .expression("title", "Error(\"never\")"));
    ad.add("contact", "one", "mail", "ada@x").add("contact", "two", "mail", "ada@x");
    ad.addUser("ada", "mail", "ada@x").addUser("bob");
    ad.fullImport().succeeded();

    ad.fullSync()
        .hasErrors("sync-rule-error-function-triggered", "sync-rule-error-function-triggered")
        .inbound("flow-failure", 2);

    ad.fullSync()
        .hasErrors("sync-rule-error-function-triggered", "sync-rule-error-function-triggered")
        .inbound("flow-failure", 2)
        .inbound("connector-no-flow", 2);
  }

  @Test
  @DisplayName("RP-5: a projection without any value is one too")
  void projectedWithoutValues() {
    world.rules(inbound("In from AD - Users", ad, "user", "person").provision());
    ad.addUser("ada");
    ad.fullImport().succeeded();

    StepAssert step =
        ad.fullSync()
            .succeeded()
            .inbound("disconnector-projected-no-flow", 1)
            .inbound("disconnector-projected-flow", 0);

    assertThat(step.actual().projections()).isEqualTo(1);
  }

  private void named(RuleBuilder out) {
    world.rules(
        usersFrom(ad).flow("title", "department"),
        out.provision().expression("dn", "\"CN=\" & [department]"));
    ad.addUser("ada", "title", "Boss", "department", "one");
    ad.fullImport().succeeded();
  }

  private RuleBuilder out() {
    return outbound("Out to AAD - Users", aad, "person", "user");
  }

  @Test
  @DisplayName("RP-5: a new object with nothing but a name is counted apart")
  void provisionedWithoutValues() {
    named(out());

    ad.fullSync()
        .succeeded()
        .outbound(aad, "provisioned-add-no-flow", 1)
        .outbound(aad, "provisioned-add-flow", 0);
  }

  @Test
  @DisplayName("RP-5: what becomes of an object that waits to be created is a flow, not an add")
  void pendingAddThatChanges() {
    named(out().flow("title"));
    ad.fullSync().succeeded().outbound(aad, "provisioned-add-flow", 1);
    ad.change("ada", "title", "Chief");

    sync().outbound(aad, "provisioned-add-flow", 0).outbound(aad, "connector-flow", 1);
  }

  @Test
  @DisplayName("RP-5: renames are counted by whether values flow with them")
  void renames() {
    named(out().flow("title"));
    ad.fullSync().succeeded();
    ad.change("ada", "department", "two");

    sync()
        .outbound(aad, "provisioned-rename-no-flow", 1)
        .outbound(aad, "provisioned-rename-flow", 0);

    ad.change("ada", "department", "three", "title", "Chief");
    sync()
        .outbound(aad, "provisioned-rename-flow", 1)
        .outbound(aad, "provisioned-rename-no-flow", 0)
        .outbound(aad, "connector-flow", 0);
  }

  @Test
  @DisplayName("RP-5, L-7: an object that takes the place of another is counted by its values")
  void replacements() {
    RuleBuilder users = outbound("Out to AAD - Users", aad, "person", "user");
    world.rules(
        usersFrom(ad).flow("title"),
        guests(outbound("Out to AAD - Contacts", aad, "person", "contact"), true),
        guests(users, false).flow("title"));
    ad.addUser("ada", "title", "Guest");
    world.importAndSynchronize().exportAndConfirm();
    ad.change("ada", "title", "Boss");

    sync()
        .outbound(aad, "provisioned-delete-add-flow", 1)
        .outbound(aad, "provisioned-delete-add-no-flow", 0);

    ad.change("ada", "title", "Chief");
    sync().outbound(aad, "provisioned-delete-add-flow", 0).outbound(aad, "connector-flow", 1);
  }

  @Test
  @DisplayName("RP-5, L-7: an object without values may take the place of another")
  void replacementWithoutValues() {
    world.rules(
        usersFrom(ad).flow("title"),
        guests(outbound("Out to AAD - Contacts", aad, "person", "contact"), true),
        guests(outbound("Out to AAD - Users", aad, "person", "user"), false));
    ad.addUser("ada", "title", "Guest");
    world.importAndSynchronize().exportAndConfirm();
    ad.change("ada", "title", "Boss");

    sync()
        .outbound(aad, "provisioned-delete-add-no-flow", 1)
        .outbound(aad, "provisioned-delete-add-flow", 0);
  }

  private static RuleBuilder guests(RuleBuilder rule, boolean areMeant) {
    return rule.provision()
        .when("title", areMeant ? EQUAL : NOTEQUAL, "Guest")
        .expression("dn", "\"CN=\" & [sourceAnchor]");
  }
}
