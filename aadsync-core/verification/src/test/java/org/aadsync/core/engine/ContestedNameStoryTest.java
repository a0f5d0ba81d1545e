package org.aadsync.core.engine;

import static org.aadsync.testing.RuleBuilder.outbound;
import static org.aadsync.testing.TypicalRules.usersFrom;

import org.aadsync.core.store.InMemoryStateStore;
import org.aadsync.testing.Scenario;
import org.aadsync.testing.TestDirectory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Two objects of which the rules compute one name. */
class ContestedNameStoryTest {
  private final Scenario world = new Scenario();
  private final TestDirectory ad = world.activeDirectory("AD");
  private final TestDirectory aad = world.azureAd("AAD");

  @BeforeEach
  void namedByTheirDepartments() {
    world
        .keptIn(new InMemoryStateStore(1))
        .rules(
            usersFrom(ad).flow("department", "title"),
            outbound("Out to AAD - Users", aad, "person", "user")
                .provision()
                .expression("dn", "\"CN=\" & [department]")
                .flow("displayName", "title"));
    ad.addUser("ada", "department", "one").addUser("bob", "department", "two");
    world.importAndSynchronize().exportAndConfirm();
  }

  private void sync() {
    ad.deltaImport().succeeded();
    ad.deltaSync().succeeded();
  }

  @Test
  @DisplayName("O-3: a name that another object has is asked for again until it is free")
  void renameToATakenName() {
    ad.change("ada", "department", "two");
    sync();
    aad.export().hasErrors("cd-existing-object");
    aad.holdsValues("one", "displayName", "ada").holdsValues("two", "displayName", "bob");

    ad.change("bob", "department", "three");
    sync();
    aad.export(); // which gives the name up and may be too late for the other one
    world.exportAndConfirm();

    aad.holdsValues("two", "displayName", "ada").holdsValues("three", "displayName", "bob");
    aad.hasExactly("two", "three");
  }

  @Test
  @DisplayName("O-3, CS-29: objects that contend for a name outlive a restart and an import")
  void contestedNameIsKept() {
    ad.change("ada", "department", "two");
    sync();

    world.restart();
    ad.change("bob", "title", "Boss");
    sync();
    aad.export().hasErrors("cd-existing-object").exported("export-update", 1);
    aad.fullImport().succeeded().staged("stage-delete", 0);
    aad.deltaSync().succeeded();
    ad.fullSync().succeeded().outbound(aad, "connector-flow", 0);

    world.restart();
    aad.holdsValues("one", "displayName", "ada").holdsValues("two", "title", "Boss");
    ad.change("ada", "department", "one");
    sync();
    world.exportAndConfirm();
    aad.hasExactly("one", "two");
  }
}
