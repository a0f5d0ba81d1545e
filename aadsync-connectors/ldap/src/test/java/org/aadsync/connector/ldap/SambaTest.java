package org.aadsync.connector.ldap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.LDAPConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.aadsync.connector.ldap.connection.Directory;
import org.aadsync.connector.ldap.discovery.DirectorySchema;
import org.aadsync.connector.ldap.discovery.Discovery;
import org.aadsync.core.config.ConnectorKind;
import org.aadsync.core.schema.AttributeType;
import org.aadsync.core.spi.ConnectionReport;
import org.aadsync.core.spi.ConnectorException;
import org.aadsync.core.spi.DirectoryFacts;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A domain controller that is no mock: Samba, where AADSYNC_AD_URL says that there is one. */
@Timeout(120)
class SambaTest {
  private String base;
  private LdapSettings settings;

  @BeforeEach
  void findTheServer() throws Exception {
    String url = System.getenv("AADSYNC_AD_URL");
    assumeTrue(url != null, "AADSYNC_AD_URL is not set: there is no domain controller here");
    base = Objects.requireNonNull(System.getenv("AADSYNC_AD_BASE"));
    URI server = URI.create(url);
    settings =
        LdapSettings.builder()
            .server(new LdapServer(server.getHost(), server.getPort()))
            .protection(Protection.START_TLS)
            .credentials(
                LdapCredentials.simple(
                    System.getenv("AADSYNC_AD_BIND_DN"),
                    () -> System.getenv("AADSYNC_AD_PASSWORD").toCharArray()))
            .trust(authority())
            // The controller has a certificate for its name, which no name service knows.
            .verifiesHostName(false)
            .build();
  }

  // Where the script that starts the controller puts it.
  private static Path authority() {
    String folder = System.getenv("SAMBA_AD_DIR");
    return (folder == null
            ? Path.of(System.getProperty("java.io.tmpdir"), "aadsync-samba-ad")
            : Path.of(folder))
        .resolve(Path.of("private", "tls", "ca.pem"));
  }

  @Test
  void startTlsAndASimpleBindGiveAConnection() throws Exception {
    try (Directory directory = Directory.of(settings);
        LDAPConnection connection = directory.connect()) {
      assertThat(connection.getEntry(base, "objectGUID").getAttributeValueBytes("objectGUID"))
          .hasSize(16);
    }
  }

  @Test
  void theDomainSaysItsNames() throws Exception {
    try (Directory directory = Directory.of(settings)) {
      DirectoryFacts facts = Discovery.facts(directory, Configured.connector(base, List.of()));

      String fqdn = base.substring(3).replace(",DC=", ".");
      assertThat(facts.partitionParameters().get(Configured.PARTITION))
          .containsEntry("Domain.FQDN", fqdn)
          .containsEntry("Domain.LDAP", base)
          .containsKey("Domain.Netbios");
      assertThat(facts.parameters()).containsEntry("Forest.FQDN", fqdn);
      assertThat(facts.namingContexts()).contains(base);
    }
  }

  @Test
  void theSchemaKnowsSyntaxMultiplicityLinksAndAuxiliaryClasses() throws Exception {
    try (Directory directory = Directory.of(settings)) {
      DirectorySchema schema = Objects.requireNonNull(Discovery.schema(directory));

      assertThat(schema.attribute("MEMBER"))
          .extracting(DirectorySchema.Attribute::type, DirectorySchema.Attribute::link)
          .containsExactly(AttributeType.REFERENCE, DirectorySchema.Link.FORWARD);
      assertThat(schema.attribute("memberOf").link()).isEqualTo(DirectorySchema.Link.BACK);
      assertThat(schema.attribute("objectSid").type()).isEqualTo(AttributeType.BINARY);
      assertThat(schema.attribute("uSNChanged").type()).isEqualTo(AttributeType.NUMBER);
      assertThat(schema.attribute("displayName").multiValued()).isFalse();
      assertThat(schema.attribute("proxyAddresses").multiValued()).isTrue();
      assertThat(schema.attributesOf("user"))
          .contains("samaccountname", "givenname", "objectguid", "proxyaddresses");
    }
  }

  @Test
  void oneWarningListsWhatTheDirectoryDoesNotHaveAsTheConfigurationSaysIt() throws Exception {
    try (Directory directory = Directory.of(settings)) {
      DirectoryFacts facts =
          Discovery.facts(
              directory,
              Configured.connector(
                  base,
                  List.of(
                      Configured.attribute(1, "displayName", AttributeType.STRING, false),
                      Configured.attribute(2, "noSuchThing", AttributeType.STRING, false),
                      Configured.attribute(3, "objectSid", AttributeType.STRING, false),
                      Configured.attribute(4, "mail", AttributeType.STRING, true))));

      assertThat(facts.warnings())
          .singleElement()
          .asString()
          .contains("1 of the attributes", "noSuchThing", "objectSid (BINARY for STRING)")
          .contains("mail (one value for several)")
          .doesNotContain("displayName");
    }
  }

  @Test
  void theTestOfAConnectionFindsNothingWrong() throws Exception {
    ConnectionReport report =
        ConnectionTest.run(settings, ConnectorKind.ACTIVE_DIRECTORY, List.of(base));

    assertThat(report.findings())
        .extracting(ConnectionReport.Finding::grade)
        .containsOnly(ConnectionReport.Grade.GOOD);
    assertThat(report.findings()).hasSize(3);
  }

  @Test
  void theTestOfAConnectionSaysThatTheAccountMayNotAskForChanges() throws Exception {
    String name = "aadsync-reader-" + ProcessHandle.current().pid();
    String dn = "CN=" + name + ",CN=Users," + base;
    String password = "Reader-" + UUID.randomUUID();
    try (Directory directory = Directory.of(settings);
        LDAPConnection connection = directory.connect()) {
      connection.add(
          dn,
          new Attribute("objectClass", "user"),
          new Attribute("sAMAccountName", "r" + ProcessHandle.current().pid()),
          new Attribute("userAccountControl", "512"),
          new Attribute("unicodePwd", ('"' + password + '"').getBytes(StandardCharsets.UTF_16LE)));
      try {
        ConnectionReport report =
            ConnectionTest.run(
                LdapSettings.builder()
                    .server(settings.servers().get(0))
                    .protection(Protection.START_TLS)
                    .trust(authority())
                    .verifiesHostName(false)
                    .credentials(LdapCredentials.simple(dn, password::toCharArray))
                    .build(),
                ConnectorKind.ACTIVE_DIRECTORY,
                List.of(base));

        assertThat(report.isUsable()).isTrue();
        assertThat(report.findings())
            .last()
            .satisfies(
                finding -> {
                  assertThat(finding.grade()).isEqualTo(ConnectionReport.Grade.WARNING);
                  assertThat(finding.message())
                      .contains("Replicating Directory Changes", "uSNChanged", "full import");
                });
      } finally {
        connection.delete(dn);
      }
    }
  }

  @Test
  void aWrongPasswordEndsWithTheStatusForCredentials() throws Exception {
    LdapSettings wrong =
        LdapSettings.builder()
            .server(settings.servers().get(0))
            .protection(Protection.START_TLS)
            .trust(authority())
            .verifiesHostName(false)
            .credentials(LdapCredentials.simple("CN=nobody,CN=Users," + base, "x"::toCharArray))
            .build();
    try (Directory directory = Directory.of(wrong)) {
      ConnectorException refused =
          catchThrowableOfType(ConnectorException.class, directory::connect);

      assertThat(refused.status()).isEqualTo("no-start-credentials");
    }
  }
}
