package org.aadsync.core.engine;

import static org.aadsync.core.engine.PendingOperation.ADD;
import static org.aadsync.core.engine.PendingOperation.NONE;
import static org.aadsync.core.engine.PendingOperation.UPDATE;
import static org.aadsync.core.rules.ScopeOperator.EQUAL;
import static org.aadsync.testing.RuleBuilder.inbound;
import static org.aadsync.testing.RuleBuilder.outbound;
import static org.aadsync.testing.TypicalRules.groupsFrom;
import static org.aadsync.testing.TypicalRules.groupsTo;
import static org.aadsync.testing.TypicalRules.usersFrom;
import static org.aadsync.testing.TypicalRules.usersTo;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.aadsync.testing.Scenario;
import org.aadsync.testing.TestDirectory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What there is: connector spaces, a metaverse, and objects with layers. */
class DataModelStoryTest {
  private final Scenario world = new Scenario();
  private final TestDirectory ad = world.activeDirectory("AD");
  private final TestDirectory aad = world.azureAd("AAD");

  @Test
  @DisplayName("M-1, M-2: each connector has a space of its own, and all have one metaverse")
  void spacesAndMetaverse() {
    TestDirectory res = world.activeDirectory("RES");
    world.rules(usersFrom(ad), usersFrom(res), usersTo(aad));
    ad.addUser("ada");
    res.addUser("ada", "objectSid", "S-other", "employeeID", "other");
    world.importAndSynchronize();

    ad.hasExactly("ada");
    res.hasExactly("ada");
    aad.hasExactly("ada", "other");
    world.hasMetaverseObjects(2);
    List<UUID> ids =
        List.of(
            ad.object("ada").actual().id(),
            res.object("ada").actual().id(),
            aad.object("ada").actual().id(),
            aad.object("other").actual().id(),
            world.metaverseObject("sourceAnchor", "ada").actual().id(),
            world.metaverseObject("sourceAnchor", "other").actual().id());
    assertThat(ids).doesNotHaveDuplicates();
  }

  @Test
  @DisplayName(
      "M-3, CS-12: a provisioned object has a DN, and an anchor when the directory gave it")
  void anchorsComeFromTheDirectory() {
    world.rules(usersFrom(ad), usersTo(aad));
    ad.addUser("ada");
    world.importAndSynchronize();
    aad.object("ada").hasNoAnchor().hasDn(Image.TOP, "ada").isMissingIn(Image.EXPORTED);

    aad.export().succeeded();

    assertThat(aad.object("ada").actual().anchor()).contains(aad.anchor("ada"));
  }

  @Test
  @DisplayName("M-4: a metaverse object has many links, a connector-space object one")
  void links() {
    TestDirectory res = world.activeDirectory("RES");
    world.rules(usersFrom(ad), usersFrom(res), usersTo(aad));
    ad.addUser("ada");
    res.addUser("ada");
    world.importAndSynchronize();

    world.onlyMetaverseObject().isLinkedTo(ad, "ada").isLinkedTo(res, "ada").isLinkedTo(aad, "ada");
    ad.object("ada").isLinkedTo(world.onlyMetaverseObject());
  }

  @Test
  @DisplayName("M-5: a connector space holds selected object types and attributes only")
  void selection() {
    ad.attributes("secret:string:unselected").objectClasses("user");
    world.rules(usersFrom(ad));
    ad.addUser("ada", "secret", "x", "title", "Boss");
    ad.add("printer", "laser");

    ad.fullImport().succeeded();

    ad.hasExactly("ada");
    ad.object("ada").imported("secret").imported("title", "Boss");
  }

  @Test
  @DisplayName("M-6: the type of a metaverse object never changes; another type is another object")
  void metaverseTypeStays() {
    world.rules(
        usersFrom(ad),
        inbound("In from AD - Device", ad, "contact", "device")
            .provision()
            .join("objectSid", "objectSid")
            .flow("objectSid", "displayName"));
    ad.addUser("ada");
    world.importAndSynchronize();
    world.onlyMetaverseObject().isOfType("person");

    ad.changeType("ada", "contact");
    ad.deltaImport().succeeded();
    ad.deltaSync().succeeded();

    world.onlyMetaverseObject().isOfType("device").has("displayName", "ada");
  }

  @Test
  @DisplayName("M-7: text, numbers, Booleans, bytes and references travel, one or several")
  void types() {
    world
        .metaverseAttributes("owners:reference[]", "numbers:number[]")
        .rules(
            usersFrom(ad).flow("employeeNumber", "hidden", "photo", "certificates", "url"),
            inbound("In from AD - manager", ad, "user", "person").flow("manager"),
            usersTo(aad).flow("employeeNumber", "hidden", "photo", "certificates", "url"),
            outbound("Out to AAD - manager", aad, "person", "user").flow("manager"));
    ad.addUser("ada", "employeeNumber", 7, "hidden", true, "photo", "bytes");
    ad.change("ada", "certificates", List.of("one", "two"), "url", List.of("a", "b"));
    ad.change("ada", "manager", "ada");
    world.importAndSynchronize().exportAndConfirm();

    aad.holdsValues("ada", "employeeNumber", 7)
        .holdsValues("ada", "hidden", true)
        .holdsValues("ada", "url", "a", "b")
        .holdsValues("ada", "manager", "ada");
    assertThat(aad.object("ada").actual().values("photo", Image.TOP))
        .isEqualTo(ad.object("ada").actual().values("photo", Image.TOP));
    assertThat(aad.object("ada").actual().values("certificates", Image.TOP))
        .isEqualTo(ad.object("ada").actual().values("certificates", Image.TOP));
  }

  @Test
  @DisplayName("M-10, MV-1: imports and joins make no metaverse object, only a Provision rule does")
  void onlyProvisionRulesProject() {
    world.rules(
        usersFrom(ad),
        inbound("In from AD - Contact", ad, "contact", "person").join("mail", "mail").flow("mail"));
    ad.addUser("ada").add("contact", "cyd", "mail", "cyd@x");
    ad.fullImport().succeeded();
    world.hasMetaverseObjects(0);

    ad.fullSync().succeeded();

    world.onlyMetaverseObject().has("displayName", "ada");
    ad.object("cyd").isDisconnected();
  }

  @Test
  @DisplayName("CS-1, CS-2: imported objects begin without a link, provisioned ones have one")
  void kindsOfObjects() {
    world.rules(usersFrom(ad), usersTo(aad));
    ad.addUser("ada", "manager", "ghost");
    ad.fullImport().succeeded();
    ad.object("ada").isOfType("user").isDisconnected();
    ad.object("ghost").isPlaceholder();

    ad.fullSync().succeeded();
    aad.object("ada").isOfType("user").isConnected().pendingExport(ADD);
    ad.object("ghost").isPlaceholder();
  }

  @Test
  @DisplayName("CS-4: an image is the one below it with what is pending, attribute by attribute")
  void images() {
    world.rules(usersFrom(ad).flow("title", "info"), usersTo(aad).flow("title", "info"));
    ad.addUser("ada", "title", "1", "info", "1");
    world.importAndSynchronize().exportAndConfirm();
    ad.change("ada", "title", "2");
    ad.deltaImport().succeeded();
    ad.deltaSync().succeeded();
    aad.export().succeeded();
    ad.change("ada", "info", "3");
    ad.deltaImport().succeeded();
    ad.deltaSync().succeeded();
    aad.memory().forgetChanges();
    aad.change("ada", "department", "by hand");
    aad.memory().reportPartialDeltas();
    aad.deltaImport().succeeded();

    aad.object("ada")
        .synchronizedAs("title", "1")
        .synchronizedAs("department")
        .imported("title", "1")
        .imported("info", "1")
        .imported("department", "by hand")
        .exported("title", "2")
        .exported("info", "1")
        .exported("department", "by hand")
        .wants("title", "2")
        .wants("info", "3")
        .wants("department", "by hand");
  }

  @Test
  @DisplayName("CS-5: a change of a set is the values that come and those that go")
  void deltasOfSets() {
    world.rules(groupsFrom(ad), groupsTo(aad), usersFrom(ad), usersTo(aad));
    ad.addUser("ada").addUser("bob").addUser("cyd").addGroup("staff", "ada", "bob");
    world.importAndSynchronize().exportAndConfirm();

    ad.change("staff", "member", List.of("bob", "cyd"));
    ad.deltaImport().succeeded();
    ad.deltaSync().succeeded();

    ConnectorSpaceObject staff = aad.object("staff").pendingExport(UPDATE).actual();
    assertThat(staff.differences(Image.EXPORTED, Image.TOP))
        .singleElement()
        .satisfies(
            delta -> {
              assertThat(delta.attribute()).isEqualTo("member");
              assertThat(delta.before())
                  .containsExactly(aad.object("ada").actual(), aad.object("bob").actual());
              assertThat(delta.after())
                  .containsExactly(aad.object("bob").actual(), aad.object("cyd").actual());
            });
  }

  @Test
  @DisplayName("CS-6: an object has a pending import or export while images differ, and no longer")
  void pendingFlags() {
    world.rules(usersFrom(ad), usersTo(aad));
    ad.addUser("ada");
    ad.fullImport().succeeded();
    ad.object("ada").pendingImport(ADD).pendingExport(NONE);

    ad.fullSync().succeeded();
    ad.object("ada").pendingImport(NONE);
    aad.object("ada").pendingImport(NONE).pendingExport(ADD);

    aad.export().succeeded();
    aad.object("ada").pendingExport(NONE).unconfirmed(ADD);
    aad.fullImport().succeeded();
    aad.object("ada").pendingImport(UPDATE).unconfirmed(NONE);
    aad.deltaSync().succeeded();
    aad.object("ada").isSettled();
  }

  @Test
  @DisplayName("R-1: a scope reads the source, so one name means two attributes")
  void scopesReadTheSource() {
    world.rules(
        usersFrom(ad).constant("title", "of the metaverse"),
        inbound("In from AD - inbound scope", ad, "user", "person")
            .when("title", EQUAL, "of the directory")
            .constant("info", "inbound"),
        usersTo(aad).flow("info"),
        outbound("Out to AAD - outbound scope", aad, "person", "user")
            .when("title", EQUAL, "of the metaverse")
            .constant("department", "outbound"));
    ad.addUser("ada", "title", "of the directory");
    world.importAndSynchronize().exportAndConfirm();

    aad.holdsValues("ada", "info", "inbound").holdsValues("ada", "department", "outbound");
  }

  @Test
  @DisplayName("R-3, R-7: rules apply by their number, custom ones below 100 first, 0 among them")
  void rulesApplyByTheirNumber() {
    world.rules(
        usersFrom(ad).constant("title", "shipped").constant("info", "shipped"),
        inbound("custom 99", ad, "user", "person")
            .precedence(99)
            .constant("title", "99")
            .constant("info", "99"),
        inbound("custom 0", ad, "user", "person").precedence(0).constant("title", "0"));
    ad.addUser("ada");
    world.importAndSynchronize();

    world.onlyMetaverseObject().has("title", "0").has("info", "99");
    world.onlyMetaverseObject().contributed("title", "custom 0");
  }

  @Test
  @DisplayName("Y-3: a value of the clock changes when the object is processed, or all are")
  void clockValues() {
    world.rules(
        usersFrom(ad).flow("info").expression("company", "FormatDateTime(Now(), \"yyyy-MM-dd\")"));
    ad.addUser("ada");
    world.importAndSynchronize();
    world.onlyMetaverseObject().has("company", "2016-01-15");

    world.later(Duration.ofDays(1));
    ad.deltaImport().succeeded();
    ad.deltaSync().succeeded();
    world.onlyMetaverseObject().has("company", "2016-01-15");

    ad.change("ada", "info", "x");
    ad.deltaImport().succeeded();
    ad.deltaSync().succeeded();
    world.onlyMetaverseObject().has("company", "2016-01-16");

    world.later(Duration.ofDays(1));
    ad.fullSync().succeeded();
    world.onlyMetaverseObject().has("company", "2016-01-17");
  }
}
