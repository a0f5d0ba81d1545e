package org.aadsync.core.engine;

import static org.aadsync.testing.RuleBuilder.inbound;
import static org.aadsync.testing.TypicalRules.usersBackFrom;
import static org.aadsync.testing.TypicalRules.usersFrom;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.aadsync.core.config.Finding;
import org.aadsync.testing.RuleBuilder;
import org.aadsync.testing.Scenario;
import org.aadsync.testing.TestDirectory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What tells the cloud one object from another for ever. */
class SourceAnchorStoryTest {
  private final Scenario world = new Scenario();
  private final TestDirectory ad = world.activeDirectory("AD");
  private final TestDirectory aad = world.azureAd("AAD");

  private RuleBuilder anchoredBy(String attribute) {
    return inbound("In from AD - Anchor", ad, "user", "person")
        .provision()
        .join("objectSid", "objectSid")
        .flow("objectSid", "displayName")
        .flowFrom(attribute, "sourceAnchor");
  }

  @Test
  @DisplayName("A-1, A-2, J-7: objectGUID travels in base64, of which the case matters")
  void binaryAnchor() {
    world.rules(anchoredBy("objectGUID"), usersBackFrom(aad));
    ad.addUser("ada", "objectGUID", "aaa").addUser("bob", "objectGUID", "aaG");
    aad.add("user", "one", "sourceAnchor", "YWFh").add("user", "two", "sourceAnchor", "YWFH");

    world.importAndSynchronize();

    aad.object("one").isLinkedTo(world.metaverseObject("displayName", "ada"));
    aad.object("two").isLinkedTo(world.metaverseObject("displayName", "bob"));
    world.metaverseObject("displayName", "ada").has("sourceAnchor", "YWFh");
    world.metaverseObject("displayName", "bob").has("sourceAnchor", "YWFH");
  }

  private List<Finding> findings() {
    return world.findings().stream()
        .filter(finding -> finding.code().startsWith("AADS-RULE"))
        .toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"mail", "userPrincipalName", "SAMACCOUNTNAME", "displayName", "cn"})
  @DisplayName("A-1: an anchor that is made of a name is warned of")
  void anchorOfAName(String attribute) {
    world.rules(anchoredBy(attribute));

    assertThat(findings()).extracting(Finding::code).contains("AADS-RULE-0032");
    Finding found =
        findings().stream().filter(f -> f.code().endsWith("0032")).findFirst().orElseThrow();
    assertThat(found.isError()).isFalse();
    assertThat(found.message()).contains(attribute, "the name of the object");
    assertThat(found.hint()).contains("objectGUID");
  }

  @ParameterizedTest
  @CsvSource({"manager, reference", "hidden, boolean", "url, several values"})
  @DisplayName("A-1: an anchor is one string, number or binary value")
  void anchorOfAnotherType(String attribute, String why) {
    world.rules(anchoredBy(attribute));

    assertThat(findings())
        .filteredOn(finding -> finding.code().equals("AADS-RULE-0033"))
        .singleElement()
        .satisfies(finding -> assertThat(finding.message()).contains(attribute, why));
  }

  @ParameterizedTest
  @ValueSource(strings = {"objectGUID", "employeeID", "employeeNumber"})
  @DisplayName("A-1: there is nothing to say about an anchor that never changes")
  void goodAnchor(String attribute) {
    world.rules(anchoredBy(attribute));

    assertThat(findings()).isEmpty();
  }

  @Test
  @DisplayName("A-1: a rule that is disabled has no anchor, and other attributes are none")
  void otherFlows() {
    world.rules(
        anchoredBy("mail").disabled(),
        usersFrom(ad).flow("mail", "userPrincipalName").flowFrom("mail", "cloudSourceAnchor"));

    assertThat(findings()).isEmpty();
  }
}
