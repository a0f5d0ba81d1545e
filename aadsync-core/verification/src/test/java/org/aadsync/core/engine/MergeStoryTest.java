package org.aadsync.core.engine;

import static org.aadsync.core.engine.PendingOperation.NONE;
import static org.aadsync.core.engine.PendingOperation.UPDATE;
import static org.aadsync.core.rules.MergeType.MERGE;
import static org.aadsync.core.rules.MergeType.MERGE_CASE_INSENSITIVE;
import static org.aadsync.core.rules.MergeType.REPLACE;
import static org.aadsync.core.rules.ScopeOperator.EQUAL;
import static org.aadsync.testing.RuleBuilder.inbound;
import static org.aadsync.testing.RuleBuilder.outbound;
import static org.aadsync.testing.TypicalRules.usersFrom;
import static org.aadsync.testing.TypicalRules.usersTo;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.aadsync.core.rules.MergeType;
import org.aadsync.testing.Scenario;
import org.aadsync.testing.TestDirectory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** How the values of several sources come together in one attribute. */
class MergeStoryTest {
  private final Scenario world = new Scenario();
  private final TestDirectory ad = world.activeDirectory("AD");
  private final TestDirectory res = world.activeDirectory("RES");
  private final TestDirectory aad = world.azureAd("AAD");

  private void twoForests(MergeType first, MergeType second) {
    world.rules(
        usersFrom(ad).flow("url").merged(first),
        usersFrom(res).flow("url").merged(second),
        usersTo(aad).flow("url"));
  }

  private static void delta(TestDirectory directory) {
    directory.deltaImport().succeeded();
    directory.deltaSync().succeeded();
  }

  @Test
  @DisplayName("G-1: without merging the winner takes all")
  void winnerTakesAll() {
    twoForests(MergeType.UPDATE, REPLACE);
    ad.addUser("ada", "url", List.of("a", "b"));
    res.addUser("ada", "url", List.of("c"));

    world.importAndSynchronize();

    world.onlyMetaverseObject().has("url", "a", "b").contributed("url", "In from AD - User Join");
  }

  @Test
  @DisplayName("G-2: Merge is the union of all flows without exact duplicates")
  void mergeIsTheUnion() {
    twoForests(MERGE, MERGE);
    ad.addUser("ada", "url", List.of("a", "b"));
    res.addUser("ada", "url", List.of("b", "B", "c"));

    world.importAndSynchronize();

    world
        .onlyMetaverseObject()
        .has("url", "a", "b", "B", "c")
        .contributed("url", "In from AD - User Join", "In from RES - User Join");
    world.onlyMetaverseObject().values("url").containsExactly("a", "b", "B", "c");
    world.exportAndConfirm();
    aad.holdsValues("ada", "url", "a", "b", "B", "c");
  }

  @Test
  @DisplayName("G-2: of values that differ in case the one of the first rule stays")
  void caseInsensitiveMergeKeepsTheFirst() {
    twoForests(MERGE_CASE_INSENSITIVE, MERGE_CASE_INSENSITIVE);
    ad.addUser("ada", "url", List.of("A", "b"));
    res.addUser("ada", "url", List.of("a", "B", "c"));

    world.importAndSynchronize();

    world.onlyMetaverseObject().has("url", "A", "b", "c");
  }

  @Test
  @DisplayName("G-3: rules in scope that merge differently are an error of the object")
  void mixedMergeTypesAreAnError() {
    world.rules(
        usersFrom(ad).flow("url").merged(MERGE),
        inbound("Other", ad, "user", "person").when("info", EQUAL, "x").flowFrom("title", "url"));
    ad.addUser("ada", "info", "x", "url", List.of("a")).addUser("bob", "url", List.of("b"));
    ad.fullImport().succeeded();

    ad.fullSync().hasErrors("mixed-merge-types").about(ad, "ada");

    world.onlyMetaverseObject().has("displayName", "bob").has("url", "b");
  }

  @Test
  @DisplayName("G-4: flows that give NULL or are ignored contribute nothing to a merge")
  void emptyFlowsContributeNothing() {
    world.rules(
        usersFrom(ad).expression("url", "NULL").merged(MERGE),
        inbound("Ignored", ad, "user", "person").expression("url", "IgnoreThisFlow").merged(MERGE),
        inbound("Values", ad, "user", "person").flow("url").merged(MERGE));
    ad.addUser("ada", "url", List.of("a", "b"));

    world.importAndSynchronize();

    world.onlyMetaverseObject().has("url", "a", "b").contributed("url", "Values");
  }

  @Test
  @DisplayName("Z-20, G-4: AuthoritativeNull ends a merge; what stands above it stays")
  void authoritativeNullEndsTheMerge() {
    world.rules(
        usersFrom(ad).flow("url").merged(MERGE),
        inbound("End", ad, "user", "person").expression("url", "AuthoritativeNull").merged(MERGE),
        inbound("Below", ad, "user", "person")
            .expression("url", "Error(\"not evaluated\")")
            .merged(MERGE));
    ad.addUser("ada", "url", List.of("a", "b"));

    world.importAndSynchronize();

    world.onlyMetaverseObject().has("url", "a", "b").contributed("url", "In from AD - User Join");
  }

  @Test
  @DisplayName("G-5: merging into a single-valued attribute is an error of the configuration")
  void mergeIntoASingleValueIsRefused() {
    world.rules(usersFrom(ad).flow("title").merged(MERGE));

    assertThatThrownBy(world::engine)
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("title");
  }

  @Test
  @DisplayName("G-7, K-1: values leave when the last who contributed them leaves")
  void valuesLeaveWithTheirContributor() {
    twoForests(MERGE, MERGE);
    ad.addUser("ada", "url", List.of("a", "b"));
    res.addUser("ada", "url", List.of("b", "c"));
    world.importAndSynchronize().exportAndConfirm();

    res.change("ada", "url", List.of("b"));
    delta(res);
    world.onlyMetaverseObject().has("url", "a", "b");
    world.exportAndConfirm();
    aad.holdsValues("ada", "url", "a", "b");

    ad.remove("ada");
    delta(ad);
    world.onlyMetaverseObject().has("url", "b").contributed("url", "In from RES - User Join");
    world.exportAndConfirm();
    aad.holdsValues("ada", "url", "b");
  }

  private void writeBack() {
    world.rules(
        usersFrom(ad).flow("proxyAddresses"),
        inbound("In from AAD", aad, "user", "person")
            .join("sourceAnchor", "sourceAnchor")
            .flow("legacyExchangeDN"),
        outbound("Out to AD - User Join", ad, "person", "user").join("objectSid", "objectSid"),
        outbound("Out to AD - Hybrid", ad, "person", "user")
            .expression(
                "proxyAddresses",
                "IIF(IsPresent([legacyExchangeDN]), \"X500:\" & [legacyExchangeDN], NULL)")
            .merged(MERGE_CASE_INSENSITIVE),
        usersTo(aad).flow("proxyAddresses"));
  }

  @Test
  @DisplayName("Behaviour 12, G-6: writing one address back keeps those that the directory has")
  void writeBackKeepsTheOtherAddresses() {
    writeBack();
    ad.addUser("ada", "proxyAddresses", List.of("SMTP:ada@x", "smtp:a@x"));
    world.importAndSynchronize().exportAndConfirm();
    ad.holdsValues("ada", "proxyAddresses", "SMTP:ada@x", "smtp:a@x");

    aad.change("ada", "legacyExchangeDN", "/o=one");
    delta(aad);
    ad.object("ada")
        .wants("proxyAddresses", "SMTP:ada@x", "smtp:a@x", "X500:/o=one")
        .pendingExport(UPDATE);
    world.exportAndConfirm();
    ad.holdsValues("ada", "proxyAddresses", "SMTP:ada@x", "smtp:a@x", "X500:/o=one");

    aad.change("ada", "legacyExchangeDN", "/o=two");
    delta(aad);
    world.exportAndConfirm();
    ad.holdsValues("ada", "proxyAddresses", "SMTP:ada@x", "smtp:a@x", "X500:/o=two");

    ad.change("ada", "proxyAddresses", List.of("SMTP:ada@x", "X500:/o=two"));
    delta(ad);
    world.exportAndConfirm();
    ad.holdsValues("ada", "proxyAddresses", "SMTP:ada@x", "X500:/o=two");
    aad.holdsValues("ada", "proxyAddresses", "SMTP:ada@x", "X500:/o=two");
  }

  @Test
  @DisplayName("Behaviour 12, Z-4: when the source is gone its address goes, and no other")
  void writeBackThatEndsTakesItsOwnAddressOnly() {
    writeBack();
    ad.addUser("ada", "proxyAddresses", List.of("SMTP:ada@x"));
    world.importAndSynchronize().exportAndConfirm();
    aad.change("ada", "legacyExchangeDN", "/o=one");
    delta(aad);
    world.exportAndConfirm();

    aad.clear("ada", "legacyExchangeDN");
    delta(aad);
    world.exportAndConfirm();

    ad.holdsValues("ada", "proxyAddresses", "SMTP:ada@x");
    aad.holdsValues("ada", "proxyAddresses", "SMTP:ada@x");
  }

  @Test
  @DisplayName("Z-4: an outbound merge that has nothing to say leaves the directory's values alone")
  void emptyOutboundMergeChangesNothing() {
    writeBack();
    ad.addUser("ada", "proxyAddresses", List.of("SMTP:ada@x", "X500:/o=from elsewhere"));

    world.importAndSynchronize();

    ad.object("ada").pendingExport(NONE);
    world.onlyMetaverseObject().has("proxyAddresses", "SMTP:ada@x", "X500:/o=from elsewhere");
    world.exportAndConfirm();
    ad.holdsValues("ada", "proxyAddresses", "SMTP:ada@x", "X500:/o=from elsewhere");
  }

  @Test
  @DisplayName("G-6: an outbound merge without case adds nothing that is there in another case")
  void outboundMergeIgnoresCase() {
    writeBack();
    ad.addUser("ada", "proxyAddresses", List.of("x500:/O=ONE"));
    world.importAndSynchronize().exportAndConfirm();

    aad.change("ada", "legacyExchangeDN", "/o=one");
    delta(aad);

    ad.object("ada").wanted("proxyAddresses").hasSize(1);
  }

  @Test
  @DisplayName("G-6: what the directory adds itself stays through later changes")
  void valuesOfOthersSurviveLaterMerges() {
    writeBack();
    ad.addUser("ada", "proxyAddresses", List.of("SMTP:ada@x"));
    world.importAndSynchronize().exportAndConfirm();
    aad.change("ada", "legacyExchangeDN", "/o=one");
    delta(aad);
    world.exportAndConfirm();

    ad.change("ada", "proxyAddresses", List.of("SMTP:ada@x", "X500:/o=one", "smtp:new@x"));
    delta(ad);
    aad.change("ada", "legacyExchangeDN", "/o=two");
    delta(aad);
    world.exportAndConfirm();

    ad.holdsValues("ada", "proxyAddresses", "SMTP:ada@x", "smtp:new@x", "X500:/o=two");
  }
}
