package org.aadsync.core.engine;

import static org.aadsync.core.engine.PendingOperation.ADD;
import static org.aadsync.core.engine.PendingOperation.DELETE;
import static org.aadsync.core.engine.PendingOperation.NONE;
import static org.aadsync.testing.TypicalRules.usersFrom;
import static org.aadsync.testing.TypicalRules.usersTo;
import static org.assertj.core.api.Assertions.assertThat;

import org.aadsync.core.store.InMemoryStateStore;
import org.aadsync.testing.Scenario;
import org.aadsync.testing.StepAssert;
import org.aadsync.testing.TestDirectory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A directory that does not create what it is told to, as it takes it for what it has. */
class KnownAnchorStoryTest {
  private final Scenario world = new Scenario();
  private final TestDirectory ad = world.activeDirectory("AD");
  private final TestDirectory aad = world.azureAd("AAD");

  @BeforeEach
  void adaIsInTheCloudByAnotherName() {
    world.keptIn(new InMemoryStateStore(1)).rules(usersFrom(ad), usersTo(aad));
    ad.addUser("ada");
    aad.add("user", "cloudy", "displayName", "cloudy");
    world.importAndSynchronize();
    aad.object("ada").pendingExport(ADD);
    aad.object("cloudy").isDisconnected();
  }

  @Test
  @DisplayName("M-3, section 13.2: the anchor of another object is duplicate-anchor")
  void addTakenForAnother() {
    aad.faults().takesAddFor(aad.dn("ada"), aad.dn("cloudy"));

    StepAssert step = aad.export().endedWith("completed-export-errors");

    ObjectError error = step.hasErrors("duplicate-anchor").about(aad, "ada");
    assertThat(error.message()).contains(aad.dn("cloudy"), "import");
    step.exported("export-add", 0).exported("export-failure", 1);
    aad.object("ada").pendingExport(ADD).hasNoAnchor();
    aad.object("cloudy").hasAnchor();
  }

  @Test
  @DisplayName("CS-9, J-13: the next import and synchronization link what the directory took")
  void importShowsWhatWasTaken() {
    aad.faults().takesAddFor(aad.dn("ada"), aad.dn("cloudy"));
    aad.export().hasErrors("duplicate-anchor");

    world.restart();
    aad.deltaImport().succeeded();
    aad.deltaSync().succeeded();

    aad.hasExactly("ada").object("ada").isConnected().hasAnchor().pendingExport(NONE).hasErrors();
    world.onlyMetaverseObject().isLinkedTo(aad, "ada");
    world.settled();
    aad.fullImport().succeeded();
    world.settled();
  }

  @Test
  @DisplayName("CS-34: what has another name here is not overwritten in place of a new object")
  void addToBeAnUpdateOfAnother() {
    aad.faults().convertsAddsOfExistingObjects();
    aad.rename("cloudy", "ada"); // no import has told of it

    aad.export().hasErrors("duplicate-anchor").about(aad, "ada");

    aad.holdsValues("ada", "displayName", "cloudy");
    aad.deltaImport().succeeded();
    aad.deltaSync().succeeded();
    world.onlyMetaverseObject().isLinkedTo(aad, "ada");
    world.exportAndConfirm();
    aad.holdsExactly("ada").holdsValues("ada", "displayName", "ada");
  }

  @Test
  @DisplayName("CS-32, M-3: an anchor that is given out again is taken over by the next import")
  void anchorOfADeletedObject() {
    ad.addUser("bob");
    world.deltaCycle().succeeded();
    world.deltaCycle().succeeded(); // which confirms it
    String anchor = aad.anchor("bob").toString();
    ad.remove("bob").addUser("cyd");
    ad.deltaImport().succeeded();
    ad.deltaSync().succeeded();
    aad.object("bob").pendingExport(DELETE);
    aad.faults().givesNext(anchor);

    aad.export().hasErrors("duplicate-anchor").about(aad, "cyd");

    world.restart();
    aad.deltaImport().succeeded();
    aad.deltaSync().succeeded();
    aad.hasExactly("ada", "cloudy", "cyd").hasNoObject("bob");
    assertThat(aad.object("cyd").isConnected().actual().anchor().orElseThrow()).hasToString(anchor);
    world.settled();
  }
}
