package org.aadsync.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.aadsync.core.rules.Direction;
import org.aadsync.core.rules.LinkType;
import org.aadsync.core.rules.RuleCompilation;
import org.aadsync.core.rules.RuleCompiler;
import org.aadsync.core.schema.AttributeDefinition;
import org.aadsync.core.schema.AttributeType;
import org.aadsync.core.schema.SpaceSchema;
import org.aadsync.expressions.ExpressionLanguage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The configuration that a real server exported. */
class ContosoConfigurationTest {
  private static final UUID AD = UUID.fromString("ae4db4cc-b16b-4eb2-acf5-837ca84e4d7d");
  private static final UUID CLOUD = UUID.fromString("b891884f-051e-4a83-95af-2544101c9083");

  private static LoadedConfiguration loaded;
  private static ServerConfiguration configuration;

  private static final Path FOLDER =
      Path.of(System.getProperty("aadsync.shared", "none"), "data", "contoso-default-config");

  @BeforeAll
  static void read() throws Exception {
    if (Files.isDirectory(FOLDER)) {
      loaded = new ConfigurationReader(ExpressionLanguage.standard()).read(FOLDER);
      configuration = loaded.configuration();
    }
  }

  @BeforeEach
  void skipEachTestByNameWithoutTheConfiguration() {
    assumeTrue(loaded != null, "the real configuration is not here: " + FOLDER);
  }

  @Test
  void itLoadsWithoutAnyFinding() {
    assertThat(loaded.findings()).isEmpty();
    assertThat(loaded.unknownElements()).isEmpty();
    assertThat(configuration).isNotNull();
  }

  @Test
  void itCompilesWithoutAnyError() {
    RuleCompilation compilation = compile();
    assertThat(compilation.findings()).noneMatch(Finding::isError);
    assertThat(compilation.rules()).isNotNull();
    assertThat(compilation.rules().all(Direction.INBOUND)).hasSize(28);
    assertThat(compilation.rules().all(Direction.OUTBOUND)).hasSize(34);
  }

  @Test
  void theOnlyTypesThatMayNotFitAreThoseOfPhoto() {
    assertThat(compile().findings())
        .filteredOn(finding -> finding.code().startsWith("AADS-RULE"))
        .filteredOn(finding -> !finding.code().equals("AADS-RULE-0030"))
        .extracting(Finding::mapping)
        .containsExactly("photo", "photo", "photo", "photo");
  }

  @Test
  void itLeavesTheContainerOfForeignPrincipalsOut() {
    assertThat(compile().findings())
        .filteredOn(finding -> finding.code().equals("AADS-RULE-0030"))
        .singleElement()
        .extracting(Finding::message)
        .asString()
        .contains("CN=ForeignSecurityPrincipals,DC=");
  }

  @Test
  void itHasTheNumbersThatWereCountedByHand() {
    ConfigurationSummary summary =
        ConfigurationSummary.of(configuration, ExpressionLanguage.standard());
    assertThat(summary.connectors()).isEqualTo(2);
    assertThat(summary.rules()).isEqualTo(62);
    assertThat(summary.disabledRules()).isZero();
    assertThat(summary.rulesByDirection())
        .isEqualTo(Map.of(Direction.INBOUND, 28, Direction.OUTBOUND, 34));
    assertThat(summary.rulesByLinkType())
        .isEqualTo(Map.of(LinkType.JOIN, 53, LinkType.STICKY_JOIN, 0, LinkType.PROVISION, 9));
    assertThat(summary.mappings()).isEqualTo(1_200);
    assertThat(summary.directMappings()).isEqualTo(802);
    assertThat(summary.expressionMappings()).isEqualTo(391);
    assertThat(summary.constantMappings()).isEqualTo(7);
    assertThat(summary.distinctExpressions()).isEqualTo(86);
    assertThat(summary.scopeGroups()).isEqualTo(48);
    assertThat(summary.scopeClauses()).isEqualTo(92);
    assertThat(summary.joinGroups()).isEqualTo(40);
    assertThat(summary.joinConditions()).isEqualTo(40);
  }

  @Test
  void itCallsThirtyFunctions664Times() {
    Map<String, Integer> calls =
        ConfigurationSummary.of(configuration, ExpressionLanguage.standard()).functionCalls();
    assertThat(calls).hasSize(30).containsEntry("Trim", 295).containsEntry("ValueCount", 1);
    assertThat(calls.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(664);
    assertThat(calls.keySet()).first().isEqualTo("Trim");
  }

  @Test
  void theDirectoryHasItsSelectedAttributesAndClasses() {
    ConnectorDefinition ad = connector(AD);
    assertThat(ad.kind()).isEqualTo(ConnectorKind.ACTIVE_DIRECTORY);
    assertThat(ad.schema().attributes()).hasSize(133);
    assertThat(ad.schema().objectTypes()).hasSize(571);
    assertThat(ad.schema().find("authOrig").type()).isEqualTo(AttributeType.REFERENCE);
    assertThat(ad.schema().find("mS-DS-CreatorSID").type()).isEqualTo(AttributeType.REFERENCE);
    assertThat(ad.schema().find("objectGUID").readOnly()).isTrue();
    assertThat(ad.schema().findObjectType("user").attributes())
        .contains("userPrincipalName", "mail", "proxyAddresses", "objectGUID", "telephoneNumber");
    assertThat(ad.schema().findObjectType("inetOrgPerson").superior()).isEqualTo("user");
    assertThat(ad.partitions())
        .singleElement()
        .satisfies(
            partition -> {
              assertThat(partition.inclusions()).containsExactly("OU=CORP,DC=contoso,DC=com");
              assertThat(partition.exclusions()).containsExactly("DC=contoso,DC=com");
              assertThat(partition.objectClasses()).hasSize(10);
            });
  }

  @Test
  void theCloudHasItsSelectedAttributesAndItsAnchor() {
    ConnectorDefinition cloud = connector(CLOUD);
    assertThat(cloud.kind()).isEqualTo(ConnectorKind.AZURE_AD);
    assertThat(cloud.schema().attributes()).hasSize(162);
    assertThat(cloud.anchorAttribute()).isEqualTo("cloudAnchor");
    assertThat(cloud.anchorIgnoresCase()).isTrue();
  }

  @Test
  void bothConnectorsHaveTheFiveRunProfiles() {
    assertThat(configuration.connectors())
        .allSatisfy(
            connector ->
                assertThat(connector.runProfiles())
                    .extracting(RunProfile::name)
                    .containsExactlyInAnyOrder(
                        "Full Import",
                        "Full Synchronization",
                        "Delta Import",
                        "Delta Synchronization",
                        "Export"));
  }

  @Test
  void everyProfileDoesWhatItsNameSays() {
    assertThat(configuration.connectors())
        .flatExtracting(ConnectorDefinition::runProfiles)
        .allSatisfy(
            profile -> {
              assertThat(profile.steps()).hasSize(1);
              assertThat(profile.steps().get(0).type().title()).isEqualTo(profile.name());
            });
  }

  @Test
  void theMetaverseHasItsAttributes() {
    SpaceSchema metaverse = configuration.metaverse();
    assertThat(metaverse.attributes()).hasSize(219);
    assertThat(metaverse.attributes()).filteredOn(AttributeDefinition::multiValued).hasSize(45);
    assertThat(metaverse.attributes()).filteredOn(AttributeDefinition::indexable).hasSize(106);
    assertThat(metaverse.objectTypes()).hasSize(3);
    assertThat(configuration.globalParameters()).hasSize(37);
  }

  private static RuleCompilation compile() {
    return RuleCompiler.compile(configuration, ExpressionLanguage.standard());
  }

  private static ConnectorDefinition connector(UUID id) {
    return configuration.connectors().stream()
        .filter(connector -> connector.id().equals(id))
        .findFirst()
        .orElseThrow();
  }
}
