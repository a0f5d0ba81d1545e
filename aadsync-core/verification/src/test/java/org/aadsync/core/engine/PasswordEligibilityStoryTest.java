package org.aadsync.core.engine;

import static org.aadsync.core.rules.ScopeOperator.EQUAL;
import static org.aadsync.core.rules.ScopeOperator.ISBITNOTSET;
import static org.aadsync.core.rules.ScopeOperator.NOTEQUAL;
import static org.aadsync.testing.RuleBuilder.inbound;
import static org.aadsync.testing.TypicalRules.usersBackFrom;
import static org.aadsync.testing.TypicalRules.usersFrom;
import static org.aadsync.testing.TypicalRules.usersTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import org.aadsync.core.rules.LinkType;
import org.aadsync.core.rules.SyncRule;
import org.aadsync.testing.RuleBuilder;
import org.aadsync.testing.Scenario;
import org.aadsync.testing.TestDirectory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Which rules are on a link, and whether a password may travel along it. */
class PasswordEligibilityStoryTest {
  private final Scenario world = new Scenario();
  private final TestDirectory ad = world.activeDirectory("AD");
  private final TestDirectory aad = world.azureAd("AAD");

  private RuleBuilder accountEnabled(String name) {
    return inbound(name, ad, "user", "person")
        .when("userAccountControl", ISBITNOTSET, "2")
        .constant("accountEnabled", "True");
  }

  private void shippedRules() {
    world.rules(
        usersFrom(ad),
        accountEnabled("In from AD - User AccountEnabled").passwordSync(),
        usersBackFrom(aad),
        usersTo(aad).passwordSync());
  }

  private PasswordSync passwordSync(TestDirectory directory, String common) {
    return world.engine().passwordSync(directory.object(common).actual());
  }

  @Test
  @DisplayName("W-1: the password of an enabled account goes to the targets of flagged rules")
  void enabledAccountIsEligible() {
    shippedRules();
    ad.addUser("ada", "userAccountControl", 512);
    world.importAndSynchronize();

    PasswordSync ada = passwordSync(ad, "ada");

    assertThat(ada.eligible()).isTrue();
    assertThat(ada.rules())
        .extracting(SyncRule::name)
        .containsExactly("In from AD - User AccountEnabled");
    assertThat(ada.targets()).containsExactly(aad.object("ada").actual());
    assertThat(passwordSync(aad, "ada").eligible()).isFalse();
  }

  @Test
  @DisplayName("W-1: a disabled account is not eligible, nor an object without a link")
  void disabledAccountIsNot() {
    shippedRules();
    ad.addUser("bob", "userAccountControl", 514).addUser("cyd", "userAccountControl", 512);
    ad.clear("cyd", "objectSid");
    world.importAndSynchronize();

    assertThat(passwordSync(ad, "bob").eligible()).isFalse();
    ad.object("cyd").isDisconnected();
    assertThat(passwordSync(ad, "cyd").eligible()).isFalse();
    assertThat(passwordSync(ad, "cyd").targets()).isEmpty();
  }

  @Test
  @DisplayName("W-1: who is filtered from the target has no target")
  void filteredObjectHasNoTarget() {
    shippedRules();
    world.rules(
        inbound("In from AD - Filter", ad, "user", "person")
            .when("info", EQUAL, "hide")
            .constant("cloudFiltered", "True"));
    ad.addUser("ada", "userAccountControl", 512, "info", "hide");
    world.importAndSynchronize();

    assertThat(passwordSync(ad, "ada").eligible()).isTrue();
    assertThat(passwordSync(ad, "ada").targets()).isEmpty();
  }

  @Test
  @DisplayName("W-2: a subset is excluded by a copy of the rule without the flag, one with it")
  void subsetIsExcluded() {
    world.rules(
        usersFrom(ad),
        accountEnabled("In from AD - AccountEnabled, excluded")
            .when("adminDescription", EQUAL, "PHSFiltered"),
        accountEnabled("In from AD - AccountEnabled, others")
            .when("adminDescription", NOTEQUAL, "PHSFiltered")
            .passwordSync(),
        accountEnabled("In from AD - User AccountEnabled").passwordSync().disabled(),
        usersTo(aad).passwordSync());
    ad.addUser("ada", "userAccountControl", 512);
    ad.addUser("bob", "userAccountControl", 512, "adminDescription", "PHSFiltered");
    world.importAndSynchronize();

    assertThat(passwordSync(ad, "ada").eligible()).isTrue();
    assertThat(passwordSync(ad, "bob").eligible()).isFalse();
  }

  @Test
  @DisplayName("W-2, Q-10: any rule with the flag is enough, precedence does not decide")
  void anyRuleIsEnough() {
    world.rules(
        usersFrom(ad),
        accountEnabled("In from AD - first, without the flag"),
        accountEnabled("In from AD - second, with the flag").passwordSync(),
        usersTo(aad).passwordSync());
    ad.addUser("ada", "userAccountControl", 512);
    world.importAndSynchronize();

    assertThat(passwordSync(ad, "ada").eligible()).isTrue();
  }

  @Test
  @DisplayName("MV-3: the lineage of a link is the rules in scope with their direction and action")
  void linkHasALineage() {
    shippedRules();
    ad.addUser("ada", "userAccountControl", 512).addUser("bob", "userAccountControl", 514);
    world.importAndSynchronize();

    assertThat(world.engine().linkLineage(ad.object("ada").actual()))
        .extracting(SyncRule::name)
        .containsExactly("In from AD - User Join", "In from AD - User AccountEnabled");
    assertThat(world.engine().linkLineage(ad.object("bob").actual()))
        .extracting(SyncRule::name)
        .containsExactly("In from AD - User Join");
    assertThat(world.engine().linkLineage(aad.object("ada").actual()))
        .extracting(SyncRule::name, SyncRule::linkType, SyncRule::passwordSync)
        .containsExactly(
            tuple("In from AAD - User Join", LinkType.JOIN, false),
            tuple("Out to AAD - User Join", LinkType.PROVISION, true));
  }
}
