package org.aadsync.core.engine;

import static org.aadsync.core.rules.ScopeOperator.EQUAL;
import static org.aadsync.core.rules.ScopeOperator.NOTEQUAL;
import static org.aadsync.testing.RuleBuilder.inbound;
import static org.aadsync.testing.RuleBuilder.outbound;
import static org.aadsync.testing.TypicalRules.groupsFrom;
import static org.aadsync.testing.TypicalRules.usersFrom;
import static org.aadsync.testing.TypicalRules.usersTo;

import org.aadsync.core.store.InMemoryStateStore;
import org.aadsync.testing.Scenario;
import org.aadsync.testing.TestDirectory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** References that an expression makes of text, and names that rules look for. */
class NamedReferenceStoryTest {
  private final Scenario world = new Scenario();
  private final TestDirectory ad = world.activeDirectory("AD");
  private final TestDirectory aad = world.azureAd("AAD");

  private void managersByName() {
    world.rules(
        usersFrom(ad)
            .when("title", NOTEQUAL, "out")
            .expression("manager", "CRef(\"CN=\" & [info] & \",DC=AD\")"),
        usersTo(aad).flow("manager"));
  }

  private void deltaFrom(TestDirectory directory) {
    directory.deltaImport().succeeded();
    directory.deltaSync().succeeded();
  }

  /** What a delta left behind is what a full synchronization makes of the same state. */
  private void nothingIsLeftToDo() {
    ad.fullSync().succeeded();
    aad.fullSync().succeeded();
  }

  @Test
  @DisplayName("Z-3 c: a reference made of text leads to an object that comes later")
  void targetComesLater() {
    managersByName();
    ad.addUser("ada", "info", "bob");
    world.importAndSynchronize().exportAndConfirm();
    world.metaverseObject("displayName", "ada").lacks("manager");

    ad.addUser("bob");
    deltaFrom(ad);

    world.metaverseObject("displayName", "ada").has("manager", "bob");
    aad.object("ada").refersTo("manager", "bob");
    world.exportAndConfirm();
    aad.holdsValues("ada", "manager", "bob");
  }

  @Test
  @DisplayName("Z-3 c: a reference made of text leads to an object that is linked later")
  void targetIsLinkedLater() {
    managersByName();
    ad.addUser("ada", "info", "bob").addUser("bob", "title", "out");
    world.importAndSynchronize().exportAndConfirm();
    world.metaverseObject("displayName", "ada").lacks("manager");

    ad.clear("bob", "title");
    deltaFrom(ad);
    world.metaverseObject("displayName", "ada").has("manager", "bob");

    ad.change("bob", "title", "out");
    deltaFrom(ad);
    world.metaverseObject("displayName", "ada").lacks("manager");

    ad.clear("bob", "title");
    deltaFrom(ad);
    world.metaverseObject("displayName", "ada").has("manager", "bob");
  }

  @Test
  @DisplayName("Z-3 c: a reference made of text stays with the name when objects are renamed")
  void nameHasAnotherBearer() {
    managersByName();
    ad.addUser("ada", "info", "bob").addUser("bob").addUser("eve");
    world.importAndSynchronize().exportAndConfirm();
    world.metaverseObject("displayName", "ada").has("manager", "bob");

    ad.rename("bob", "robert");
    deltaFrom(ad);
    world.metaverseObject("displayName", "ada").lacks("manager");

    ad.rename("eve", "bob");
    deltaFrom(ad);
    world.metaverseObject("displayName", "ada").has("manager", "eve");

    ad.remove("bob");
    deltaFrom(ad);
    world.metaverseObject("displayName", "ada").lacks("manager");
    nothingIsLeftToDo();
    world.metaverseObject("displayName", "ada").lacks("manager");
  }

  @Test
  @DisplayName("Z-3 c: a reference that was made of text to nobody leads there after a restart")
  void targetComesAfterARestart() {
    managersByName();
    world.keptIn(new InMemoryStateStore());
    ad.addUser("ada", "info", "bob");
    world.importAndSynchronize().exportAndConfirm();

    ad.addUser("bob");
    world.restart();
    ad.deltaImport().succeeded();
    world.restart();
    ad.deltaSync().succeeded();

    world.metaverseObject("displayName", "ada").has("manager", "bob");
  }

  @Test
  @DisplayName("Z-3 c: who asks for another name does not wait for the old one")
  void otherNameIsAskedFor() {
    managersByName();
    ad.addUser("ada", "info", "bob");
    world.importAndSynchronize().exportAndConfirm();
    ad.change("ada", "info", "eve");
    deltaFrom(ad);

    ad.addUser("bob");
    deltaFrom(ad);
    world.metaverseObject("displayName", "ada").lacks("manager");

    ad.addUser("eve");
    deltaFrom(ad);
    world.metaverseObject("displayName", "ada").has("manager", "eve");
  }

  @Test
  @DisplayName("Z-3 c: a reference into the target made of text leads there when that is created")
  void outboundTargetComesLater() {
    world.rules(
        usersFrom(ad).flow("info"),
        groupsFrom(ad),
        usersTo(aad).expression("owner", "CRef(\"CN=\" & [info])"));
    ad.addUser("ada", "info", "bob");
    world.importAndSynchronize().exportAndConfirm();
    aad.object("ada").refersTo("owner");

    ad.addUser("bob");
    deltaFrom(ad);
    aad.object("ada").refersTo("owner", "bob");
    world.exportAndConfirm();
    aad.holdsValues("ada", "owner", "bob");

    ad.remove("bob");
    deltaFrom(ad);
    aad.object("ada").refersTo("owner");
  }

  @Test
  @DisplayName("Z-3 c: a reference into the target made of text leads to what an import brings")
  void outboundTargetIsImportedLater() {
    world.rules(usersFrom(ad).flow("info"), usersTo(aad).expression("owner", "CRef([info])"));
    ad.addUser("ada", "info", "CN=team");
    world.importAndSynchronize().exportAndConfirm();
    aad.object("ada").refersTo("owner");

    aad.add("group", "team");
    deltaFrom(aad);

    aad.object("ada").refersTo("owner", "team");
  }

  @Test
  @DisplayName("Z-3 c: a flow that reads the name of a target follows when that is renamed")
  void nameOfATargetIsRead() {
    world.rules(usersFrom(ad).expression("title", "DNComponent([manager], 1)"));
    ad.addUser("ada", "manager", "bob").addUser("bob").addUser("eve");
    world.importAndSynchronize();
    world.metaverseObject("displayName", "ada").has("title", "bob");

    ad.rename("bob", "robert");
    deltaFrom(ad);
    world.metaverseObject("displayName", "ada").has("title", "robert");

    ad.rename("robert", "bert").rename("eve", "robert");
    deltaFrom(ad);
    world.metaverseObject("displayName", "ada").has("title", "bert");
  }

  @Test
  @DisplayName("Z-3 c, S-8: a scope that compares a name follows when the target is renamed")
  void nameOfATargetDecidesOverTheScope() {
    world.rules(
        usersFrom(ad),
        inbound("In from AD - Staff of bob", ad, "user", "person")
            .when("manager", EQUAL, "CN=bob,DC=AD")
            .constant("department", "Bob's"));
    ad.addUser("ada", "manager", "bob").addUser("bob").addUser("eve", "manager", "fred");
    ad.addUser("fred");
    world.importAndSynchronize();
    world.metaverseObject("displayName", "ada").has("department", "Bob's");

    ad.rename("bob", "robert").rename("fred", "bob");
    deltaFrom(ad);

    world.metaverseObject("displayName", "ada").lacks("department");
    world.metaverseObject("displayName", "eve").has("department", "Bob's");
  }

  @Test
  @DisplayName("Z-3 c, J-13: an object that bears the computed DN later is taken when it comes")
  void reverseJoinWhenTheNameComes() {
    world.rules(
        usersFrom(ad),
        outbound("Out to AAD - Join", aad, "person", "user")
            .join("sourceAnchor", "sourceAnchor")
            .expression("dn", "\"CN=\" & [sourceAnchor]")
            .flow("displayName"));
    world.keptIn(new InMemoryStateStore());
    ad.addUser("ada", "displayName", "Ada").addUser("bob");
    world.importAndSynchronize();

    aad.add("user", "ada");
    deltaFrom(aad);
    aad.object("ada").isConnected();
    world.metaverseObject("displayName", "Ada").isLinkedTo(aad, "ada");

    world.restart();
    aad.add("user", "bob");
    deltaFrom(aad);
    aad.object("bob").isConnected();
  }
}
