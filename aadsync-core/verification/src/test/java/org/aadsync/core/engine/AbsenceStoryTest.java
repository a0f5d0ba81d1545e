package org.aadsync.core.engine;

import static org.aadsync.core.engine.PendingOperation.ADD;
import static org.aadsync.core.engine.PendingOperation.DELETE;
import static org.aadsync.core.engine.PendingOperation.NONE;
import static org.aadsync.core.engine.PendingOperation.UPDATE;
import static org.aadsync.testing.TypicalRules.usersFrom;
import static org.aadsync.testing.TypicalRules.usersTo;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.aadsync.core.spi.ImportEvent.Completeness;
import org.aadsync.testing.Scenario;
import org.aadsync.testing.TestDirectory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Delta imports of a directory that tells what is there, and not what is gone. */
class AbsenceStoryTest {
  private final Scenario world = new Scenario();
  private final TestDirectory ad = world.activeDirectory("AD");
  private final TestDirectory aad = world.azureAd("AAD");

  @BeforeEach
  void rules() {
    world.rules(usersFrom(ad).flow("title"), usersTo(aad).flow("title"));
    ad.memory().reportPresence();
    aad.memory().reportPresence();
  }

  private void adaBobAndCyd() {
    ad.addUser("ada").addUser("bob").addUser("cyd");
    world.importAndSynchronize().exportAndConfirm();
  }

  @Test
  @DisplayName("CS-16: what a delta import that mentions everything does not mention is gone")
  void whatIsNotMentionedIsGone() {
    adaBobAndCyd();
    ad.change("ada", "title", "Boss").addUser("dan").remove("cyd");

    ad.deltaImport()
        .succeeded()
        .staged("stage-no-change", 0)
        .staged("stage-update", 1)
        .staged("stage-add", 1)
        .staged("stage-delete", 1);

    ad.object("ada").pendingImport(UPDATE);
    ad.object("bob").pendingImport(NONE);
    ad.object("cyd").pendingImport(DELETE);
    ad.object("dan").pendingImport(ADD);
    ad.deltaImport().succeeded().staged("stage-delete", 0);
    ad.deltaSync().succeeded();
    world.exportAndConfirm();
    aad.holdsExactly("ada", "bob", "dan");
  }

  @Test
  @DisplayName("CS-16: what is not selected any more is not mentioned either")
  void whatLeavesTheSelectionIsGone() {
    adaBobAndCyd();
    ad.changeType("cyd", "printQueue");

    ad.deltaImport().succeeded().staged("stage-delete", 1);

    ad.object("cyd").pendingImport(DELETE);
  }

  @Test
  @DisplayName("CS-17: what was mentioned before an import broke off is no excuse for the rest")
  void whatAnImportThatBrokeOffDidNotMentionIsThere() {
    adaBobAndCyd();
    ad.remove("cyd");
    ad.faults().importBreaksAfter(1);
    ad.deltaImport().endedWith("stopped-server-down").staged("stage-delete", 0);
    ad.faults().importRecovers();
    ad.faults().importEndsAfter(1, new Completeness.Partial("scripted: the time is up"));
    ad.deltaImport().endedWith("stopped-incomplete-import").staged("stage-delete", 0);

    ad.object("bob").pendingImport(NONE);
    ad.object("cyd").pendingImport(NONE);
    ad.faults().importRecovers();
    ad.deltaImport().succeeded().staged("stage-delete", 1);
    ad.object("cyd").pendingImport(DELETE);
  }

  @Test
  @DisplayName("CS-17: after a discovery error absence is none, and the next delta makes up for it")
  void discoveryErrorKeepsAbsenceFromBeingADeletion() {
    adaBobAndCyd();
    ad.remove("cyd").change("bob", "title", "Boss");
    ad.faults().rejectAtImport(ad.dn("bob"), "read-error");

    ad.deltaImport().endedWith("completed-discovery-errors").staged("stage-delete", 0);

    ad.object("cyd").pendingImport(NONE);
    ad.faults().importRecovers();
    ad.deltaImport().succeeded().staged("stage-delete", 1).staged("stage-update", 1);
  }

  @Test
  void whatIsGoneAndComesBackIsAskedFor() {
    adaBobAndCyd();
    ad.memory().canBeAskedForObjects();
    ad.faults().hide(ad.dn("cyd"));
    ad.deltaImport().succeeded().staged("stage-delete", 1);
    ad.faults().importRecovers();

    ad.deltaImport().succeeded();

    ad.object("cyd").isConnected().pendingImport(NONE);
  }

  private void adaIsUnknown() {
    ad.addUser("ada", "title", "Boss").addUser("bob");
    ad.faults().hide(ad.dn("ada"));
    ad.fullImport().succeeded();
    ad.faults().importRecovers();
  }

  @Test
  @DisplayName("CS-20: an object that is said to be there and is not known is asked for")
  void anUnknownObjectIsAskedFor() {
    ad.memory().canBeAskedForObjects();
    adaIsUnknown();

    ad.deltaImport().succeeded().staged("stage-add", 1);

    ad.object("ada").imported("title", "Boss");
  }

  @Test
  @DisplayName("CS-20, CS-17: where the connector cannot be asked it is the error need-full-object")
  void anUnknownObjectThatCannotBeAskedFor() {
    adaIsUnknown();
    ad.remove("bob");

    ad.deltaImport()
        .endedWith("completed-discovery-errors")
        .hasErrors("need-full-object")
        .staged("stage-delete", 0);

    ad.object("bob").pendingImport(ADD);
    ad.hasNoObject("ada");
  }

  @Test
  @DisplayName("CS-20: one that is not there when it is asked for is no error")
  void anUnknownObjectThatIsGoneMeanwhile() {
    ad.memory().canBeAskedForObjects();
    adaIsUnknown();
    ad.faults().vanishBeforeItIsRead(ad.dn("ada"));

    ad.deltaImport().succeeded().staged("stage-add", 0);

    ad.hasNoObject("ada");
  }

  @Test
  @DisplayName("CS-29: that an object is there neither confirms nor refutes what was exported")
  void presenceSaysNothingOfWhatWasExported() {
    adaBobAndCyd();
    ad.change("ada", "title", "Boss");
    ad.deltaImport().succeeded();
    ad.deltaSync().succeeded();
    aad.faults().ignoreWrites("title");
    aad.export().succeeded();

    aad.deltaImport().succeeded().hasWarnings();

    aad.object("ada").unconfirmed(UPDATE).pendingExport(NONE);
  }

  @Test
  @DisplayName("CS-29: what was created and is not there is created again")
  void whatWasCreatedAndIsNotThereIsCreatedAgain() {
    ad.addUser("ada");
    world.importAndSynchronize();
    aad.deltaImport();
    aad.export().succeeded();
    aad.remove("ada");

    aad.deltaImport().hasWarnings("exported-change-not-reimported");
    aad.deltaSync().succeeded();
    aad.export().succeeded();

    aad.holdsExactly("ada");
  }

  /** A directory of two naming contexts. */
  private static final class TwoPartitions {
    final Scenario world = new Scenario();
    final TestDirectory forest =
        world
            .activeDirectory("AD")
            .partition("DC=one", List.of(), List.of())
            .partition("DC=two", List.of(), List.of());

    TwoPartitions() {
      world.rules(usersFrom(forest));
      forest.memory().reportPresence();
      forest.addUser("CN=ada,DC=one").addUser("CN=bob,DC=one").addUser("CN=cyd,DC=two");
      forest.fullImport().succeeded();
      forest.fullSync().succeeded();
    }
  }

  @Test
  @DisplayName("CS-16: what another partition shows now is not gone from the one that lacks it")
  void whatMovedToAnotherPartitionIsNotGone() {
    TestDirectory forest = new TwoPartitions().forest;
    forest.rename("CN=ada,DC=one", "CN=ada,DC=two");

    forest.deltaImport().succeeded().staged("stage-delete", 0);

    forest.object("CN=ada,DC=two").isConnected().pendingImport(UPDATE);
  }

  @Test
  @DisplayName("CS-16: what is gone from one partition is gone, and the other keeps its objects")
  void whatIsGoneFromOnePartition() {
    TestDirectory forest = new TwoPartitions().forest;
    forest.remove("CN=bob,DC=one");

    forest.deltaImport().succeeded().staged("stage-delete", 1);

    forest.object("CN=bob,DC=one").pendingImport(DELETE);
    forest.object("CN=cyd,DC=two").pendingImport(NONE);
  }

  @Test
  @DisplayName("CS-17: a partition that cannot be read keeps absence in another from counting")
  void aPartitionThatCannotBeReadKeepsAbsenceFromCounting() {
    TestDirectory forest = new TwoPartitions().forest;
    forest.rename("CN=ada,DC=one", "CN=ada,DC=two");
    forest.faults().importBreaksAt("DC=two");

    forest.deltaImport().endedWith("stopped-server-down").staged("stage-delete", 0);

    assertThat(forest.object("CN=ada,DC=one").actual().pendingImport()).isEqualTo(NONE);
    forest.faults().importRecovers();
    forest.deltaImport().succeeded().staged("stage-delete", 0);
    forest.object("CN=ada,DC=two").pendingImport(UPDATE);
  }
}
