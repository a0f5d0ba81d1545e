package org.aadsync.core.engine;

import static org.aadsync.core.engine.PendingOperation.ADD;
import static org.aadsync.core.engine.PendingOperation.NONE;
import static org.aadsync.core.rules.ScopeOperator.ISBITNOTSET;
import static org.aadsync.core.rules.ScopeOperator.ISNOTNULL;
import static org.aadsync.testing.RuleBuilder.inbound;
import static org.aadsync.testing.RuleBuilder.outbound;
import static org.aadsync.testing.TypicalRules.contactsFrom;
import static org.aadsync.testing.TypicalRules.contactsTo;
import static org.aadsync.testing.TypicalRules.foreignPrincipalsFrom;
import static org.aadsync.testing.TypicalRules.groupsFrom;
import static org.aadsync.testing.TypicalRules.groupsTo;
import static org.aadsync.testing.TypicalRules.usersBackFrom;
import static org.aadsync.testing.TypicalRules.usersFrom;
import static org.aadsync.testing.TypicalRules.usersTo;
import static org.assertj.core.api.Assertions.assertThat;

import org.aadsync.testing.RuleBuilder;
import org.aadsync.testing.Scenario;
import org.aadsync.testing.TestDirectory;
import org.aadsync.testing.WorldSnapshot;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** People, groups and contacts in the topologies that Microsoft supports. */
class PersonTopologyStoryTest {
  private static final String UNLESS_MAILBOX = "IIF([recipientTypeDetails] = 2, NULL, %s)";

  private final Scenario world = new Scenario();
  private final TestDirectory one = world.activeDirectory("ONE");
  private final TestDirectory two = world.activeDirectory("TWO");
  private final TestDirectory aad = world.azureAd("AAD");

  /** The groups of rules that ship for users, in their order: join, enabled account, common. */
  private void shippedUserRules() {
    world.metaverseAttributes("masterAccountSid:binary");
    for (TestDirectory forest : new TestDirectory[] {one, two}) {
      world.rules(join(forest));
    }
    for (TestDirectory forest : new TestDirectory[] {one, two}) {
      world.rules(
          inbound("In from " + forest.name() + " - AccountEnabled", forest, "user", "person")
              .when("userAccountControl", ISBITNOTSET, "2")
              .flow("userPrincipalName")
              .flowFrom("employeeID", "sourceAnchor")
              .constant("sourceObjectType", "User")
              .constant("accountEnabled", "True"));
    }
    for (TestDirectory forest : new TestDirectory[] {one, two}) {
      world.rules(
          inbound("In from " + forest.name() + " - Common from Exchange", forest, "user", "person")
              .when("mailNickname", ISNOTNULL)
              .flow("displayName", "mail"));
    }
    for (TestDirectory forest : new TestDirectory[] {one, two}) {
      world.rules(
          inbound("In from " + forest.name() + " - Common", forest, "user", "person")
              .flow("displayName", "mail")
              .expression("userPrincipalName", unlessMailbox("[userPrincipalName]"))
              .expression("sourceAnchor", unlessMailbox("[employeeID]"))
              .expression("sourceObjectType", unlessMailbox("\"User\""))
              .expression("accountEnabled", unlessMailbox("False")));
    }
    world.rules(
        usersBackFrom(aad), usersTo(aad).flow("mail", "userPrincipalName", "accountEnabled"));
  }

  private static String unlessMailbox(String value) {
    return String.format(UNLESS_MAILBOX, value);
  }

  private static RuleBuilder join(TestDirectory forest) {
    return inbound("In from " + forest.name() + " - User Join", forest, "user", "person")
        .provision()
        .join("objectSid", "objectSid")
        .join("masterAccountSid", "objectSid")
        .join("objectSid", "masterAccountSid")
        .flow("objectSid", "masterAccountSid");
  }

  private static void user(TestDirectory forest, String name, int control, Object... pairs) {
    forest.addUser(
        name, "userAccountControl", control, "userPrincipalName", name + "@" + forest.name());
    forest.change(name, pairs);
  }

  private void importAndSync(TestDirectory directory) {
    directory.importChanges().succeeded();
    directory.deltaSync().succeeded();
  }

  @Test
  @DisplayName("Section 11: one forest and one tenant")
  void oneForest() {
    Scenario express = new Scenario();
    TestDirectory ad = express.activeDirectory("AD");
    TestDirectory tenant = express.azureAd("AAD");
    express.rules(usersFrom(ad), groupsFrom(ad), usersTo(tenant), groupsTo(tenant));
    ad.addUser("ada").addUser("bob").addGroup("staff", "ada", "bob");

    express.importAndSynchronize().exportAndConfirm();

    tenant.holdsExactly("ada", "bob", "staff").holdsValues("staff", "member", "ada", "bob");
  }

  @Test
  @DisplayName("Section 11, U-8: several forests, each user once, members across forests")
  void separateForests() {
    world.rules(
        usersFrom(one).flow("sidText"),
        usersFrom(two).flow("sidText"),
        foreignPrincipalsFrom(two),
        groupsFrom(two),
        usersTo(aad),
        groupsTo(aad));
    one.addUser("ada", "sidText", "S-1-ada");
    two.addUser("bob", "sidText", "S-1-bob");
    two.add("foreignSecurityPrincipal", "S-1-ada", "cn", "S-1-ada");
    two.addGroup("staff", "bob", "S-1-ada");

    world.importAndSynchronize().exportAndConfirm();

    aad.holdsExactly("ada", "bob", "staff").holdsValues("staff", "member", "ada", "bob");
  }

  @Test
  @DisplayName("U-8: without the container of foreign principals the member vanishes, silently")
  void foreignPrincipalThatIsNotImported() {
    two.objectClasses("user", "group");
    world.rules(usersFrom(one), usersFrom(two), groupsFrom(two), usersTo(aad), groupsTo(aad));
    one.addUser("ada");
    two.addUser("bob");
    two.add("foreignSecurityPrincipal", "S-1-ada", "cn", "S-1-ada");
    two.addGroup("staff", "bob", "S-1-ada");

    world.importAndSynchronize().exportAndConfirm();

    aad.holdsExactly("ada", "bob", "staff").holdsValues("staff", "member", "bob");
  }

  @Test
  @DisplayName(
      "Section 11, U-4: full mesh, where each user is a contact elsewhere, matched by mail")
  void fullMesh() {
    world.rules(
        usersFrom(one).join("mail", "mail").flow("mail"),
        usersFrom(two).join("mail", "mail").flow("mail"),
        contactsFrom(one),
        contactsFrom(two),
        usersTo(aad).flow("mail"),
        contactsTo(aad));
    one.addUser("ada", "mail", "ada@x")
        .add("contact", "bob", "employeeID", "c-bob", "mail", "BOB@x");
    two.addUser("bob", "mail", "bob@x")
        .add("contact", "ada", "employeeID", "c-ada", "mail", "ada@x");

    world.importAndSynchronize().exportAndConfirm();

    world.hasMetaverseObjects(2);
    world.metaverseObject("mail", "ada@x").isLinkedTo(one, "ada").isLinkedTo(two, "ada");
    world.metaverseObject("mail", "bob@x").isLinkedTo(one, "bob").isLinkedTo(two, "bob");
    aad.holdsExactly("ada", "bob");
    aad.object("ada").isOfType("user");
    aad.object("bob").isOfType("user");
  }

  @Test
  @DisplayName("U-4: contacts join by mail; users that do not may end as two objects with one mail")
  void usersThatDoNotJoinByMail() {
    world.rules(
        usersFrom(one).flow("mail"), usersFrom(two).flow("mail"), contactsFrom(two), usersTo(aad));
    one.addUser("ada", "mail", "ada@x");
    two.addUser("ada2", "mail", "ada@x").add("contact", "c", "mail", "ADA@x");

    one.fullImport().succeeded();
    one.fullSync().succeeded();
    two.objectClasses("contact", "user");
    two.fullImport().succeeded();
    two.fullSync().succeeded();

    assertThat(world.engine().metaverse().filter(o -> o.values("mail").contains("ada@x")))
        .hasSize(2);
  }

  @Test
  @DisplayName(
      "Section 11, U-1, P-3: account and resource forest are one user, whoever comes first")
  void accountAndResourceForest() {
    shippedUserRules();
    user(one, "m", 514, "masterAccountSid", "S-a", "recipientTypeDetails", 2, "mailNickname", "m");
    one.change("m", "mail", "ada@x");
    importAndSync(one);
    aad.hasExactly();

    user(two, "a", 512);
    importAndSync(two);
    world.exportAndConfirm();

    world.onlyMetaverseObject().isLinkedTo(one, "m").isLinkedTo(two, "a");
    aad.holdsExactly("a")
        .holdsValues("a", "userPrincipalName", "a@TWO")
        .holdsValues("a", "displayName", "m")
        .holdsValues("a", "mail", "ada@x")
        .holdsValues("a", "accountEnabled", true);
  }

  @Test
  @DisplayName("U-2: a linked mailbox without its account is not exported, nor a member of a group")
  void linkedMailboxAlone() {
    shippedUserRules();
    world.rules(groupsFrom(one), groupsTo(aad));
    user(one, "m", 514, "masterAccountSid", "S-a", "recipientTypeDetails", 2);
    one.addGroup("staff", "m");

    world.importAndSynchronize().exportAndConfirm();

    aad.holdsExactly("staff").holdsValues("staff", "member");
  }

  @Test
  @DisplayName("U-3: a disabled account is synchronized; an enabled one that joins later wins")
  void disabledAccount() {
    shippedUserRules();
    user(one, "room", 514, "objectSid", "S-same", "employeeID", "anchor");
    importAndSync(one);
    world.exportAndConfirm();
    aad.holdsValues("anchor", "userPrincipalName", "room@ONE");
    aad.holdsValues("anchor", "accountEnabled", false);

    user(two, "user", 512, "objectSid", "S-same", "employeeID", "anchor");
    importAndSync(two);
    world.exportAndConfirm();

    aad.holdsExactly("anchor")
        .holdsValues("anchor", "userPrincipalName", "user@TWO")
        .holdsValues("anchor", "accountEnabled", true);
  }

  @Test
  @DisplayName("U-5: of two enabled accounts the one of the forest that stands first is picked")
  void twoEnabledAccounts() {
    shippedUserRules();
    user(two, "b", 512, "objectSid", "S-same");
    importAndSync(two);
    user(one, "a", 512, "objectSid", "S-same");
    importAndSync(one);

    world
        .onlyMetaverseObject()
        .has("userPrincipalName", "a@ONE")
        .has("sourceAnchor", "a")
        .contributed("userPrincipalName", "In from ONE - AccountEnabled");
  }

  @Test
  @DisplayName("U-6: groups of one name in two forests stay two groups")
  void groupsAreNotConsolidated() {
    world.rules(groupsFrom(one), groupsFrom(two), groupsTo(aad));
    one.addGroup("staff").change("staff", "employeeID", "g1");
    two.addGroup("staff").change("staff", "employeeID", "g2");

    world.importAndSynchronize().exportAndConfirm();

    world.hasMetaverseObjects(2);
    aad.holdsExactly("g1", "g2");
  }

  @Test
  @DisplayName("U-7: a built-in group is filtered; who is a member by primary group alone is none")
  void builtInGroups() {
    world.rules(
        usersFrom(one),
        groupsFrom(one)
            .expression("cloudFiltered", "IIF(IsPresent([isCriticalSystemObject]), True, NULL)"),
        usersTo(aad),
        groupsTo(aad));
    one.attributes("primaryGroupID:number");
    one.addUser("ada", "primaryGroupID", 513).addGroup("Domain Users").addGroup("Admins", "ada");
    one.change("Admins", "isCriticalSystemObject", true);

    world.importAndSynchronize().exportAndConfirm();

    aad.holdsExactly("ada", "Domain Users").holdsValues("Domain Users", "member");
  }

  @Test
  @DisplayName("U-9, F-7: who is deleted by mistake and restored is the same cloud object again")
  void restoredUser() {
    world.rules(usersFrom(one), usersBackFrom(aad), usersTo(aad));
    one.addUser("ada", "objectGUID", "1");
    world.importAndSynchronize().exportAndConfirm();
    one.remove("ada");
    importAndSync(one);
    world.exportAndConfirm();
    aad.holdsExactly();

    one.addUser("ada", "objectGUID", "1");
    importAndSync(one);

    aad.object("ada").pendingExport(ADD).wants("sourceAnchor", "ada");
    world.exportAndConfirm();
    aad.holdsExactly("ada");
  }

  @Test
  @DisplayName(
      "Section 11, ST-1: a staging server wants what the active one exports, and writes not")
  void stagingServer() {
    Scenario staging = new Scenario().globalParameter("Microsoft.Synchronize.StagingMode", "true");
    Scenario active = new Scenario();
    TestDirectory stagingCloud = tenantWithTwoUsers(staging);
    TestDirectory activeCloud = tenantWithTwoUsers(active);
    active.importAndSynchronize();

    staging.initialCycle();

    assertThat(WorldSnapshot.space(staging, stagingCloud))
        .isEqualTo(WorldSnapshot.space(active, activeCloud));
    stagingCloud.holdsExactly().object("ada").pendingExport(ADD);
    activeCloud.export().succeeded();
    activeCloud.holdsExactly("ada", "bob");
  }

  private static TestDirectory tenantWithTwoUsers(Scenario scenario) {
    TestDirectory ad = scenario.activeDirectory("AD");
    TestDirectory tenant = scenario.azureAd("AAD");
    scenario.rules(usersFrom(ad), usersTo(tenant));
    ad.addUser("ada", "objectGUID", "1").addUser("bob", "objectGUID", "2");
    return tenant;
  }

  @Test
  @DisplayName("A-3: an empty consistency GUID is written back, and the anchor does not change")
  void consistencyGuidIsWrittenBack() {
    one.attributes("consistencyGuid:binary");
    world.metaverseAttributes("anchorBytes:binary");
    world.rules(
        inbound("In from ONE - User Join", one, "user", "person")
            .provision()
            .join("objectSid", "objectSid")
            .flow("objectSid", "displayName")
            .constant("sourceObjectType", "User")
            .expression(
                "anchorBytes", "IIF(IsPresent([consistencyGuid]), [consistencyGuid], [objectGUID])")
            .expression(
                "sourceAnchor",
                "ConvertToBase64(IIF(IsPresent([consistencyGuid]), [consistencyGuid],"
                    + " [objectGUID]))"),
        outbound("Out to ONE - User", one, "person", "user")
            .join("objectSid", "objectSid")
            .flowFrom("anchorBytes", "consistencyGuid"),
        usersTo(aad));
    one.addUser("ada", "objectGUID", "guid-of-ada");
    world.importAndSynchronize();
    Object anchor = world.onlyMetaverseObject().actual().values("sourceAnchor").get(0);

    one.export().succeeded().exported("export-update", 1);
    world.exportAndConfirm();

    one.holdsValues("ada", "consistencyGuid", "guid-of-ada");
    world.onlyMetaverseObject().has("sourceAnchor", anchor);
    aad.object("CN=" + anchor).pendingExport(NONE);
  }

  @Test
  @DisplayName("A-4, U-3: an anchor that changes after its export stops the object until undone")
  void changedAnchorIsAnError() {
    String unchanged =
        "IIF(IsPresent([cloudSourceAnchor]), IIF([cloudSourceAnchor] = [sourceAnchor],"
            + " [sourceAnchor], Error(\"SourceAnchor attribute has changed.\")), [sourceAnchor])";
    world.rules(
        usersFrom(one).flow("title"),
        usersBackFrom(aad),
        outbound("Out to AAD - User Join", aad, "person", "user")
            .provision()
            .join("sourceAnchor", "sourceAnchor")
            .expression("dn", "\"CN=\" & [sourceAnchor]")
            .expression("sourceAnchor", unchanged)
            .flow("title"));
    one.addUser("ada");
    world.importAndSynchronize().exportAndConfirm();

    one.change("ada", "employeeID", "other", "title", "Boss");
    one.deltaImport().succeeded();
    one.deltaSync().hasErrors("sync-rule-error-function-triggered");
    aad.export().succeeded().exportedNothing();
    aad.holdsValues("ada", "title");

    one.change("ada", "employeeID", "ada");
    importAndSync(one);
    world.exportAndConfirm();
    aad.holdsExactly("ada").holdsValues("ada", "title", "Boss");
  }
}
