package org.aadsync.core.engine;

import static org.aadsync.testing.RuleBuilder.inbound;
import static org.aadsync.testing.TypicalRules.usersFrom;

import org.aadsync.testing.RuleBuilder;
import org.aadsync.testing.Scenario;
import org.aadsync.testing.StepAssert;
import org.aadsync.testing.TestDirectory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What happens where joins conflict, and when they are tried again. */
class JoinConflictStoryTest {
  private final Scenario world = new Scenario();
  private final TestDirectory ad = world.activeDirectory("AD");
  private final TestDirectory res = world.activeDirectory("RES");

  private static RuleBuilder persons(TestDirectory ad) {
    return usersFrom(ad).flow("mail", "title", "company", "url");
  }

  private RuleBuilder fromRes() {
    return inbound("In from RES - Join", res, "user", "person").flow("department");
  }

  @Test
  @DisplayName("J-10: rules in scope with different join conditions are an error of the object")
  void differentJoinConditionsAreAnError() {
    world.rules(
        persons(ad),
        fromRes().join("mail", "mail"),
        inbound("In from RES - Other", res, "user", "person").join("company", "company"));
    ad.addUser("ada", "mail", "ada@x");
    res.addUser("r", "mail", "ada@x").addUser("s", "mail", "other@x");
    ad.fullImport().succeeded();
    ad.fullSync().succeeded();
    res.fullImport().succeeded();

    res.fullSync()
        .endedWith("completed-sync-errors")
        .hasErrors("multiple-join-rules", "multiple-join-rules");

    res.object("r").isDisconnected().hasErrors("multiple-join-rules");
  }

  @Test
  @DisplayName(
      "J-10: rules with the same conditions count as one, and the strongest link type wins")
  void sameJoinConditionsCountAsOne() {
    world.rules(
        inbound("In from AD - First", ad, "user", "person").join("mail", "mail").flow("mail"),
        inbound("In from AD - Second", ad, "user", "person")
            .provision()
            .join("mail", "mail")
            .flow("displayName"));
    ad.addUser("ada", "mail", "ada@x");

    world.importAndSynchronize();

    world.onlyMetaverseObject().has("mail", "ada@x").has("displayName", "ada");
  }

  @Test
  @DisplayName("Z-2, J-12: two objects of a connector that flow one attribute to one object")
  void secondObjectWithTheSameFlowIsAmbiguous() {
    world.rules(usersFrom(ad));
    ad.addUser("ada", "objectGUID", "1", "objectSid", "S-1");
    ad.addUser("bob", "objectGUID", "2", "objectSid", "S-1");
    ad.fullImport().succeeded();

    StepAssert sync =
        ad.fullSync()
            .endedWith("completed-sync-errors")
            .hasErrors("ambiguous-import-flow-from-multiple-connectors");

    sync.about(ad, "bob");
    world.onlyMetaverseObject().has("displayName", "ada").isLinkedTo(ad, "ada");
    ad.object("bob").isDisconnected();
  }

  private void oneInTheWayOfAnother() {
    ad.addUser("ada", "objectGUID", "2").addUser("bob", "objectGUID", "1", "mail", "b@x");
    world.rules(usersFrom(ad).join("mail", "mail").flow("mail"));
    ad.fullImport().succeeded();
    ad.fullSync().succeeded();
  }

  @Test
  @DisplayName("Z-3 b: who failed because another one was in its place is tried again in the run")
  void objectInTheWayLosesItsValue() {
    oneInTheWayOfAnother();

    ad.addUser("new", "objectGUID", "0", "mail", "b@x").clear("bob", "mail");
    ad.deltaImport().succeeded();
    ad.deltaSync().succeeded();

    world.metaverseObject("displayName", "new").isLinkedTo(ad, "new").has("mail", "b@x");
    world.metaverseObject("displayName", "bob").isLinkedTo(ad, "bob").lacks("mail");
  }

  @Test
  @DisplayName("Z-3 b: who failed because of an object that goes is tried again in the run")
  void objectInTheWayGoes() {
    oneInTheWayOfAnother();

    ad.addUser("new", "objectGUID", "0", "mail", "b@x").remove("bob");
    ad.deltaImport().succeeded();
    ad.deltaSync().succeeded();

    world.metaverseObject("displayName", "new").isLinkedTo(ad, "new");
  }

  @Test
  @DisplayName("Z-3 b: who failed is tried again when a link goes and the metaverse object stays")
  void linkInTheWayGoes() {
    world.rules(
        usersFrom(ad).join("mail", "mail").flow("mail"),
        inbound("In from RES - Join", res, "user", "person").join("mail", "mail").flow("mail"));
    ad.addUser("bob", "objectGUID", "1", "mail", "b@x");
    res.addUser("bob", "mail", "b@x");
    world.importAndSynchronize();

    ad.addUser("new", "objectGUID", "0", "mail", "b@x").remove("bob");
    ad.deltaImport().succeeded();
    ad.deltaSync().succeeded();

    world.onlyMetaverseObject().isLinkedTo(ad, "new").isLinkedTo(res, "bob");
  }

  @Test
  @DisplayName("Z-2: a flow to the same attribute is ambiguous even where it gives no value")
  void sameFlowWithoutAValueIsAmbiguous() {
    world.rules(
        usersFrom(ad).flow("title"),
        inbound("In from AD - Contact", ad, "contact", "person")
            .join("displayName", "displayName")
            .flow("title"));
    ad.addUser("ada", "objectGUID", "1", "title", "Boss");
    ad.add("contact", "c", "objectGUID", "2", "displayName", "ada");
    ad.fullImport().succeeded();

    ad.fullSync().hasErrors("ambiguous-import-flow-from-multiple-connectors").about(ad, "c");
  }

  @Test
  @DisplayName("Z-2: two objects of a connector may link to one object if no flow meets another")
  void secondObjectWithOtherFlowsMayLink() {
    world.rules(
        usersFrom(ad),
        inbound("In from AD - Contact", ad, "contact", "person")
            .join("displayName", "displayName")
            .flow("title"));
    ad.addUser("ada");
    ad.add("contact", "c", "displayName", "ada", "title", "Boss");

    world.importAndSynchronize();

    world.onlyMetaverseObject().isLinkedTo(ad, "ada", "c").has("title", "Boss");
  }

  @ParameterizedTest(name = "{0} before {1}: {2}")
  @DisplayName("Z-3 a: object types go in the order of the partition's list, then anchors")
  @CsvSource({"user, contact, u", "contact, user, c"})
  void objectTypesHaveAnOrder(String first, String second, String winner) {
    ad.objectClasses(first, second);
    world.rules(
        usersFrom(ad),
        inbound("In from AD - Contact", ad, "contact", "person")
            .provision()
            .join("objectSid", "objectSid")
            .flow("objectSid", "displayName"));
    ad.addUser("u", "objectGUID", "5", "objectSid", "S-1");
    ad.add("contact", "c", "objectGUID", "4", "objectSid", "S-1", "displayName", "c");
    ad.add("contact", "d", "objectGUID", "6", "objectSid", "S-2", "displayName", "d");
    ad.fullImport().succeeded();

    ad.fullSync().hasErrors("ambiguous-import-flow-from-multiple-connectors");

    world.hasMetaverseObjects(2);
    world.metaverseObject("displayName", winner).isLinkedTo(ad, winner);
  }

  @Test
  @DisplayName("Z-2: the conflict ends when the first object goes")
  void ambiguityEndsWithTheOtherObject() {
    world.rules(usersFrom(ad));
    ad.addUser("ada", "objectGUID", "1", "objectSid", "S-1");
    ad.addUser("bob", "objectGUID", "2", "objectSid", "S-1");
    ad.fullImport().succeeded();
    ad.fullSync().hasErrors("ambiguous-import-flow-from-multiple-connectors");

    ad.remove("ada");
    ad.deltaImport().succeeded();
    ad.deltaSync().succeeded();

    world.onlyMetaverseObject().has("displayName", "bob").isLinkedTo(ad, "bob");
    ad.object("bob").hasErrors();
  }

  @Test
  @DisplayName("Z-3 b: a disconnector is joined in the run that makes its metaverse object")
  void disconnectorJoinsInTheSameRun() {
    world.rules(persons(ad), fromRes().join("mail", "mail"));
    res.addUser("r", "mail", "ada@x", "department", "IT");
    res.fullImport().succeeded();
    res.fullSync().succeeded();
    res.object("r").isDisconnected();

    ad.addUser("ada", "mail", "ada@x");
    ad.fullImport().succeeded();
    ad.fullSync().succeeded();

    res.object("r").isConnected();
    world.onlyMetaverseObject().has("department", "IT").isLinkedTo(res, "r");
  }

  @Test
  @DisplayName("Z-3 b: a disconnector is joined in the run that changes its join value")
  void disconnectorJoinsWhenTheMetaverseChanges() {
    world.rules(persons(ad), fromRes().join("mail", "mail"));
    ad.addUser("ada", "mail", "old@x");
    res.addUser("r", "mail", "ada@x", "department", "IT");
    world.importAndSynchronize();
    res.object("r").isDisconnected();

    ad.change("ada", "mail", "ada@x");
    ad.deltaImport().succeeded();
    ad.deltaSync().succeeded();

    res.object("r").isConnected();
    world.onlyMetaverseObject().has("department", "IT");
  }
}
