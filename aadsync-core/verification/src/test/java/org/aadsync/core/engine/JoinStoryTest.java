package org.aadsync.core.engine;

import static org.aadsync.core.engine.PendingOperation.NONE;
import static org.aadsync.core.rules.ScopeOperator.EQUAL;
import static org.aadsync.testing.RuleBuilder.inbound;
import static org.aadsync.testing.TypicalRules.contactsFrom;
import static org.aadsync.testing.TypicalRules.usersFrom;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.aadsync.testing.RuleBuilder;
import org.aadsync.testing.Scenario;
import org.aadsync.testing.TestDirectory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How an imported object finds, or makes, its metaverse object. */
class JoinStoryTest {
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
  @DisplayName("J-1, L-1: a link outlives the values that it was made by")
  void linkOutlivesItsConditions() {
    world.rules(persons(ad), fromRes().join("mail", "mail"));
    ad.addUser("ada", "mail", "ada@x");
    res.addUser("r", "mail", "ada@x", "department", "IT");
    world.importAndSynchronize();
    res.object("r").isConnected();
    world.onlyMetaverseObject().has("department", "IT");

    res.change("r", "mail", "changed@x", "department", "HR");
    res.deltaImport().succeeded();
    res.deltaSync().succeeded();
    res.object("r").isConnected();
    world.onlyMetaverseObject().has("department", "HR").isLinkedTo(res, "r");

    res.fullSync().succeeded();
    res.object("r").isConnected();
  }

  @Test
  @DisplayName("J-2: a group that matches several objects gives way to the next")
  void ambiguousGroupGivesWay() {
    world.rules(persons(ad), fromRes().join("company", "company").join("mail", "mail"));
    ad.addUser("ada", "company", "us", "mail", "ada@x");
    ad.addUser("bob", "company", "us", "mail", "bob@x");
    res.addUser("r", "company", "us", "mail", "bob@x");

    world.importAndSynchronize();

    world.metaverseObject("displayName", "bob").isLinkedTo(res, "r");
    world.metaverseObject("displayName", "ada").isLinkedTo(res);
  }

  @Test
  @DisplayName("J-2: the first group with just one match wins over later groups")
  void firstUniqueGroupWins() {
    world.rules(persons(ad), fromRes().join("company", "company").join("mail", "mail"));
    ad.addUser("ada", "company", "us", "mail", "ada@x");
    ad.addUser("bob", "company", "them", "mail", "bob@x");
    res.addUser("r", "company", "us", "mail", "bob@x");

    world.importAndSynchronize();

    world.metaverseObject("displayName", "ada").isLinkedTo(res, "r");
  }

  @Test
  @DisplayName("J-2: all conditions of a group must hold")
  void allConditionsOfAGroupMustHold() {
    world.rules(persons(ad), fromRes().join("company", "company").andJoin("title", "title"));
    ad.addUser("ada", "company", "us", "title", "Boss");
    ad.addUser("bob", "company", "us", "title", "Clerk");
    res.addUser("r", "company", "us", "title", "Clerk");
    res.addUser("s", "company", "us", "title", "Cook");

    world.importAndSynchronize();

    world.metaverseObject("displayName", "bob").isLinkedTo(res, "r");
    res.object("s").isDisconnected();
  }

  @Test
  @DisplayName("J-3: without a match a Join or StickyJoin rule leaves the object unlinked")
  void joinRulesNeverProject() {
    world.rules(
        fromRes().join("mail", "mail"),
        inbound("In from RES - Contact", res, "contact", "person")
            .stickyJoin()
            .join("mail", "mail"));
    res.addUser("r", "mail", "nobody@x");
    res.add("contact", "c", "mail", "nobody@x");

    res.fullImport().succeeded();
    res.fullSync().succeeded().inbound("disconnector-remains", 2);

    res.object("r").isDisconnected().pendingImport(NONE);
    res.object("c").isDisconnected().pendingImport(NONE);
    world.hasMetaverseObjects(0);
  }

  @Test
  @DisplayName("J-3: without a match a Provision rule creates the metaverse object")
  void provisionRuleProjects() {
    world.rules(persons(ad));
    ad.addUser("ada");

    ad.fullImport().succeeded();
    ad.fullSync().succeeded().inbound("disconnector-projected-flow", 1);

    world.onlyMetaverseObject().isOfType("person").isLinkedTo(ad, "ada").has("displayName", "ada");
  }

  @Test
  @DisplayName("J-3: a Provision rule creates an object too where every group is ambiguous")
  void provisionRuleProjectsWhenAmbiguous() {
    world.rules(
        persons(ad),
        inbound("In from RES - Join", res, "user", "person")
            .provision()
            .join("company", "company")
            .flow("displayName"));
    ad.addUser("ada", "company", "us").addUser("bob", "company", "us");
    res.addUser("r", "company", "us");

    world.importAndSynchronize();

    world.hasMetaverseObjects(3);
    world.metaverseObject("displayName", "r").isLinkedTo(res, "r");
  }

  @Test
  @DisplayName("J-4: a contact without the attribute that it joins by is not projected")
  void projectionNeedsAJoinValue() {
    world.rules(contactsFrom(ad));
    ad.add("contact", "with", "displayName", "with", "mail", "c@x");
    ad.add("contact", "without", "displayName", "without");

    world.importAndSynchronize();

    ad.object("with").isConnected();
    ad.object("without").isDisconnected();

    ad.change("without", "mail", "now@x");
    ad.deltaImport().succeeded();
    ad.deltaSync().succeeded();
    ad.object("without").isConnected();
  }

  @Test
  @DisplayName("J-4: one of several join attributes is enough")
  void oneJoinValueIsEnough() {
    world.rules(contactsFrom(ad).join("employeeID", "employeeID"));
    ad.add("contact", "c", "displayName", "c", "employeeID", "7");

    world.importAndSynchronize();

    ad.object("c").isConnected();
  }

  @Test
  @DisplayName("J-5: a Provision rule without join conditions creates at once")
  void provisionWithoutConditionsCreates() {
    world.rules(inbound("In from AD", ad, "user", "person").provision().flow("displayName"));
    ad.add("user", "ada", "displayName", "ada");
    ad.add("user", "bob", "displayName", "bob");

    world.importAndSynchronize();

    world.hasMetaverseObjects(2);
  }

  @Test
  @DisplayName("J-6: a rule without join conditions never links, but flows once another rule has")
  void rulesWithoutConditionsOnlyFlow() {
    world.rules(
        persons(ad).when("company", EQUAL, "us"),
        inbound("In from AD - Common", ad, "user", "person").flow("department"));
    ad.addUser("ada", "company", "us", "department", "IT");
    ad.addUser("bob", "department", "HR");

    world.importAndSynchronize();

    world
        .onlyMetaverseObject()
        .has("department", "IT")
        .contributed("department", "In from AD - Common");
    ad.object("bob").isDisconnected();
  }

  @ParameterizedTest(name = "{0} and {1}: {2}")
  @DisplayName("J-7, Z-14: text joins without regard to case, code unit by code unit")
  @CsvSource({
    "Ada@X, aDA@x, true",
    "straße, STRAßE, true",
    "straße, STRASSE, false",
    "ı, I, false",
    "i, İ, false",
    "é, É, true",
    "ǆ, Ǆ, true",
    "é, e\u0301, false",
    "\uD801\uDC28, \uD801\uDC00, false",
    "'x', ' x', false",
  })
  void joinsIgnoreCase(String metaverse, String connectorSpace, boolean joined) {
    world.rules(persons(ad), fromRes().join("mail", "mail"));
    ad.addUser("ada", "mail", metaverse);
    res.addUser("r", "mail", connectorSpace);

    world.importAndSynchronize();

    if (joined) {
      res.object("r").isConnected();
    } else {
      res.object("r").isDisconnected();
    }
  }

  @Test
  @DisplayName("J-7: a case-sensitive condition tells cases apart")
  void caseSensitiveConditionTellsCasesApart() {
    world.rules(persons(ad), fromRes().joinCaseSensitive("mail", "mail"));
    ad.addUser("ada", "mail", "Ada@x").addUser("bob", "mail", "ada@x");
    res.addUser("r", "mail", "ada@x");

    world.importAndSynchronize();

    world.metaverseObject("displayName", "bob").isLinkedTo(res, "r");
    world.metaverseObject("displayName", "ada").isLinkedTo(res);
  }

  @Test
  @DisplayName("J-8: an absent value never matches an absent value")
  void absentValuesNeverMatch() {
    world.rules(persons(ad), fromRes().join("mail", "mail"));
    ad.addUser("ada");
    res.addUser("r");

    world.importAndSynchronize();

    res.object("r").isDisconnected();
  }

  @Test
  @DisplayName("J-8: one common value of multi-valued attributes is a match")
  void anyCommonValueMatches() {
    world.rules(persons(ad), fromRes().join("url", "url"));
    ad.addUser("ada", "url", List.of("a", "b")).addUser("bob", "url", List.of("x", "y"));
    res.addUser("r", "url", List.of("z", "Y"));

    world.importAndSynchronize();

    world.metaverseObject("displayName", "bob").isLinkedTo(res, "r");
  }

  @Test
  @DisplayName("J-8: two common values with one object are one match, not two")
  void twoCommonValuesAreOneMatch() {
    world.rules(persons(ad), fromRes().join("url", "url"));
    ad.addUser("ada", "url", List.of("a", "b"));
    res.addUser("r", "url", List.of("b", "a"));

    world.importAndSynchronize();

    res.object("r").isConnected();
  }

  @Test
  @DisplayName("J-9: only objects of the rule's metaverse type are candidates, * means every type")
  void candidatesAreOfTheRulesType() {
    world.rules(
        persons(ad),
        inbound("In from AD - Group", ad, "group", "group").provision().flow("displayName", "mail"),
        inbound("In from RES - Join", res, "user", "person").join("mail", "mail"),
        inbound("In from RES - Any", res, "contact", "*").join("mail", "mail"));
    ad.addUser("ada").add("group", "staff", "displayName", "staff", "mail", "staff@x");
    res.addUser("u", "mail", "staff@x").add("contact", "c", "mail", "staff@x");

    world.importAndSynchronize();

    res.object("u").isDisconnected();
    world.metaverseObject("displayName", "staff").isLinkedTo(res, "c");
  }

  @Test
  @DisplayName("J-4, Q-35: the baseline of January 2016 projects without a join attribute too")
  void olderBaselineProjectsAll() {
    Scenario other = new Scenario();
    TestDirectory forest = other.activeDirectory("AD");
    other.host(builder -> builder.baseline(Baseline.JANUARY_2016));
    other.rules(contactsFrom(forest));
    forest.add("contact", "ada");
    forest.fullImport().succeeded();
    forest.fullSync().succeeded();

    other.hasMetaverseObjects(1);
    assertThat(Baseline.JANUARY_2016.groupMemberLimit()).isEqualTo(50_000);
    assertThat(Baseline.CURRENT.groupMemberLimit()).isEqualTo(250_000);
    assertThat(Baseline.CURRENT.requiresJoinAttributeForProvision()).isTrue();
  }
}
