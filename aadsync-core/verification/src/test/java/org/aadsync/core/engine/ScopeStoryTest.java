package org.aadsync.core.engine;

import static org.aadsync.core.engine.PendingOperation.ADD;
import static org.aadsync.core.engine.PendingOperation.NONE;
import static org.aadsync.core.engine.PendingOperation.UPDATE;
import static org.aadsync.core.rules.ScopeOperator.EQUAL;
import static org.aadsync.core.rules.ScopeOperator.ISMEMBEROF;
import static org.aadsync.core.rules.ScopeOperator.ISNOTMEMBEROF;
import static org.aadsync.core.rules.ScopeOperator.ISNOTNULL;
import static org.aadsync.core.rules.ScopeOperator.LESSTHAN;
import static org.aadsync.core.rules.ScopeOperator.NOTEQUAL;
import static org.aadsync.testing.RuleBuilder.inbound;
import static org.aadsync.testing.RuleBuilder.outbound;
import static org.aadsync.testing.TypicalRules.groupsFrom;
import static org.aadsync.testing.TypicalRules.usersFrom;
import static org.aadsync.testing.TypicalRules.usersTo;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.aadsync.core.rules.ScopeOperator;
import org.aadsync.testing.RuleBuilder;
import org.aadsync.testing.Scenario;
import org.aadsync.testing.StepAssert;
import org.aadsync.testing.TestDirectory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScopeStoryTest {
  private final Scenario world = new Scenario();
  private final TestDirectory ad = world.activeDirectory("AD");
  private final TestDirectory aad = world.azureAd("AAD");

  @Test
  @DisplayName("Behaviour 1, S-5: an absent cloudFiltered is not True, so the user is in scope")
  void absentAttributePassesNegativeOperator() {
    world.rules(usersFrom(ad), usersTo(aad));
    ad.addUser("ada");

    ad.fullImport().succeeded();
    ad.object("ada").pendingImport(ADD).isDisconnected();

    ad.fullSync().succeeded();
    ad.object("ada").pendingImport(NONE).isConnected();
    world.metaverseObject("displayName", "ada").lacks("cloudFiltered");
    aad.object("ada").isConnected().pendingExport(ADD).hasNoAnchor();

    aad.export().succeeded().exported("export-add", 1);
    aad.holdsExactly("ada");
    aad.object("ada").pendingExport(NONE).unconfirmed(ADD).hasAnchor();

    aad.fullImport().succeeded();
    aad.object("ada").unconfirmed(NONE).imported("displayName", "ada");
    aad.deltaSync().succeeded();
    world.settled();
  }

  @Test
  @DisplayName("S-5: a cloudFiltered that is True keeps the user out of the cloud")
  void filteredUserIsOutOfScope() {
    world.rules(usersFrom(ad).constant("cloudFiltered", "True"), usersTo(aad));
    ad.addUser("ada");

    world.importAndSynchronize();

    world.metaverseObject("displayName", "ada").has("cloudFiltered", true).isLinkedTo(aad);
    aad.hasNoObject("ada");
  }

  private void groupsWithLimitOf50() {
    world.rules(
        groupsFrom(ad),
        inbound("In from AAD - Group Join", aad, "group", "group")
            .joinCaseSensitive("sourceAnchor", "sourceAnchor")
            .flow("cloudAnchor"),
        limited(outbound("Out to AAD - Group Join", aad, "group", "group"))
            .provision()
            .join("sourceAnchor", "sourceAnchor")
            .expression("dn", "\"CN=\" & [sourceAnchor]")
            .flow("sourceAnchor", "displayName")
            .expression(
                "member",
                "IIF([memberCount] > 50, Error(\"maximum group member count exceeded\"),"
                    + " IgnoreThisFlow)"),
        limited(outbound("Out to AAD - Group Members", aad, "group", "group")).flow("member"));
  }

  private static RuleBuilder limited(RuleBuilder rule) {
    return rule.when("memberCount", LESSTHAN, "50").orWhen("cloudAnchor", ISNOTNULL, "");
  }

  private static String[] members(int count) {
    return IntStream.range(0, count).mapToObj(i -> "member" + i).toArray(String[]::new);
  }

  @Test
  @DisplayName("Behaviour 2, S-7: 6 members are less than 50, because numbers compare as numbers")
  void numbersCompareNumerically() {
    groupsWithLimitOf50();
    ad.addGroup("staff", members(6));

    world.importAndSynchronize();

    world.metaverseObject("displayName", "staff").has("memberCount", 6);
    aad.object("staff").pendingExport(ADD);
    world.exportAndConfirm();
    aad.holdsExactly("staff");
  }

  @Test
  @DisplayName("Behaviour 2: a new group of just the limit is out of scope")
  void newGroupAtTheLimitIsNotProvisioned() {
    groupsWithLimitOf50();
    ad.addGroup("staff", members(50));

    world.importAndSynchronize();

    world.metaverseObject("displayName", "staff").has("memberCount", 50).isLinkedTo(aad);
    aad.hasNoObject("staff");
  }

  @Test
  @DisplayName("Behaviour 2: an existing group works at the limit and fails above it until smaller")
  void existingGroupAboveTheLimitFails() {
    groupsWithLimitOf50();
    ad.addGroup("staff", members(49));
    world.importAndSynchronize().exportAndConfirm();

    ad.change("staff", "member", List.of(members(50)), "displayName", "All staff");
    ad.deltaImport().succeeded();
    ad.deltaSync().succeeded();
    world.exportAndConfirm();
    aad.holdsValues("staff", "displayName", "All staff");

    ad.change("staff", "member", List.of(members(51)), "displayName", "Too many");
    ad.deltaImport().succeeded();
    StepAssert failed = ad.deltaSync().hasErrors("sync-rule-error-function-triggered");
    ObjectError error = failed.about(ad, "staff");
    assertThat(error.rule()).isEqualTo("Out to AAD - Group Join");
    assertThat(error.attribute()).isEqualTo("member");
    assertThat(error.message()).contains("maximum group member count exceeded");
    ad.object("staff").pendingImport(UPDATE).hasErrors("sync-rule-error-function-triggered");
    aad.object("staff").wants("displayName", "All staff").pendingExport(NONE);

    ad.change("staff", "member", List.of(members(50)), "displayName", "Small again");
    ad.deltaImport().succeeded();
    ad.deltaSync().succeeded();
    ad.object("staff").hasErrors().pendingImport(NONE);
    world.exportAndConfirm();
    aad.holdsValues("staff", "displayName", "Small again");
  }

  @ParameterizedTest(name = "[{1}: {2}] {0} {3} is {4}")
  @DisplayName("S-2, S-4, S-6, S-7, S-8: every operator, with the attribute present and absent")
  @CsvSource({
    "EQUAL, title, Boss, boss, true",
    "EQUAL, title, Bosses, Boss, false",
    "EQUAL, title, , Boss, false",
    "NOTEQUAL, title, Boss, BOSS, false",
    "NOTEQUAL, title, Clerk, Boss, true",
    "NOTEQUAL, title, , Boss, true",
    "EQUAL, employeeNumber, 7, 7, true",
    "EQUAL, employeeNumber, 7, 07, true",
    "LESSTHAN, employeeNumber, 6, 50000, true",
    "LESSTHAN, employeeNumber, 50000, 50000, false",
    "LESSTHAN, employeeNumber, , 50000, false",
    "LESSTHAN, title, 6, 50000, false",
    "LESSTHAN, title, a, B, true",
    "LESSTHAN_OR_EQUAL, employeeNumber, 50000, 50000, true",
    "LESSTHAN_OR_EQUAL, employeeNumber, 50001, 50000, false",
    "GREATERTHAN, employeeNumber, 50000, 6, true",
    "GREATERTHAN, employeeNumber, 6, 6, false",
    "GREATERTHAN, employeeNumber, , 6, false",
    "GREATERTHAN_OR_EQUAL, employeeNumber, 6, 6, true",
    "GREATERTHAN_OR_EQUAL, employeeNumber, -7, 6, false",
    "CONTAINS, title, The big BOSS here, boss, true",
    "CONTAINS, title, , boss, false",
    "NOTCONTAINS, title, The big BOSS here, boss, false",
    "NOTCONTAINS, title, , boss, true",
    "STARTSWITH, title, USER_7, User_, true",
    "STARTSWITH, title, a User_, User_, false",
    "STARTSWITH, title, , User_, false",
    "NOTSTARTSWITH, title, user_7, User_, false",
    "NOTSTARTSWITH, title, , User_, true",
    "ENDSWITH, title, the BOSS, boss, true",
    "ENDSWITH, title, , boss, false",
    "NOTENDSWITH, title, the BOSS, boss, false",
    "NOTENDSWITH, title, , boss, true",
    "ISNULL, title, , '', true",
    "ISNULL, title, Boss, '', false",
    "ISNOTNULL, title, Boss, '', true",
    "ISNOTNULL, title, , '', false",
    "ISBITSET, userAccountControl, 514, 2, true",
    "ISBITSET, userAccountControl, 512, 2, false",
    "ISBITSET, userAccountControl, 1, 3, false",
    "ISBITSET, userAccountControl, , 2, false",
    "ISBITNOTSET, userAccountControl, 512, 2, true",
    "ISBITNOTSET, userAccountControl, 514, 2, false",
    "ISBITNOTSET, userAccountControl, 1, 3, true",
    "ISBITNOTSET, userAccountControl, , 2, true",
    "EQUAL, hidden, true, TRUE, true",
    "EQUAL, hidden, true, true, true",
    "EQUAL, hidden, false, True, false",
    "NOTEQUAL, hidden, , TRUE, true",
    "EQUAL, photo, abc, YWJj, true",
    "EQUAL, manager, bob, 'cn=BOB, dc=ad', true",
    "EQUAL, manager, bob, 'CN=eve,DC=AD', false",
  })
  void operators(
      ScopeOperator operator,
      String attribute,
      @Nullable String present,
      String value,
      boolean inScope) {
    world.rules(usersFrom(ad).when(attribute, operator, value).when("company", EQUAL, "us"));
    ad.addUser("bob");
    ad.addUser("ada", "company", "us");
    if (present != null) {
      ad.change("ada", attribute, typed(attribute, present));
    }

    world.importAndSynchronize();

    world.hasMetaverseObjects(inScope ? 1 : 0);
    if (inScope) {
      ad.object("ada").isConnected();
    } else {
      ad.object("ada").isDisconnected();
    }
  }

  private static Object typed(String attribute, String text) {
    return switch (attribute) {
      case "employeeNumber", "userAccountControl" -> Long.valueOf(text);
      case "hidden" -> Boolean.valueOf(text);
      default -> text;
    };
  }

  @ParameterizedTest(name = "{0} {1} is {2}")
  @DisplayName("S-2, S-9: on a multi-valued attribute any value decides, and negatives complement")
  @CsvSource({
    "ISIN, two, true",
    "ISIN, TWO, true",
    "ISIN, three, false",
    "ISNOTIN, two, false",
    "ISNOTIN, three, true",
    "EQUAL, two, true",
    "EQUAL, three, false",
    "NOTEQUAL, two, false",
    "NOTEQUAL, three, true",
    "STARTSWITH, tw, true",
    "NOTSTARTSWITH, tw, false",
  })
  void operatorsOnSeveralValues(ScopeOperator operator, String value, boolean inScope) {
    world.rules(usersFrom(ad).when("url", operator, value));
    ad.addUser("ada", "url", List.of("one", "two"));

    world.importAndSynchronize();

    world.hasMetaverseObjects(inScope ? 1 : 0);
  }

  @Test
  @DisplayName("S-1: one group of clauses must be true, and in it every clause")
  void groupsAreAlternativesOfAllTheirClauses() {
    world.rules(
        usersFrom(ad)
            .when("title", EQUAL, "Boss")
            .when("company", EQUAL, "us")
            .orWhen("department", EQUAL, "IT"));
    ad.addUser("ada", "title", "Boss", "company", "us");
    ad.addUser("bob", "title", "Boss");
    ad.addUser("cyd", "department", "IT");
    ad.addUser("dan", "company", "us");

    world.importAndSynchronize();

    ad.object("ada").isConnected();
    ad.object("bob").isDisconnected();
    ad.object("cyd").isConnected();
    ad.object("dan").isDisconnected();
  }

  @Test
  @DisplayName("S-1: an empty scope takes every object of the type, and of no other")
  void emptyScopeTakesEveryObjectOfTheType() {
    world.rules(usersFrom(ad));
    ad.addUser("ada");
    ad.addGroup("staff");

    world.importAndSynchronize();

    ad.object("ada").isConnected();
    ad.object("staff").isDisconnected();
  }

  @Test
  @DisplayName("S-10: membership is direct; members of a nested group are none")
  void membershipIsDirect() {
    world.rules(usersFrom(ad).when("dn", ISMEMBEROF, ad.dn("pilot")));
    ad.addUser("ada").addUser("bob").addUser("cyd");
    ad.addGroup("nested", "bob").addGroup("pilot", "ada", "nested");

    world.importAndSynchronize();

    ad.object("ada").isConnected();
    ad.object("bob").isDisconnected();
    ad.object("cyd").isDisconnected();
  }

  @Test
  @DisplayName("S-10: a changed membership brings the affected objects into the next run")
  void changedMembershipQueuesTheMembers() {
    world.rules(
        usersFrom(ad).when("dn", ISMEMBEROF, ad.dn("pilot")),
        inbound("In from AD - Outsider", ad, "user", "person")
            .when("dn", ISNOTMEMBEROF, ad.dn("excluded"))
            .constant("title", "welcome"),
        usersTo(aad).flow("title"));
    ad.addUser("ada").addUser("bob");
    ad.addGroup("pilot", "ada").addGroup("excluded");
    world.importAndSynchronize().exportAndConfirm();
    aad.holdsExactly("ada").holdsValues("ada", "title", "welcome");

    ad.change("pilot", "member", List.of("ada", "bob")).change("excluded", "member", "ada");
    ad.deltaImport().succeeded();
    ad.deltaSync().succeeded();
    ad.object("bob").isConnected();
    world.metaverseObject("displayName", "ada").lacks("title");
    world.exportAndConfirm();
    aad.holdsExactly("ada", "bob");

    ad.change("pilot", "member", "bob");
    ad.deltaImport().succeeded();
    ad.deltaSync().succeeded();
    ad.object("ada").isDisconnected();
    world.exportAndConfirm();
    aad.holdsExactly("bob");
  }

  @Test
  @DisplayName("S-10, R-2: a group that a parameter names queues its members too")
  void changedMembershipOfAGroupThatAParameterNames() {
    world.rules(usersFrom(ad).when("dn", ISMEMBEROF, "CN=pilot,%Domain.FQDN%"));
    ad.addUser("ada").addUser("bob").addGroup("pilot", "ada");
    world.importAndSynchronize();
    ad.object("ada").isConnected();

    ad.change("pilot", "member", "bob");
    ad.deltaImport().succeeded();
    ad.deltaSync().succeeded();

    ad.object("ada").isDisconnected();
    ad.object("bob").isConnected();
  }

  @Test
  @DisplayName("S-10: a group that gets or loses the name of the filter brings its members along")
  void renamedFilterGroupQueuesTheMembers() {
    world.rules(usersFrom(ad).when("dn", ISMEMBEROF, ad.dn("pilot")));
    ad.addUser("ada").addUser("bob");
    ad.addGroup("pilot", "ada").addGroup("others", "bob");
    world.importAndSynchronize();
    ad.object("ada").isConnected();

    ad.rename("pilot", "former");
    ad.deltaImport().succeeded();
    ad.deltaSync().succeeded();
    ad.object("ada").isDisconnected();

    ad.rename("others", "pilot");
    ad.deltaImport().succeeded();
    ad.deltaSync().succeeded();
    ad.object("bob").isConnected();
    ad.object("ada").isDisconnected();
  }

  @ParameterizedTest(name = "order {0}")
  @ValueSource(longs = {1, 2, 3, 4})
  @DisplayName("S-10, Z-3: a user and its place in the group may come in one import, in any order")
  void userAndMembershipInOnePass(long order) {
    world.rules(
        usersFrom(ad).when("dn", ISMEMBEROF, ad.dn("pilot")),
        inbound("In from AD - Outsider", ad, "user", "person")
            .when("dn", ISNOTMEMBEROF, ad.dn("excluded"))
            .constant("title", "welcome"));
    ad.objectClasses(
        order % 2 == 0 ? new String[] {"user", "group"} : new String[] {"group", "user"});
    ad.shuffleImports(new Random(order));
    ad.addUser("ada").addGroup("pilot", "ada").addGroup("excluded");
    world.importAndSynchronize();

    ad.addUser("bob").addUser("cyd").addUser("dan");
    ad.change("pilot", "member", List.of("bob", "cyd", "ada")).change("excluded", "member", "cyd");
    ad.deltaImport().succeeded();
    ad.deltaSync().succeeded();

    ad.object("bob").isConnected();
    ad.object("dan").isDisconnected();
    world.metaverseObject("displayName", "bob").has("title", "welcome");
    world.metaverseObject("displayName", "cyd").lacks("title");
    ad.fullSync().succeeded().inbound("connector-flow", 0).inbound("connector-no-flow", 3);
  }

  @Test
  @DisplayName("S-10, CS-23: a member that is not imported yet is one when it comes")
  void memberBeforeTheUser() {
    world.rules(usersFrom(ad).when("dn", ISMEMBEROF, ad.dn("pilot")));
    ad.addGroup("pilot", "ada");
    ad.faults().hide(ad.dn("ada"));
    ad.addUser("ada");
    world.importAndSynchronize();
    ad.object("ada").isPlaceholder();

    ad.faults().importRecovers();
    ad.fullImport().succeeded();
    ad.deltaSync().succeeded();

    ad.object("ada").isConnected();
  }

  @Test
  @DisplayName("S-10: group and user in one pass, and the group is gone in the next")
  void groupThatComesAndGoes() {
    world.rules(usersFrom(ad).when("dn", ISMEMBEROF, ad.dn("pilot")));
    ad.addUser("bob");
    world.importAndSynchronize();
    ad.addUser("ada").addGroup("pilot", "ada", "bob");
    ad.deltaImport().succeeded();
    ad.deltaSync().succeeded();
    ad.object("ada").isConnected();
    ad.object("bob").isConnected();

    ad.remove("pilot");
    ad.deltaImport().succeeded();
    ad.deltaSync().succeeded();

    ad.object("ada").isDisconnected();
    ad.object("bob").isDisconnected();
  }

  @Test
  @DisplayName("S-11: an inbound scope sees what is wanted, before it is exported")
  void inboundScopeReadsWantedValues() {
    world.rules(
        usersFrom(ad),
        inbound("In from AD - Managed", ad, "user", "person")
            .when("info", EQUAL, "managed")
            .constant("title", "Managed"),
        outbound("Out to AD - User Join", ad, "person", "user")
            .join("objectSid", "objectSid")
            .constant("info", "managed"));
    ad.addUser("ada");

    world.importAndSynchronize();

    ad.object("ada").imported("info").wants("info", "managed").pendingExport(UPDATE);
    world.metaverseObject("displayName", "ada").has("title", "Managed");
    world.exportAndConfirm();
    ad.holdsValues("ada", "info", "managed");
  }

  @Test
  @DisplayName("R-2: parameters are replaced in scope values, constants and expressions")
  void parametersAreReplaced() {
    world.rules(
        usersFrom(ad)
            .when("info", EQUAL, "%Connector.ID%")
            .constant("company", "%Domain.Netbios%")
            .expression("title", "\"In \" & %Domain.FQDN%"));
    ad.addUser("ada", "info", "{" + ad.id() + "}");
    ad.addUser("bob", "info", "%Connector.ID%");

    world.importAndSynchronize();

    world.onlyMetaverseObject().has("displayName", "ada").has("company", "AD");
    world.onlyMetaverseObject().has("title", "In DC=AD");
  }

  @Test
  @DisplayName("A disabled rule takes no part in anything")
  void disabledRuleIsAbsent() {
    world.rules(
        usersFrom(ad),
        inbound("In from AD - Titles", ad, "user", "person").flow("title").disabled(),
        usersTo(aad).disabled());
    ad.addUser("ada", "title", "Boss");

    world.importAndSynchronize();

    world.onlyMetaverseObject().lacks("title");
    aad.hasNoObject("ada");
  }

  @Test
  @DisplayName("An outbound scope reads the metaverse after the inbound flow of the same pass")
  void outboundScopeSeesFreshMetaverse() {
    world.rules(usersFrom(ad).flow("department"), usersTo(aad).when("department", NOTEQUAL, "HR"));
    ad.addUser("ada", "department", "HR");
    world.importAndSynchronize();
    aad.hasNoObject("ada");

    ad.change("ada", "department", "IT");
    ad.deltaImport().succeeded();
    ad.deltaSync().succeeded();

    aad.object("ada").pendingExport(ADD);
  }
}
