package org.aadsync.testing;

import static org.aadsync.core.rules.ScopeOperator.EQUAL;
import static org.aadsync.core.rules.ScopeOperator.ISMEMBEROF;
import static org.aadsync.testing.RuleBuilder.inbound;
import static org.aadsync.testing.RuleBuilder.outbound;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.aadsync.core.config.ServerConfiguration;
import org.junit.jupiter.api.Test;

/** One rule against one object. */
class RuleUnderTestTest {
  private final Scenario world = new Scenario();
  private final TestDirectory ad = world.activeDirectory("AD");
  private final TestDirectory aad = world.azureAd("AAD");

  private ServerConfiguration configuration() {
    world.rules(
        inbound("In", ad, "user", "person")
            .when("department", EQUAL, "IT")
            .orWhen("displayName", ISMEMBEROF, "CN=pilots,DC=AD")
            .flow("title", "employeeNumber", "manager")
            .constant("company", "We")
            .expression("displayName", "Trim([givenName] & \" \" & [sn])")
            .expression("mail", "IIF([hidden], AuthoritativeNull, IgnoreThisFlow)")
            .expression("info", "Error(\"not \" & [info])")
            .expression("proxyAddresses", "ImportedValue(\"proxyAddresses\")"),
        inbound("Off", ad, "user", "person").flow("title").disabled(),
        outbound("Out", aad, "person", "user").provision().expression("dn", "\"CN=\" & [mail]"));
    return world.configuration();
  }

  private RuleUnderTest in() {
    return RuleUnderTest.of(configuration(), "In");
  }

  @Test
  void anObjectIsInScopeOrNot() {
    RuleUnderTest rule = in();

    rule.against(RuleSource.empty().with("department", "it")).isInScope();
    rule.against(RuleSource.empty().memberOf("cn=Pilots, dc=ad")).isInScope();
    rule.against(RuleSource.empty().with("department", "HR")).isOutOfScope();
    assertThatThrownBy(() -> rule.against(RuleSource.empty()).isInScope())
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("the object is in scope of \"In\"");
  }

  @Test
  void eachFlowGivesWhatItGives() {
    in().against(
            RuleSource.empty()
                .with("givenName", "Ada")
                .with("sn", "Byron")
                .with("title", "Countess")
                .with("employeeNumber", 7)
                .with("manager", "CN=x,DC=AD")
                .with("hidden", false))
        .flows("displayName", "Ada Byron")
        .flows("title", "Countess")
        .flows("employeeNumber", 7)
        .flows("manager", "CN=x,DC=AD")
        .flows("company", "We")
        .ignores("mail")
        .flowsNull("proxyAddresses")
        .fails("info", "not ");
  }

  @Test
  void importedValuesAreThoseThatAnImportConfirmed() {
    RuleUnderTest rule = in();
    RuleSource source = RuleSource.empty().with("proxyAddresses", List.of("SMTP:a@x", "smtp:b@x"));

    rule.against(source).flows("proxyAddresses", "SMTP:a@x", "smtp:b@x");
    rule.against(source.imported("proxyAddresses", List.of())).flowsNull("proxyAddresses");
    rule.against(source.with("hidden", true)).flowsAuthoritativeNull("mail");
  }

  @Test
  void anOutboundRuleReadsAMetaverseObject() {
    RuleUnderTest.of(configuration(), "Out")
        .against(RuleSource.empty().with("mail", "a@x"))
        .flows("dn", "CN=a@x");
  }

  @Test
  void whatIsNotThereIsSaid() {
    ServerConfiguration configuration = configuration();

    assertThatThrownBy(() -> RuleUnderTest.of(configuration, "Off"))
        .hasMessage("the rule \"Off\" is disabled");
    assertThatThrownBy(() -> RuleUnderTest.of(configuration, "None"))
        .hasMessage("no rule is named \"None\"; there are \"In\", \"Off\", \"Out\"");
    RuleUnderTest rule = RuleUnderTest.of(configuration, "In");
    assertThatThrownBy(() -> rule.against(RuleSource.empty().with("colour", "red")))
        .hasMessage("the schema has no attribute colour");
    assertThatThrownBy(() -> rule.against(RuleSource.empty().with("title", 7)))
        .hasMessage("title takes string values, not Integer");
    assertThatThrownBy(() -> rule.against(RuleSource.empty().with("title", List.of("a", "b"))))
        .hasMessage("title is single-valued; 2 values were given");
    assertThatThrownBy(() -> rule.against(RuleSource.empty()).flow("colour"))
        .hasMessageStartingWith("the rule \"In\" has no flow to colour, but to [title,");
    assertThat(rule.rule().name()).isEqualTo("In");
  }
}
