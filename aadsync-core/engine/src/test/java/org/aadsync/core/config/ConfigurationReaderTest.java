package org.aadsync.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;
import org.aadsync.core.rules.Direction;
import org.aadsync.core.rules.FlowSource;
import org.aadsync.core.rules.LinkType;
import org.aadsync.core.rules.MergeType;
import org.aadsync.core.rules.Position;
import org.aadsync.core.rules.RuleCompiler;
import org.aadsync.core.rules.ScopeOperator;
import org.aadsync.core.rules.SyncRule;
import org.aadsync.core.rules.TextOrigin;
import org.aadsync.core.schema.AttributeDefinition;
import org.aadsync.core.schema.AttributeType;
import org.aadsync.core.schema.ObjectType;
import org.aadsync.core.schema.SpaceSchema;
import org.aadsync.expressions.ExpressionLanguage;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read from a good configuration. */
class ConfigurationReaderTest {
  private static final String RULE_FILE = "SynchronizationRules/first.xml";
  private static final String HR_FILE = "Connectors/hr.xml";
  private static final String CLOUD_FILE = "Connectors/cloud.xml";
  private static final String MV_FILE = "GlobalSettings/MV.xml";

  @TempDir Path folder;

  @Test
  void theSampleLoadsAndCompilesWithoutAnyFinding() {
    LoadedConfiguration loaded = SampleExport.in(folder).read();
    assertThat(loaded.findings()).isEmpty();
    assertThat(
            RuleCompiler.compile(
                    SampleExport.in(folder).configuration(), ExpressionLanguage.standard())
                .findings())
        .isEmpty();
  }

  @Test
  void aRuleHasWhatItsFileSays() {
    SyncRule rule = rule(SampleExport.in(folder));
    assertThat(rule.id()).isEqualTo(UUID.fromString(SampleExport.RULE));
    assertThat(rule.name()).isEqualTo("In from HR");
    assertThat(rule.immutableTag()).isEqualTo("Example.InfromHR.001");
    assertThat(rule.direction()).isEqualTo(Direction.INBOUND);
    assertThat(rule.connectorId()).isEqualTo(UUID.fromString(SampleExport.HR));
    assertThat(rule.linkType()).isEqualTo(LinkType.PROVISION);
    assertThat(rule.precedence()).isEqualTo(120);
    assertThat(rule.passwordSync()).isTrue();
    assertThat(rule.disabled()).isFalse();
    assertThat(rule.softDeleteExpiryInterval()).isEqualTo(Duration.ZERO);
    assertThat(rule.scope()).hasSize(1);
    assertThat(rule.scope().get(0).get(0).operator()).isEqualTo(ScopeOperator.ISNOTNULL);
    assertThat(rule.joins().get(0).get(0).caseSensitive()).isTrue();
  }

  @Test
  void theThreeKindsOfMappingAreTold() {
    SyncRule rule = rule(SampleExport.in(folder));
    assertThat(rule.flows().get(0).source())
        .isInstanceOfSatisfying(
            FlowSource.Computed.class,
            flow -> assertThat(flow.expression()).isEqualTo("Trim([cn]) & \"x\""));
    assertThat(rule.flows().get(1).source()).isEqualTo(new FlowSource.Direct("objectGUID"));
    assertThat(rule.flows().get(2).source()).isEqualTo(new FlowSource.Constant("True"));
    assertThat(rule.flows().get(2).executeOnce()).isTrue();
    assertThat(rule.flows().get(0).executeOnce()).isFalse();
  }

  @Test
  void aMissingMergeTypeIsUpdate() {
    assertThat(rule(SampleExport.in(folder)).flows().get(1).mergeType())
        .isEqualTo(MergeType.UPDATE);
  }

  @ParameterizedTest
  @CsvSource({
    "Update, UPDATE",
    "Replace, REPLACE",
    "Merge, MERGE",
    "MergeCaseInsensitive, MERGE_CASE_INSENSITIVE"
  })
  void everyMergeTypeIsKnown(String written, MergeType expected) {
    SampleExport export =
        SampleExport.in(folder)
            .edit(RULE_FILE, "<valueMergeType>Update<", "<valueMergeType>" + written + "<");
    assertThat(rule(export).flows().get(0).mergeType()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "True, true",
    "true, true",
    "TRUE, true",
    "1, true",
    "False, false",
    "false, false",
    "0, false",
    "'', false"
  })
  void booleansAreReadInEveryForm(String written, boolean expected) {
    SampleExport export =
        SampleExport.in(folder).edit(RULE_FILE, "<disabled>False<", "<disabled>" + written + "<");
    assertThat(rule(export).disabled()).isEqualTo(expected);
  }

  @Test
  void missingOptionalPartsAreNeutral() {
    SampleExport export =
        SampleExport.in(folder)
            .file(
                RULE_FILE,
                """
                <synchronizationRule>
                  <id>11111111-2222-4333-8444-555555555501</id><name>Bare</name>
                  <direction>Inbound</direction>
                  <connector>6D1C4F0E-3B7A-4C55-9D3E-51A0F5B7C111</connector>
                  <sourceObjectType>worker</sourceObjectType>
                  <targetObjectType>person</targetObjectType>
                  <linkType>Join</linkType><precedence>7</precedence>
                </synchronizationRule>
                """);
    SyncRule rule = rule(export);
    assertThat(rule.disabled()).isFalse();
    assertThat(rule.flows()).isEmpty();
    assertThat(rule.scope()).isEmpty();
    assertThat(rule.joins()).isEmpty();
    assertThat(rule.precedenceBefore()).isNull();
    assertThat(rule.precedenceAfter()).isNull();
    assertThat(rule.description()).isEmpty();
    assertThat(rule.immutableTag()).isEmpty();
    assertThat(rule.passwordSync()).isFalse();
  }

  @Test
  void theElementsOfARuleMayComeInAnyOrder() {
    String text = SampleExport.rule();
    String precedence = "<precedence>120</precedence>";
    SampleExport export =
        SampleExport.in(folder)
            .file(RULE_FILE, text.replace(precedence, "").replace("<id>", precedence + "<id>"));
    assertThat(rule(export).precedence()).isEqualTo(120);
  }

  @Test
  void whiteSpaceAroundNamesIsDropped() {
    SampleExport export =
        SampleExport.in(folder)
            .edit(RULE_FILE, "<dest>anchor</dest>", "<dest>\n  anchor\t</dest>")
            .edit(RULE_FILE, "<attr>objectGUID</attr>", "<attr> objectGUID </attr>");
    assertThat(rule(export).flows().get(1).target()).isEqualTo("anchor");
    assertThat(rule(export).flows().get(1).source()).isEqualTo(new FlowSource.Direct("objectGUID"));
  }

  @Test
  void whiteSpaceInExpressionsIsKept() {
    SampleExport export =
        SampleExport.in(folder).edit(RULE_FILE, "<expression>Trim", "<expression>\n    Trim");
    assertThat(((FlowSource.Computed) rule(export).flows().get(0).source()).expression())
        .startsWith("\n    Trim");
  }

  @ParameterizedTest
  @CsvSource({
    "ISNOTBITSET, ISBITNOTSET",
    "NOTSTARTWITH, NOTSTARTSWITH",
    "isnull, ISNULL",
    "LESSTHAN_OR_EQUAL, LESSTHAN_OR_EQUAL"
  })
  @DisplayName("S-3: both spellings of ISBITNOTSET and of NOTSTARTSWITH are known")
  void bothSpellingsOfOperatorsAreKnown(String written, ScopeOperator expected) {
    SampleExport export =
        SampleExport.in(folder).edit(RULE_FILE, ">ISNOTNULL<", ">" + written + "<");
    assertThat(rule(export).scope().get(0).get(0).operator()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"00:00:00, PT0S", "01:02:03, PT1H2M3S", "2.00:30:00, PT48H30M", "00:00:01.5, PT1S"})
  void durationsAreReadAsTheServerWritesThem(String written, Duration expected) {
    SampleExport export =
        SampleExport.in(folder)
            .edit(
                RULE_FILE,
                "<disabled>",
                "<softDeleteExpiryInterval>" + written + "</softDeleteExpiryInterval><disabled>");
    assertThat(rule(export).softDeleteExpiryInterval()).isEqualTo(expected);
  }

  @Test
  void partsRememberWhereTheyWereRead() {
    SyncRule rule = rule(SampleExport.in(folder));
    assertThat(rule.position()).isEqualTo(new Position(RULE_FILE, 1, 1));
    assertThat(rule.flows().get(0).position()).isEqualTo(new Position(RULE_FILE, 14, 5));
    assertThat(rule.joins().get(0).get(0).position()).isEqualTo(new Position(RULE_FILE, 23, 37));
    assertThat(rule.scope().get(0).get(0).position()).isEqualTo(new Position(RULE_FILE, 27, 40));
  }

  @Test
  void aPlaceInAnExpressionIsAPlaceInTheFile() {
    TextOrigin origin =
        ((FlowSource.Computed) rule(SampleExport.in(folder)).flows().get(0).source()).origin();
    assertThat(origin).isNotNull();
    // Trim([cn]) &amp; "x": the quote is the 14th character of the expression, the 18th of the
    // file.
    assertThat(origin.at(0)).isEqualTo(new Position(RULE_FILE, 17, 19));
    assertThat(origin.at(13)).isEqualTo(new Position(RULE_FILE, 17, 36));
  }

  @Test
  void idsAreTakenFromTheContentAndComparedWithoutCaseAndBraces() {
    ServerConfiguration configuration = SampleExport.in(folder).configuration();
    assertThat(configuration.connectors())
        .extracting(ConnectorDefinition::id)
        .containsExactly(UUID.fromString(SampleExport.CLOUD), UUID.fromString(SampleExport.HR));
    assertThat(hr(configuration).runProfiles().get(0).steps().get(0).partitionId())
        .isEqualTo(UUID.fromString(SampleExport.PARTITION));
  }

  @Test
  @DisplayName("Z-3 a, P-1: connectors come in the order of their creation")
  void connectorsComeInTheOrderOfTheirCreation() {
    SampleExport export =
        SampleExport.in(folder)
            .edit(CLOUD_FILE, "2024-01-01 00:00:00.000", "2024-03-01 00:00:00.000");
    assertThat(export.configuration().connectors())
        .extracting(ConnectorDefinition::name)
        .containsExactly("hr.example", "example - cloud");
    assertThat(hr(export.configuration()).created())
        .isEqualTo(LocalDateTime.of(2024, 2, 1, 10, 0, 0, 500_000_000));
  }

  @Test
  @DisplayName("Z-3 a: connectors of one instant come in the order of their ids")
  void connectorsOfOneInstantComeInTheOrderOfTheirIds() {
    SampleExport export =
        SampleExport.in(folder)
            .edit(CLOUD_FILE, "2024-01-01 00:00:00.000", "2024-02-01 10:00:00.500");
    assertThat(export.configuration().connectors())
        .extracting(ConnectorDefinition::name)
        .containsExactly("hr.example", "example - cloud");
  }

  @Test
  void kindsOfConnectorsAreTold() {
    ServerConfiguration configuration = SampleExport.in(folder).configuration();
    assertThat(hr(configuration).kind()).isEqualTo(ConnectorKind.ACTIVE_DIRECTORY);
    assertThat(cloud(configuration).kind()).isEqualTo(ConnectorKind.AZURE_AD);
  }

  @Test
  void anExtensibleConnectorOfAnotherMakerIsOfAnotherKind() {
    SampleExport export =
        SampleExport.in(folder)
            .edit(CLOUD_FILE, SampleExport.CLOUD, "b891884f-051e-4a83-95af-2544101c9999")
            .edit(CLOUD_FILE, "Windows Azure Active Directory (Microsoft)", "Generic SQL");
    assertThat(export.configuration().connectors().get(0).kind()).isEqualTo(ConnectorKind.OTHER);
  }

  @Test
  void severalDirectoriesMayBeConnected() {
    SampleExport export =
        SampleExport.in(folder)
            .file(
                "Connectors/second.xml",
                SampleExport.directory()
                    .replace("6D1C4F0E", "7D1C4F0E")
                    .replace("hr.example", "plant.example"));
    assertThat(export.configuration().connectors())
        .filteredOn(connector -> connector.kind() == ConnectorKind.ACTIVE_DIRECTORY)
        .extracting(ConnectorDefinition::name)
        .containsExactly("hr.example", "plant.example");
  }

  @Test
  void theAnchorOfADirectoryIsItsGuidAndThatOfAnExtensibleConnectorIsConfigured() {
    ServerConfiguration configuration = SampleExport.in(folder).configuration();
    assertThat(hr(configuration).anchorAttribute()).isEqualTo("objectGUID");
    assertThat(hr(configuration).anchorIgnoresCase()).isFalse();
    assertThat(cloud(configuration).anchorAttribute()).isEqualTo("cloudAnchor");
    assertThat(cloud(configuration).anchorIgnoresCase()).isTrue();
  }

  @Test
  void anAnchorThatOnlyTheSchemaMarksIsFound() {
    SampleExport export =
        SampleExport.in(folder)
            .edit(
                CLOUD_FILE,
                "<anchor><attribute object_class=\"user\">cloudAnchor</attribute></anchor>",
                "");
    assertThat(cloud(export.configuration()).anchorAttribute()).isEqualTo("cloudAnchor");
  }

  @Test
  void parametersAreKeptAndSecretsAreNot() {
    ConnectorDefinition connector = hr(SampleExport.in(folder).configuration());
    assertThat(connector.parameters())
        .containsEntry("Forest.FQDN", "hr.example")
        .doesNotContainKeys("password", "pin");
    assertThat(connector.toString()).doesNotContain("hunter2").doesNotContain("4711");
  }

  @Test
  void everyConnectorHasItsIdAsParameterInOneForm() {
    ServerConfiguration configuration = SampleExport.in(folder).configuration();
    assertThat(hr(configuration).parameters())
        .containsEntry("Connector.ID", "{6d1c4f0e-3b7a-4c55-9d3e-51a0f5b7c111}");
    assertThat(cloud(configuration).parameters())
        .containsEntry("Connector.ID", "{b891884f-051e-4a83-95af-2544101c9083}");
  }

  @Test
  void partitionsHaveTheirSelections() {
    Partition partition = hr(SampleExport.in(folder).configuration()).partitions().get(0);
    assertThat(partition.name()).isEqualTo("DC=hr,DC=example");
    assertThat(partition.displayName()).isEqualTo("DC=hr,DC=example");
    assertThat(partition.selected()).isTrue();
    assertThat(partition.objectClasses()).containsExactly("worker", "manager");
    assertThat(partition.inclusions()).containsExactly("OU=Staff,DC=hr,DC=example");
    assertThat(partition.exclusions()).containsExactly("DC=hr,DC=example");
    assertThat(partition.parameters()).containsEntry("Domain.FQDN", "hr.example");
  }

  @Test
  @DisplayName("F-2: without an inclusion list everything is selected")
  void oneEmptyInclusionStandsForEverything() {
    Partition partition = cloud(SampleExport.in(folder).configuration()).partitions().get(0);
    assertThat(partition.inclusions()).isEmpty();
    assertThat(partition.exclusions()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<step-type type='full-import'><import-subtype>to-cs</import-subtype></step-type>"
            + "|FULL_IMPORT",
        "<step-type type='full-import'/>|FULL_IMPORT_DELTA_SYNCHRONIZATION",
        "<step-type type='delta-import'><import-subtype>to-cs</import-subtype></step-type>"
            + "|DELTA_IMPORT",
        "<step-type type='delta-import'/>|DELTA_IMPORT_DELTA_SYNCHRONIZATION",
        "<step-type type='full-import-reevaluate-rules'/>|FULL_IMPORT_FULL_SYNCHRONIZATION",
        "<step-type type='apply-rules'><apply-rules-subtype>apply-pending</apply-rules-subtype>"
            + "</step-type>|DELTA_SYNCHRONIZATION",
        "<step-type type='apply-rules'><apply-rules-subtype>reevaluate-flow-connectors"
            + "</apply-rules-subtype></step-type>|FULL_SYNCHRONIZATION",
        "<step-type type='export'/>|EXPORT"
      })
  @DisplayName("RP-1, CS-41: every kind of step is known, with its batch size")
  void everyKindOfStepIsKnown(String written, StepType expected) {
    SampleExport export =
        SampleExport.in(folder)
            .edit(
                HR_FILE,
                "<step-type type=\"full-import\"><import-subtype>to-cs</import-subtype></step-type>",
                written);
    assertThat(hr(export.configuration()).runProfiles().get(0).steps())
        .containsExactly(new RunStep(expected, UUID.fromString(SampleExport.PARTITION), 50));
  }

  @Test
  void aSpaceHasDnThenTheSelectedAttributesInTheOrderOfTheSchema() {
    SpaceSchema schema = hr(SampleExport.in(folder).configuration()).schema();
    assertThat(schema.attributes())
        .extracting(AttributeDefinition::name)
        .containsExactly("dn", "cn", "objectGUID", "boss");
    assertThat(schema.attribute(SpaceSchema.DN_SLOT).type()).isEqualTo(AttributeType.STRING);
  }

  @Test
  void attributesHaveTheTypeAndNumberOfValuesOfTheSchema() {
    SpaceSchema schema = hr(SampleExport.in(folder).configuration()).schema();
    assertThat(schema.find("CN"))
        .isEqualTo(
            new AttributeDefinition(1, "cn", AttributeType.STRING, false, true, false, false));
    assertThat(schema.find("objectGUID"))
        .isEqualTo(
            new AttributeDefinition(
                2, "objectGUID", AttributeType.BINARY, false, true, false, true));
    assertThat(schema.find("boss"))
        .isEqualTo(
            new AttributeDefinition(3, "boss", AttributeType.REFERENCE, true, true, false, false));
  }

  @Test
  void anAttributeThatOnlyARuleNamesGetsASlotAfterTheSelectedOnes() {
    SampleExport export =
        SampleExport.in(folder).edit(RULE_FILE, "Trim([cn])", "Trim(Item([otherPhone],1))");
    assertThat(hr(export.configuration()).schema().attributes())
        .last()
        .isEqualTo(
            new AttributeDefinition(
                4, "otherPhone", AttributeType.STRING, true, false, false, false));
  }

  @Test
  void anAttributeThatADisabledRuleNamesGetsNoSlot() {
    SampleExport export =
        SampleExport.in(folder)
            .edit(
                RULE_FILE, "<csAttribute>cn</csAttribute>", "<csAttribute>otherPhone</csAttribute>")
            .edit(RULE_FILE, "<disabled>False", "<disabled>True");
    assertThat(hr(export.configuration()).schema().find("otherPhone")).isNull();
  }

  @Test
  void withoutAnInclusionListEveryAttributeIsSelected() {
    assertThat(cloud(SampleExport.in(folder).configuration()).schema().attributes())
        .extracting(AttributeDefinition::name)
        .containsExactly("dn", "cloudAnchor", "title");
  }

  @ParameterizedTest
  @CsvSource({
    "1.3.6.1.4.1.1466.115.121.1.5, BINARY",
    "1.3.6.1.4.1.1466.115.121.1.7, BOOLEAN",
    "1.3.6.1.4.1.1466.115.121.1.12, REFERENCE",
    "1.3.6.1.4.1.1466.115.121.1.15, STRING",
    "1.3.6.1.4.1.1466.115.121.1.24, STRING",
    "1.3.6.1.4.1.1466.115.121.1.26, STRING",
    "1.3.6.1.4.1.1466.115.121.1.27, NUMBER",
    "1.3.6.1.4.1.1466.115.121.1.36, STRING",
    "1.3.6.1.4.1.1466.115.121.1.38, STRING",
    "1.3.6.1.4.1.1466.115.121.1.40, BINARY",
    "1.3.6.1.4.1.1466.115.121.1.43, STRING",
    "1.3.6.1.4.1.1466.115.121.1.44, STRING",
    "1.3.6.1.4.1.1466.115.121.1.53, STRING",
    "1.2.840.113556.1.4.903, BINARY",
    "1.2.840.113556.1.4.904, STRING",
    "1.2.840.113556.1.4.905, STRING",
    "1.2.840.113556.1.4.906, NUMBER",
    "1.2.840.113556.1.4.907, BINARY",
    "1.2.840.113556.1.4.1221, REFERENCE"
  })
  void everySyntaxHasAType(String oid, AttributeType expected) {
    SampleExport export =
        SampleExport.in(folder)
            .edit(
                CLOUD_FILE,
                "<d:name>title</d:name>\n          <d:syntax>1.3.6.1.4.1.1466.115.121.1.15<",
                "<d:name>title</d:name><d:syntax>" + oid + "<");
    assertThat(cloud(export.configuration()).schema().find("title").type()).isEqualTo(expected);
    assertThat(export.read().findings()).isEmpty();
  }

  @Test
  void anUnknownSyntaxIsTextWithAWarning() {
    SampleExport export =
        SampleExport.in(folder)
            .edit(
                CLOUD_FILE,
                "<d:name>title</d:name>\n          <d:syntax>1.3.6.1.4.1.1466.115.121.1.15<",
                "<d:name>title</d:name><d:syntax>1.2.3.4<");
    assertThat(cloud(export.configuration()).schema().find("title").type())
        .isEqualTo(AttributeType.STRING);
    assertThat(export.read().findings())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.isError()).isFalse();
              assertThat(finding.message()).contains("title").contains("1.2.3.4");
              assertThat(finding.line()).isPositive();
            });
  }

  @Test
  void aClassHasTheAttributesOfItsSuperiorsAuxiliaryClassesAndContentRules() {
    SpaceSchema schema = hr(SampleExport.in(folder).configuration()).schema();
    assertThat(schema.findObjectType("Manager"))
        .isEqualTo(
            new ObjectType(
                "manager",
                "worker",
                com.google.common.collect.ImmutableSet.of(
                    "cn", "otherPhone", "objectGUID", "boss", "auxiliaryNote", "ruleNote")));
  }

  @Test
  void aSchemaThatChecksNoClassesSaysNothingAboutTheirAttributes() {
    assertThat(
            cloud(SampleExport.in(folder).configuration())
                .schema()
                .findObjectType("user")
                .attributes())
        .isEmpty();
  }

  @Test
  void theMetaverseHasEveryAttributeAndNoDn() {
    SpaceSchema schema = SampleExport.in(folder).configuration().metaverse();
    assertThat(schema.attributes())
        .extracting(AttributeDefinition::name)
        .containsExactly("displayName", "proxies", "active", "anchor");
    assertThat(schema.find("displayName").indexable()).isTrue();
    assertThat(schema.find("proxies").indexable()).isFalse();
    assertThat(schema.find("proxies").multiValued()).isTrue();
    assertThat(schema.find("displayName").multiValued()).isFalse();
  }

  @Test
  void globalParametersAreKept() {
    SampleExport export =
        SampleExport.in(folder)
            .file(
                MV_FILE,
                SampleExport.metaverse("<parameter name='A.B' type='string'>42</parameter>"));
    assertThat(export.configuration().globalParameters()).containsEntry("A.B", "42");
  }

  @Test
  @DisplayName("Z-17: a deletion threshold that is off is a warning")
  void aDeletionThresholdThatIsOffIsAWarning() {
    // Z-17
    SampleExport export =
        SampleExport.in(folder)
            .file(
                MV_FILE,
                SampleExport.metaverse(
                    "<parameter name='Microsoft.OptionalFeature.ExportDeletionThreshold'>False"
                        + "</parameter>"));
    assertThat(export.read().findings())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.isError()).isFalse();
              assertThat(finding.message()).contains("accidental deletes");
              assertThat(finding.file()).isEqualTo(MV_FILE);
              assertThat(finding.line()).isPositive();
            });
  }

  @Test
  void unknownElementsAreLeftOutAndRemembered() {
    SampleExport export =
        SampleExport.in(folder)
            .edit(RULE_FILE, "<dest>active</dest>", "<dest>active</dest><colour>red</colour>")
            .edit(HR_FILE, "<join/>", "<join/><weather><rain/></weather>");
    LoadedConfiguration loaded = export.read();
    assertThat(loaded.findings()).isEmpty();
    assertThat(loaded.unknownElements())
        .extracting(UnknownElement::element)
        .containsExactlyInAnyOrder("mapping/colour", "ma-data/weather");
    assertThat(loaded.unknownElements())
        .allSatisfy(unknown -> assertThat(unknown.position().line()).isPositive());
  }

  @Test
  void rulesComeInTheOrderOfTheirPrecedence() {
    SampleExport export =
        SampleExport.in(folder)
            .file(
                "SynchronizationRules/a.xml",
                SampleExport.rule().replace("5501}", "5502}").replace(">120<", ">121<"))
            .file(
                "SynchronizationRules/z.xml",
                SampleExport.rule().replace("5501}", "5503}").replace(">120<", ">101<"));
    assertThat(export.configuration().rules())
        .extracting(SyncRule::precedence)
        .containsExactly(101, 120, 121);
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "UTF-8"})
  void filesMayHaveAnyUnicodeEncoding(String encoding) {
    String text = "\uFEFF" + SampleExport.rule().replace("In from HR", "In from Zürich 🎈");
    byte[] bytes =
        encoding.equals("UTF-16")
            ? text.substring(1).getBytes(StandardCharsets.UTF_16)
            : text.getBytes(java.nio.charset.Charset.forName(encoding));
    SampleExport export = SampleExport.in(folder).file(RULE_FILE, bytes);
    assertThat(rule(export).name()).isEqualTo("In from Zürich 🎈");
  }

  @Test
  void aDeclaredEncodingIsUsed() {
    String text =
        "<?xml version='1.0' encoding='windows-1252'?>"
            + SampleExport.rule().replace("In from HR", "In from Zürich");
    SampleExport export =
        SampleExport.in(folder)
            .file(RULE_FILE, text.getBytes(java.nio.charset.Charset.forName("windows-1252")));
    assertThat(rule(export).name()).isEqualTo("In from Zürich");
  }

  @Test
  void filesOfOtherKindsAreNotRead() {
    SampleExport export =
        SampleExport.in(folder)
            .file("SynchronizationRules/readme.txt", "no XML")
            .file("notes.xml", "no XML");
    assertThat(export.read().findings()).isEmpty();
  }

  @Test
  void aFolderThatDoesNotExistCannotBeRead() {
    assertThatThrownBy(
            () ->
                new ConfigurationReader(ExpressionLanguage.standard())
                    .read(folder.resolve("nowhere")))
        .isInstanceOf(ConfigurationUnreadableException.class)
        .hasMessageContaining("nowhere")
        .hasMessageContaining("does not exist");
  }

  @Test
  void aFolderWithoutAConfigurationCannotBeRead() throws Exception {
    Files.writeString(folder.resolve("letter.txt"), "Dear Sir");
    assertThatThrownBy(() -> new ConfigurationReader(ExpressionLanguage.standard()).read(folder))
        .isInstanceOf(ConfigurationUnreadableException.class)
        .hasMessageContaining("SynchronizationRules");
  }

  @Test
  void aFileIsNoFolder() throws Exception {
    Path file = Files.writeString(folder.resolve("letter.txt"), "Dear Sir");
    assertThatThrownBy(() -> new ConfigurationReader(ExpressionLanguage.standard()).read(file))
        .isInstanceOf(ConfigurationUnreadableException.class)
        .hasMessageContaining("is not a folder");
  }

  private static SyncRule rule(SampleExport export) {
    List<SyncRule> rules = export.configuration().rules();
    assertThat(rules).hasSize(1);
    return rules.get(0);
  }

  private static ConnectorDefinition hr(ServerConfiguration configuration) {
    return connector(configuration, SampleExport.HR);
  }

  private static ConnectorDefinition cloud(ServerConfiguration configuration) {
    return connector(configuration, SampleExport.CLOUD);
  }

  private static ConnectorDefinition connector(ServerConfiguration configuration, String id) {
    return configuration.connectors().stream()
        .filter(connector -> connector.id().toString().equals(id))
        .findFirst()
        .orElseThrow();
  }
}
