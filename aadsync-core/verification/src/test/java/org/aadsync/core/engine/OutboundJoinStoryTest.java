package org.aadsync.core.engine;

import static org.aadsync.core.engine.PendingOperation.ADD;
import static org.aadsync.core.engine.PendingOperation.NONE;
import static org.aadsync.core.engine.PendingOperation.UPDATE;
import static org.aadsync.core.rules.ScopeOperator.EQUAL;
import static org.aadsync.testing.RuleBuilder.inbound;
import static org.aadsync.testing.RuleBuilder.outbound;
import static org.aadsync.testing.TypicalRules.groupsFrom;
import static org.aadsync.testing.TypicalRules.usersFrom;
import static org.aadsync.testing.TypicalRules.usersTo;
import static org.assertj.core.api.Assertions.assertThat;

import org.aadsync.testing.RuleBuilder;
import org.aadsync.testing.Scenario;
import org.aadsync.testing.StepAssert;
import org.aadsync.testing.TestDirectory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** How a metaverse object finds, or makes, its object in a target. */
class OutboundJoinStoryTest {
  private final Scenario world = new Scenario();
  private final TestDirectory ad = world.activeDirectory("AD");
  private final TestDirectory aad = world.azureAd("AAD");

  @Test
  @DisplayName("J-13: an unlinked object with the computed DN is taken first")
  void reverseJoinByDnComesFirst() {
    world.rules(usersFrom(ad), usersTo(aad));
    ad.addUser("ada");
    aad.add("user", "ada", "displayName", "By name");
    aad.add("user", "other", "sourceAnchor", "ada", "displayName", "By anchor");

    world.importAndSynchronize();

    world.onlyMetaverseObject().isLinkedTo(aad, "ada");
    aad.object("ada").pendingExport(UPDATE).wants("sourceAnchor", "ada");
    aad.object("other").isDisconnected();
    world.exportAndConfirm();
    aad.holdsExactly("ada", "other").holdsValues("ada", "displayName", "ada");
  }

  @Test
  @DisplayName("J-13, O-3: else the join conditions find it, and the computed DN renames it")
  void joinConditionsComeSecond() {
    world.rules(usersFrom(ad), usersTo(aad));
    ad.addUser("ada");
    aad.add("user", "elsewhere", "sourceAnchor", "ada", "displayName", "ada");

    world.importAndSynchronize();
    aad.object("ada")
        .isConnected()
        .hasDn(Image.SYNCHRONIZED, "elsewhere")
        .hasDn(Image.TOP, "ada")
        .pendingExport(UPDATE);

    aad.export().succeeded().exported("export-rename", 1);
    assertThat(aad.lastExport()).containsExactly("rename CN=elsewhere to CN=ada");
    aad.holdsExactly("ada");
    aad.deltaImport().succeeded();
    aad.deltaSync().succeeded();
    world.settled();
  }

  @Test
  @DisplayName("J-13: else a Provision rule creates it under the computed DN")
  void provisioningComesLast() {
    world.rules(usersFrom(ad), usersTo(aad));
    ad.addUser("ada");

    ad.fullImport().succeeded();
    ad.fullSync().succeeded().outbound(aad, "provisioned-add-flow", 1);

    aad.object("ada").isConnected().isOfType("user").hasNoAnchor().pendingExport(ADD);
    aad.object("ada").isMissingIn(Image.SYNCHRONIZED).isMissingIn(Image.EXPORTED);
    aad.object("ada").existsIn(Image.TOP).wants("displayName", "ada");
  }

  @Test
  @DisplayName("J-13: a Join rule creates nothing")
  void joinRuleCreatesNothing() {
    world.rules(
        usersFrom(ad),
        outbound("Out to AAD - Join", aad, "person", "user")
            .join("sourceAnchor", "sourceAnchor")
            .flow("displayName"));
    ad.addUser("ada").addUser("bob");
    aad.add("user", "x", "sourceAnchor", "bob");

    world.importAndSynchronize();

    aad.hasExactly("x");
    aad.object("x").isConnected().wants("displayName", "bob");
    world.metaverseObject("displayName", "ada").isLinkedTo(aad);
  }

  @Test
  @DisplayName("J-13: an object for which there is no DN cannot be created, which is an error")
  void provisioningNeedsADn() {
    world.rules(
        usersFrom(ad).flow("title"),
        outbound("Out to AAD", aad, "person", "user")
            .provision()
            .join("sourceAnchor", "sourceAnchor")
            .expression("dn", "IIF(IsPresent([title]), \"CN=\" & [title], NULL)")
            .flow("displayName"));
    ad.addUser("ada").addUser("bob", "title", "bob");
    ad.fullImport().succeeded();

    StepAssert sync = ad.fullSync().endedWith("completed-sync-errors");

    assertThat(sync.actual().errors()).hasSize(1);
    sync.about(ad, "ada");
    aad.hasExactly("bob");

    ad.change("ada", "title", "ada");
    ad.deltaImport().succeeded();
    ad.deltaSync().succeeded();
    aad.hasExactly("ada", "bob");
  }

  @Test
  @DisplayName("J-9: an object that is linked already is no candidate")
  void linkedObjectsAreNoCandidates() {
    TestDirectory res = world.activeDirectory("RES");
    world.rules(
        usersFrom(ad),
        inbound("In from RES", res, "user", "person").provision().flow("displayName"),
        outbound("Out to AAD - Join", aad, "person", "user").join("displayName", "displayName"));
    ad.addUser("ada", "displayName", "twin");
    res.addUser("r", "displayName", "twin");
    aad.add("user", "x", "displayName", "twin");

    world.importAndSynchronize();

    world.hasMetaverseObjects(2);
    aad.object("x").metaverseObject().isLinkedTo(ad, "ada").isLinkedTo(res);
  }

  @Test
  @DisplayName("J-14: a placeholder with the computed DN becomes the object to create")
  void placeholderBecomesTheExportObject() {
    world.rules(usersFrom(ad), usersTo(aad));
    aad.add("group", "team", "member", "ada");
    aad.fullImport().succeeded();
    aad.object("ada").isPlaceholder();

    ad.addUser("ada");
    ad.fullImport().succeeded();
    ad.fullSync().succeeded();

    aad.object("ada").isConnected().isOfType("user").pendingExport(ADD);
    aad.object("team").refersTo("member", "ada");
    aad.fullSync().succeeded();
    world.exportAndConfirm();
    aad.holdsExactly("team", "ada");
  }

  @Test
  @DisplayName("J-14: an object of another type under the computed DN is an error")
  void objectOfAnotherTypeIsInTheWay() {
    world.rules(usersFrom(ad), usersTo(aad));
    ad.addUser("ada");
    aad.add("contact", "ada", "displayName", "A contact");
    aad.fullImport().succeeded();
    ad.fullImport().succeeded();

    StepAssert sync = ad.fullSync().endedWith("completed-sync-errors");

    assertThat(sync.actual().errors()).hasSize(1);
    sync.about(ad, "ada");
    aad.object("ada").isOfType("contact").isDisconnected().pendingExport(NONE);
  }

  @Test
  @DisplayName("J-14: an object of another metaverse object under the computed DN is never stolen")
  void linkedObjectIsNeverStolen() {
    world.rules(
        usersFrom(ad).flow("title"),
        outbound("Out to AAD", aad, "person", "user")
            .provision()
            .join("sourceAnchor", "sourceAnchor")
            .expression("dn", "\"CN=\" & [title]"));
    ad.addUser("ada", "objectGUID", "1", "title", "same");
    ad.addUser("bob", "objectGUID", "2", "title", "same");
    ad.fullImport().succeeded();

    ad.fullSync().endedWith("completed-sync-errors").hasErrors("dn-in-use").about(ad, "bob");

    aad.object("same").isLinkedTo(world.metaverseObject("displayName", "ada"));
  }

  @Test
  @DisplayName("Z-1: who has a link in a connector joins no further object of it")
  void linkedMetaverseObjectSearchesNoSecondObject() {
    TestDirectory res = world.activeDirectory("RES");
    world.rules(
        usersFrom(ad).flow("mail"),
        usersFrom(res).flow("mail"),
        outbound("Out to AD - Contact Join", ad, "person", "contact").join("mail", "mail"));
    ad.addUser("ada", "mail", "ada@x").add("contact", "free", "mail", "ada@x");
    res.addUser("rob", "mail", "rob@x");
    ad.add("contact", "rob", "mail", "rob@x");

    world.importAndSynchronize();

    ad.object("free").isDisconnected();
    world.metaverseObject("displayName", "ada").isLinkedTo(ad, "ada");
    world.metaverseObject("displayName", "rob").isLinkedTo(ad, "rob").isLinkedTo(res, "rob");
  }

  @Test
  @DisplayName("J-11: flows need a rule with join conditions in their own direction")
  void flowsNeedAJoinRuleInTheirDirection() {
    world.rules(
        usersFrom(ad),
        outbound("Out to AD - Flow only", ad, "person", "user").constant("info", "managed"));
    ad.addUser("ada");

    world.importAndSynchronize();

    ad.object("ada").wants("info").pendingExport(NONE);
  }

  @Test
  @DisplayName("J-11: a rule of the other direction attaches to the link without a search")
  void ruleOfTheOtherDirectionAttachesToTheLink() {
    world.rules(
        usersFrom(ad),
        outbound("Out to AD - User Join", ad, "person", "user").join("mail", "mail"),
        outbound("Out to AD - Flow", ad, "person", "user").constant("info", "managed"));
    ad.addUser("ada");

    world.importAndSynchronize();

    ad.object("ada")
        .wants("info", "managed")
        .pendingExport(UPDATE)
        .contributed("info", "Out to AD - Flow");
    world.exportAndConfirm();
    ad.holdsValues("ada", "info", "managed");
  }

  @Test
  @DisplayName("J-12: two objects of a connector that one object flows to are ambiguous")
  void twoTargetsOfOneConnectorAreAmbiguous() {
    world.rules(
        usersFrom(ad),
        inbound("In from AD - Contact", ad, "contact", "person")
            .join("displayName", "displayName")
            .flow("mail"),
        outbound("Out to AD - User Join", ad, "person", "user")
            .join("objectSid", "objectSid")
            .constant("info", "managed"),
        outbound("Out to AD - Contact Join", ad, "person", "contact")
            .join("mail", "mail")
            .constant("info", "managed"));
    ad.addUser("ada").add("contact", "c", "displayName", "ada", "mail", "ada@x");
    ad.fullImport().succeeded();

    StepAssert sync = ad.fullSync().endedWith("completed-sync-errors");

    assertThat(sync.actual().errors())
        .singleElement()
        .satisfies(error -> assertThat(error.code()).startsWith("ambiguous-export-flow"));
  }

  @Test
  @DisplayName("J-10: outbound rules with the same conditions count as one")
  void outboundRulesWithTheSameConditionsCountAsOne() {
    world.rules(
        groupsFrom(ad),
        outbound("Out to AAD - Group Identity", aad, "group", "group")
            .join("sourceAnchor", "sourceAnchor")
            .flow("displayName"),
        outbound("Out to AAD - Group Join", aad, "group", "group")
            .provision()
            .join("sourceAnchor", "sourceAnchor")
            .expression("dn", "\"CN=\" & [sourceAnchor]")
            .flow("sourceAnchor"));
    ad.addGroup("staff");

    world.importAndSynchronize();

    aad.object("staff").pendingExport(ADD).wants("displayName", "staff");
    world.exportAndConfirm();
  }

  @Test
  @DisplayName("J-10: outbound rules in scope with different conditions are an error")
  void outboundRulesWithDifferentConditionsAreAnError() {
    world.rules(
        usersFrom(ad),
        usersTo(aad),
        outbound("Out to AAD - Other", aad, "person", "user").join("displayName", "displayName"));
    ad.addUser("ada");
    ad.fullImport().succeeded();

    ad.fullSync().hasErrors("multiple-join-rules").about(ad, "ada");

    aad.hasNoObject("ada");
    world.hasMetaverseObjects(0);
  }

  private RuleBuilder joinOnly() {
    return outbound("Out to AAD - Join", aad, "person", "user")
        .join("sourceAnchor", "sourceAnchor")
        .flow("displayName", "manager");
  }

  @Test
  @DisplayName("Z-3 c, O-1: an object that the target gets later is joined when it comes")
  void laterTargetIsJoinedWhenItComes() {
    world.rules(usersFrom(ad), joinOnly());
    ad.addUser("ada");
    world.importAndSynchronize();

    aad.add("user", "x", "sourceAnchor", "ada");
    aad.deltaImport().succeeded();
    aad.deltaSync().succeeded();

    aad.object("x").isConnected().wants("displayName", "ada");
  }

  @Test
  @DisplayName("Z-3 c, O-1: an object that another one gives up is joined, with all flows")
  void targetThatBecomesFreeIsJoined() {
    world.rules(usersFrom(ad).flow("title", "manager"), joinOnly().when("title", EQUAL, "yes"));
    ad.addUser("bob", "objectGUID", "1", "employeeID", "7", "title", "yes");
    ad.addUser("ada", "objectGUID", "2", "employeeID", "7", "title", "yes", "manager", "bob");
    aad.add("user", "x", "sourceAnchor", "7");
    world.importAndSynchronize();
    aad.object("x").isConnected().wants("displayName", "bob");

    ad.clear("bob", "title");
    ad.deltaImport().succeeded();
    ad.deltaSync().succeeded();

    aad.object("x").isConnected().wants("displayName", "ada");
    world.metaverseObject("displayName", "ada").isLinkedTo(aad, "x");
  }
}
