package org.aadsync.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.aadsync.core.config.ConfigurationReader;
import org.aadsync.core.config.ConnectorDefinition;
import org.aadsync.core.config.ConnectorKind;
import org.aadsync.core.config.LoadedConfiguration;
import org.aadsync.core.config.ServerConfiguration;
import org.aadsync.core.rules.Direction;
import org.aadsync.core.rules.LinkType;
import org.aadsync.core.rules.RuleCompiler;
import org.aadsync.core.rules.SyncRule;
import org.aadsync.expressions.ExpressionLanguage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The configuration of the sample organization is one that a server could have exported. */
class SampleConfigurationTest {
  private static final ExpressionLanguage LANGUAGE = ExpressionLanguage.standard();

  private SampleOrganization organization;
  private LoadedConfiguration loaded;

  @BeforeEach
  void extract(@TempDir Path folder) throws Exception {
    organization = SampleOrganization.extractTo(folder);
    loaded = new ConfigurationReader(LANGUAGE).read(organization.configuration());
  }

  @Test
  void itLoadsWithoutAnyFinding() {
    assertThat(loaded.findings()).isEmpty();
    assertThat(loaded.configuration()).isNotNull();
  }

  @Test
  void itsRulesCompileWithoutAnyFinding() {
    assertThat(RuleCompiler.compile(configuration(), LANGUAGE).findings()).isEmpty();
  }

  @Test
  void itHasTwoForestsAndATenant() {
    assertThat(configuration().connectors())
        .extracting(ConnectorDefinition::name)
        .containsExactlyInAnyOrderElementsOf(organization.directories().keySet());
    assertThat(configuration().connectors())
        .extracting(ConnectorDefinition::kind)
        .containsExactlyInAnyOrder(
            ConnectorKind.ACTIVE_DIRECTORY, ConnectorKind.ACTIVE_DIRECTORY, ConnectorKind.AZURE_AD);
  }

  @Test
  void everyRuleSaysWhatItIsFor() {
    assertThat(configuration().rules())
        .hasSize(32)
        .allSatisfy(rule -> assertThat(rule.description()).hasSizeGreaterThan(20));
  }

  @Test
  void theOrganizationsOwnRulesHaveTheNumbersOfCustomRules() {
    assertThat(configuration().rules())
        .filteredOn(rule -> rule.name().startsWith("Lindwurm - "))
        .extracting(SyncRule::precedence)
        .containsExactly(50, 51);
  }

  @Test
  void everyTypeOfTheCloudIsProvisionedByOneRule() {
    assertThat(configuration().rules())
        .filteredOn(rule -> rule.direction() == Direction.OUTBOUND)
        .filteredOn(rule -> rule.linkType() == LinkType.PROVISION)
        .extracting(SyncRule::targetObjectType)
        .containsExactly("user", "contact", "group");
  }

  private ServerConfiguration configuration() {
    ServerConfiguration configuration = loaded.configuration();
    assertThat(configuration).isNotNull();
    return configuration;
  }
}
