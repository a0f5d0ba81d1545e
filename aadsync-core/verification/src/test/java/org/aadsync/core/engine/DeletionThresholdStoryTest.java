package org.aadsync.core.engine;

import static org.aadsync.core.engine.PendingOperation.ADD;
import static org.aadsync.core.engine.PendingOperation.DELETE;
import static org.aadsync.core.engine.PendingOperation.DELETE_ADD;
import static org.aadsync.core.engine.PendingOperation.UPDATE;
import static org.aadsync.core.rules.ScopeOperator.EQUAL;
import static org.aadsync.core.rules.ScopeOperator.NOTEQUAL;
import static org.aadsync.testing.RuleBuilder.outbound;
import static org.aadsync.testing.TypicalRules.usersFrom;
import static org.aadsync.testing.TypicalRules.usersTo;
import static org.assertj.core.api.Assertions.assertThat;

import org.aadsync.testing.Scenario;
import org.aadsync.testing.StepAssert;
import org.aadsync.testing.TestDirectory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An export that would delete too much sends nothing. */
class DeletionThresholdStoryTest {
  private static final String STOPPED = "stopped-deletion-threshold-exceeded";
  private static final String FEATURE = "Microsoft.OptionalFeature.ExportDeletionThreshold";

  private final Scenario world = new Scenario();
  private final TestDirectory ad = world.activeDirectory("AD");
  private final TestDirectory aad = world.azureAd("AAD");

  private void usersInTheCloud(int count) {
    world.rules(usersFrom(ad).flow("title"), usersTo(aad).flow("title"));
    for (int i = 0; i < count; i++) {
      ad.addUser("u" + i, "title", "Clerk");
    }
    world.importAndSynchronize().exportAndConfirm();
  }

  private void removeUsers(int count) {
    for (int i = 0; i < count; i++) {
      ad.remove("u" + i);
    }
    ad.deltaImport().succeeded();
    ad.deltaSync().succeeded();
  }

  @Test
  @DisplayName("Behaviour 11, AD-1, AD-2, Z-17: 501 deletes are too many; nothing at all is sent")
  void moreDeletesThanTheThreshold() {
    usersInTheCloud(502);
    ad.addUser("added").change("u501", "title", "Boss");
    removeUsers(501);

    StepAssert export = aad.export().endedWith(STOPPED).exportedNothing();

    assertThat(export.actual().completed()).isFalse();
    assertThat(export.actual().message()).contains("501").contains("500");
    aad.object("u0").pendingExport(DELETE);
    aad.object("added").pendingExport(ADD);
    aad.object("u501").pendingExport(UPDATE);
    aad.holdsValues("u501", "title", "Clerk").holdsValues("u0", "title", "Clerk");
  }

  @Test
  @DisplayName("Behaviour 11, AD-1: 500 deletes are sent")
  void asManyDeletesAsTheThreshold() {
    usersInTheCloud(501);
    removeUsers(500);

    aad.export().succeeded().exported("export-delete", 500);

    aad.holdsExactly("u500");
  }

  @Test
  @DisplayName("Z-17: an export over the threshold stops every time, until there are fewer deletes")
  void stopsUntilThereAreFewer() {
    world.globalParameter(FEATURE, "True").globalParameter(FEATURE + "Value", "3");
    usersInTheCloud(5);
    removeUsers(4);
    aad.export().endedWith(STOPPED).exportedNothing();
    aad.export().endedWith(STOPPED).exportedNothing();

    ad.addUser("u0");
    ad.deltaImport().succeeded();
    ad.deltaSync().succeeded();

    aad.export().succeeded().exported("export-delete", 3);
    aad.holdsExactly("u0", "u4");
  }

  @Test
  @DisplayName("AD-4: a threshold of 0 allows no delete")
  void thresholdOfZero() {
    world.globalParameter(FEATURE, "True").globalParameter(FEATURE + "Value", "0");
    usersInTheCloud(1);
    removeUsers(1);

    aad.export().endedWith(STOPPED).exportedNothing();
  }

  @ParameterizedTest(name = "switched {0}")
  @DisplayName("Z-17: the threshold has no off switch")
  @ValueSource(strings = {"True", "False"})
  void thresholdCannotBeSwitchedOff(String state) {
    world.globalParameter(FEATURE, state).globalParameter(FEATURE + "Value", "3");
    usersInTheCloud(4);
    removeUsers(4);

    aad.export().endedWith(STOPPED).exportedNothing();
  }

  @Test
  @DisplayName("AD-3: what is exported and not confirmed counts no more")
  void unconfirmedDeletesDoNotCount() {
    world.globalParameter(FEATURE, "True").globalParameter(FEATURE + "Value", "3");
    usersInTheCloud(6);
    removeUsers(3);
    aad.export().succeeded().exported("export-delete", 3);

    for (int i = 3; i < 6; i++) {
      ad.remove("u" + i);
    }
    ad.deltaImport().succeeded();
    ad.deltaSync().succeeded();

    aad.export().succeeded().exported("export-delete", 3);
    aad.holdsExactly();
  }

  @Test
  @DisplayName("AD-3, CS-39: adds that were never sent and attributes that go are no deletes")
  void onlyObjectDeletesCount() {
    world.globalParameter(FEATURE, "True").globalParameter(FEATURE + "Value", "0");
    usersInTheCloud(1);
    ad.addUser("new");
    ad.deltaImport().succeeded();
    ad.deltaSync().succeeded();
    ad.remove("new").clear("u0", "title");
    ad.deltaImport().succeeded();
    ad.deltaSync().succeeded();

    aad.export().succeeded().exported("export-update", 1);
    aad.holdsValues("u0", "title");
  }

  @Test
  @DisplayName("AD-3, Q-13: replacing an object by one of another type counts as a delete")
  void deleteAddsCount() {
    world
        .globalParameter(FEATURE, "True")
        .globalParameter(FEATURE + "Value", "0")
        .rules(
            usersFrom(ad)
                .precedence(10)
                .expression("cloudMastered", "IIF([info] = \"contact\", True, NULL)"),
            outbound("Out to AAD - Users", aad, "person", "user")
                .provision()
                .when("cloudMastered", NOTEQUAL, "True")
                .join("sourceAnchor", "sourceAnchor")
                .expression("dn", "\"CN=\" & [sourceAnchor]"),
            outbound("Out to AAD - Contacts", aad, "person", "contact")
                .provision()
                .when("cloudMastered", EQUAL, "True")
                .join("sourceAnchor", "sourceAnchor")
                .expression("dn", "\"CN=\" & [sourceAnchor]"));
    ad.addUser("ada");
    world.importAndSynchronize().exportAndConfirm();

    ad.change("ada", "info", "contact");
    ad.deltaImport().succeeded();
    ad.deltaSync().succeeded();
    aad.object("ada").pendingExport(DELETE_ADD);

    aad.export().endedWith(STOPPED).exportedNothing();
  }
}
