package org.aadsync.testing;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import org.aadsync.core.config.ConfigurationReader;
import org.aadsync.core.config.ConnectorDefinition;
import org.aadsync.core.config.ConnectorKind;
import org.aadsync.core.config.ServerConfiguration;
import org.aadsync.expressions.ExpressionLanguage;
import org.aadsync.expressions.value.ByteString;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Stories over a configuration that a real server exported. */
class ConfiguredScenarioTest {
  private static final Path FOLDER =
      Path.of(System.getProperty("aadsync.shared", "none"), "data", "contoso-default-config");

  private static final ByteString SID =
      ByteString.copyOf(
          HexFormat.of().parseHex("010500000000000515000000a065cf7e784b9b5fe77c8770091c0100"));

  private Scenario world;
  private TestDirectory ad;
  private TestDirectory cloud;

  @BeforeEach
  void readConfiguration() throws Exception {
    assumeTrue(Files.isDirectory(FOLDER), "the real configuration is not here: " + FOLDER);
    ServerConfiguration configuration =
        new ConfigurationReader(ExpressionLanguage.standard()).read(FOLDER).configuration();
    world = Scenario.of(configuration);
    ad = world.directory(name(configuration, ConnectorKind.ACTIVE_DIRECTORY));
    cloud = world.directory(name(configuration, ConnectorKind.AZURE_AD));
  }

  private static String name(ServerConfiguration configuration, ConnectorKind kind) {
    return configuration.connectors().stream()
        .filter(connector -> connector.kind() == kind)
        .map(ConnectorDefinition::name)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aUserReachesTheCloudByTheRulesOfTheServer() {
    ad.add(
        "user",
        "ada",
        "objectSid",
        SID,
        "sAMAccountName",
        "ada",
        "userPrincipalName",
        "ada@contoso.example",
        "displayName",
        "Ada Byron",
        "userAccountControl",
        512);

    world.importAndSynchronize();
    cloud.export().succeeded().exported("export-add", 1);

    world.metaverseObject("accountName", "ada").has("userPrincipalName", "ada@contoso.example");
    cloud.export().exportedNothing();
  }

  @Test
  void aDirectoryThatIsNotThereIsNamed() {
    assertThatThrownBy(() -> world.directory("elsewhere"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("no connector is named elsewhere; there are [");
  }
}
