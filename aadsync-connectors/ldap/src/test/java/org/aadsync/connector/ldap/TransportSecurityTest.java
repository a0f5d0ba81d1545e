package org.aadsync.connector.ldap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.unboundid.ldap.sdk.LDAPConnection;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.aadsync.connector.ldap.connection.Directory;
import org.aadsync.core.spi.ConnectorException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Nobody but the right server gets the password, and nobody else on the way. */
@DisplayName("C14: the transport")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(60)
class TransportSecurityTest {
  private static final String PASSWORD = "s3cret-of-C14";

  @TempDir Path folder;
  private Certificates authority;
  private Certificates good;

  @BeforeAll
  void makeCertificates() throws Exception {
    authority = Certificates.selfSigned("Test Authority");
    good = authority.issue("localhost");
  }

  @Test
  void aServerWithACertificateOfATrustedAuthorityIsUsed() throws Exception {
    try (TestServer server = TestServer.tls(good, PASSWORD)) {
      assertThat(connects(server, settings -> settings.trust(pem(authority)))).isTrue();
    }
  }

  @Test
  @DisplayName("C14.1: self-signed certificate")
  void aSelfSignedCertificateIsRefused() throws Exception {
    try (TestServer server = TestServer.tls(Certificates.selfSigned("localhost"), PASSWORD)) {
      refused(server, settings -> settings.trust(pem(authority)), "self-signed");
    }
  }

  @Test
  void aSelfSignedCertificateThatIsTrustedIsGood() throws Exception {
    Certificates own = Certificates.selfSigned("localhost");
    try (TestServer server = TestServer.tls(own, PASSWORD)) {
      assertThat(connects(server, settings -> settings.trust(pem(own)))).isTrue();
    }
  }

  @Test
  @DisplayName("C14.2: expired certificate")
  void anExpiredCertificateIsRefused() throws Exception {
    Instant end = Instant.now().minus(Duration.ofHours(1));
    try (TestServer server =
        TestServer.tls(authority.issue("localhost", Certificates.yesterday(), end), PASSWORD)) {
      refused(server, settings -> settings.trust(pem(authority)), "expired on");
    }
  }

  @Test
  @DisplayName("C14.2: expired certificate that is itself trusted")
  void anExpiredCertificateIsRefusedEvenIfItIsTheTrustedOne() throws Exception {
    Instant end = Instant.now().minus(Duration.ofHours(1));
    Certificates own = Certificates.selfSigned("localhost", Certificates.yesterday(), end);
    try (TestServer server = TestServer.tls(own, PASSWORD)) {
      refused(server, settings -> settings.trust(pem(own)), "expired on");
    }
  }

  @Test
  @DisplayName("C14.3: certificate of another host")
  void aCertificateOfAnotherHostIsRefused() throws Exception {
    try (TestServer server = TestServer.tls(authority.issue("dc9.example.com"), PASSWORD)) {
      refused(
          server,
          settings -> settings.trust(pem(authority)),
          "is for dc9.example.com, not for localhost");
    }
  }

  @Test
  @DisplayName("C14.3: the common name does not count beside alternative names (RFC 6125, 6.4.4)")
  void aCommonNameIsNoNameBesideOthers() throws Exception {
    try (TestServer server =
        TestServer.tls(authority.issue("localhost", "dc9.example.com"), PASSWORD)) {
      refused(
          server,
          settings -> settings.trust(pem(authority)),
          "is for dc9.example.com, not for localhost");
    }
  }

  @Test
  void aCertificateOfAnotherHostIsGoodForWhoAsksForIt() throws Exception {
    try (TestServer server = TestServer.tls(authority.issue("dc9.example.com"), PASSWORD)) {
      assertThat(
              connects(server, settings -> settings.trust(pem(authority)).verifiesHostName(false)))
          .isTrue();
    }
  }

  @Test
  @DisplayName("C14.4: unknown authority")
  void aCertificateOfAnUnknownAuthorityIsRefused() throws Exception {
    try (TestServer server = TestServer.tls(good, PASSWORD)) {
      refused(server, settings -> settings, "which is not trusted");
    }
  }

  @Test
  @DisplayName("C14.5: TLS 1.0 only")
  void aServerThatSpeaksTls10AloneIsRefused() throws Exception {
    oldTls("0301");
  }

  @Test
  @DisplayName("C14.6: TLS 1.1 only")
  void aServerThatSpeaksTls11AloneIsRefused() throws Exception {
    oldTls("0302");
  }

  // A ServerHello (RFC 5246, 7.4.1.3) that answers any ClientHello with an old version.
  private void oldTls(String version) throws Exception {
    String random = "5a".repeat(32);
    String hello = version + random + "00" + "c013" + "00";
    String handshake = "02" + "%06x".formatted(hello.length() / 2) + hello;
    String record = "16" + version + "%04x".formatted(handshake.length() / 2) + handshake;
    try (Scripted server = new Scripted(HexFormat.of().parseHex(record))) {
      refused(server.address(), Protection.TLS, settings -> settings, "TLS 1.2");
      assertThat(server.heard(PASSWORD)).isFalse();
    }
  }

  @Test
  @DisplayName("C14.7: StartTLS stripped")
  void aServerThatRefusesStartTlsGetsNoPassword() throws Exception {
    // An ExtendedResponse (RFC 4511, 4.12) with the result protocolError.
    byte[] answer = HexFormat.of().parseHex("300c0201017807" + "0a0102" + "0400" + "0400");
    try (Scripted server = new Scripted(answer)) {
      refused(server.address(), Protection.START_TLS, settings -> settings, "refuses StartTLS");
      assertThat(server.heard(PASSWORD)).isFalse();
    }
  }

  @Test
  @DisplayName("C14.7: no StartTLS on the server")
  void aServerWithoutStartTlsGetsNoPassword() throws Exception {
    try (TestServer server = TestServer.plain(PASSWORD)) {
      refused(server.address(), Protection.START_TLS, settings -> settings, "StartTLS");
      assertThat(server.binds()).isZero();
    }
  }

  @Test
  void startTlsProtectsThePassword() throws Exception {
    try (TestServer server = TestServer.startTls(good, PASSWORD)) {
      assertThat(
              connects(
                  server,
                  settings -> settings.protection(Protection.START_TLS).trust(pem(authority))))
          .isTrue();
    }
  }

  @Test
  @DisplayName("C14.7: StartTLS with the certificate of another host")
  void startTlsLooksAtTheNameInTheCertificate() throws Exception {
    try (TestServer server = TestServer.startTls(authority.issue("dc9.example.com"), PASSWORD)) {
      refused(
          server,
          settings -> settings.protection(Protection.START_TLS).trust(pem(authority)),
          "not for localhost");
    }
  }

  @Test
  @DisplayName("C14.8: plaintext simple bind")
  void anAddressWithoutTlsIsRefused() {
    ConnectorException refused =
        catchThrowableOfType(
            ConnectorException.class, () -> LdapSettings.parse("ldap://localhost:1389"));

    assertThat(refused.status()).isEqualTo("no-start-bad-ma-configuration");
    assertThat(refused).hasMessageContaining("plaintext=true");
  }

  @Test
  @DisplayName("C14.8: plaintext simple bind, asked for")
  void plaintextIsForThoseWhoAskForIt() throws Exception {
    try (TestServer server = TestServer.plain(PASSWORD)) {
      assertThat(connects(server, settings -> settings.protection(Protection.NONE))).isTrue();
    }
  }

  @Test
  @DisplayName("C14.9: plain LDAP at the port for TLS")
  void aServerWithoutTlsGetsNoPassword() throws Exception {
    byte[] answer = HexFormat.of().parseHex("300c02010061070a010004000400");
    try (Scripted server = new Scripted(answer)) {
      refused(server.address(), Protection.TLS, settings -> settings, "TLS cannot be agreed on");
      assertThat(server.heard(PASSWORD)).isFalse();
    }
  }

  @Test
  @DisplayName("A connection has one handshake: some servers hang up at a second")
  void shakesHandsOnce() throws Exception {
    AtomicInteger handshakes = new AtomicInteger();
    try (SSLServerSocket server =
        (SSLServerSocket)
            good.tls()
                .getServerSocketFactory()
                .createServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      server.setEnabledProtocols(new String[] {"TLSv1.2"});
      Thread listening = new Thread(() -> count(handshakes, server));
      listening.start();
      LdapSettings settings =
          settings(new LdapServer("localhost", server.getLocalPort()))
              .trust(pem(authority))
              .responseTimeout(Duration.ofSeconds(2))
              .build();
      try (Directory directory = Directory.of(settings)) {
        assertThat(catchThrowableOfType(ConnectorException.class, directory::connect)).isNotNull();
      }
      listening.join();
    }
    assertThat(handshakes).hasValue(1);
  }

  private static void count(AtomicInteger handshakes, SSLServerSocket server) {
    try (SSLSocket client = (SSLSocket) server.accept()) {
      client.addHandshakeCompletedListener(event -> handshakes.incrementAndGet());
      client.getInputStream().readAllBytes();
    } catch (IOException e) {
      // The client gave up.
    }
  }

  private Path pem(Certificates certificates) {
    try {
      return certificates.pem(folder);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static LdapSettings.Builder settings(LdapServer server) {
    return LdapSettings.builder()
        .server(server)
        .credentials(LdapCredentials.simple(TestServer.USER, PASSWORD::toCharArray))
        .connectTimeout(Duration.ofSeconds(20))
        .attempts(1);
  }

  private static boolean connects(TestServer server, UnaryOperator<LdapSettings.Builder> change)
      throws Exception {
    try (Directory directory = Directory.of(change.apply(settings(server.address())).build());
        LDAPConnection connection = directory.connect()) {
      return connection.getEntry(TestServer.BASE) != null && server.binds() == 1;
    }
  }

  private static void refused(
      TestServer server, UnaryOperator<LdapSettings.Builder> change, String words)
      throws Exception {
    refused(server.address(), Protection.TLS, change, words);
    assertThat(server.binds()).isZero();
  }

  private static void refused(
      LdapServer server,
      Protection protection,
      UnaryOperator<LdapSettings.Builder> change,
      String words)
      throws Exception {
    LdapSettings settings = change.apply(settings(server).protection(protection)).build();
    try (Directory directory = Directory.of(settings)) {
      ConnectorException refused =
          catchThrowableOfType(ConnectorException.class, directory::connect);

      assertThat(refused).isNotNull().hasMessageContaining(words);
      assertThat(refused.status()).isEqualTo("no-start-connection");
    }
  }

  /** Answers whatever it hears with the same bytes, and remembers what it heard. */
  private static final class Scripted implements AutoCloseable {
    private final ServerSocket socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    private final StringBuffer heard = new StringBuffer();

    Scripted(byte[] answer) throws IOException {
      Thread thread = new Thread(() -> serve(answer));
      thread.setDaemon(true);
      thread.start();
    }

    private void serve(byte[] answer) {
      while (!socket.isClosed()) {
        try (Socket client = socket.accept()) {
          InputStream in = client.getInputStream();
          byte[] buffer = new byte[8192];
          int count = in.read(buffer);
          boolean answered = false;
          while (count > 0) {
            heard.append(
                new String(buffer, 0, count, java.nio.charset.StandardCharsets.ISO_8859_1));
            if (!answered) {
              client.getOutputStream().write(answer);
              client.getOutputStream().flush();
              answered = true;
            }
            count = in.read(buffer);
          }
        } catch (IOException e) {
          // The client went, or the test ended.
        }
      }
    }

    LdapServer address() {
      return new LdapServer("localhost", socket.getLocalPort());
    }

    boolean heard(String text) {
      return heard.indexOf(text) >= 0;
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }
}
