package org.aadsync.core.engine;

import static org.aadsync.core.engine.PendingOperation.ADD;
import static org.aadsync.core.engine.PendingOperation.NONE;
import static org.aadsync.testing.RuleBuilder.inbound;
import static org.aadsync.testing.RuleBuilder.outbound;
import static org.aadsync.testing.TypicalRules.foreignPrincipalsFrom;
import static org.aadsync.testing.TypicalRules.groupsFrom;
import static org.aadsync.testing.TypicalRules.groupsTo;
import static org.aadsync.testing.TypicalRules.usersBackFrom;
import static org.aadsync.testing.TypicalRules.usersFrom;
import static org.aadsync.testing.TypicalRules.usersTo;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.aadsync.testing.CycleAssert;
import org.aadsync.testing.Scenario;
import org.aadsync.testing.StepAssert;
import org.aadsync.testing.TestDirectory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Cycles, what a step works on, what it counts, and how it names things. */
class RunStoryTest {
  private final Scenario world = new Scenario();

  private static List<String> steps(CycleAssert cycle) {
    return cycle.actual().stream()
        .map(report -> report.type().title() + " " + report.connectorName())
        .toList();
  }

  @Test
  @DisplayName("SC-1, Z-3 a: a cycle takes directories before the cloud, and exports there first")
  void cycleHasTheSchedulersOrder() {
    TestDirectory aad = world.azureAd("AAD");
    TestDirectory zulu = world.activeDirectory("ZULU");
    TestDirectory alfa = world.activeDirectory("ALFA");
    world.rules(usersFrom(zulu), usersFrom(alfa), usersTo(aad));
    zulu.addUser("ada");

    assertThat(steps(world.initialCycle().succeeded()))
        .containsExactly(
            "Full Import ZULU",
            "Full Import ALFA",
            "Full Import AAD",
            "Full Synchronization ZULU",
            "Full Synchronization ALFA",
            "Full Synchronization AAD",
            "Export AAD",
            "Export ZULU",
            "Export ALFA");
    aad.holdsExactly("ada");
    assertThat(steps(world.deltaCycle().succeeded().exportedNothing()))
        .containsExactly(
            "Delta Import ZULU",
            "Delta Import ALFA",
            "Delta Import AAD",
            "Delta Synchronization ZULU",
            "Delta Synchronization ALFA",
            "Delta Synchronization AAD",
            "Export AAD",
            "Export ZULU",
            "Export ALFA");
    world.settled();
  }

  @Test
  @DisplayName("A cycle leaves connectors without a directory out")
  void unconnectedConnectorsAreLeftOut() {
    TestDirectory ad = world.activeDirectory("AD");
    TestDirectory res = world.activeDirectory("RES").unconnected();
    TestDirectory aad = world.azureAd("AAD");
    world.rules(usersFrom(ad), usersFrom(res), usersTo(aad));
    ad.addUser("ada");

    assertThat(steps(world.initialCycle().succeeded())).noneMatch(step -> step.endsWith("RES"));

    aad.holdsExactly("ada");
  }

  @Test
  @DisplayName("Section 5: a delta synchronization works on what is pending, a full one on all")
  void deltaWorksOnWhatIsPending() {
    TestDirectory ad = world.activeDirectory("AD");
    world.rules(usersFrom(ad).flow("title"));
    ad.addUser("ada", "title", "Boss").addUser("bob").addUser("cyd");
    ad.fullImport().succeeded();
    ad.deltaSync().succeeded().inbound("disconnector-projected-flow", 3);

    ad.deltaSync().succeeded().inbound("connector-flow", 0).inbound("connector-no-flow", 0);
    ad.fullSync().succeeded().inbound("connector-flow", 0).inbound("connector-no-flow", 3);

    ad.change("ada", "title", "Chief").change("bob", "department", "does not flow");
    ad.deltaImport().succeeded().staged("stage-update", 2);
    ad.deltaSync().succeeded().inbound("connector-flow", 1).inbound("connector-no-flow", 1);
  }

  @Test
  @DisplayName("Section 5: what failed is tried again in the next run, without an import")
  void failedObjectIsTriedAgain() {
    TestDirectory ad = world.activeDirectory("AD");
    TestDirectory res = world.activeDirectory("RES");
    world.rules(
        usersFrom(ad),
        inbound("In from RES", res, "user", "person")
            .join("displayName", "displayName")
            .expression("title", "IIF([title] = \"bad\", Error(\"bad\"), [title])"));
    ad.addUser("ada");
    res.addUser("r", "displayName", "ada", "title", "bad");
    ad.fullImport().succeeded();
    ad.fullSync().succeeded();
    res.fullImport().succeeded();
    res.fullSync().hasErrors("sync-rule-error-function-triggered");
    res.object("r").hasErrors("sync-rule-error-function-triggered").isDisconnected();

    res.deltaSync().hasErrors("sync-rule-error-function-triggered").inbound("flow-failure", 1);

    res.change("r", "title", "good");
    res.deltaImport().succeeded();
    res.deltaSync().succeeded();
    res.object("r").hasErrors().isConnected();
  }

  @Test
  @DisplayName("Section 5: more than 5,000 errors stop a synchronization")
  void synchronizationStopsAboveTheErrorLimit() {
    TestDirectory ad = world.activeDirectory("AD");
    world.rules(usersFrom(ad).expression("title", "Error(\"always\")"));
    for (int i = 0; i < 6000; i++) {
      ad.addUser("u" + i);
    }
    ad.fullImport().succeeded();

    StepAssert sync = ad.fullSync().endedWith("stopped-error-limit");

    assertThat(sync.actual().errors()).hasSizeBetween(5001, 5999);
    world.hasMetaverseObjects(0);
  }

  @Test
  @DisplayName("Section 5: what a stopped synchronization still had to look at is not forgotten")
  void stoppedSynchronizationForgetsNothing() {
    TestDirectory ad = world.activeDirectory("AD");
    world.rules(
        usersFrom(ad).expression("title", "IIF([title] = \"bad\", Error(\"bad\"), [title])"),
        groupsFrom(ad));
    ad.addGroup("staff", "first");
    world.importAndSynchronize();
    ad.addUser("first", "objectGUID", "0");
    for (int i = 0; i < 5001; i++) {
      ad.addUser("u" + i, "title", "bad");
    }
    ad.deltaImport().succeeded();
    ad.deltaSync().endedWith("stopped-error-limit");

    for (int i = 0; i < 5001; i++) {
      ad.change("u" + i, "title", "good");
    }
    ad.deltaImport().succeeded();
    ad.deltaSync().succeeded();

    world.metaverseObject("displayName", "staff").has("member", "first");
  }

  @Test
  @DisplayName("Y-1: a synchronization stages changes everywhere and writes nowhere")
  void synchronizationWritesNowhere() {
    TestDirectory ad = world.activeDirectory("AD");
    TestDirectory aad = world.azureAd("AAD");
    world.rules(usersFrom(ad), usersTo(aad));
    ad.addUser("ada");

    world.importAndSynchronize();

    aad.object("ada").pendingExport(ADD);
    aad.holdsExactly();
  }

  @Test
  @DisplayName("RP-5: what is staged, joined, projected, provisioned and exported is counted")
  void countersOfAFirstCycle() {
    TestDirectory ad = world.activeDirectory("AD");
    TestDirectory res = world.activeDirectory("RES");
    TestDirectory aad = world.azureAd("AAD");
    world.rules(
        usersFrom(ad).flow("sidText"),
        groupsFrom(ad),
        inbound("In from RES", res, "user", "person")
            .join("objectSid", "objectSid")
            .flow("department"),
        foreignPrincipalsFrom(res),
        usersTo(aad).flow("department"),
        groupsTo(aad));
    ad.addUser("ada", "sidText", "S-ada").addUser("bob").addGroup("staff", "ada");
    res.addUser("ada", "department", "IT").addUser("nobody");
    res.add("foreignSecurityPrincipal", "S-ada", "cn", "S-ada");

    ad.fullImport().succeeded().staged("stage-add", 3).staged("stage-no-change", 0);
    res.fullImport().succeeded().staged("stage-add", 3);
    aad.fullImport().succeeded();
    ad.fullSync()
        .succeeded()
        .inbound("disconnector-projected-flow", 3)
        .outbound(aad, "provisioned-add-flow", 3);
    res.fullSync().succeeded().inbound("disconnector-remains", 1);
    aad.export().succeeded().exported("export-add", 3);
    aad.deltaImport().succeeded().staged("stage-update", 3).staged("stage-add", 0);
    aad.deltaSync().succeeded().inbound("connector-no-flow", 3);

    ad.change("bob", "displayName", "Bob").remove("staff");
    ad.deltaImport().succeeded().staged("stage-update", 1).staged("stage-delete", 1);
    ad.deltaSync()
        .succeeded()
        .inbound("connector-flow", 1)
        .inbound("connector-delete-remove-mv", 1)
        .outbound(aad, "connector-flow", 1)
        .outbound(aad, "provisioned-disconnect", 1);
    aad.export().succeeded().exported("export-update", 1).exported("export-delete", 1);
  }

  @Test
  @DisplayName("RP-5: joins are counted by whether anything flowed")
  void countersOfJoins() {
    TestDirectory ad = world.activeDirectory("AD");
    TestDirectory res = world.activeDirectory("RES");
    world.rules(
        usersFrom(ad).flow("sidText"),
        inbound("In from RES", res, "user", "person")
            .join("objectSid", "objectSid")
            .flow("department"),
        foreignPrincipalsFrom(res));
    ad.addUser("ada", "sidText", "S-ada");
    ad.fullImport().succeeded();
    ad.fullSync().succeeded();
    res.addUser("ada", "department", "IT");
    res.add("foreignSecurityPrincipal", "S-ada", "cn", "S-ada");

    res.fullImport().succeeded();
    res.fullSync()
        .succeeded()
        .inbound("disconnector-joined-flow", 1)
        .inbound("disconnector-joined-no-flow", 1);
  }

  @Test
  @DisplayName("Z-15: the same content gives the same ids, which are name-based UUIDs")
  void idsAreDerived() {
    List<UUID> first = idsOfAWorldOfTwo();

    assertThat(first).hasSize(2).doesNotHaveDuplicates();
    assertThat(first).allSatisfy(id -> assertThat(id.version()).isEqualTo(5));
    assertThat(idsOfAWorldOfTwo()).isEqualTo(first);
  }

  private static List<UUID> idsOfAWorldOfTwo() {
    Scenario again = new Scenario();
    TestDirectory ad = again.activeDirectory("AD");
    TestDirectory res = again.activeDirectory("RES");
    again.rules(usersFrom(ad), usersFrom(res));
    ad.addUser("ada", "objectGUID", "same anchor", "objectSid", "S-1");
    res.addUser("bob", "objectGUID", "same anchor", "objectSid", "S-2");
    again.importAndSynchronize();
    return again.engine().metaverse().map(MetaverseObject::id).toList();
  }

  @Test
  @DisplayName("Z-15, M-2: an object has the same id, whether its name was there before it or not")
  void idDoesNotDependOnWhatCameBefore() {
    TestDirectory named = world.activeDirectory("AD");
    TestDirectory fresh = new Scenario().activeDirectory("AD");
    named.addGroup("staff", "ada");
    named.fullImport().succeeded();
    UUID placeholder = named.object("ada").isPlaceholder().actual().id();
    named.addUser("ada", "objectGUID", "1");
    named.deltaImport().succeeded();
    fresh.addUser("ada", "objectGUID", "1");
    fresh.fullImport().succeeded();

    UUID id = named.object("ada").actual().id();
    assertThat(id).isEqualTo(fresh.object("ada").actual().id()).isNotEqualTo(placeholder);

    named.remove("ada").change("staff", "member", List.of("ada"));
    named.deltaImport().succeeded();
    assertThat(named.object("ada").isPlaceholder().actual().id()).isEqualTo(placeholder);
  }

  @Test
  @DisplayName("Z-15, M-3: a provisioned object keeps its id when the directory gives the anchor")
  void provisionedObjectKeepsItsId() {
    TestDirectory ad = world.activeDirectory("AD");
    TestDirectory aad = world.azureAd("AAD");
    world.rules(usersFrom(ad), usersTo(aad));
    ad.addUser("ada");
    world.importAndSynchronize();
    UUID id = aad.object("ada").hasNoAnchor().actual().id();

    world.exportAndConfirm();

    assertThat(aad.object("ada").hasAnchor().actual().id()).isEqualTo(id);
    assertThat(id).isNotEqualTo(ad.object("ada").actual().id());
  }

  @Test
  @DisplayName("Z-15: errors name objects by DN and anchor, never by an id of the engine")
  void errorsNameDnAndAnchor() {
    TestDirectory ad = world.activeDirectory("AD");
    TestDirectory aad = world.azureAd("AAD");
    world.rules(
        usersFrom(ad).flow("title"),
        outbound("Out to AAD", aad, "person", "user")
            .provision()
            .join("sourceAnchor", "sourceAnchor")
            .expression("dn", "\"CN=\" & [title]"));
    ad.addUser("ada", "objectGUID", "1", "title", "same");
    ad.addUser("bob", "objectGUID", "2", "title", "same");
    ad.fullImport().succeeded();

    ObjectError error = ad.fullSync().hasErrors("dn-in-use").about(ad, "bob");

    assertThat(error.anchor()).isEqualTo(ad.anchor("bob").toString());
    assertThat(error.objectType()).isEqualTo("user");
    String id = world.onlyMetaverseObject().actual().id().toString();
    assertThat(error.toString()).doesNotContain(id);
  }

  @Test
  @DisplayName("Two whole cycles: the second confirms and exports nothing")
  void secondCycleConfirms() {
    TestDirectory ad = world.activeDirectory("AD");
    TestDirectory aad = world.azureAd("AAD");
    world.rules(
        usersFrom(ad).flow("manager"),
        groupsFrom(ad),
        usersBackFrom(aad),
        usersTo(aad).flow("manager"),
        groupsTo(aad));
    ad.addUser("ada", "manager", "bob").addUser("bob").addGroup("staff", "ada", "bob");

    world.initialCycle().succeeded();
    aad.object("ada").unconfirmed(ADD);
    world.deltaCycle().succeeded().exportedNothing();

    world.settled();
    aad.object("ada").unconfirmed(NONE);
    aad.holdsExactly("ada", "bob", "staff").holdsValues("staff", "member", "ada", "bob");
  }
}
