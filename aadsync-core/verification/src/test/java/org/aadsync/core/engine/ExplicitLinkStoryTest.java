package org.aadsync.core.engine;

import static org.aadsync.core.engine.PendingOperation.DELETE;
import static org.aadsync.core.engine.PendingOperation.NONE;
import static org.aadsync.core.rules.ScopeOperator.NOTEQUAL;
import static org.aadsync.testing.TypicalRules.usersBackFrom;
import static org.aadsync.testing.TypicalRules.usersFrom;
import static org.aadsync.testing.TypicalRules.usersTo;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.aadsync.testing.MetaverseAssert;
import org.aadsync.testing.Scenario;
import org.aadsync.testing.TestDirectory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What an operator links or unlinks, rules leave alone. */
class ExplicitLinkStoryTest {
  private final Scenario world = new Scenario();
  private final TestDirectory ad = world.activeDirectory("AD");
  private final TestDirectory aad = world.azureAd("AAD");

  @BeforeEach
  void adaIsNotInTheCloudAndBobIsNobody() {
    world.rules(
        usersFrom(ad).expression("cloudFiltered", "IIF([info] = \"hide\", True, NULL)"),
        usersBackFrom(aad).flow("company").when("title", NOTEQUAL, "unwanted"),
        usersTo(aad));
    ad.addUser("ada", "info", "hide");
    aad.add("user", "bob", "sourceAnchor", "other", "company", "Contoso");
    world.importAndSynchronize();
    aad.object("bob").isDisconnected();
  }

  private MetaverseAssert ada() {
    return world.metaverseObject("displayName", "ada");
  }

  private void join() {
    world.engine().explicitJoin(aad.object("bob").actual(), ada().actual());
  }

  private void disconnect(TestDirectory directory, String common) {
    world.engine().explicitDisconnect(directory.object(common).actual());
  }

  @Test
  @DisplayName("CS-3: an explicit link is there at once, values flow in the next synchronization")
  void explicitJoinFlows() {
    join();

    aad.object("bob").isExplicitlyConnected().isLinkedTo(ada());
    ada().lacks("company");
    aad.deltaSync().succeeded();
    ada().has("company", "Contoso");
    ad.fullSync().succeeded();
    aad.fullSync().succeeded();
    aad.object("bob").isExplicitlyConnected().pendingExport(NONE);
  }

  @Test
  @DisplayName("CS-3: rules do not break an explicit link, what they flowed goes nevertheless")
  void rulesDoNotBreakIt() {
    join();
    aad.deltaSync().succeeded();

    aad.change("bob", "title", "unwanted");
    aad.deltaImport().succeeded();
    aad.deltaSync().succeeded();

    aad.object("bob").isExplicitlyConnected();
    ada().lacks("company");
    world.engine().releaseToRules(aad.object("bob").actual());
    aad.object("bob").isConnected();
    aad.deltaSync().succeeded();
    aad.object("bob").isDisconnected();
  }

  @Test
  @DisplayName("CS-3, MV-4: an explicit link keeps no metaverse object alive")
  void explicitLinkKeepsNothingAlive() {
    join();
    aad.deltaSync().succeeded();

    ad.remove("ada");
    ad.deltaImport().succeeded();
    ad.deltaSync().succeeded();

    world.hasMetaverseObjects(0);
    aad.object("bob").isDisconnected().pendingExport(NONE);
  }

  @Test
  @DisplayName("CS-3: what is disconnected explicitly is not joined again until it is released")
  void explicitDisconnectorStays() {
    aad.change("bob", "sourceAnchor", "ada");
    aad.deltaImport().succeeded();
    aad.deltaSync().succeeded();
    aad.object("bob").isConnected();
    ada().has("company", "Contoso");

    disconnect(aad, "bob");
    aad.object("bob").isExplicitlyDisconnected();
    aad.deltaSync().succeeded();
    ada().lacks("company");
    aad.fullSync().succeeded();
    ad.fullSync().succeeded();
    aad.object("bob").isExplicitlyDisconnected();

    world.engine().releaseToRules(aad.object("bob").actual());
    aad.object("bob").isDisconnected();
    aad.deltaSync().succeeded();
    aad.object("bob").isConnected().isLinkedTo(ada());
  }

  @Test
  @DisplayName("CS-3, MV-4: who is disconnected explicitly keeps no metaverse object alive")
  void disconnectedSourceTakesItsPerson() {
    ad.clear("ada", "info");
    ad.deltaImport().succeeded();
    ad.deltaSync().succeeded();
    world.exportAndConfirm();

    disconnect(ad, "ada");
    world.hasMetaverseObjects(1);
    ad.deltaSync().succeeded();

    world.hasMetaverseObjects(0);
    ad.object("ada").isExplicitlyDisconnected().pendingExport(NONE);
    aad.object("ada").pendingExport(DELETE);
  }

  @Test
  @DisplayName("CS-3, J-14: a new object does not take the place of an explicit disconnector")
  void explicitDisconnectorIsInTheWay() {
    aad.add("user", "ada");
    aad.deltaImport().succeeded();
    disconnect(aad, "ada");
    ad.clear("ada", "info");
    ad.deltaImport().succeeded();

    ad.deltaSync().hasErrors("dn-in-use");

    aad.object("ada").isExplicitlyDisconnected();
  }

  @Test
  @DisplayName("CS-2: a provisioned object that never was exported goes with its link")
  void neverExportedObjectGoes() {
    ad.clear("ada", "info");
    ad.deltaImport().succeeded();
    ad.deltaSync().succeeded();
    aad.object("ada").isConnected();

    disconnect(aad, "ada");

    aad.hasNoObject("ada");
    aad.export().succeeded().exportedNothing();
  }

  @Test
  @DisplayName("CS-3, M-4: names, dying and linked objects cannot be linked")
  void someObjectsCannotBeLinked() {
    ad.change("ada", "manager", "ghost");
    ad.deltaImport().succeeded();
    MetaverseObject ada = ada().actual();
    ConnectorSpaceObject ghost = ad.object("ghost").actual();
    ConnectorSpaceObject linked = ad.object("ada").actual();

    assertThatThrownBy(() -> world.engine().explicitJoin(ghost, ada))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("only a name");
    assertThatThrownBy(() -> world.engine().explicitJoin(linked, ada))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("has a link already");
    assertThatThrownBy(() -> new Scenario().engine().explicitDisconnect(linked))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("not one of this engine");
  }
}
