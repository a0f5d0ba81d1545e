package org.aadsync.connector.ldap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.unboundid.ldap.sdk.LDAPConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.aadsync.connector.ldap.connection.Directory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The system probes idle connections (RFC 1122, 4.2.3.6), however they are protected. */
@Timeout(60)
class KeepAliveTest {
  private static final String PASSWORD = "s3cret-of-test";
  private static final List<Path> TABLES =
      List.of(Path.of("/proc/net/tcp"), Path.of("/proc/net/tcp6"));
  // proc(5): the fields are sl, local_address, rem_address, st, tx_queue:rx_queue, tr:tm->when.
  private static final int REMOTE = 2;
  private static final int STATE = 3;
  private static final int TIMER = 5;
  private static final String ESTABLISHED = "01";

  @TempDir static Path folder;
  private static Certificates own;

  @BeforeAll
  static void start() throws Exception {
    assumeTrue(Files.exists(TABLES.get(0)), "the system shows no timers of its connections");
    own = Certificates.selfSigned("localhost");
  }

  @Test
  void withTls() throws Exception {
    try (TestServer server = TestServer.tls(own, PASSWORD)) {
      assertProbed(server, Protection.TLS);
    }
  }

  @Test
  void withStartTls() throws Exception {
    try (TestServer server = TestServer.startTls(own, PASSWORD)) {
      assertProbed(server, Protection.START_TLS);
    }
  }

  @Test
  void withoutTls() throws Exception {
    try (TestServer server = TestServer.plain(PASSWORD)) {
      assertProbed(server, Protection.NONE);
    }
  }

  private static void assertProbed(TestServer server, Protection protection) throws Exception {
    LdapSettings settings =
        LdapSettings.builder()
            .server(server.address())
            .protection(protection)
            .trust(own.pem(folder))
            .credentials(LdapCredentials.simple(TestServer.USER, PASSWORD::toCharArray))
            .build();
    try (Directory directory = Directory.of(settings);
        LDAPConnection connection = directory.connect()) {
      assertThat(connection.isConnected()).isTrue();
      String port = ":%04X".formatted(server.address().port());
      List<String> timers = timers(port);
      // The timer of a byte that is still on its way comes first.
      for (int attempt = 0; attempt < 100 && !isProbed(timers); attempt++) {
        Thread.sleep(20);
        timers = timers(port);
      }
      assertThat(timers).singleElement().asString().startsWith("02:");
    }
  }

  private static boolean isProbed(List<String> timers) {
    return timers.size() == 1 && timers.get(0).startsWith("02:");
  }

  private static List<String> timers(String remotePort) throws Exception {
    List<String> timers = new ArrayList<>();
    for (Path table : TABLES) {
      if (Files.exists(table)) {
        for (String line : Files.readAllLines(table)) {
          String[] fields = line.trim().split("\\s+");
          if (fields[REMOTE].endsWith(remotePort) && fields[STATE].equals(ESTABLISHED)) {
            timers.add(fields[TIMER]);
          }
        }
      }
    }
    return timers;
  }
}
