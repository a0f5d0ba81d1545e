package org.aadsync.samples;

import static org.aadsync.samples.Brewery.ACCOUNTS;
import static org.aadsync.samples.Brewery.CLOUD;
import static org.aadsync.samples.Brewery.MAIL;
import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.Entry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import org.aadsync.core.engine.ConnectorSpaceObject;
import org.aadsync.core.engine.Contributor;
import org.aadsync.core.engine.Image;
import org.aadsync.core.engine.MetaverseObject;
import org.aadsync.core.engine.ObjectError;
import org.aadsync.core.engine.StepReport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The first cycle of the sample organization ends as its ABOUT.md says. */
class BreweryFirstCycleTest {
  private static Brewery brewery;

  @BeforeAll
  static void runOneCycle(@TempDir Path folder) throws Exception {
    brewery = Brewery.afterCycles(1, folder);
  }

  @Test
  void everyStepReachesItsEnd() {
    assertThat(brewery.lastCycle()).hasSize(9).allMatch(StepReport::completed);
  }

  @ParameterizedTest
  @CsvSource({"user,110", "contact,16", "group,28"})
  void theCloudGetsWhatTheDescriptionSays(String objectType, int count) {
    assertThat(brewery.cloud(objectType)).hasSize(count);
    assertThat(brewery.organization().about())
        .content()
        .contains("| " + objectType + " | " + count + " |");
  }

  @Test
  void theOneObjectThatFailsSaysWhyAndWhere() {
    assertThat(brewery.errors()).hasSize(1);
    ObjectError error = brewery.errors().get(0);
    assertThat(error.stage()).isEqualTo(ObjectError.Stage.SYNCHRONIZATION);
    assertThat(error.code()).isEqualTo("sync-rule-error-function-triggered");
    assertThat(error.dn()).isEqualTo("CN=Cellar Terminal 3,OU=Services,DC=lindwurm,DC=example");
    assertThat(error.rule()).isEqualTo("In from accounts - User Account Enabled");
    assertThat(error.attribute()).isEqualTo("userPrincipalName");
    assertThat(error.message()).contains("Nobody could sign in with this account");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Viktor Lindwurm",
        "Backup of the brew logs",
        "Directory synchronization",
        "Watches tanks and temperatures",
        "Administrator",
        "Domain Operators",
        "Guest Brewer",
        "Recipes from the Cloud",
        "Cellar Terminal 3",
        "Hämmerle, Ida",
        "Guest",
        "Gerd Bölkow",
        "Microsoft Exchange",
        "Discovery Search Mailbox",
        "Fax of the Hop Exchange",
        "Night Watchman",
        "Pigeon Post",
        "Old Partner (GalSync)",
        "All Staff",
        "Harvest News",
        "Old Crew"
      })
  void whatShallStayOutOfTheCloudDoes(String displayName) {
    assertThat(brewery.directory(CLOUD))
        .extracting(entry -> entry.getAttributeValue("displayName"))
        .doesNotContain(displayName);
  }

  @Test
  void replicationConflictsStayOutOfTheCloud() {
    assertThat(brewery.directory(CLOUD))
        .noneMatch(entry -> String.valueOf(entry.getAttributeValue("commonName")).contains("CNF:"));
    assertThat(brewery.directory(CLOUD))
        .filteredOn(entry -> "Tasting List".equals(entry.getAttributeValue("displayName")))
        .hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"vlindwurm", "svc-backup", "$DUPLICATE-4a3"})
  void filteredAccountsAreInTheMetaverseAndMarked(String account) {
    MetaverseObject person = brewery.person(ACCOUNTS, "sAMAccountName", account);
    assertThat(person.values("cloudFiltered")).containsExactly(true);
    assertThat(person.links(brewery.connector(CLOUD).id())).isEmpty();
  }

  @Test
  void theFounderIsKeptBackByTheRuleOfTheBrewery() {
    MetaverseObject person = brewery.person(ACCOUNTS, "sAMAccountName", "vlindwurm");
    assertThat(person.contributor("cloudFiltered").map(Contributor::rule))
        .hasValueSatisfying(
            rule -> assertThat(rule.name()).isEqualTo("Lindwurm - Stay on premises"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CN=Hämmerle\\, Ida,OU=Archive,OU=Breweries,DC=lindwurm,DC=example",
        "CN=Guest,CN=Users,DC=lindwurm,DC=example"
      })
  void whatIsOutsideOfTheContainersIsNotImported(String dn) {
    assertThat(
            brewery
                .engine()
                .findByDn(brewery.connector(ACCOUNTS).id(), dn)
                .flatMap(ConnectorSpaceObject::objectType))
        .as("at most a placeholder")
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"CN=Fax of the Hop Exchange", "CN=Night Watchman"})
  void contactsWithoutMailAreNoPersons(String rdn) {
    String dn = rdn + ",OU=Contacts,OU=Recipients,DC=lindwurm-mail,DC=example";
    assertThat(brewery.engine().findByDn(brewery.connector(MAIL).id(), dn))
        .hasValueSatisfying(contact -> assertThat(contact.metaverseObject()).isEmpty());
  }

  @Test
  void aMailboxWhoseAccountIsGoneIsAPersonWithoutSourceAnchor() {
    MetaverseObject person = brewery.person(MAIL, "mailNickname", "gerd.boelkow");
    assertThat(person.values("sourceAnchor")).isEmpty();
    assertThat(person.links()).hasSize(1);
  }

  @Test
  void accountAndLinkedMailboxBecomeOneUser() {
    MetaverseObject person = brewery.person(MAIL, "mailNickname", "zofie.novakova");
    assertThat(person.links()).hasSize(3);
    assertThat(person.contributor("userPrincipalName").map(by -> by.rule().name()))
        .hasValue("In from accounts - User Account Enabled");
    assertThat(person.contributor("displayName").map(by -> by.rule().name()))
        .hasValue("In from mail - User Mailbox");

    Entry user = brewery.cloud("userPrincipalName", "zofie.novakova@lindwurm.example");
    assertThat(user.getAttributeValue("displayName")).isEqualTo("Žofie Nováková (Plzeň)");
    assertThat(user.getAttributeValue("accountEnabled")).isEqualToIgnoringCase("true");
    assertThat(user.getAttributeValue("title")).isEqualTo("Brewmaster");
    assertThat(user.getAttributeValue("alias")).isEqualTo("zofie.novakova");
    assertThat(user.getAttributeValues("proxyAddresses"))
        .containsExactlyInAnyOrder(
            "SMTP:zofie.novakova@lindwurm.example",
            "smtp:zofie.novakova@lindwurm-mail.example",
            "sip:zofie.novakova@lindwurm.example");
  }

  @Test
  void everyValueInTheCloudHasARuleThatContributedIt() {
    ConnectorSpaceObject user =
        brewery.space(CLOUD, "userPrincipalName", "zofie.novakova@lindwurm.example");
    assertThat(user.attributeNames(Image.TOP))
        .filteredOn(name -> !name.equals("cloudAnchor"))
        .hasSizeGreaterThan(25)
        .allSatisfy(
            name ->
                assertThat(brewery.engine().outboundContributors(user, name))
                    .extracting(by -> by.rule().name())
                    .singleElement()
                    .asString()
                    .startsWith("Out to cloud - User "));
  }

  @Test
  void theSourceAnchorIsTheIdentifierOfTheAccountAndNamesTheCloudObject() {
    Entry account = brewery.only(ACCOUNTS, "userPrincipalName", "zofie.novakova@lindwurm.example");
    Entry user = brewery.cloud("userPrincipalName", "zofie.novakova@lindwurm.example");
    assertThat(user.getAttributeValue("sourceAnchor"))
        .isEqualTo(
            Base64.getEncoder().encodeToString(account.getAttributeValueBytes("objectGUID")));
    assertThat(user.getAttributeValue("cloudAnchor")).startsWith("User_");
  }

  @Test
  void everyShowpieceIsThereOnce() {
    assertThat(brewery.organization().showcase())
        .allSatisfy(
            piece ->
                assertThat(
                        brewery
                            .cloud(piece.attribute(), piece.value())
                            .hasObjectClass(piece.objectType()))
                    .isTrue());
  }

  @Test
  void foreignSecurityPrincipalsResolveToPeopleOfTheOtherForest() {
    assertThat(brewery.members("Cellar Managers", "title")).hasSize(8).containsOnly("Cellarmaster");
  }

  @Test
  void foreignSecurityPrincipalsResolveToGroupsOfTheOtherForest() {
    assertThat(brewery.members("Brewing Council", "displayName"))
        .containsExactlyInAnyOrder("Brewmasters", "Cellarmasters");
  }

  @Test
  void aPrincipalThatNobodyHasRemainsUnjoined() {
    String dn = "CN=S-1-5-11,CN=ForeignSecurityPrincipals,DC=lindwurm-mail,DC=example";
    assertThat(brewery.engine().findByDn(brewery.connector(MAIL).id(), dn))
        .hasValueSatisfying(principal -> assertThat(principal.metaverseObject()).isEmpty());
  }

  @Test
  void groupsContainGroups() {
    assertThat(brewery.members("All Brewers", "displayName"))
        .hasSize(8)
        .allMatch(name -> name.startsWith("Brewers "));
  }

  @Test
  void groupsThatContainEachOtherDoSoInTheCloud() {
    assertThat(brewery.members("Tasting Panel", "displayName")).contains("Beer Committee");
    assertThat(brewery.members("Beer Committee", "displayName")).contains("Tasting Panel");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Empty Kegs", "Service Accounts", "Lost and Found"})
  void groupsWhoseMembersAreNotInTheCloudAreEmptyThere(String group) {
    assertThat(brewery.members(group, "displayName")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"Hop Suppliers,3", "Key Holders,4", "Leaving Party,1", "All Mail Users,42"})
  void membersThatAreNotInTheCloudAreLeftOut(String group, int members) {
    assertThat(brewery.members(group, "displayName")).hasSize(members);
  }

  @Test
  void aListMayHaveUsersAndContacts() {
    assertThat(brewery.members("Brewmasters", "displayName"))
        .hasSize(5)
        .contains("Brauhaus & Söhne GmbH");
  }

  @Test
  void aManagerWhoIsNotInTheCloudIsLeftOut() {
    assertThat(brewery.only(ACCOUNTS, "employeeID", "01002").getAttributeValue("manager"))
        .contains("Viktor");
    assertThat(brewery.cloud("employeeId", "01002").hasAttribute("manager")).isFalse();
    assertThat(brewery.cloud("employeeId", "01003").getAttributeValue("manager"))
        .isEqualTo(brewery.cloud("employeeId", "01001").getDN());
  }

  @Test
  void theMobileNumbersOfApprenticesStayAtHome() {
    assertThat(brewery.cloud("user"))
        .filteredOn(user -> "Apprentice".equals(user.getAttributeValue("title")))
        .hasSize(8)
        .noneMatch(user -> user.hasAttribute("mobile"));
    assertThat(brewery.cloud("user")).filteredOn(user -> user.hasAttribute("mobile")).hasSize(32);
  }

  @Test
  void peopleOnLeaveSharedMailboxesAndRoomsAreDisabled() {
    List<Entry> disabled =
        brewery
            .cloud("user")
            .filter(user -> "false".equalsIgnoreCase(user.getAttributeValue("accountEnabled")))
            .toList();
    assertThat(disabled).hasSize(9);
    assertThat(disabled)
        .extracting(user -> user.getAttributeValue("displayName"))
        .contains("Tap Room", "Orders", "Complaints 🙏", "Sudhaus", "Pivnice", "会議室 麦");
  }

  @Test
  void aMissingPrincipalNameIsMadeOfTheAccountName() {
    List<Entry> made =
        brewery.directory(ACCOUNTS).stream()
            .filter(entry -> entry.hasAttribute("employeeID"))
            .filter(entry -> !entry.hasAttribute("userPrincipalName"))
            .toList();
    assertThat(made)
        .hasSize(2)
        .allSatisfy(
            account ->
                assertThat(
                        brewery
                            .cloud("employeeId", account.getAttributeValue("employeeID"))
                            .getAttributeValue("userPrincipalName"))
                    .isEqualTo(account.getAttributeValue("sAMAccountName") + "@lindwurm.example"));
  }

  @Test
  void whiteSpaceAroundValuesGoes() {
    Entry user =
        brewery
            .cloud("user")
            .filter(entry -> entry.hasAttribute("otherTelephone"))
            .findFirst()
            .orElseThrow();
    assertThat(user.getAttributeValue("title")).isEqualTo("Sales Representative");
    assertThat(user.getAttributeValues("otherTelephone")).containsExactly("ext 17", "ext 18");
  }

  @Test
  void aValueIsCutToWhatTheMetaverseCanIndex() {
    assertThat(brewery.cloud("user"))
        .filteredOn(user -> user.hasAttribute("description"))
        .extracting(user -> user.getAttributeValue("description"))
        .filteredOn(description -> description.startsWith("Speaks "))
        .singleElement()
        .satisfies(description -> assertThat(description).hasSize(448));
  }

  @Test
  void everyMailboxOfACloudUserGetsARoutingAddressAndKeepsItsOwn() {
    assertThat(brewery.directory(MAIL))
        .filteredOn(
            entry ->
                entry.hasAttribute("proxyAddresses")
                    && Arrays.stream(entry.getAttributeValues("proxyAddresses"))
                        .anyMatch(a -> a.endsWith("@lindwurm.mail.onmicrosoft.example")))
        .hasSize(46);
    assertThat(brewery.only(MAIL, "mailNickname", "taproom").getAttributeValues("proxyAddresses"))
        .containsExactly(
            "SMTP:taproom@lindwurm.example", "smtp:taproom@lindwurm.mail.onmicrosoft.example");
  }

  @Test
  void theOrderOfTheFilesDoesNotMatter(@TempDir Path folder) throws Exception {
    SampleOrganization turned = SampleOrganization.extractTo(folder);
    for (String connector : List.of(ACCOUNTS, MAIL)) {
      reverse(turned.directories().get(connector));
    }
    assertThat(Brewery.afterCycles(1, turned).file(CLOUD))
        .hasSameBinaryContentAs(brewery.file(CLOUD));
  }

  @Test
  void theAccountForestIsNotWrittenTo() {
    assertThat(brewery.lastCycle())
        .filteredOn(report -> report.connectorName().equals(ACCOUNTS))
        .allSatisfy(report -> assertThat(report.counters()).doesNotContainKey("export"));
  }

  private static void reverse(Path file) throws IOException {
    List<String> records = new ArrayList<>(List.of(Files.readString(file).split("\n\n", -1)));
    String version = records.remove(0);
    Collections.reverse(records);
    Files.writeString(file, version + "\n\n" + String.join("\n\n", records) + "\n");
  }
}
