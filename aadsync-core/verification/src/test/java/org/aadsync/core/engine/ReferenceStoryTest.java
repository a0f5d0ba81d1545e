package org.aadsync.core.engine;

import static org.aadsync.core.engine.PendingOperation.NONE;
import static org.aadsync.core.engine.PendingOperation.UPDATE;
import static org.aadsync.testing.TypicalRules.foreignPrincipalsFrom;
import static org.aadsync.testing.TypicalRules.groupsFrom;
import static org.aadsync.testing.TypicalRules.groupsTo;
import static org.aadsync.testing.TypicalRules.usersFrom;
import static org.aadsync.testing.TypicalRules.usersTo;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.aadsync.core.spi.SidReference;
import org.aadsync.testing.Scenario;
import org.aadsync.testing.TestDirectory;
import org.aadsync.testing.Values;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** References travel as links between objects, never as names. */
class ReferenceStoryTest {
  private final Scenario world = new Scenario();
  private final TestDirectory ad = world.activeDirectory("AD");
  private final TestDirectory aad = world.azureAd("AAD");

  private void usersAndGroups() {
    world.rules(
        usersFrom(ad)
            .flow("manager")
            .expression("cloudFiltered", "IIF([info] = \"hide\", True, NULL)"),
        groupsFrom(ad),
        usersTo(aad).flow("manager"),
        groupsTo(aad));
  }

  private void deltaFromAd() {
    ad.deltaImport().succeeded();
    ad.deltaSync().succeeded();
  }

  @Test
  @DisplayName("CS-26: a reference becomes that between the linked objects of each space")
  void referencesResolveThroughLinks() {
    usersAndGroups();
    ad.addGroup("staff", "ada", "bob").addUser("ada").addUser("bob", "manager", "ada");

    world.importAndSynchronize();
    world.metaverseObject("displayName", "staff").has("member", "ada", "bob");
    world.metaverseObject("displayName", "bob").has("manager", "ada");
    aad.object("staff").refersTo("member", "ada", "bob");
    aad.object("bob").refersTo("manager", "ada");

    world.exportAndConfirm();
    aad.holdsValues("staff", "member", "ada", "bob").holdsValues("bob", "manager", "ada");
    aad.object("staff").isSettled();
  }

  @Test
  @DisplayName("CS-26: what cannot be resolved is left out, silently")
  void unresolvableReferencesAreLeftOut() {
    usersAndGroups();
    ad.addGroup("staff", "ada", "ghost", "printer").addUser("ada", "manager", "ghost");
    ad.add("contact", "printer", "displayName", "no rule links it");

    world.importAndSynchronize();

    world.metaverseObject("displayName", "staff").has("member", "ada");
    world.metaverseObject("displayName", "ada").lacks("manager");
    world.exportAndConfirm();
    aad.holdsValues("staff", "member", "ada").holdsValues("ada", "manager");
  }

  @Test
  @DisplayName(
      "Q-23: a target that is filtered from the cloud is left out there, and follows later")
  void filteredTargetIsLeftOut() {
    usersAndGroups();
    ad.addUser("ada", "manager", "bob").addUser("bob", "info", "hide").addGroup("staff", "bob");
    world.importAndSynchronize();
    world.metaverseObject("displayName", "ada").has("manager", "bob");
    aad.object("ada").refersTo("manager");
    world.exportAndConfirm();
    aad.holdsValues("staff", "member");

    ad.clear("bob", "info");
    deltaFromAd();
    aad.object("ada").refersTo("manager", "bob");
    aad.object("staff").refersTo("member", "bob");
    world.exportAndConfirm();
    aad.holdsValues("ada", "manager", "bob").holdsValues("staff", "member", "bob");

    ad.change("bob", "info", "hide");
    deltaFromAd();
    aad.object("ada").refersTo("manager");
    world.exportAndConfirm();
    aad.holdsValues("ada", "manager").holdsValues("staff", "member").holdsExactly("ada", "staff");
  }

  @Test
  @DisplayName("CS-25: renaming a target does not touch those who refer to it")
  void renamingATargetTouchesNoReferrer() {
    usersAndGroups();
    ad.addUser("ada").addGroup("staff", "ada");
    world.importAndSynchronize().exportAndConfirm();

    ad.rename("ada", "lovelace");
    ad.fullImport().succeeded().staged("stage-rename", 1);

    ad.object("staff").pendingImport(NONE).refersTo("member", "lovelace");
    ad.deltaSync().succeeded();
    world.metaverseObject("displayName", "staff").has("member", "ada");
    aad.export().succeeded().exportedNothing();
  }

  @Test
  @DisplayName("CS-25: a referrer that is read before its renamed target is not counted as changed")
  void renamingATargetIsCountedOnce() {
    usersAndGroups();
    ad.addUser("ada").addGroup("staff", "ada");
    world.importAndSynchronize().exportAndConfirm();

    ad.rename("ada", "lovelace");

    ad.fullImport()
        .succeeded()
        .staged("stage-rename", 1)
        .staged("stage-update", 0)
        .staged("stage-no-change", 1);
  }

  @Test
  @DisplayName("CS-26: one DN may be spelled in several ways")
  void referencesMatchInAnySpelling() {
    usersAndGroups();
    ad.addUser("ada").addGroup("staff", "cn=ADA, dc=ad");

    world.importAndSynchronize();

    world.metaverseObject("displayName", "staff").has("member", "ada");
  }

  @Test
  @DisplayName("CS-27: who refers to an object is evaluated again when that is linked")
  void referrersFollowANewLink() {
    usersAndGroups();
    ad.addGroup("staff", "ada", "bob").addUser("ada");
    world.importAndSynchronize().exportAndConfirm();
    aad.holdsValues("staff", "member", "ada");

    ad.addUser("bob");
    ad.deltaImport().succeeded().staged("stage-add", 1).staged("stage-update", 0);
    ad.deltaSync().succeeded();

    ad.object("staff").pendingImport(NONE);
    world.metaverseObject("displayName", "staff").has("member", "ada", "bob");
    aad.object("staff").refersTo("member", "ada", "bob").pendingExport(UPDATE);
    world.exportAndConfirm();
    aad.holdsValues("staff", "member", "ada", "bob");
  }

  @Test
  @DisplayName("CS-27, CS-28: who refers to an object is evaluated again when that goes")
  void referrersFollowALostLink() {
    usersAndGroups();
    ad.addGroup("staff", "ada", "bob").addUser("ada").addUser("bob", "manager", "ada");
    world.importAndSynchronize().exportAndConfirm();

    ad.remove("ada");
    deltaFromAd();

    world.metaverseObject("displayName", "staff").has("member", "bob");
    world.metaverseObject("displayName", "bob").lacks("manager");
    aad.object("staff").refersTo("member", "bob");
    world.exportAndConfirm();
    aad.holdsExactly("staff", "bob")
        .holdsValues("staff", "member", "bob")
        .holdsValues("bob", "manager");
  }

  @Test
  @DisplayName("Groups may be members of each other")
  void referencesMayFormCircles() {
    usersAndGroups();
    ad.addGroup("a", "b").addGroup("b", "a").addUser("u", "manager", "v");
    ad.addUser("v", "manager", "u");

    world.importAndSynchronize().exportAndConfirm();

    aad.holdsValues("a", "member", "b").holdsValues("b", "member", "a");
    aad.holdsValues("u", "manager", "v").holdsValues("v", "manager", "u");
  }

  @Test
  @DisplayName("A reference to itself resolves")
  void referenceToItself() {
    usersAndGroups();
    ad.addUser("ada", "manager", "ada");

    world.importAndSynchronize().exportAndConfirm();

    aad.holdsValues("ada", "manager", "ada");
  }

  @Test
  @DisplayName("Behaviour 13, Z-3 b: a foreign principal stands for the user that has its SID")
  void foreignPrincipalStandsForTheUser() {
    Scenario forests = new Scenario();
    TestDirectory resources = forests.activeDirectory("RES");
    TestDirectory accounts = forests.activeDirectory("ACC");
    TestDirectory cloud = forests.azureAd("AAD");
    forests.rules(
        usersFrom(accounts).flow("sidText"),
        foreignPrincipalsFrom(resources),
        groupsFrom(resources),
        usersTo(cloud),
        groupsTo(cloud));
    resources.add("foreignSecurityPrincipal", "S-1-7", "cn", "S-1-7");
    resources.addGroup("staff", "S-1-7");
    accounts.addUser("ada", "sidText", "S-1-7");

    forests.importAndSynchronize();
    resources.object("S-1-7").isConnected();
    forests
        .metaverseObject("displayName", "ada")
        .isLinkedTo(accounts, "ada")
        .isLinkedTo(resources, "S-1-7");
    cloud.object("staff").refersTo("member", "ada");
    forests.exportAndConfirm();
    cloud.holdsValues("staff", "member", "ada");

    accounts.remove("ada");
    accounts.deltaImport().succeeded();
    accounts.deltaSync().succeeded();
    resources.object("S-1-7").isDisconnected();
    cloud.object("staff").refersTo("member");
    forests.exportAndConfirm();
    cloud.holdsExactly("staff").holdsValues("staff", "member");

    accounts.addUser("ada", "sidText", "S-1-7");
    accounts.deltaImport().succeeded();
    accounts.deltaSync().succeeded();
    resources.object("S-1-7").isConnected();
    cloud.object("staff").refersTo("member", "ada");
    forests.exportAndConfirm();
    cloud.holdsValues("staff", "member", "ada");
  }

  @Test
  @DisplayName("Behaviour 13: user and foreign principal of it are one member, not two")
  void twoMembersThatAreOnePerson() {
    world.rules(
        usersFrom(ad).flow("sidText"),
        foreignPrincipalsFrom(ad),
        groupsFrom(ad),
        usersTo(aad),
        groupsTo(aad));
    ad.addUser("ada", "sidText", "S-1-7");
    ad.add("foreignSecurityPrincipal", "S-1-7", "cn", "S-1-7").addGroup("staff", "ada", "S-1-7");

    world.importAndSynchronize();

    world.metaverseObject("displayName", "staff").has("member", "ada");
    world.exportAndConfirm();
    aad.holdsValues("staff", "member", "ada");
  }

  @Test
  @DisplayName("Z-10: an apply-once reference fixes its target and waits until that resolves")
  void applyOnceReferenceWaitsForItsTarget() {
    world.rules(
        usersFrom(ad)
            .flow("manager")
            .expression("cloudFiltered", "IIF([info] = \"hide\", True, NULL)"),
        usersTo(aad).flowFrom("manager", "owner").once());
    ad.addUser("ada", "manager", "bob").addUser("bob", "info", "hide").addUser("cyd");
    world.importAndSynchronize().exportAndConfirm();
    aad.holdsExactly("ada", "cyd").holdsValues("ada", "owner");

    ad.change("ada", "manager", "cyd");
    deltaFromAd();
    aad.object("ada").refersTo("owner");

    ad.clear("bob", "info");
    deltaFromAd();
    aad.object("ada").refersTo("owner", "bob");
    world.exportAndConfirm();
    aad.holdsValues("ada", "owner", "bob");
  }

  @Test
  @DisplayName("Z-10: an apply-once reference that was resolved once is not written again")
  void applyOnceReferenceIsNotWrittenAgain() {
    world.rules(
        usersFrom(ad)
            .flow("manager")
            .expression("cloudFiltered", "IIF([info] = \"hide\", True, NULL)"),
        usersTo(aad).flowFrom("manager", "owner").once());
    ad.addUser("ada", "manager", "bob").addUser("bob");
    world.importAndSynchronize().exportAndConfirm();
    aad.holdsValues("ada", "owner", "bob");

    ad.change("bob", "info", "hide");
    deltaFromAd();
    world.exportAndConfirm();
    ad.clear("bob", "info");
    deltaFromAd();
    world.exportAndConfirm();

    aad.holdsExactly("ada", "bob").holdsValues("ada", "owner");
  }

  @Test
  @DisplayName("Z-10: an apply-once reference that resolves at once does not follow its source")
  void applyOnceReferenceDoesNotFollow() {
    world.rules(usersFrom(ad).flow("manager"), usersTo(aad).flowFrom("manager", "owner").once());
    ad.addUser("ada", "manager", "bob").addUser("bob").addUser("cyd");
    world.importAndSynchronize().exportAndConfirm();
    aad.holdsValues("ada", "owner", "bob");

    ad.change("ada", "manager", "cyd");
    deltaFromAd();
    world.exportAndConfirm();

    aad.holdsValues("ada", "owner", "bob");
  }

  @Test
  @DisplayName("Z-19: a SID in a reference means the object with that objectSid, if there is one")
  void sidReferencesResolve() {
    world.rules(usersFrom(ad).flow("creator"));
    ad.addUser("ada", "creator", new SidReference(Values.bytes("S-bob")));
    ad.addUser("bob", "creator", new SidReference(Values.bytes("S-nobody")));

    world.importAndSynchronize();
    world.metaverseObject("displayName", "ada").has("creator", "bob");
    world.metaverseObject("displayName", "bob").lacks("creator");

    ad.addUser("nobody");
    deltaFromAd();
    world.metaverseObject("displayName", "bob").has("creator", "nobody");
  }

  @Test
  @DisplayName("A directory may give references by anchor instead of by name")
  void anchorReferencesResolve() {
    usersAndGroups();
    ad.memory().reportReferencesByAnchor();
    aad.memory().reportReferencesByAnchor();
    ad.addGroup("staff", "ada", "bob").addUser("ada").addUser("bob", "manager", "ada");

    world.importAndSynchronize();
    aad.object("staff").refersTo("member", "ada", "bob");
    world.exportAndConfirm();
    aad.holdsValues("staff", "member", "ada", "bob").holdsValues("bob", "manager", "ada");

    ad.rename("ada", "lovelace").change("staff", "member", List.of("lovelace"));
    deltaFromAd();
    world.exportAndConfirm();
    aad.holdsValues("staff", "member", "ada");
  }

  @Test
  @DisplayName("Y-4: a membership change goes out as values added and removed")
  void membershipChangesAreDeltas() {
    usersAndGroups();
    ad.addGroup("staff", "ada", "bob").addUser("ada").addUser("bob").addUser("cyd");
    world.importAndSynchronize().exportAndConfirm();
    aad.add("user", "byhand").change("staff", "member", List.of("ada", "bob", "byhand"));

    ad.change("staff", "member", List.of("bob", "cyd"));
    deltaFromAd();
    aad.export().succeeded();

    aad.holdsValues("staff", "member", "bob", "cyd", "byhand");
  }

  @Test
  @DisplayName("CS-23, CS-25: a large group may be read before its members, by name or by anchor")
  void largeGroupBeforeItsMembers() {
    usersAndGroups();
    String[] members = new String[2_000];
    for (int i = 0; i < members.length; i++) {
      members[i] = "u" + i;
    }
    ad.addGroup("staff", members);
    for (String member : members) {
      ad.add("user", member, "displayName", member);
    }
    ad.memory().reportReferencesByAnchor();

    ad.fullImport().succeeded().staged("stage-add", members.length + 1);

    assertThat(ad.object("staff").actual().values("member", Image.TOP))
        .hasSize(members.length)
        .allSatisfy(member -> assertThat(((ConnectorSpaceObject) member).anchor()).isPresent());
    ad.hasNoObject("<ANCHOR=" + ad.anchor("u0") + ">");
  }

  @Test
  @DisplayName(
      "CS-25: a group that is read before its renamed members and again after some of them")
  void groupIsReadAgainAmongItsRenamedMembers() {
    usersAndGroups();
    ad.addGroup("staff", "ada", "bob").addUser("ada").addUser("bob");
    world.importAndSynchronize().exportAndConfirm();

    ad.change("staff", "displayName", "all");
    ad.rename("ada", "eve").rename("bob", "cyd");
    ad.change("staff", "member", List.of("eve"));
    deltaFromAd();

    ad.object("staff").refersTo("member", "eve");
    ad.hasNoObject("ada").hasNoObject("bob");
    world.metaverseObject("displayName", "all").has("member", "ada");
    world.exportAndConfirm();
  }
}
