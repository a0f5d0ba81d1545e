package org.aadsync.connector.ldap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.aadsync.connector.ldap.connection.Directory;
import org.aadsync.connector.ldap.discovery.DirectorySchema;
import org.aadsync.connector.ldap.discovery.Discovery;
import org.aadsync.core.config.ConnectorKind;
import org.aadsync.core.schema.AttributeType;
import org.aadsync.core.spi.ConnectionReport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** OpenLDAP, where AADSYNC_LDAPS_URL says that there is one. */
@Timeout(120)
class OpenLdapTest {
  private String base;
  private LdapSettings settings;

  @BeforeEach
  void findTheServer() {
    String url = System.getenv("AADSYNC_LDAPS_URL");
    assumeTrue(url != null, "AADSYNC_LDAPS_URL is not set: there is no OpenLDAP here");
    base = Objects.requireNonNull(System.getenv("AADSYNC_LDAP_BASE"));
    String folder = System.getenv("OPENLDAP_DIR");
    URI server = URI.create(url);
    settings =
        LdapSettings.builder()
            .server(new LdapServer(server.getHost(), server.getPort()))
            .trust(
                (folder == null
                        ? Path.of(System.getProperty("java.io.tmpdir"), "aadsync-openldap")
                        : Path.of(folder))
                    .resolve("cert.pem"))
            .verifiesHostName(false)
            .credentials(
                LdapCredentials.simple(
                    System.getenv("AADSYNC_LDAP_BIND_DN"),
                    () -> System.getenv("AADSYNC_LDAP_PASSWORD").toCharArray()))
            .build();
  }

  @Test
  void theTestOfAConnectionFindsNothingWrong() {
    ConnectionReport report = ConnectionTest.run(settings, ConnectorKind.OTHER, List.of(base));

    assertThat(report.findings())
        .extracting(ConnectionReport.Finding::grade)
        .containsOnly(ConnectionReport.Grade.GOOD);
  }

  @Test
  void theSubschemaKnowsSyntaxAndMultiplicity() throws Exception {
    try (Directory directory = Directory.of(settings)) {
      DirectorySchema schema = Objects.requireNonNull(Discovery.schema(directory));

      assertThat(schema.attribute("uid").type()).isEqualTo(AttributeType.STRING);
      assertThat(schema.attribute("uid").multiValued()).isTrue();
      assertThat(schema.attribute("uniqueMember")).isNotNull();
      assertThat(schema.attribute("member").type()).isEqualTo(AttributeType.REFERENCE);
      assertThat(schema.attribute("entryUUID").multiValued()).isFalse();
      assertThat(schema.attributesOf("inetOrgPerson")).contains("uid", "sn", "telephonenumber");
    }
  }

  @Test
  void anOpenLdapHasNoDomains() throws Exception {
    try (Directory directory = Directory.of(settings)) {
      var facts = Discovery.facts(directory, Configured.connector(base, List.of()));

      assertThat(facts.namingContexts()).contains(base);
      assertThat(facts.partitionParameters()).isEmpty();
      assertThat(facts.parameters()).isEmpty();
    }
  }
}
