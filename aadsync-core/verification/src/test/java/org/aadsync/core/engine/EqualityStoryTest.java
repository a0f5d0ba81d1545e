package org.aadsync.core.engine;

import static org.aadsync.core.engine.PendingOperation.NONE;
import static org.aadsync.core.engine.PendingOperation.UPDATE;
import static org.aadsync.testing.RuleBuilder.outbound;
import static org.aadsync.testing.TypicalRules.usersFrom;
import static org.aadsync.testing.TypicalRules.usersTo;

import java.util.List;
import java.util.Locale;
import org.aadsync.core.rules.MergeType;
import org.aadsync.core.schema.ValueEquality;
import org.aadsync.testing.Scenario;
import org.aadsync.testing.TestDirectory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Directories that give values back in another form than they were given. */
class EqualityStoryTest {
  private static final String NOT_REIMPORTED = "exported-change-not-reimported";

  private final Scenario world = new Scenario();
  private final TestDirectory ad = world.activeDirectory("AD");
  private final TestDirectory aad = world.azureAd("AAD");

  @BeforeEach
  void theCloudLikesLowerCase() {
    world.rules(usersFrom(ad).flow("title", "url"), usersTo(aad).flow("title", "url"));
    aad.faults().normalise("title", value -> value.toString().toLowerCase(Locale.ROOT));
    aad.faults().normalise("url", value -> value.toString().toLowerCase(Locale.ROOT));
  }

  private void sync() {
    ad.deltaImport().succeeded();
    ad.deltaSync().succeeded();
  }

  @Test
  @DisplayName("CS-33: what the directory takes for the same is confirmed, and not written again")
  void normalisedValueIsConfirmed() {
    aad.memory().takesForTheSame("title", ValueEquality.IGNORE_CASE);
    ad.addUser("ada", "title", "Boss");
    world.importAndSynchronize();
    aad.export().succeeded();
    aad.holdsValues("ada", "title", "boss");

    aad.deltaImport().succeeded().hasWarnings();
    aad.deltaSync().succeeded();
    world.settled();
    ad.fullSync().succeeded();
    aad.export().succeeded().exportedNothing();
    aad.object("ada").imported("title", "boss").wants("title", "boss");
    world.onlyMetaverseObject().has("title", "Boss");
  }

  @Test
  @DisplayName("CS-33: a change that is one to the directory too is exported")
  void realChangeIsExported() {
    aad.memory().takesForTheSame("title", ValueEquality.IGNORE_CASE);
    ad.addUser("ada", "title", "Boss");
    world.importAndSynchronize().exportAndConfirm();

    ad.change("ada", "title", "BOSS");
    sync();
    aad.object("ada").pendingExport(NONE);
    ad.change("ada", "title", "Chief");
    sync();
    aad.object("ada").pendingExport(UPDATE);
    world.exportAndConfirm();
    aad.holdsValues("ada", "title", "chief");
  }

  @Test
  @DisplayName("CS-33: without such an equality it is written again, and reported")
  void exactDirectory() {
    ad.addUser("ada", "title", "Boss");
    world.importAndSynchronize();
    aad.export().succeeded();

    aad.deltaImport().hasWarnings(NOT_REIMPORTED);
    aad.deltaSync().succeeded();
    aad.object("ada").pendingExport(UPDATE);
  }

  @Test
  @DisplayName("CS-33: the values of a set are compared one by one")
  void setsAreComparedByValue() {
    aad.memory().takesForTheSame("url", ValueEquality.IGNORE_CASE);
    ad.addUser("ada", "url", List.of("A", "B"));
    world.importAndSynchronize().exportAndConfirm();
    aad.object("ada").wants("url", "a", "b");

    ad.change("ada", "url", List.of("B", "C"));
    sync();
    aad.object("ada").wants("url", "b", "C").pendingExport(UPDATE);
    world.exportAndConfirm();
    aad.holdsValues("ada", "url", "b", "c");
  }

  @Test
  @DisplayName("CS-33, G-6: a merged value that was normalised is withdrawn all the same")
  void mergedValueIsWithdrawn() {
    Scenario other = new Scenario();
    TestDirectory forest = other.activeDirectory("AD");
    TestDirectory cloud = other.azureAd("AAD");
    other.rules(
        usersFrom(forest).flow("info"),
        usersTo(cloud).flowFrom("info", "proxyAddresses").merged(MergeType.MERGE));
    cloud.memory().takesForTheSame("proxyAddresses", ValueEquality.IGNORE_CASE);
    cloud.faults().normalise("proxyAddresses", value -> value.toString().toLowerCase(Locale.ROOT));
    forest.addUser("ada", "info", "X500:One");
    other.importAndSynchronize().exportAndConfirm();
    cloud.holdsValues("ada", "proxyAddresses", "x500:one");

    forest.change("ada", "info", "X500:Two");
    forest.deltaImport().succeeded();
    forest.deltaSync().succeeded();
    other.exportAndConfirm();
    cloud.holdsValues("ada", "proxyAddresses", "x500:two");
  }

  @Test
  @DisplayName("CS-33: two spellings of a DN are no rename for a directory that says so")
  void spellingOfTheNameIsNoRename() {
    Scenario other = new Scenario();
    TestDirectory forest = other.activeDirectory("AD");
    TestDirectory target = other.activeDirectory("RES");
    other.rules(
        usersFrom(forest).flow("info"),
        outbound("Out to RES", target, "person", "contact")
            .provision()
            .expression("dn", "[info]")
            .flow("displayName"));
    target.memory().takesForTheSame("dn", ValueEquality.DISTINGUISHED_NAME);
    forest.addUser("ada", "info", "CN=Ada,DC=RES");
    other.importAndSynchronize().exportAndConfirm();

    forest.change("ada", "info", "cn=ada, dc=res");
    forest.deltaImport().succeeded();
    forest.deltaSync().succeeded();
    target.object("CN=Ada,DC=RES").pendingExport(NONE);

    target.rename("CN=Ada,DC=RES", "cn=ADA,dc=RES");
    target.deltaImport().succeeded().staged("stage-rename", 0).staged("stage-no-change", 1);

    forest.change("ada", "info", "CN=Eve,DC=RES");
    forest.deltaImport().succeeded();
    forest.deltaSync().succeeded();
    target.export().succeeded().exported("export-rename", 1);
  }

  @Test
  @DisplayName("CS-33, CS-8: for a directory that does not say so another spelling is a rename")
  void spellingIsARenameElsewhere() {
    ad.addUser("ada");
    world.importAndSynchronize();

    ad.rename("ada", "ADA");

    ad.deltaImport().succeeded().staged("stage-rename", 1);
  }
}
