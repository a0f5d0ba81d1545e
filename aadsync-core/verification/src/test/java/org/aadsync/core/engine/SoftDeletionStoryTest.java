package org.aadsync.core.engine;

import static org.aadsync.core.engine.PendingOperation.DELETE;
import static org.aadsync.testing.TypicalRules.usersBackFrom;
import static org.aadsync.testing.TypicalRules.usersFrom;
import static org.aadsync.testing.TypicalRules.usersTo;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.aadsync.testing.Scenario;
import org.aadsync.testing.TestDirectory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A rule may let metaverse objects outlive it. */
class SoftDeletionStoryTest {
  private static final Duration MONTH = Duration.ofDays(30);

  private final Scenario world = new Scenario();
  private final TestDirectory ad = world.activeDirectory("AD");
  private final TestDirectory aad = world.azureAd("AAD");
  private Instant goneSince = world.now();

  @BeforeEach
  void adaIsGone() {
    world.rules(
        usersFrom(ad).flow("title").softDelete(MONTH),
        usersBackFrom(aad),
        usersTo(aad).flow("title"));
    ad.addUser("ada", "title", "Boss");
    world.importAndSynchronize().exportAndConfirm();
    assertThat(world.onlyMetaverseObject().actual().softDeletedUntil()).isEmpty();
    world.later(Duration.ofHours(1));
    goneSince = world.now();
    ad.remove("ada");
    sync();
  }

  private void sync() {
    ad.deltaImport().succeeded();
    ad.deltaSync().succeeded();
  }

  @Test
  @DisplayName("X-1: without a keeper the object stays as it is, flagged, and so does what it made")
  void objectStays() {
    MetaverseObject ada = world.onlyMetaverseObject().has("title", "Boss").actual();
    assertThat(ada.softDeletedUntil()).contains(goneSince.plus(MONTH));
    aad.object("ada").isConnected().isSettled().wants("title", "Boss");

    world.later(MONTH.minusSeconds(1));
    sync();
    ad.fullSync().succeeded();
    aad.fullSync().succeeded();
    aad.export().succeeded().exportedNothing();
    assertThat(ada.softDeletedUntil()).contains(goneSince.plus(MONTH));
  }

  @Test
  @DisplayName("X-1: the first synchronization after the interval deletes it")
  void objectGoesAfterTheInterval() {
    world.later(MONTH);
    world.hasMetaverseObjects(1);

    aad.deltaSync().succeeded();

    world.hasMetaverseObjects(0);
    aad.object("ada").pendingExport(DELETE);
    world.exportAndConfirm();
    aad.holdsExactly();
  }

  @Test
  @DisplayName("X-1: an object that joins it again lifts the flag")
  void joinLiftsTheFlag() {
    world.later(MONTH.minusDays(1));
    ad.addUser("ada", "title", "Chief");
    sync();

    MetaverseObject ada = world.onlyMetaverseObject().has("title", "Chief").actual();
    assertThat(ada.softDeletedUntil()).isEmpty();
    world.later(MONTH);
    sync();
    world.hasMetaverseObjects(1);
    world.exportAndConfirm();
    aad.holdsExactly("ada").holdsValues("ada", "title", "Chief");
  }

  @Test
  @DisplayName("X-1: when the rule does not apply any more the interval runs as well")
  void joiningAndGoingAgainBeginsAnew() {
    world.later(MONTH.minusDays(1));
    ad.addUser("ada");
    sync();
    ad.remove("ada");
    sync();

    assertThat(world.onlyMetaverseObject().actual().softDeletedUntil())
        .contains(world.now().plus(MONTH));
  }
}
