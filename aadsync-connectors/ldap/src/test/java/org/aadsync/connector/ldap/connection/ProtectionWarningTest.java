package org.aadsync.connector.ldap.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.aadsync.connector.ldap.LdapServer;
import org.aadsync.connector.ldap.LdapSettings;
import org.aadsync.connector.ldap.Protection;
import org.aadsync.connector.ldap.activedirectory.EverythingLogged;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is logged about protection that somebody asked to go without. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(60)
class ProtectionWarningTest {
  private static final String WARNING = "WARN " + Servers.class.getName() + ": ";

  private List<String> logged = List.of();

  /** A process that opens one directory after another; where logs go is settled for a process. */
  static final class Opening {
    private Opening() {}

    public static void main(String[] args) throws Exception {
      for (Protection protection : Protection.values()) {
        for (boolean verifies : new boolean[] {true, false}) {
          LdapSettings settings =
              LdapSettings.builder()
                  .server(new LdapServer(host(protection, verifies), 636))
                  .protection(protection)
                  .verifiesHostName(verifies)
                  .build();
          Directory.of(settings).close();
        }
      }
      System.out.println("done");
    }
  }

  private static String host(Protection protection, boolean verifies) {
    return "by-"
        + protection.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-')
        + (verifies ? ".verified.test" : ".unverified.test");
  }

  @BeforeAll
  void openAll(@TempDir Path folder) throws Exception {
    Path said = folder.resolve("said");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-Dslf4j.provider=" + EverythingLogged.class.getName(),
                "-cp",
                System.getProperty("java.class.path"),
                Opening.class.getName())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start();
    try {
      assertThat(process.waitFor(50, TimeUnit.SECONDS)).isTrue();
    } finally {
      process.destroyForcibly();
    }
    logged = Files.readAllLines(said);
    assertThat(logged).contains("done");
  }

  private List<String> warnings(Protection protection, boolean verifies) {
    return logged.stream()
        .filter(line -> line.startsWith(WARNING) && line.contains(host(protection, verifies)))
        .toList();
  }

  @Test
  @DisplayName("C14 who asks for no TLS is warned in the log, with the server and what can happen")
  void plaintextIsWarnedOf() {
    for (boolean verifies : new boolean[] {true, false}) {
      assertThat(warnings(Protection.NONE, verifies))
          .singleElement()
          .asString()
          .contains("LDAP without TLS, as asked for", "can read the password");
    }
  }

  @Test
  @DisplayName("C14 who asks for no check of the name in the certificate is warned in the log")
  void unverifiedTlsIsWarnedOf() {
    for (Protection protection : List.of(Protection.TLS, Protection.START_TLS)) {
      assertThat(warnings(protection, false))
          .singleElement()
          .asString()
          .contains("without a check of the name in the certificate, as asked for");
    }
  }

  @Test
  @DisplayName("C14 nobody is warned of TLS that is verified")
  void verifiedTlsIsNotWarnedOf() {
    assertThat(warnings(Protection.TLS, true)).isEmpty();
    assertThat(warnings(Protection.START_TLS, true)).isEmpty();
  }
}
