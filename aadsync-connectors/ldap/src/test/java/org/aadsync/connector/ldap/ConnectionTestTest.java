package org.aadsync.connector.ldap;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.aadsync.core.config.ConnectorKind;
import org.aadsync.core.spi.ConnectionReport;
import org.aadsync.core.spi.ConnectionReport.Grade;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What an administrator reads who has written something wrong. */
@Timeout(60)
class ConnectionTestTest {
  private static final String PASSWORD = "s3cret-of-test";

  @TempDir Path folder;
  private Certificates authority;

  @BeforeEach
  void makeAuthority() throws Exception {
    authority = Certificates.selfSigned("Test Authority");
  }

  @Test
  void aGoodConnectionSaysWhoAndWhere() throws Exception {
    try (TestServer server = server()) {
      ConnectionReport report =
          run(settings(server.address(), PASSWORD).build(), List.of(TestServer.BASE));

      assertThat(report.isUsable()).isTrue();
      assertThat(words(report)).contains("connected as " + TestServer.USER, "it can be read");
    }
  }

  @Test
  void aWrongPasswordIsTriedOnOneServerOnly() throws Exception {
    try (TestServer first = server();
        TestServer second = server()) {
      ConnectionReport report =
          run(
              settings(first.address(), "wrong").server(second.address()).build(),
              List.of(TestServer.BASE));

      assertThat(report.isUsable()).isFalse();
      assertThat(words(report)).contains("check the password").doesNotContain("wrong;");
      assertThat(first.binds() + second.binds()).isEqualTo(1);
    }
  }

  @Test
  void anEmptyPasswordIsNotSent() throws Exception {
    try (TestServer server = server()) {
      ConnectionReport report = run(settings(server.address(), "").build(), List.of());

      assertThat(words(report)).contains("is empty");
      assertThat(server.binds()).isZero();
    }
  }

  @Test
  void aNameThatNobodyHasIsToldApartFromAClosedPort() throws Exception {
    int closed;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      closed = socket.getLocalPort();
    }
    ConnectionReport report =
        run(
            settings(new LdapServer("dc1.nowhere.invalid", 636), PASSWORD)
                .server(new LdapServer("localhost", closed))
                .build(),
            List.of());

    assertThat(report.findings())
        .hasSize(2)
        .allSatisfy(finding -> assertThat(finding.grade()).isEqualTo(Grade.ERROR));
    assertThat(report.findings().get(0).message()).contains("no server has this name");
    assertThat(report.findings().get(1).message()).contains("nothing answers at this port");
  }

  @Test
  void aServerThatSaysNothingIsGivenUpInTime() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      ConnectionReport report =
          run(
              settings(new LdapServer("localhost", silent.getLocalPort()), PASSWORD)
                  .connectTimeout(Duration.ofSeconds(2))
                  .build(),
              List.of());

      assertThat(words(report)).contains("does not answer in time");
    }
  }

  @Test
  void aNamingContextThatIsNotThereIsShownWithThoseThatAre() throws Exception {
    try (TestServer server = server()) {
      ConnectionReport report =
          run(settings(server.address(), PASSWORD).build(), List.of("dc=other,dc=com", "no name"));

      assertThat(report.isUsable()).isFalse();
      assertThat(words(report)).contains("it has " + TestServer.BASE, "this is no DN");
    }
  }

  @Test
  void anOrdinaryDirectoryIsNoActiveDirectory() throws Exception {
    try (TestServer server = server()) {
      ConnectionReport report =
          ConnectionTest.run(
              settings(server.address(), PASSWORD).build(),
              ConnectorKind.ACTIVE_DIRECTORY,
              List.of());

      assertThat(words(report)).contains("it is no Active Directory");
    }
  }

  @Test
  void aCertificateOfSomebodyElseIsToldAndNothingIsSent() throws Exception {
    Certificates other = Certificates.selfSigned("Other Authority");
    try (TestServer server = TestServer.tls(other.issue("localhost"), PASSWORD)) {
      ConnectionReport report =
          run(settings(server.address(), PASSWORD).build(), List.of(TestServer.BASE));

      assertThat(report.isUsable()).isFalse();
      assertThat(words(report)).contains("Other Authority", "which is not trusted");
      assertThat(server.binds()).isZero();
    }
  }

  @Test
  void aCertificateOfAnotherServerIsTold() throws Exception {
    try (TestServer server = TestServer.tls(authority.issue("dc9.example.com"), PASSWORD)) {
      ConnectionReport report = run(settings(server.address(), PASSWORD).build(), List.of());

      assertThat(report.isUsable()).isFalse();
      assertThat(words(report)).contains("is for dc9.example.com, not for localhost");
    }
  }

  @Test
  void aConnectionWithoutTlsIsWarnedOf() throws Exception {
    try (TestServer server = TestServer.plain(PASSWORD)) {
      ConnectionReport report =
          run(settings(server.address(), PASSWORD).protection(Protection.NONE).build(), List.of());

      assertThat(report.isUsable()).isTrue();
      assertThat(report.findings())
          .filteredOn(finding -> finding.grade() == Grade.WARNING)
          .singleElement()
          .satisfies(finding -> assertThat(finding.message()).contains("is not encrypted"));
    }
  }

  private TestServer server() throws Exception {
    return TestServer.tls(authority.issue("localhost"), PASSWORD);
  }

  private LdapSettings.Builder settings(LdapServer server, String password) throws Exception {
    return LdapSettings.builder()
        .server(server)
        .trust(authority.pem(folder))
        .credentials(LdapCredentials.simple(TestServer.USER, password::toCharArray));
  }

  private static ConnectionReport run(LdapSettings settings, List<String> contexts) {
    return ConnectionTest.run(settings, ConnectorKind.OTHER, contexts);
  }

  private static String words(ConnectionReport report) {
    return String.join("\n", report.findings().stream().map(Object::toString).toList());
  }
}
