package org.aadsync.connector.ldap.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.ResultCode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.aadsync.connector.ldap.LdapCredentials;
import org.aadsync.connector.ldap.LdapServer;
import org.aadsync.connector.ldap.LdapSettings;
import org.aadsync.connector.ldap.Protection;
import org.aadsync.connector.ldap.testing.FakeActiveDirectory;
import org.aadsync.connector.ldap.testing.FakeDomainController;
import org.aadsync.core.spi.ConnectorException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A directory of several servers is there as long as one of them is. */
@Timeout(60)
class FailoverTest {
  private static final Backoff SHORT = new Backoff(Duration.ofMillis(40), Duration.ofMillis(80));

  private FakeActiveDirectory fake;
  private FakeDomainController second;

  @BeforeEach
  void start() {
    fake = FakeActiveDirectory.builder().start();
    second = fake.startController();
  }

  @AfterEach
  void stop() {
    fake.close();
  }

  private static LdapServer at(FakeDomainController controller) {
    return new LdapServer(controller.host(), controller.port());
  }

  private LdapSettings.Builder settings(LdapServer... servers) {
    LdapSettings.Builder settings =
        LdapSettings.builder()
            .protection(Protection.NONE)
            .credentials(LdapCredentials.simple(fake.administrator(), fake.password()::toCharArray))
            .connectTimeout(Duration.ofMillis(500))
            .responseTimeout(Duration.ofMillis(500));
    for (LdapServer server : servers) {
      settings.server(server);
    }
    return settings;
  }

  private static Directory directory(LdapSettings.Builder settings) throws ConnectorException {
    return new Servers(settings.build(), SHORT);
  }

  private static int port(Directory directory) throws ConnectorException {
    try (LDAPConnection connection = directory.connect()) {
      return connection.getConnectedPort();
    }
  }

  private static LdapServer closedPort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return new LdapServer("127.0.0.1", socket.getLocalPort());
    }
  }

  @Test
  @DisplayName("When the first server refuses, the second answers")
  void theFirstRefuses() throws Exception {
    try (Directory directory = directory(settings(closedPort(), at(second)))) {
      assertThat(port(directory)).isEqualTo(second.port());
    }
  }

  @Test
  @DisplayName("When the first server accepts and says nothing, the second answers in time")
  void theFirstHangs() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Directory directory =
            directory(settings(new LdapServer("127.0.0.1", silent.getLocalPort()), at(second)))) {
      Instant start = Instant.now();

      assertThat(port(directory)).isEqualTo(second.port());
      assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(10));
    }
  }

  @Test
  @DisplayName("When the first server talks nonsense, the second answers")
  void theFirstTalksNonsense() throws Exception {
    try (ServerSocket other = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      CompletableFuture<Void> nonsense =
          CompletableFuture.runAsync(
              () -> {
                try (var client = other.accept()) {
                  client.getInputStream().read();
                  client
                      .getOutputStream()
                      .write(
                          "HTTP/1.1 400 Bad Request\r\n\r\n"
                              .getBytes(java.nio.charset.StandardCharsets.US_ASCII));
                  client.getInputStream().readAllBytes();
                } catch (IOException e) {
                  throw new IllegalStateException(e);
                }
              });
      try (Directory directory =
          directory(settings(new LdapServer("127.0.0.1", other.getLocalPort()), at(second)))) {
        assertThat(port(directory)).isEqualTo(second.port());
      }
      nonsense.get(10, TimeUnit.SECONDS);
    }
  }

  @Test
  @DisplayName("When the first server is busy, the second answers")
  void theFirstIsBusy() throws Exception {
    fake.faults().answerBinds(ResultCode.BUSY, 1);
    try (Directory directory = directory(settings(at(fake.controller()), at(second)))) {
      assertThat(port(directory)).isEqualTo(second.port());
    }
  }

  @Test
  @DisplayName("The server that answered last is asked first; another when it is gone")
  void theLastThatAnswered() throws Exception {
    int first = fake.controller().port();
    try (Directory directory = directory(settings(at(fake.controller()), at(second)))) {
      assertThat(port(directory)).isEqualTo(first);
      fake.controller().close();
      assertThat(port(directory)).isEqualTo(second.port());
      FakeDomainController third = fake.startController();
      assertThat(port(directory)).isEqualTo(second.port());
      assertThat(third.port()).isNotEqualTo(first);
    }
  }

  @Test
  @DisplayName("Servers that come back are found, after pauses")
  void serversComeBack() throws Exception {
    fake.faults().answerBinds(ResultCode.UNAVAILABLE, 5);
    try (Directory directory = directory(settings(at(fake.controller()), at(second)).attempts(3))) {
      assertThat(port(directory)).isEqualTo(second.port());
    }
  }

  @Test
  @DisplayName("All servers are asked as often as the settings say, then all are named")
  void noneComesBack() throws Exception {
    fake.faults().answerBinds(ResultCode.UNAVAILABLE, 1_000);
    fake.resetStatistics();
    try (Directory directory = directory(settings(at(fake.controller()), at(second)).attempts(3))) {
      ConnectorException refused =
          catchThrowableOfType(ConnectorException.class, directory::connect);

      assertThat(refused.status()).isEqualTo("no-start-connection");
      assertThat(refused)
          .hasMessageContaining(at(fake.controller()).toString())
          .hasMessageContaining(at(second).toString());
      assertThat(fake.statistics().connections()).isEqualTo(6);
    }
  }

  @Test
  @DisplayName("A wrong password is tried once, on one server: more would lock the account")
  void aWrongPassword() throws Exception {
    fake.resetStatistics();
    LdapSettings.Builder settings =
        settings(at(fake.controller()), at(second))
            .attempts(5)
            .credentials(LdapCredentials.simple(fake.administrator(), "wrong"::toCharArray));
    try (Directory directory = directory(settings)) {
      ConnectorException refused =
          catchThrowableOfType(ConnectorException.class, directory::connect);

      assertThat(refused.status()).isEqualTo("no-start-credentials");
      assertThat(fake.statistics().connections()).isEqualTo(1);
    }
  }

  @Test
  @DisplayName("Who closes a directory ends the search for a server")
  void closedWhileWaiting() throws Exception {
    Backoff backoff = new Backoff(Duration.ofMillis(300), Duration.ofMillis(300));
    LdapSettings settings = settings(closedPort()).attempts(1_000).build();
    Directory directory = new Servers(settings, backoff);
    CompletableFuture<ConnectorException> ended =
        CompletableFuture.supplyAsync(
            () -> catchThrowableOfType(ConnectorException.class, directory::connect));
    Thread.sleep(100);
    directory.close();

    assertThat(ended.get(10, TimeUnit.SECONDS).status()).isEqualTo("stopped-user-termination");
  }

  @Test
  @DisplayName("Pauses double up to a bound, and differ by chance")
  void pauses() {
    Random random = new Random(1);
    for (int failures = 1; failures < 10_000; failures++) {
      long pause = Backoff.STANDARD.pause(failures, random).toMillis();
      long bound = Math.min(30_000, 1_000L << Math.min(failures - 1, 20));

      assertThat(pause).isBetween(bound / 2, bound);
    }
    assertThat(IntStream.range(0, 50).mapToObj(i -> Backoff.STANDARD.pause(3, random)).distinct())
        .hasSizeGreaterThan(10);
  }
}
