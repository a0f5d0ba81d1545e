package org.aadsync.core.engine;

import static org.aadsync.testing.TypicalRules.foreignPrincipalsFrom;
import static org.aadsync.testing.TypicalRules.usersFrom;
import static org.aadsync.testing.TypicalRules.usersTo;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.aadsync.core.config.Finding;
import org.aadsync.testing.Scenario;
import org.aadsync.testing.TestDirectory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What Microsoft does not support, and a configuration shows, is said before anything runs. */
class TopologyFindingsTest {
  private final Scenario world = new Scenario();

  private List<Finding> findings() {
    return world.findings().stream()
        .filter(finding -> finding.code().startsWith("AADS-RULE"))
        .toList();
  }

  @Test
  @DisplayName("Section 11: several forests and one tenant are nothing to warn of")
  void supportedTopology() {
    TestDirectory one = world.activeDirectory("ONE");
    TestDirectory two = world.activeDirectory("TWO");
    TestDirectory aad = world.azureAd("AAD");
    world.rules(usersFrom(one), usersFrom(two), foreignPrincipalsFrom(one), usersTo(aad));

    assertThat(findings()).isEmpty();
  }

  @Test
  @DisplayName("Section 11: one server to several tenants is a warning, and works")
  void severalTenants() {
    TestDirectory ad = world.activeDirectory("AD");
    TestDirectory one = world.azureAd("ONE");
    TestDirectory two = world.azureAd("TWO");
    world.rules(usersFrom(ad), usersTo(one), usersTo(two));

    assertThat(findings()).extracting(Finding::code).containsExactly("AADS-RULE-0028");
    assertThat(findings().get(0).message()).contains("ONE", "TWO", "tenant");
    ad.addUser("ada");
    world.importAndSynchronize().exportAndConfirm();
    one.holdsExactly("ada");
    two.holdsExactly("ada");
  }

  @Test
  @DisplayName("Section 11: a naming context that two connectors import is a warning")
  void forestTwice() {
    TestDirectory one = world.activeDirectory("ONE").partition("DC=AD", List.of(), List.of());
    TestDirectory two = world.activeDirectory("TWO").partition("dc=ad", List.of(), List.of());
    world.rules(usersFrom(one), usersFrom(two));

    assertThat(findings()).extracting(Finding::code).containsExactly("AADS-RULE-0029");
  }

  @Test
  @DisplayName("F-3, U-8: without its container foreign principals vanish from groups")
  void foreignPrincipalsLeftOut() {
    TestDirectory excluded =
        world
            .activeDirectory("ONE")
            .partition("DC=ONE", List.of(), List.of("CN=ForeignSecurityPrincipals,DC=ONE"));
    TestDirectory notIncluded =
        world.activeDirectory("TWO").partition("DC=TWO", List.of("OU=people,DC=TWO"), List.of());
    TestDirectory included =
        world
            .activeDirectory("THREE")
            .partition(
                "DC=THREE",
                List.of("OU=people,DC=THREE", "cn=foreignsecurityprincipals,dc=three"),
                List.of());
    world.rules(
        foreignPrincipalsFrom(excluded),
        foreignPrincipalsFrom(notIncluded),
        foreignPrincipalsFrom(included));

    assertThat(findings())
        .extracting(Finding::code)
        .containsExactly("AADS-RULE-0030", "AADS-RULE-0030");
  }
}
