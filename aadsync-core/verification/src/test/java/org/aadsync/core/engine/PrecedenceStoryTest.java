package org.aadsync.core.engine;

import static org.aadsync.core.engine.PendingOperation.NONE;
import static org.aadsync.core.engine.PendingOperation.UPDATE;
import static org.aadsync.core.rules.ScopeOperator.EQUAL;
import static org.aadsync.testing.RuleBuilder.inbound;
import static org.aadsync.testing.RuleBuilder.outbound;
import static org.aadsync.testing.TypicalRules.usersFrom;
import static org.aadsync.testing.TypicalRules.usersTo;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.aadsync.testing.Scenario;
import org.aadsync.testing.StepAssert;
import org.aadsync.testing.TestDirectory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PrecedenceStoryTest {
  private final Scenario world = new Scenario();
  private final TestDirectory ad = world.activeDirectory("AD");
  private final TestDirectory aad = world.azureAd("AAD");

  /** The rule under test stands above the usual one, which flows the title. */
  private void titleRule(String expression) {
    world.rules(
        usersFrom(ad).flow("title"),
        inbound("Custom title", ad, "user", "person")
            .precedence(50)
            .expression("title", expression),
        usersTo(aad).flow("title"));
  }

  private void deltaFromAd() {
    ad.deltaImport().succeeded();
    ad.deltaSync().succeeded();
  }

  @Test
  @DisplayName("Behaviour 3, N-1, N-5: a value beats a NULL of higher precedence")
  void valueBeatsNullOfHigherPrecedence() {
    titleRule("NULL");
    ad.addUser("ada", "title", "Boss");

    world.importAndSynchronize();

    world.onlyMetaverseObject().has("title", "Boss").contributed("title", "In from AD - User Join");
    world.exportAndConfirm();
    aad.holdsValues("ada", "title", "Boss");
  }

  @Test
  @DisplayName("Behaviour 3, N-3: AuthoritativeNull stops the search and removes the value")
  void authoritativeNullRemoves() {
    titleRule("IIF(IsPresent([info]), AuthoritativeNull, NULL)");
    ad.addUser("ada", "title", "Boss");
    world.importAndSynchronize().exportAndConfirm();
    aad.holdsValues("ada", "title", "Boss");

    ad.change("ada", "info", "no title please");
    deltaFromAd();
    world.onlyMetaverseObject().lacks("title");
    aad.object("ada").wants("title").pendingExport(UPDATE);

    world.exportAndConfirm();
    aad.holdsValues("ada", "title");
  }

  @Test
  @DisplayName("Behaviour 3, N-4, N-6: where every flow is ignored, the value and its owner stay")
  void ignoredFlowKeepsTheValue() {
    world.rules(
        usersFrom(ad).expression("title", "IIF(IsPresent([info]), IgnoreThisFlow, [title])"),
        usersTo(aad).flow("title"));
    ad.addUser("ada", "title", "Boss");
    world.importAndSynchronize().exportAndConfirm();

    ad.change("ada", "info", "leave it", "title", "Clerk");
    deltaFromAd();

    world.onlyMetaverseObject().has("title", "Boss").contributed("title", "In from AD - User Join");
    aad.object("ada").pendingExport(NONE);
    ad.fullSync().succeeded();
    world.onlyMetaverseObject().has("title", "Boss");
    world.exportAndConfirm();
    aad.holdsValues("ada", "title", "Boss");
  }

  @Test
  @DisplayName("N-4: an ignored flow does not stop the search")
  void ignoredFlowFallsThrough() {
    titleRule("IgnoreThisFlow");
    ad.addUser("ada", "title", "Boss");

    world.importAndSynchronize();

    world.onlyMetaverseObject().has("title", "Boss");
  }

  @Test
  @DisplayName("N-6: NULL and an ignored flow without any value remove the value")
  void nullBesideAnIgnoredFlowRemoves() {
    titleRule("IgnoreThisFlow");
    ad.addUser("ada", "title", "Boss");
    world.importAndSynchronize().exportAndConfirm();

    ad.clear("ada", "title");
    deltaFromAd();

    world.onlyMetaverseObject().lacks("title");
    world.exportAndConfirm();
    aad.holdsValues("ada", "title");
  }

  @Test
  @DisplayName("N-2: an outbound NULL removes the value in the directory")
  void outboundNullRemovesInTheDirectory() {
    world.rules(usersFrom(ad).flow("title"), usersTo(aad).flow("title"));
    aad.add("user", "ada", "sourceAnchor", "ada", "title", "From before");
    ad.addUser("ada");

    world.importAndSynchronize();
    aad.object("ada").imported("title", "From before").wants("title").pendingExport(UPDATE);

    world.exportAndConfirm();
    aad.holdsValues("ada", "title");
  }

  @Test
  @DisplayName("N-3: an outbound AuthoritativeNull removes the value and hides lower rules")
  void outboundAuthoritativeNullHidesLowerRules() {
    world.rules(
        usersFrom(ad).flow("title"),
        outbound("Out to AAD - No titles", aad, "person", "user")
            .precedence(50)
            .expression("title", "AuthoritativeNull"),
        usersTo(aad).flow("title"));
    aad.add("user", "ada", "sourceAnchor", "ada", "title", "From before");
    ad.addUser("ada", "title", "Boss");

    world.importAndSynchronize().exportAndConfirm();

    aad.holdsValues("ada", "title");
  }

  @Test
  @DisplayName("N-4: an outbound flow that is ignored leaves what the directory has")
  void outboundIgnoredFlowLeavesTheDirectoryAlone() {
    world.rules(usersFrom(ad), usersTo(aad).expression("title", "IgnoreThisFlow"));
    aad.add("user", "ada", "sourceAnchor", "ada", "title", "From before");
    ad.addUser("ada");

    world.importAndSynchronize().exportAndConfirm();

    aad.holdsValues("ada", "title", "From before");
  }

  @Test
  @DisplayName("N-7: an empty text is no value, so a lower rule supplies one")
  void emptyTextIsNoValue() {
    titleRule("Trim([info])");
    ad.addUser("ada", "info", "   ", "title", "Boss");

    world.importAndSynchronize();

    world.onlyMetaverseObject().has("title", "Boss");
  }

  @Test
  @DisplayName("N-7: empty texts drop out of a set, and a set without values is no value")
  void emptySetIsNoValue() {
    world.rules(usersFrom(ad).expression("url", "Trim([url])"));
    ad.addUser("ada", "url", List.of(" ", "  "));
    ad.addUser("bob", "url", List.of(" ", " b "));

    world.importAndSynchronize();

    world.metaverseObject("displayName", "ada").lacks("url");
    world.metaverseObject("displayName", "bob").has("url", "b");
  }

  @Test
  @DisplayName("Z-7: a flow that loses is not evaluated; when it must supply the value it fails")
  void losingFlowIsNotEvaluated() {
    world.rules(
        usersFrom(ad).flow("title"),
        inbound("No title", ad, "user", "person").expression("title", "Error(\"title missing\")"));
    ad.addUser("ada", "title", "Boss");
    world.importAndSynchronize();
    world.onlyMetaverseObject().has("title", "Boss");

    ad.clear("ada", "title");
    ad.deltaImport().succeeded();
    StepAssert sync = ad.deltaSync().hasErrors("sync-rule-error-function-triggered");

    assertThat(sync.about(ad, "ada").rule()).isEqualTo("No title");
    world.onlyMetaverseObject().has("title", "Boss");
  }

  @Test
  @DisplayName("MV-2: of two rules with the same value the one of higher precedence owns it")
  void ownerIsTheRuleOfHighestPrecedence() {
    world.rules(
        usersFrom(ad).flow("title"),
        inbound("Custom title", ad, "user", "person")
            .precedence(50)
            .when("info", EQUAL, "custom")
            .flow("title"),
        usersTo(aad).flow("title"));
    ad.addUser("ada", "title", "Boss");
    world.importAndSynchronize().exportAndConfirm();
    world.onlyMetaverseObject().contributed("title", "In from AD - User Join");

    ad.change("ada", "info", "custom");
    deltaFromAd();

    world.onlyMetaverseObject().has("title", "Boss").contributed("title", "Custom title");
    aad.object("ada").pendingExport(NONE);
  }

  @Test
  @DisplayName("P-1, P-2: of two forests the one whose rule stands first wins, whoever came first")
  void precedenceIsGlobalOverForests() {
    TestDirectory res = world.activeDirectory("RES");
    world.rules(
        usersFrom(ad).flow("title", "department"), usersFrom(res).flow("title", "department"));
    res.addUser("ada", "title", "From RES", "department", "RES only");
    res.fullImport().succeeded();
    res.fullSync().succeeded();
    world
        .onlyMetaverseObject()
        .has("title", "From RES")
        .contributed("title", "In from RES - User Join");

    ad.addUser("ada", "title", "From AD");
    ad.fullImport().succeeded();
    ad.fullSync().succeeded();

    world
        .onlyMetaverseObject()
        .isLinkedTo(ad, "ada")
        .isLinkedTo(res, "ada")
        .has("title", "From AD")
        .contributed("title", "In from AD - User Join")
        .has("department", "RES only")
        .contributed("department", "In from RES - User Join");
  }

  @Test
  @DisplayName("P-2: a change in the losing forest changes nothing, and is there when it must win")
  void loserIsReadFromItsCurrentImage() {
    TestDirectory res = world.activeDirectory("RES");
    world.rules(usersFrom(ad).flow("title"), usersFrom(res).flow("title"), usersTo(aad));
    ad.addUser("ada", "title", "From AD");
    res.addUser("ada", "title", "From RES");
    world.importAndSynchronize().exportAndConfirm();

    res.change("ada", "title", "New in RES");
    res.deltaImport().succeeded();
    res.deltaSync().succeeded();
    world.onlyMetaverseObject().has("title", "From AD");

    ad.clear("ada", "title");
    deltaFromAd();
    world.onlyMetaverseObject().has("title", "New in RES");
  }
}
