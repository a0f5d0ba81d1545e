package org.aadsync.core.engine;

import static org.aadsync.core.engine.PendingOperation.DELETE_ADD;
import static org.aadsync.core.engine.PendingOperation.UPDATE;
import static org.aadsync.testing.RuleBuilder.inbound;
import static org.aadsync.testing.RuleBuilder.outbound;
import static org.aadsync.testing.TypicalRules.contactsFrom;
import static org.aadsync.testing.TypicalRules.contactsTo;
import static org.aadsync.testing.TypicalRules.usersBackFrom;
import static org.aadsync.testing.TypicalRules.usersFrom;
import static org.aadsync.testing.TypicalRules.usersTo;

import java.util.List;
import org.aadsync.core.rules.MergeType;
import org.aadsync.testing.Scenario;
import org.aadsync.testing.TestDirectory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What is wanted counts at once, what ImportedValue reads counts when it is confirmed. */
class ImportedValueStoryTest {
  private final Scenario world = new Scenario();
  private final TestDirectory ad = world.activeDirectory("AD");
  private final TestDirectory aad = world.azureAd("AAD");

  @BeforeEach
  void rules() {
    world
        .metaverseAttributes("confirmedAddresses:string[]")
        .rules(
            usersFrom(ad)
                .flow("proxyAddresses", "title")
                .expression("confirmedAddresses", "ImportedValue(\"proxyAddresses\")"),
            outbound("Out to AD - User Join", ad, "person", "user")
                .join("objectSid", "objectSid")
                .expression("proxyAddresses", "IIF(IsPresent([title]), \"X500:\" & [title], NULL)")
                .merged(MergeType.MERGE_CASE_INSENSITIVE),
            usersTo(aad).flow("proxyAddresses"));
    ad.addUser("ada", "title", "Boss", "proxyAddresses", List.of("SMTP:ada@x"));
  }

  @Test
  @DisplayName("Behaviour 9, V-1 to V-3: [attribute] sees an export at once, ImportedValue later")
  void importedValueWaitsForTheConfirmation() {
    world.importAndSynchronize();
    ad.object("ada").wants("proxyAddresses", "SMTP:ada@x", "X500:Boss").pendingExport(UPDATE);
    world
        .onlyMetaverseObject()
        .has("proxyAddresses", "SMTP:ada@x", "X500:Boss")
        .has("confirmedAddresses", "SMTP:ada@x");

    ad.export().succeeded();
    ad.holdsValues("ada", "proxyAddresses", "SMTP:ada@x", "X500:Boss");
    ad.fullSync().succeeded();
    world.onlyMetaverseObject().has("confirmedAddresses", "SMTP:ada@x");

    ad.deltaImport().succeeded();
    ad.deltaSync().succeeded();
    world
        .onlyMetaverseObject()
        .has("proxyAddresses", "SMTP:ada@x", "X500:Boss")
        .has("confirmedAddresses", "SMTP:ada@x", "X500:Boss");
    world.exportAndConfirm();
    aad.holdsValues("ada", "proxyAddresses", "SMTP:ada@x", "X500:Boss");
  }

  @Test
  @DisplayName("V-1: [attribute] goes on to see a value that the directory refuses")
  void wantedValueCountsThoughRefused() {
    ad.faults().refuseExport(ad.dn("ada"), "constraint-violation");
    world.importAndSynchronize();

    ad.export().hasErrors("constraint-violation");
    ad.fullSync().succeeded();

    world
        .onlyMetaverseObject()
        .has("proxyAddresses", "SMTP:ada@x", "X500:Boss")
        .has("confirmedAddresses", "SMTP:ada@x");
  }

  @Test
  @DisplayName("V-2: ImportedValue sees a pending import in the run that synchronizes it")
  void importedValueSeesThePendingImport() {
    world.importAndSynchronize().exportAndConfirm();

    ad.change("ada", "proxyAddresses", List.of("SMTP:new@x", "X500:Boss"));
    ad.deltaImport().succeeded();
    ad.deltaSync().succeeded();

    world.onlyMetaverseObject().has("confirmedAddresses", "SMTP:new@x", "X500:Boss");
  }

  @Test
  @DisplayName(
      "V-1, V-2: what is wanted of a new object counts at once, ImportedValue when it is there")
  void newObjectHasNoImportedValues() {
    Scenario cloudOnly = new Scenario();
    TestDirectory forest = cloudOnly.activeDirectory("AD");
    TestDirectory cloud = cloudOnly.azureAd("AAD");
    cloudOnly.rules(
        usersFrom(forest),
        inbound("In from AAD", cloud, "user", "person")
            .join("sourceAnchor", "sourceAnchor")
            .expression("cloudSourceAnchor", "ImportedValue(\"sourceAnchor\")")
            .flowFrom("sourceAnchor", "cloudAnchor"),
        usersTo(cloud));
    forest.addUser("ada");

    cloudOnly.importAndSynchronize();
    cloudOnly.onlyMetaverseObject().lacks("cloudSourceAnchor").has("cloudAnchor", "ada");

    cloudOnly.exportAndConfirm();
    cloudOnly.onlyMetaverseObject().has("cloudSourceAnchor", "ada").has("cloudAnchor", "ada");
  }

  @Test
  @DisplayName("V-2, T-3: what an object of another type had in its place is no ImportedValue")
  void anObjectThatIsReplacedHasNoImportedValues() {
    Scenario replacing = new Scenario();
    TestDirectory people = replacing.activeDirectory("AD");
    TestDirectory cloud = replacing.azureAd("AAD");
    replacing.rules(
        usersFrom(people),
        contactsFrom(people),
        usersBackFrom(cloud),
        usersTo(cloud),
        contactsTo(cloud));
    people.add("contact", "ada", "employeeID", "ada", "mail", "ada@x");
    replacing.importAndSynchronize().exportAndConfirm();

    people.remove("ada");
    people.deltaImport().succeeded();
    people.deltaSync().succeeded();
    people.addUser("ada");
    people.deltaImport().succeeded();
    people.deltaSync().succeeded();
    cloud.deltaSync().succeeded();
    cloud.object("ada").pendingExport(DELETE_ADD);
    replacing.metaverseObject("displayName", "ada").lacks("cloudSourceAnchor");
    replacing.exportAndConfirm();
    cloud.deltaSync().succeeded();
    replacing.metaverseObject("displayName", "ada").has("cloudSourceAnchor", "ada");
  }
}
