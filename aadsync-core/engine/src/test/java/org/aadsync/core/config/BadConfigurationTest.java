package org.aadsync.core.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.aadsync.core.rules.RuleCompiler;
import org.aadsync.expressions.ExpressionLanguage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said about configurations that cannot be used; none of them is ever half-loaded. */
class BadConfigurationTest {
  private static final String RULE_FILE = "SynchronizationRules/first.xml";
  private static final String HR_FILE = "Connectors/hr.xml";
  private static final String CLOUD_FILE = "Connectors/cloud.xml";
  private static final String MV_FILE = "GlobalSettings/MV.xml";

  @TempDir Path folder;

  @Test
  void aTruncatedFileIsAnErrorAtItsEnd() {
    String text = SampleExport.rule();
    Finding error =
        only(
            SampleExport.in(folder).file(RULE_FILE, text.substring(0, text.indexOf("<linkType>"))));
    assertThat(error.file()).isEqualTo(RULE_FILE);
    assertThat(error.line()).isEqualTo(10);
    assertThat(error.message()).contains("not well-formed XML");
    assertThat(error.hint()).contains("truncated");
  }

  @Test
  void anEmptyFileIsAnError() {
    Finding error = only(SampleExport.in(folder).file(RULE_FILE, ""));
    assertThat(error.file()).isEqualTo(RULE_FILE);
    assertThat(error.message()).contains("not well-formed XML");
  }

  @Test
  void malformedXmlIsAnErrorWithItsPlace() {
    Finding error =
        only(
            SampleExport.in(folder)
                .edit(RULE_FILE, "<disabled>False</disabled>", "<disabled>&</x>"));
    assertThat(error.line()).isEqualTo(6);
    assertThat(error.column()).isPositive();
    assertThat(error.message()).doesNotContain("ParseError").doesNotContain("\n");
  }

  @Test
  void bytesThatAreNoTextAreAnError() {
    Finding error =
        only(SampleExport.in(folder).file(RULE_FILE, new byte[] {'<', 'a', '>', (byte) 0xC3, '('}));
    assertThat(error.message()).isEqualTo("the file is not text in UTF-8");
  }

  @Test
  void anUnknownEncodingIsAnError() {
    Finding error =
        only(
            SampleExport.in(folder)
                .file(RULE_FILE, "<?xml version='1.0' encoding='klingon'?><a/>"));
    assertThat(error.message()).contains("klingon");
  }

  @Test
  void anExternalEntityIsAnErrorAndIsNotRead() throws Exception {
    Path secret = Files.writeString(folder.resolve("secret.txt"), "hunter2");
    SampleExport export =
        SampleExport.in(folder)
            .file(
                RULE_FILE,
                "<!DOCTYPE r [<!ENTITY x SYSTEM \""
                    + secret.toUri()
                    + "\">]>\n"
                    + SampleExport.rule().replace("In from HR", "&x;"));
    Finding error = only(export);
    assertThat(error.message()).contains("document type declaration");
    assertThat(error.line()).isEqualTo(1);
    assertThat(error.column()).isEqualTo(1);
    assertThat(error.file()).isEqualTo(RULE_FILE);
    assertThat(export.read().toString()).doesNotContain("hunter2");
  }

  @Test
  void entitiesThatMultiplyAreAnError() {
    StringBuilder bomb = new StringBuilder("<!DOCTYPE r [<!ENTITY a0 \"ha\">");
    for (int i = 1; i < 30; i++) {
      bomb.append("<!ENTITY a%d \"&a%d;&a%d;\">".formatted(i, i - 1, i - 1));
    }
    Finding error = only(SampleExport.in(folder).file(RULE_FILE, bomb + "]><r>&a29;</r>"));
    assertThat(error.message()).contains("document type declaration");
  }

  @Test
  void anEntityThatNobodyDeclaresIsAnError() {
    Finding error =
        only(SampleExport.in(folder).edit(RULE_FILE, "<name>In from HR", "<name>&nbsp;"));
    assertThat(error.line()).isEqualTo(3);
  }

  @Test
  void deepNestingIsAnError() {
    Finding error =
        only(SampleExport.in(folder).file(RULE_FILE, "<a>".repeat(5_000) + "</a>".repeat(5_000)));
    assertThat(error.message()).contains("nested deeper than 64 levels");
    assertThat(error.column()).isEqualTo(64 * 3 + 1);
  }

  @Test
  void aHugeFileIsAnError() {
    byte[] bytes = new byte[(64 << 20) + 1];
    java.util.Arrays.fill(bytes, (byte) ' ');
    Finding error = only(SampleExport.in(folder).file(RULE_FILE, bytes));
    assertThat(error.message()).contains("larger than 64 MB");
  }

  @Test
  void aFolderWithTheNameOfAFileIsNoFile() throws Exception {
    SampleExport export = SampleExport.in(folder);
    Files.createDirectories(folder.resolve("Connectors/odd.xml"));
    assertThat(export.errors()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "SynchronizationRules/first.xml, synchronizationRule",
    "Connectors/hr.xml, ma-data",
    "GlobalSettings/MV.xml, saved-mv-configuration"
  })
  void aFileWithAnotherRootIsAnError(String file, String expected) {
    assertThat(SampleExport.in(folder).file(file, "\n  <shoppingList/>").errors())
        .anySatisfy(
            error -> {
              assertThat(error.file()).isEqualTo(file);
              assertThat(error.line()).isEqualTo(2);
              assertThat(error.column()).isEqualTo(3);
              assertThat(error.message()).contains("<shoppingList>").contains("<" + expected + ">");
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "id",
        "name",
        "direction",
        "connector",
        "sourceObjectType",
        "targetObjectType",
        "linkType",
        "precedence"
      })
  void aMissingRequiredElementIsAnError(String element) {
    Finding error =
        only(
            SampleExport.in(folder)
                .file(
                    RULE_FILE,
                    SampleExport.rule()
                        .replaceFirst("<" + element + ">[^<]*</" + element + ">", "")));
    assertThat(error.message()).contains("no <" + element + ">, which is required");
    assertThat(error.line()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<direction>Inbound<|<direction>Sideways<|direction|Inbound, Outbound|5",
        "<linkType>Provision<|<linkType>Glue<|linkType|Join, StickyJoin, Provision|10",
        "<precedence>120<|<precedence>12x<|precedence|an integer|11",
        "<precedence>120<|<precedence>-1<|precedence|a number from 0|11",
        "<precedence>120<|<precedence>99999999999<|precedence|an integer|11",
        "<disabled>False<|<disabled>maybe<|disabled|True, False, 1 or 0|6",
        "<id>{11111111-|<id>{1111-|id|a GUID|2",
        "555555555501}<|555555555501<|id|a GUID|2",
        "<valueMergeType>Update<|<valueMergeType>Blend<|valueMergeType|MergeCaseInsensitive|18",
        "<csOperator>ISNOTNULL<|<csOperator>SMELLSLIKE<|csOperator|ISNOTMEMBEROF|28",
        "<csAttribute>cn<|<csAttribute><|csAttribute|required|27",
        "<dest>anchor<|<dest><|dest|required|20"
      })
  void aWrongValueIsAnErrorThatSaysWhatIsExpected(
      String part, String replacement, String element, String expected, int line) {
    Finding error = only(SampleExport.in(folder).edit(RULE_FILE, part, replacement));
    assertThat(error.message()).contains("<" + element + ">").contains(expected);
    assertThat(error.line()).isEqualTo(line);
    assertThat(error.file()).isEqualTo(RULE_FILE);
    assertThat(error.rule()).isEqualTo("In from HR");
  }

  @Test
  void aZeroGuidIsNoIdentity() {
    Finding error =
        only(
            SampleExport.in(folder)
                .edit(RULE_FILE, SampleExport.RULE, "00000000-0000-0000-0000-000000000000"));
    assertThat(error.message()).contains("not zero");
  }

  @Test
  void aRepeatedElementIsAnError() {
    Finding error =
        only(
            SampleExport.in(folder)
                .edit(RULE_FILE, "<dest>anchor</dest>", "<dest>anchor</dest><dest>active</dest>"));
    assertThat(error.message()).contains("2 elements <dest>");
    assertThat(error.mapping()).isEqualTo("anchor");
  }

  @Test
  void aDirectMappingWithTwoSourcesIsAnError() {
    Finding error =
        only(
            SampleExport.in(folder)
                .edit(
                    RULE_FILE,
                    "<attr>objectGUID</attr>",
                    "<attr>objectGUID</attr><attr>cn</attr>"));
    assertThat(error.message()).contains("2 source attributes");
  }

  @Test
  void anUnknownStepTypeIsAnError() {
    Finding error =
        only(SampleExport.in(folder).edit(HR_FILE, "\"full-import\"", "\"half-import\""));
    assertThat(error.message()).contains("half-import").contains("full-import");
    assertThat(error.file()).isEqualTo(HR_FILE);
  }

  @Test
  void aStepForAnUnknownPartitionIsAnError() {
    Finding error = only(SampleExport.in(folder).edit(HR_FILE, "{0F7B0C9A-", "{1F7B0C9A-"));
    assertThat(error.message()).contains("{1f7b0c9a-90cc-4d3b-8d25-7b8f1a2c3d01}");
  }

  @Test
  void aWrongCreationTimeIsAnError() {
    Finding error = only(SampleExport.in(folder).edit(HR_FILE, "2024-02-01 10", "yesterday"));
    assertThat(error.message()).contains("creation-time").contains("yesterday");
  }

  @Test
  void aConnectorWithoutASchemaIsAnError() {
    String text = SampleExport.directory();
    String without =
        text.substring(0, text.indexOf("<schema>")) + text.substring(text.indexOf("<private-"));
    assertThat(SampleExport.in(folder).file(HR_FILE, without).errors())
        .singleElement()
        .satisfies(error -> assertThat(error.message()).contains("no DSML schema"));
  }

  @Test
  void aSchemaInAnotherNamespaceIsNone() {
    assertThat(
            SampleExport.in(folder)
                .edit(HR_FILE, "http://www.dsml.org/DSML", "http://www.dsml.org/other")
                .errors())
        .extracting(Finding::message)
        .anySatisfy(message -> assertThat(message).contains("no DSML schema"));
  }

  @Test
  void twoAttributesOfOneNameAreAnError() {
    assertThat(SampleExport.in(folder).edit(MV_FILE, "<x:name>active<", "<x:name>ANCHOR<").errors())
        .extracting(Finding::message)
        .anySatisfy(message -> assertThat(message).contains("two attributes named anchor"));
  }

  @Test
  void aReferenceToNothingInASchemaIsAWarning() {
    LoadedConfiguration loaded =
        SampleExport.in(folder)
            .edit(HR_FILE, "<attribute ref=\"#A6\"/>", "<attribute ref=\"#A66\"/>")
            .read();
    assertThat(loaded.configuration()).isNotNull();
    assertThat(loaded.findings())
        .singleElement()
        .satisfies(finding -> assertThat(finding.message()).contains("A66"));
  }

  @Test
  void aSelectedAttributeThatTheSchemaLacksIsAWarning() {
    LoadedConfiguration loaded =
        SampleExport.in(folder)
            .edit(HR_FILE, "<attribute>boss</attribute>", "<attribute>shoeSize</attribute>")
            .read();
    assertThat(loaded.configuration()).isNotNull();
    assertThat(loaded.findings())
        .singleElement()
        .satisfies(finding -> assertThat(finding.message()).contains("shoeSize"));
  }

  @Test
  void severalAnchorAttributesAreAnError() {
    assertThat(
            SampleExport.in(folder)
                .edit(CLOUD_FILE, "</anchor>", "<attribute>title</attribute></anchor>")
                .errors())
        .singleElement()
        .satisfies(error -> assertThat(error.message()).contains("several anchor attributes"));
  }

  @Test
  void twoConnectorsWithOneIdAreAnError() {
    assertThat(SampleExport.in(folder).file("Connectors/copy.xml", SampleExport.cloud()).errors())
        .extracting(Finding::message)
        .anySatisfy(message -> assertThat(message).contains("two connectors have the id"));
  }

  @Test
  void aMissingMetaverseIsAnError() {
    Finding error = only(SampleExport.in(folder).without(MV_FILE));
    assertThat(error.message()).contains("schema of the metaverse is missing");
    assertThat(error.file()).isEqualTo(MV_FILE);
  }

  @Test
  void aDeletionThresholdThatIsNoNumberIsAnError() {
    Finding error =
        only(
            SampleExport.in(folder)
                .file(
                    MV_FILE,
                    SampleExport.metaverse(
                        "<parameter name='Microsoft.OptionalFeature.ExportDeletionThresholdValue'>"
                            + "many</parameter>")));
    assertThat(error.message()).contains("\"many\"");
  }

  @Test
  void allErrorsOfAllFilesComeAtOnceInTheirOrder() {
    List<Finding> errors =
        SampleExport.in(folder)
            .edit(HR_FILE, "\"full-import\"", "\"half-import\"")
            .edit(RULE_FILE, "<direction>Inbound", "<direction>Sideways")
            .edit(RULE_FILE, "<linkType>Provision", "<linkType>Glue")
            .file("SynchronizationRules/second.xml", "<broken")
            .file(
                "SynchronizationRules/third.xml",
                SampleExport.rule()
                    .replace("5501}", "5503}")
                    .replace(SampleExport.HR, SampleExport.CLOUD)
                    .replace(">worker<", ">user<")
                    .replace("<attr>objectGUID<", "<attr>nonsense<")
                    .replace("[cn]", "[title]")
                    .replace("<csAttribute>objectGUID<", "<csAttribute>title<")
                    .replace("<csAttribute>cn<", "<csAttribute>title<"))
            .errors();
    assertThat(errors)
        .extracting(Finding::file)
        .containsExactly(
            HR_FILE,
            RULE_FILE,
            RULE_FILE,
            "SynchronizationRules/second.xml",
            "SynchronizationRules/third.xml");
    assertThat(errors.get(4).message()).contains("nonsense");
  }

  @Test
  void aRuleOfAConnectorThatCouldNotBeReadIsNotBlamed() {
    assertThat(SampleExport.in(folder).file(HR_FILE, "<broken").errors())
        .extracting(Finding::file)
        .containsExactly(HR_FILE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"join", "projection", "export-attribute-flow", "provisioning-cleanup"})
  void aConnectorWithIdentityManagerRulesIsRefused(String element) {
    SampleExport export =
        SampleExport.in(folder)
            .edit(HR_FILE, "<join/>", "<" + element + "><profile/></" + element + ">");
    Finding error = only(export);
    assertThat(error.message()).contains("<" + element + ">").contains("Identity Manager");
    assertThat(error.hint()).contains("Get-ADSyncServerConfiguration");
  }

  @Test
  void aMetaverseWithIdentityManagerRulesIsRefused() {
    Finding error =
        only(
            SampleExport.in(folder)
                .edit(
                    MV_FILE,
                    "<format-version>",
                    "<import-attribute-flow><import-flow-set/></import-attribute-flow>"
                        + "<format-version>"));
    assertThat(error.message()).contains("Identity Manager");
  }

  @Test
  void anIdentityManagerAgentIsRefused() {
    Finding error =
        only(
            SampleExport.in(folder)
                .file(HR_FILE, "<saved-ma-configuration><ma-data/></saved-ma-configuration>"));
    assertThat(error.message()).contains("Identity Manager");
  }

  @Test
  void anIdentityManagerFolderIsRefused() throws Exception {
    Files.writeString(folder.resolve("MV.XML"), "<saved-mv-configuration/>");
    Files.writeString(
        folder.resolve("MA-{6D1C4F0E-3B7A-4C55-9D3E-51A0F5B7C111}.XML"),
        "<saved-ma-configuration/>",
        StandardCharsets.UTF_8);
    LoadedConfiguration loaded =
        new ConfigurationReader(ExpressionLanguage.standard()).read(folder);
    assertThat(loaded.configuration()).isNull();
    assertThat(loaded.findings())
        .singleElement()
        .satisfies(error -> assertThat(error.message()).contains("Identity Manager"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "6d1c4f0e-3b7a-4c55|7d1c4f0e-3b7a-4c55|1|1|{7d1c4f0e-3b7a-4c55-9d3e-51a0f5b7c111}",
        "<sourceObjectType>worker|<sourceObjectType>worm|1|1|worm",
        "<attr>objectGUID|<attr>objectGUIDs|20|5|objectGUIDs",
        "<dest>active|<dest>actve|21|5|actve",
        "<csAttribute>objectGUID|<csAttribute>objectUID|23|37|objectUID",
        "Trim([cn])|Trim([cnn])|17|24|cnn",
        "Trim([cn]) &amp;|Trim([cn]) &amp; Tirm([cn]) &amp;|17|36|Tirm",
        "Trim([cn])|%Domain.Nobody%|17|19|Domain.Nobody",
        "<src>True|<src>Perhaps|21|5|Perhaps"
      })
  void whatARuleNamesInVainIsAnErrorWithItsPlace(
      String part, String replacement, int line, int column, String named) {
    SampleExport export = SampleExport.in(folder).edit(RULE_FILE, part, replacement);
    assertThat(
            RuleCompiler.compile(export.configuration(), ExpressionLanguage.standard()).findings())
        .filteredOn(Finding::isError)
        .singleElement()
        .satisfies(
            error -> {
              assertThat(error.file()).isEqualTo(RULE_FILE);
              assertThat(List.of(error.line(), error.column())).isEqualTo(List.of(line, column));
              assertThat(error.message()).contains(named);
              assertThat(error.rule()).isEqualTo("In from HR");
            });
  }

  private static Finding only(SampleExport export) {
    List<Finding> errors = export.errors();
    assertThat(errors).hasSize(1);
    return errors.get(0);
  }
}
