package org.aadsync.core.engine;

import static org.aadsync.core.engine.PendingOperation.ADD;
import static org.aadsync.core.engine.PendingOperation.NONE;
import static org.aadsync.core.engine.PendingOperation.UPDATE;
import static org.aadsync.testing.RuleBuilder.inbound;
import static org.aadsync.testing.RuleBuilder.outbound;
import static org.aadsync.testing.TypicalRules.usersBackFrom;
import static org.aadsync.testing.TypicalRules.usersFrom;
import static org.aadsync.testing.TypicalRules.usersTo;
import static org.assertj.core.api.Assertions.assertThat;

import org.aadsync.testing.Scenario;
import org.aadsync.testing.TestDirectory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What a change of the metaverse stages in the targets. */
class OutboundStoryTest {
  private final Scenario world = new Scenario();
  private final TestDirectory ad = world.activeDirectory("AD");
  private final TestDirectory aad = world.azureAd("AAD");

  private void deltaFromAd() {
    ad.deltaImport().succeeded();
    ad.deltaSync().succeeded();
  }

  @Test
  @DisplayName("O-1: a change of the metaverse reaches every target, and no directory")
  void changeReachesEveryTarget() {
    TestDirectory other = world.azureAd("OTHER");
    world.rules(usersFrom(ad).flow("title"), usersTo(aad).flow("title"), usersTo(other));
    ad.addUser("ada", "title", "Clerk");
    world.importAndSynchronize().exportAndConfirm();

    ad.change("ada", "title", "Boss", "displayName", "Ada");
    deltaFromAd();

    aad.object("ada").wants("title", "Boss").wants("displayName", "Ada").pendingExport(UPDATE);
    other.object("ada").wants("displayName", "Ada").pendingExport(UPDATE);
    aad.holdsValues("ada", "title", "Clerk");
    other.holdsValues("ada", "displayName", "ada");
  }

  @Test
  @DisplayName("O-2: only what differs from what is wanted already is staged")
  void onlyDifferencesAreStaged() {
    world.rules(usersFrom(ad).flow("title"), usersTo(aad).flow("title"));
    ad.addUser("ada", "title", "Clerk");
    world.importAndSynchronize().exportAndConfirm();

    ad.change("ada", "title", "Boss");
    deltaFromAd();

    assertThat(aad.object("ada").actual().differences(Image.EXPORTED, Image.TOP))
        .singleElement()
        .satisfies(
            delta -> {
              assertThat(delta.attribute()).isEqualTo("title");
              assertThat(delta.before()).containsExactly("Clerk");
              assertThat(delta.after()).containsExactly("Boss");
            });
  }

  @Test
  @DisplayName("O-2: a difference that vanishes clears the pending export")
  void vanishedDifferenceClearsThePendingExport() {
    world.rules(usersFrom(ad).flow("title"), usersTo(aad).flow("title"));
    ad.addUser("ada", "title", "Clerk");
    world.importAndSynchronize().exportAndConfirm();
    ad.change("ada", "title", "Boss");
    deltaFromAd();
    aad.object("ada").pendingExport(UPDATE);

    ad.change("ada", "title", "Clerk");
    deltaFromAd();

    aad.object("ada").pendingExport(NONE);
    aad.export().succeeded().exportedNothing();
  }

  @Test
  @DisplayName("O-2: a pending export that the directory meanwhile has is cleared")
  void exportThatHappenedByItselfIsCleared() {
    world.rules(usersFrom(ad).flow("title"), usersTo(aad).flow("title"));
    ad.addUser("ada", "title", "Clerk");
    world.importAndSynchronize().exportAndConfirm();
    ad.change("ada", "title", "Boss");
    deltaFromAd();

    aad.change("ada", "title", "Boss");
    aad.deltaImport().succeeded();
    aad.deltaSync().succeeded();

    aad.object("ada").pendingExport(NONE).synchronizedAs("title", "Boss");
  }

  @Test
  @DisplayName("O-2: a change by hand in the cloud is undone")
  void changeByHandIsUndone() {
    world.rules(usersFrom(ad).flow("title"), usersBackFrom(aad), usersTo(aad).flow("title"));
    ad.addUser("ada", "title", "Clerk");
    world.importAndSynchronize().exportAndConfirm();

    aad.change("ada", "title", "made by hand", "department", "unmanaged");
    aad.deltaImport().succeeded().hasWarnings();
    aad.deltaSync().succeeded();

    aad.object("ada").wants("title", "Clerk").wants("department", "unmanaged");
    world.exportAndConfirm();
    aad.holdsValues("ada", "title", "Clerk").holdsValues("ada", "department", "unmanaged");
  }

  @Test
  @DisplayName("O-3: a new computed DN is a rename")
  void newDnIsARename() {
    world.rules(usersFrom(ad), usersTo(aad));
    ad.addUser("ada");
    world.importAndSynchronize().exportAndConfirm();

    ad.change("ada", "employeeID", "lovelace");
    deltaFromAd();
    aad.object("lovelace")
        .isConnected()
        .pendingExport(UPDATE)
        .hasDn(Image.EXPORTED, "ada")
        .hasDn(Image.TOP, "lovelace")
        .wants("sourceAnchor", "lovelace");

    aad.export().succeeded().exported("export-rename", 1).exported("export-add", 0);
    aad.holdsExactly("lovelace").holdsValues("lovelace", "sourceAnchor", "lovelace");
    aad.deltaImport().succeeded();
    aad.deltaSync().succeeded();
    world.settled();
  }

  @Test
  @DisplayName("O-4: what no rule computes any more is no reason to lose the name")
  void nullDnKeepsTheName() {
    world.rules(
        usersFrom(ad).flow("title"),
        outbound("Out to AAD", aad, "person", "user")
            .provision()
            .join("sourceAnchor", "sourceAnchor")
            .expression("dn", "IIF(IsPresent([title]), \"CN=\" & [title], NULL)")
            .flow("sourceAnchor", "displayName"));
    ad.addUser("ada", "title", "boss");
    world.importAndSynchronize().exportAndConfirm();

    ad.clear("ada", "title").change("ada", "displayName", "Ada");
    deltaFromAd();

    aad.object("boss").isConnected().hasDn(Image.TOP, "boss").wants("displayName", "Ada");
    world.exportAndConfirm();
    aad.holdsExactly("boss");
  }

  @Test
  @DisplayName("O-5: inbound rules of the target see the new object in the same run")
  void inboundRulesOfTheTargetRunAtOnce() {
    world.rules(
        usersFrom(ad),
        inbound("In from AAD", aad, "user", "person")
            .join("sourceAnchor", "sourceAnchor")
            .flowFrom("displayName", "title"),
        usersTo(aad).flowFrom("title", "department"));
    ad.addUser("ada");

    ad.fullImport().succeeded();
    ad.fullSync().succeeded();

    world.onlyMetaverseObject().has("title", "ada").contributed("title", "In from AAD");
    aad.object("ada").pendingExport(ADD).wants("department", "ada");
    world.exportAndConfirm();
  }

  @Test
  @DisplayName("Contributors of an outbound value are the rules that gave it")
  void outboundContributors() {
    world.rules(
        usersFrom(ad).flow("title"),
        usersTo(aad),
        outbound("Out to AAD - Titles", aad, "person", "user").flow("title"));
    ad.addUser("ada", "title", "Boss");

    world.importAndSynchronize();

    aad.object("ada")
        .contributed("title", "Out to AAD - Titles")
        .contributed("displayName", "Out to AAD - User Join")
        .contributed("department");
  }

  @Test
  @DisplayName("Y-1: an identical second full synchronization changes nothing")
  void fullSynchronizationIsIdempotent() {
    world.rules(usersFrom(ad).flow("title"), usersBackFrom(aad), usersTo(aad).flow("title"));
    ad.addUser("ada", "title", "Boss").addUser("bob");
    world.importAndSynchronize().exportAndConfirm();

    ad.fullSync().succeeded().inbound("connector-flow", 0).inbound("connector-no-flow", 2);
    aad.fullSync().succeeded();

    world.settled();
    aad.export().succeeded().exportedNothing();
  }
}
