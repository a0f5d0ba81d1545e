package org.aadsync.core.engine;

import static org.aadsync.core.engine.PendingOperation.DELETE;
import static org.aadsync.core.rules.ScopeOperator.EQUAL;
import static org.aadsync.core.rules.ScopeOperator.ISNOTMEMBEROF;
import static org.aadsync.testing.RuleBuilder.inbound;
import static org.aadsync.testing.TypicalRules.usersFrom;
import static org.aadsync.testing.TypicalRules.usersTo;

import java.util.List;
import org.aadsync.testing.RuleBuilder;
import org.aadsync.testing.Scenario;
import org.aadsync.testing.TestDirectory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Which objects reach the cloud: by container, by attribute, by group. */
class FilteringStoryTest {
  private final Scenario world = new Scenario();
  private final TestDirectory ad = world.activeDirectory("AD");
  private final TestDirectory aad = world.azureAd("AAD");

  private void sync() {
    ad.deltaImport().succeeded();
    ad.deltaSync().succeeded();
  }

  private static RuleBuilder notIn(TestDirectory forest, String group) {
    return inbound("In from " + forest.name() + " - Pilot", forest, "user", "person")
        .precedence(50 + forest.name().length())
        .when("dn", ISNOTMEMBEROF, forest.dn(group))
        .constant("cloudFiltered", "True");
  }

  @Test
  @DisplayName("F-1: container and attribute filters combine: an object must pass both")
  void filtersCombine() {
    ad.partition("DC=AD", List.of("OU=in,DC=AD"), List.of("OU=out,OU=in,DC=AD"));
    world.rules(
        usersFrom(ad).expression("cloudFiltered", "IIF([info] = \"hide\", True, NULL)"),
        usersTo(aad));
    ad.add("organizationalUnit", "OU=in,DC=AD").add("organizationalUnit", "OU=out,OU=in,DC=AD");
    ad.addUser("CN=ada,OU=in,DC=AD", "employeeID", "ada");
    ad.addUser("CN=bob,OU=in,DC=AD", "employeeID", "bob", "info", "hide");
    ad.addUser("CN=cyd,OU=out,OU=in,DC=AD", "employeeID", "cyd");

    world.importAndSynchronize().exportAndConfirm();

    aad.holdsExactly("ada");
  }

  @Test
  @DisplayName("F-5: negative filter: a custom rule without join says True for the unwanted")
  void negativeFilter() {
    world.rules(
        inbound("In from AD - User DoNotSyncFilter", ad, "user", "person")
            .precedence(50)
            .when("department", EQUAL, "Lab")
            .constant("cloudFiltered", "True"),
        usersFrom(ad),
        usersTo(aad));
    ad.addUser("ada").addUser("bob", "department", "Lab");

    world.importAndSynchronize().exportAndConfirm();

    aad.holdsExactly("ada");
    world.metaverseObject("displayName", "ada").lacks("cloudFiltered");
  }

  @Test
  @DisplayName("F-5: positive filter: False for the wanted, and a catch-all with a larger number")
  void positiveFilter() {
    world.rules(
        inbound("In from AD - User Sales sync", ad, "user", "person")
            .precedence(50)
            .when("department", EQUAL, "Sales")
            .constant("cloudFiltered", "False"),
        inbound("In from AD - User Catch-all filter", ad, "user", "person")
            .precedence(99)
            .constant("cloudFiltered", "True"),
        usersFrom(ad),
        usersTo(aad));
    ad.addUser("ada", "department", "Sales").addUser("bob", "department", "Lab").addUser("cyd");

    world.importAndSynchronize().exportAndConfirm();

    aad.holdsExactly("ada");
  }

  @Test
  @DisplayName("F-6: an outbound filter sees what several forests say together")
  void outboundFilter() {
    TestDirectory hr = world.activeDirectory("HR");
    world.rules(
        usersFrom(ad),
        inbound("In from HR - User", hr, "user", "person")
            .join("objectSid", "objectSid")
            .flow("department"),
        usersTo(aad).when("department", EQUAL, "Sales"));
    ad.addUser("ada").addUser("bob");
    hr.addUser("ada", "department", "Sales").addUser("bob", "department", "Lab");

    world.importAndSynchronize().exportAndConfirm();

    aad.holdsExactly("ada");
  }

  @Test
  @DisplayName(
      "F-7: what is filtered after it was synchronized goes, and comes back with the filter")
  void filteredLater() {
    world.rules(
        usersFrom(ad).expression("cloudFiltered", "IIF([info] = \"hide\", True, NULL)"),
        usersTo(aad));
    ad.addUser("ada");
    world.importAndSynchronize().exportAndConfirm();

    ad.change("ada", "info", "hide");
    sync();
    aad.object("ada").pendingExport(DELETE);
    world.exportAndConfirm();
    aad.holdsExactly();
    ad.clear("ada", "info");
    sync();
    world.exportAndConfirm();

    aad.holdsExactly("ada");
  }

  @Test
  @DisplayName("F-8, CS-16: a selected container that is renamed drops out at the next full import")
  void renamedContainer() {
    ad.partition("DC=AD", List.of("OU=in,DC=AD"), List.of());
    world.rules(usersFrom(ad), usersTo(aad));
    ad.add("organizationalUnit", "OU=in,DC=AD");
    ad.addUser("CN=ada,OU=in,DC=AD", "employeeID", "ada");
    world.importAndSynchronize().exportAndConfirm();
    ad.rename("OU=in,DC=AD", "OU=renamed,DC=AD");
    ad.rename("CN=ada,OU=in,DC=AD", "CN=ada,OU=renamed,DC=AD");
    ad.memory().forgetChanges();

    ad.deltaImport().succeeded();
    ad.object("CN=ada,OU=in,DC=AD").isConnected();
    ad.fullImport().succeeded().staged("stage-delete", 2);
  }

  @Test
  @DisplayName(
      "F-4: with a pilot group only its direct members are synchronized, as they come and go")
  void groupFilter() {
    world.rules(notIn(ad, "pilot"), usersFrom(ad), usersTo(aad));
    ad.addUser("ada").addUser("bob").addUser("cyd").addGroup("nested", "cyd");
    ad.addGroup("pilot", "ada", "nested");
    world.importAndSynchronize().exportAndConfirm();
    aad.holdsExactly("ada");

    ad.change("pilot", "member", List.of("bob"));
    sync();
    world.exportAndConfirm();
    aad.holdsExactly("bob");
  }

  @Test
  @DisplayName("F-4: whoever stands in two forests must be in the group of each")
  void groupFilterInTwoForests() {
    TestDirectory other = world.activeDirectory("OTHER");
    world.rules(
        notIn(ad, "pilot"), notIn(other, "pilot"), usersFrom(ad), usersFrom(other), usersTo(aad));
    ad.addUser("ada").addUser("bob").addGroup("pilot", "ada", "bob");
    other.addUser("ada").addUser("bob").addGroup("pilot", "bob");

    world.importAndSynchronize().exportAndConfirm();

    aad.holdsExactly("bob");
  }
}
