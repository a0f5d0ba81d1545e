package org.aadsync.core.engine;

import static org.aadsync.core.engine.PendingOperation.ADD;
import static org.aadsync.core.engine.PendingOperation.DELETE;
import static org.aadsync.core.engine.PendingOperation.NONE;
import static org.aadsync.core.engine.PendingOperation.UPDATE;
import static org.aadsync.testing.RuleBuilder.inbound;
import static org.aadsync.testing.TypicalRules.groupsFrom;
import static org.aadsync.testing.TypicalRules.groupsTo;
import static org.aadsync.testing.TypicalRules.usersFrom;
import static org.aadsync.testing.TypicalRules.usersTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.aadsync.core.engine.SingleObjectReport.Outcome;
import org.aadsync.core.engine.SingleObjectReport.Stage;
import org.aadsync.testing.Scenario;
import org.aadsync.testing.TestDirectory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** One object on its way to the cloud, without a cycle. */
class SingleObjectStoryTest {
  private final Scenario world = new Scenario();
  private final TestDirectory ad = world.activeDirectory("AD");
  private final TestDirectory aad = world.azureAd("AAD");

  @BeforeEach
  void rules() {
    ad.memory().canBeAskedForObjects();
    aad.memory().canBeAskedForObjects();
    world.rules(
        usersFrom(ad).flow("title"),
        groupsFrom(ad),
        usersTo(aad).flow("title").expression("department", "UCase([title])"),
        groupsTo(aad));
  }

  private SingleObjectReport synchronize(String common) {
    return synchronize(common, SingleObjectOptions.STANDARD);
  }

  private SingleObjectReport synchronize(String common, SingleObjectOptions options) {
    return world.engine().synchronizeObject(ad.id(), ad.dn(common), options);
  }

  private static SingleObjectReport.Step last(SingleObjectReport report) {
    return report.steps().get(report.steps().size() - 1);
  }

  @Test
  @DisplayName("SO-1: an object is looked at, imported, synchronized and exported, in this order")
  void newObject() {
    ad.addUser("ada", "title", "Boss").addUser("bob");

    SingleObjectReport report = synchronize("ada");

    assertThat(report.succeeded()).isTrue();
    assertThat(report.steps())
        .extracting(SingleObjectReport.Step::stage, SingleObjectReport.Step::outcome)
        .containsExactly(
            tuple(Stage.SOURCE_DOMAIN_IN_SCOPE, Outcome.PASSED),
            tuple(Stage.TARGET_IN_SCOPE, Outcome.PASSED),
            tuple(Stage.CONTAINER_IN_SCOPE, Outcome.PASSED),
            tuple(Stage.OBJECT_READABLE, Outcome.PASSED),
            tuple(Stage.OBJECT_TYPE_IN_SCOPE, Outcome.PASSED),
            tuple(Stage.IN_FILTER_GROUP, Outcome.SKIPPED),
            tuple(Stage.SOURCE_IMPORT, Outcome.PASSED),
            tuple(Stage.TARGET_IMPORT, Outcome.PASSED),
            tuple(Stage.SYNCHRONIZATION, Outcome.PASSED),
            tuple(Stage.EXPORT, Outcome.PASSED));
    aad.holdsExactly("ada").holdsValues("ada", "title", "Boss");
    ad.hasExactly("ada");
    world.initialCycle().succeeded();
    aad.holdsExactly("ada", "bob");
  }

  @Test
  @DisplayName("SO-1: the report tells attributes, where they come from, and what was modified")
  void report() {
    ad.addUser("ada", "title", "Boss");
    world.importAndSynchronize().exportAndConfirm();
    ad.change("ada", "title", "Chief");

    SingleObjectReport report = synchronize("ada");

    assertThat(report.modifiedProperties())
        .containsExactly(new AttributeDelta("title", List.of("Boss"), List.of("Chief")));
    SingleObjectReport.Target target = report.targets().get(0);
    assertThat(target.connectorName()).isEqualTo("AAD");
    assertThat(target.dn()).isEqualTo(aad.dn("ada"));
    assertThat(target.operation()).isEqualTo(UPDATE);
    assertThat(target.modifiedProperties())
        .containsExactlyInAnyOrder(
            new AttributeDelta("title", List.of("Boss"), List.of("Chief")),
            new AttributeDelta("department", List.of("BOSS"), List.of("CHIEF")));
    assertThat(target.attributes())
        .filteredOn(info -> info.operation() != NONE)
        .extracting(
            SingleObjectReport.AttributeInfo::name,
            SingleObjectReport.AttributeInfo::operation,
            SingleObjectReport.AttributeInfo::values,
            SingleObjectReport.AttributeInfo::added,
            SingleObjectReport.AttributeInfo::deleted,
            SingleObjectReport.AttributeInfo::mappingType,
            SingleObjectReport.AttributeInfo::dataSource)
        .containsExactlyInAnyOrder(
            tuple(
                "title",
                UPDATE,
                List.of("Chief"),
                List.of("Chief"),
                List.of("Boss"),
                "Direct",
                "title"),
            tuple(
                "department",
                UPDATE,
                List.of("CHIEF"),
                List.of("CHIEF"),
                List.of("BOSS"),
                "Expression",
                "UCase([title])"));
    assertThat(target.attributes())
        .filteredOn(info -> !info.name().equals("cloudAnchor"))
        .allSatisfy(info -> assertThat(info.rule()).isEqualTo("Out to AAD - User Join"))
        .noneMatch(SingleObjectReport.AttributeInfo::multiValued);
    aad.holdsValues("ada", "title", "Chief");
  }

  @Test
  @DisplayName("SO-1: the run is in the history, and is not taken for an import of everything")
  void inTheHistory() {
    ad.addUser("ada");

    SingleObjectReport report = synchronize("ada");

    assertThat(report.run()).isEqualTo(world.engine().runHistory().last().orElseThrow());
    assertThat(report.run().profile()).isEqualTo("Single Object Sync");
    ad.deltaImport().endedWith("stopped-full-import-required");
  }

  @Test
  @DisplayName("SO-1: in staging mode the object is synchronized, and its export waits")
  void stagingMode() {
    ad.addUser("ada");

    SingleObjectReport report = synchronize("ada", new SingleObjectOptions(true));

    assertThat(last(report).stage()).isEqualTo(Stage.EXPORT);
    assertThat(last(report).outcome()).isEqualTo(Outcome.SKIPPED);
    aad.holdsExactly();
    aad.object("ada").pendingExport(ADD);
  }

  @Test
  @DisplayName("SO-1: what else is pending in the cloud stays so")
  void othersStayPending() {
    ad.addUser("ada").addUser("bob");
    world.importAndSynchronize();

    synchronize("ada");

    aad.holdsExactly("ada");
    aad.object("bob").pendingExport(ADD);
  }

  @Test
  @DisplayName("SO-1: groups that refer to the object follow with the next delta")
  void referrersFollowLater() {
    ad.addGroup("g", "ada");
    world.importAndSynchronize();
    aad.export().succeeded();
    ad.addUser("ada").change("g", "member", List.of("ada"));

    assertThat(synchronize("ada").succeeded()).isTrue();
    ad.deltaImport().succeeded();
    ad.deltaSync().succeeded();
    aad.export().succeeded();

    aad.holdsValues("g", "member", "ada");
  }

  @Test
  @DisplayName("SO-1: what the cloud has is read, so that a change there is put right")
  void cloudIsReadToo() {
    ad.addUser("ada", "title", "Boss");
    world.importAndSynchronize().exportAndConfirm();
    aad.change("ada", "title", "Intruder");

    assertThat(synchronize("ada").succeeded()).isTrue();

    aad.holdsValues("ada", "title", "Boss");
  }

  @Test
  @DisplayName("SO-1: nothing is deleted: an object that is gone is not readable")
  void goneObject() {
    ad.addUser("ada");
    world.importAndSynchronize().exportAndConfirm();
    ad.remove("ada");

    SingleObjectReport report = synchronize("ada");

    assertThat(report.succeeded()).isFalse();
    assertThat(last(report).stage()).isEqualTo(Stage.OBJECT_READABLE);
    assertThat(report.run()).isNull();
    aad.holdsExactly("ada");
    ad.object("ada").pendingImport(NONE);
  }

  @Test
  @DisplayName("SO-1: a DN outside every partition, or outside the containers, is out of scope")
  void outOfScope() {
    ad.partition("DC=one", List.of("OU=In,DC=one"), List.of("OU=Not,OU=In,DC=one"));
    assertThat(last(synchronize("CN=x,DC=two")).stage()).isEqualTo(Stage.SOURCE_DOMAIN_IN_SCOPE);
    assertThat(last(synchronize("CN=x,DC=one")).stage()).isEqualTo(Stage.CONTAINER_IN_SCOPE);
    assertThat(last(synchronize("CN=x,OU=Not,OU=In,DC=one")).stage())
        .isEqualTo(Stage.CONTAINER_IN_SCOPE);
    assertThat(last(synchronize("cn=x, ou=in, dc=ONE")).stage()).isEqualTo(Stage.OBJECT_READABLE);
    assertThat(last(synchronize("=no DN")).stage()).isEqualTo(Stage.SOURCE_DOMAIN_IN_SCOPE);
  }

  @Test
  @DisplayName("SO-1: an object of a type that is not selected is out of scope")
  void typeOutOfScope() {
    Scenario users = new Scenario();
    TestDirectory source = users.activeDirectory("AD").objectClasses("user");
    users.azureAd("AAD");
    source.memory().canBeAskedForObjects();
    source.add("printer", "p");

    SingleObjectReport report =
        users.engine().synchronizeObject(source.id(), source.dn("p"), SingleObjectOptions.STANDARD);

    assertThat(last(report).stage()).isEqualTo(Stage.OBJECT_TYPE_IN_SCOPE);
    assertThat(last(report).message()).contains("printer");
  }

  @Test
  @DisplayName("SO-1: a directory that cannot be read, or not object by object, is told of")
  void unreadable() {
    ad.addUser("ada");
    ad.faults().importBreaksAt("DC=AD");
    SingleObjectReport report = synchronize("ada");
    assertThat(last(report).stage()).isEqualTo(Stage.OBJECT_READABLE);
    assertThat(last(report).message()).contains("stopped-server-down");

    Scenario simple = new Scenario();
    TestDirectory plain = simple.activeDirectory("AD");
    simple.azureAd("AAD");
    plain.addUser("ada");
    assertThat(
            last(simple
                    .engine()
                    .synchronizeObject(plain.id(), plain.dn("ada"), SingleObjectOptions.STANDARD))
                .message())
        .contains("reads no single objects");
  }

  @Test
  @DisplayName("SO-1: without a cloud there is no target; from the cloud there is no source")
  void onlyFromADirectoryToTheCloud() {
    Scenario alone = new Scenario();
    TestDirectory source = alone.activeDirectory("AD");
    assertThat(
            last(alone
                    .engine()
                    .synchronizeObject(source.id(), source.dn("x"), SingleObjectOptions.STANDARD))
                .stage())
        .isEqualTo(Stage.TARGET_IN_SCOPE);
    assertThatThrownBy(
            () -> world.engine().synchronizeObject(aad.id(), "CN=x", SingleObjectOptions.STANDARD))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("AAD");
  }

  @Test
  @DisplayName(
      "SO-1: an object that a rule fails for ends the run before the export, with its error")
  void ruleFails() {
    world.rules(
        inbound("In from AD - Custom", ad, "user", "person")
            .precedence(1)
            .expression("department", "Error(\"not this one\")"));
    ad.addUser("ada");

    SingleObjectReport report = synchronize("ada");

    assertThat(report.succeeded()).isFalse();
    assertThat(report.errors())
        .extracting(ObjectError::code)
        .containsExactly("sync-rule-error-function-triggered");
    assertThat(report.steps())
        .filteredOn(step -> step.outcome() == Outcome.FAILED)
        .extracting(SingleObjectReport.Step::stage)
        .containsExactly(Stage.SYNCHRONIZATION);
    aad.holdsExactly();
  }

  @Test
  @DisplayName("SO-1: what is to be deleted in the cloud waits for an export of everything")
  void deletionsWait() {
    world.rules(
        inbound("In from AD - Custom", ad, "user", "person")
            .precedence(1)
            .expression("cloudFiltered", "IIF([info] = \"out\", True, NULL)"));
    ad.addUser("ada");
    world.importAndSynchronize().exportAndConfirm();
    ad.change("ada", "info", "out");

    SingleObjectReport report = synchronize("ada");

    assertThat(report.errors()).isEmpty();
    aad.holdsExactly("ada");
    aad.object("ada").pendingExport(DELETE);
  }
}
