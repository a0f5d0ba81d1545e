package org.aadsync.core.engine;

import static org.aadsync.core.engine.PendingOperation.DELETE;
import static org.aadsync.core.engine.PendingOperation.NONE;
import static org.aadsync.testing.TypicalRules.groupsFrom;
import static org.aadsync.testing.TypicalRules.usersFrom;
import static org.aadsync.testing.TypicalRules.usersTo;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.aadsync.core.config.StepType;
import org.aadsync.core.store.InMemoryStateStore;
import org.aadsync.testing.Scenario;
import org.aadsync.testing.StepAssert;
import org.aadsync.testing.TestDirectory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Partitions and containers, and the placeholders that names imply. */
class ContainerScopeStoryTest {
  private static final String IN = "OU=in,DC=AD";
  private static final String OUT = "OU=out,DC=AD";

  private final Scenario world = new Scenario();
  private final TestDirectory ad = world.activeDirectory("AD");
  private final TestDirectory aad = world.azureAd("AAD");

  private void containersInAndOut() {
    world.rules(usersFrom(ad), usersTo(aad));
    ad.partition("DC=AD", List.of(IN), List.of());
    ad.add("organizationalUnit", IN).add("organizationalUnit", OUT);
    ad.addUser("CN=ada," + IN, "displayName", "ada", "employeeID", "ada");
  }

  @Test
  @DisplayName("F-2: objects outside the included containers are passed over, which is noted")
  void objectsOutsideAreNotImported() {
    containersInAndOut();
    ad.addUser("CN=bob," + OUT, "employeeID", "bob");

    StepAssert step = ad.fullImport().succeeded();

    assertThat(step.actual().notes()).anySatisfy(note -> assertThat(note).contains("not selected"));
    ad.hasExactly(IN, "CN=ada," + IN);
  }

  @Test
  @DisplayName("CS-16, F-2: an object that moves out of the containers is gone at a full import")
  void movedOutIsObsoletedByAFullImport() {
    containersInAndOut();
    world.importAndSynchronize().exportAndConfirm();

    ad.rename("CN=ada," + IN, "CN=ada," + OUT);
    ad.fullImport().succeeded().staged("stage-delete", 1);
    ad.object("CN=ada," + IN).pendingImport(DELETE);
    ad.fullSync().succeeded();

    aad.object("ada").pendingExport(DELETE);
  }

  @Test
  @DisplayName("F-2: an object that a delta import reports as out of scope is gone too")
  void movedOutIsDeletedByADeltaImport() {
    containersInAndOut();
    world.importAndSynchronize().exportAndConfirm();

    ad.rename("CN=ada," + IN, "CN=ada," + OUT);
    ad.deltaImport().succeeded().staged("stage-delete", 1);
    ad.deltaSync().succeeded();
    world.exportAndConfirm();
    aad.holdsExactly();

    ad.rename("CN=ada," + OUT, "CN=ada," + IN);
    ad.deltaImport().succeeded().staged("stage-add", 1);
    ad.deltaSync().succeeded();
    world.exportAndConfirm();
    aad.holdsExactly("ada");
  }

  @Test
  @DisplayName("CS-16: partitions are obsoleted each by its own import")
  void partitionsAreSeparate() {
    world.rules(usersFrom(ad), usersTo(aad));
    ad.partition("DC=AD", List.of(), List.of()).partition("DC=sub,DC=AD", List.of(), List.of());
    ad.addUser("ada").addUser("CN=bob,DC=sub,DC=AD", "employeeID", "bob", "displayName", "bob");
    world.importAndSynchronize();
    ad.hasExactly("ada", "CN=bob,DC=sub,DC=AD");
    world.hasMetaverseObjects(2);

    ad.remove("CN=bob,DC=sub,DC=AD");
    ad.fullImport().succeeded().staged("stage-delete", 1).staged("stage-no-change", 1);

    ad.object("ada").pendingImport(NONE);
    ad.object("CN=bob,DC=sub,DC=AD").pendingImport(DELETE);
  }

  @Test
  @DisplayName("CS-23: missing ancestors and missing targets are placeholders, which never link")
  void missingNamesArePlaceholders() {
    world.rules(usersFrom(ad), groupsFrom(ad));
    ad.add("group", "staff", "employeeID", "staff", "member", List.of("ghost"));
    ad.addUser("CN=ada,OU=a,OU=b,DC=AD");

    ad.fullImport().succeeded().staged("stage-add", 2);
    ad.fullSync().succeeded();

    ad.object("ghost").isPlaceholder().hasNoAnchor().pendingImport(NONE);
    ad.object("OU=a,OU=b,DC=AD").isPlaceholder();
    ad.object("OU=b,DC=AD").isPlaceholder();
    ad.hasExactly("staff", "CN=ada,OU=a,OU=b,DC=AD");
    ad.object("staff").refersTo("member", "ghost");
  }

  @Test
  @DisplayName("CS-23, CS-8: the object that a placeholder names may turn up by rename")
  void renameOntoAPlaceholder() {
    world.rules(usersFrom(ad), groupsFrom(ad));
    ad.addGroup("staff", "ada").addUser("eve");
    world.importAndSynchronize();
    ad.object("ada").isPlaceholder();

    ad.rename("eve", "ada");
    ad.deltaImport().succeeded().staged("stage-rename", 1);
    ad.deltaSync().succeeded();

    ad.hasExactly("staff", "ada");
    world.metaverseObject("displayName", "staff").has("member", "eve");
  }

  @Test
  @DisplayName("CS-24: a placeholder goes when nobody needs its name, after a clean import")
  void placeholdersGoWhenNotNeeded() {
    world.rules(usersFrom(ad), groupsFrom(ad));
    ad.addGroup("staff", "ghost").addUser("CN=ada,OU=a,DC=AD");
    world.importAndSynchronize();
    ad.object("ghost").isPlaceholder();

    ad.change("staff", "member", List.of()).remove("CN=ada,OU=a,DC=AD");
    ad.fullImport().succeeded();
    ad.fullSync().succeeded();
    ad.fullImport().succeeded();

    ad.hasNoObject("ghost").hasNoObject("OU=a,DC=AD").hasExactly("staff");
  }

  @Test
  @DisplayName("CS-24: after a discovery error placeholders stay")
  void placeholdersStayAfterADiscoveryError() {
    world.rules(usersFrom(ad), groupsFrom(ad));
    ad.addGroup("staff", "ghost").addUser("bob");
    world.importAndSynchronize();

    ad.change("staff", "member", List.of());
    ad.faults().rejectAtImport(ad.dn("bob"), "read-error");
    ad.fullImport().endedWith("completed-discovery-errors");

    ad.object("ghost").isPlaceholder();
  }

  @Test
  @DisplayName("CS-23, CS-28: an object that is deleted while others name it leaves a placeholder")
  void deletedTargetLeavesNoReference() {
    world.rules(usersFrom(ad), groupsFrom(ad));
    ad.addUser("ada").addGroup("staff", "ada");
    world.importAndSynchronize();
    world.metaverseObject("displayName", "staff").has("member", "ada");

    ad.remove("ada");
    ad.deltaImport().succeeded();
    ad.deltaSync().succeeded();

    world.metaverseObject("displayName", "staff").lacks("member");
    ad.object("staff").refersTo("member");
  }

  @Test
  @DisplayName("CS-8: an object that moves to another partition stays, whichever is read first")
  void movesBetweenPartitions() {
    TestDirectory forest =
        world
            .activeDirectory("TWO")
            .partition("DC=a", List.of(), List.of())
            .partition("DC=b", List.of(), List.of());
    world.rules(usersFrom(forest));
    forest.addUser("CN=ada,DC=a").addUser("CN=bob,DC=b");
    forest.fullImport().succeeded();
    forest.fullSync().succeeded();

    forest.rename("CN=ada,DC=a", "CN=ada,DC=b").rename("CN=bob,DC=b", "CN=bob,DC=a");
    forest.deltaImport().succeeded();
    forest.deltaSync().succeeded();

    forest.hasExactly("CN=ada,DC=b", "CN=bob,DC=a");
    world.hasMetaverseObjects(2);
  }

  @ParameterizedTest(name = "full import: {0}")
  @ValueSource(booleans = {true, false})
  @DisplayName("CS-17, CS-22: an object that moved and cannot be read there is not gone")
  void movedAndUnreadableIsNotGone(boolean full) {
    TestDirectory forest =
        world
            .activeDirectory("TWO")
            .partition("DC=a", List.of(), List.of())
            .partition("DC=b", List.of(), List.of());
    world.rules(usersFrom(forest));
    forest.addUser("CN=ada,DC=a").addUser("CN=bob,DC=b");
    forest.fullImport().succeeded();
    forest.fullSync().succeeded();

    forest.rename("CN=ada,DC=a", "CN=ada,DC=b").rename("CN=bob,DC=b", "CN=bob,DC=a");
    forest.faults().rejectAtImport("CN=ada,DC=b", "read-error");
    forest.faults().rejectAtImport("CN=bob,DC=a", "read-error");
    StepAssert read = full ? forest.fullImport() : forest.deltaImport();
    read.endedWith("completed-discovery-errors");
    forest.deltaSync().succeeded();

    world.hasMetaverseObjects(2);
    world.metaverseObject("displayName", "CN=ada,DC=a").isLinkedTo(forest, "CN=ada,DC=a");
  }

  @Test
  @DisplayName("CS-17: where a later partition cannot be read, nothing of an earlier one is gone")
  void failedPartitionObsoletesNothing() {
    TestDirectory forest =
        world
            .activeDirectory("TWO")
            .partition("DC=a", List.of(), List.of())
            .partition("DC=b", List.of(), List.of());
    world.rules(usersFrom(forest));
    forest.addUser("CN=ada,DC=a").addUser("CN=bob,DC=b");
    forest.fullImport().succeeded();
    forest.fullSync().succeeded();

    forest.rename("CN=ada,DC=a", "CN=ada,DC=b");
    forest.faults().importBreaksAt("DC=b");
    forest.fullImport().endedWith("stopped-server-down");
    forest.deltaSync().succeeded();
    world.hasMetaverseObjects(2);

    forest.faults().importRecovers();
    forest.deltaImport().succeeded();
    forest.deltaSync().succeeded();
    forest.hasExactly("CN=ada,DC=b", "CN=bob,DC=b");
    world.hasMetaverseObjects(2);
  }

  private TestDirectory forestOfTwoDomains() {
    TestDirectory forest =
        world
            .activeDirectory("TWO")
            .partition("DC=a", List.of(), List.of())
            .partition("DC=b", List.of(), List.of());
    world.rules(usersFrom(forest), usersTo(aad)).keptIn(new InMemoryStateStore());
    forest.addUser("CN=ada,DC=a", "employeeID", "ada").addUser("CN=bob,DC=b", "employeeID", "bob");
    world.importAndSynchronize().exportAndConfirm();
    aad.holdsExactly("ada", "bob");
    return forest;
  }

  @Test
  @DisplayName("F-2, CS-16, RP-7: a full import obsoletes what is in a domain that is deselected")
  void deselectedPartition() {
    TestDirectory forest = forestOfTwoDomains();

    forest.deselect("DC=b");
    world.restart();
    assertThat(world.engine().fullStepsRequired(forest.id()).fullImport()).isTrue();
    forest.fullImport().succeeded().staged("stage-delete", 1).staged("stage-no-change", 1);
    forest.object("CN=bob,DC=b").pendingImport(DELETE);
    forest.deltaSync().succeeded();
    world.exportAndConfirm();

    forest.hasExactly("CN=ada,DC=a");
    aad.holdsExactly("ada");
    world.hasMetaverseObjects(1);
  }

  @Test
  @DisplayName("F-2, RP-1: the step of one partition obsoletes what is in a deselected one, too")
  void deselectedPartitionInAProfileOfSteps() {
    TestDirectory forest = forestOfTwoDomains();

    forest.deselect("DC=b").runProfile("Full Import", StepType.FULL_IMPORT);
    world.restart().engine().runProfile(forest.id(), "Full Import");

    forest.object("CN=bob,DC=b").pendingImport(DELETE);
    forest.object("CN=ada,DC=a").pendingImport(NONE);
  }

  @Test
  @DisplayName("F-2: what moved from a deselected domain to one that is selected stays")
  void movedOutOfADeselectedPartition() {
    TestDirectory forest = forestOfTwoDomains();

    forest.rename("CN=bob,DC=b", "CN=bob,DC=a").deselect("DC=b");
    world.restart();
    forest.fullImport().succeeded().staged("stage-rename", 1).staged("stage-delete", 0);
    forest.deltaSync().succeeded();

    forest.hasExactly("CN=ada,DC=a", "CN=bob,DC=a");
    world.hasMetaverseObjects(2);
  }

  @Test
  @DisplayName("CS-17, F-2: after a discovery error what is in a deselected domain is not gone")
  void deselectedPartitionAndDiscoveryError() {
    TestDirectory forest = forestOfTwoDomains();

    forest.deselect("DC=b").faults().rejectAtImport("CN=ada,DC=a", "read-error");
    world.restart();
    forest.fullImport().endedWith("completed-discovery-errors").staged("stage-delete", 0);

    forest.object("CN=bob,DC=b").pendingImport(NONE);
  }

  @Test
  @DisplayName("A name of more levels than any directory has is an error of its object")
  void namesHaveABoundedDepth() {
    world.rules(usersFrom(ad), groupsFrom(ad));
    String deep = "CN=deep," + "OU=x,".repeat(30_000) + "DC=AD";
    ad.addUser("ada").addUser(deep).addGroup("staff", "ada", deep + ",DC=x");

    ad.fullImport()
        .endedWith("completed-discovery-errors")
        .hasErrors("invalid-dn", "invalid-reference-value");

    ad.hasExactly("ada");
  }
}
