package org.aadsync.connector.ldap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.aadsync.core.spi.ConnectorException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Addresses of directories. */
class LdapAddressTest {
  @TempDir Path folder;

  @Test
  void anAddressSaysEverythingButThePassword() throws Exception {
    Path password = Files.writeString(folder.resolve("password"), "päss word\n");
    LdapSettings settings =
        LdapSettings.parse(
            "ldaps://dc1.example.com,[::1]:1636/?user=CN%3Dsync%20it,DC=example&password-file="
                + password
                + "&read-only=true&page-size=500&delta=usn&connect-timeout=3&response-timeout=30");

    assertThat(settings.servers())
        .containsExactly(new LdapServer("dc1.example.com", 636), new LdapServer("::1", 1636));
    assertThat(settings.protection()).isEqualTo(Protection.TLS);
    assertThat(settings.isReadOnly()).isTrue();
    assertThat(settings.pageSize()).isEqualTo(500);
    assertThat(settings.deltaMethod()).isEqualTo(DeltaMethod.USN_CHANGED);
    assertThat(settings.connectTimeout()).isEqualTo(Duration.ofSeconds(3));
    assertThat(settings.responseTimeout()).isEqualTo(Duration.ofSeconds(30));
    LdapCredentials credentials = settings.credentials().orElseThrow();
    assertThat(credentials.user()).isEqualTo("CN=sync it,DC=example");
    assertThat(credentials.password()).containsExactly("päss word".toCharArray());
    assertThat(settings.toString()).doesNotContain("päss");
  }

  @Test
  void aNewPasswordInTheFileIsTheNextOne() throws Exception {
    Path file = Files.writeString(folder.resolve("password"), "old");
    LdapCredentials credentials =
        LdapSettings.parse("ldaps://dc1?user=me&password-file=" + file).credentials().orElseThrow();
    Files.writeString(file, "new");

    assertThat(credentials.password()).containsExactly('n', 'e', 'w');
  }

  @Test
  void aPasswordCanBeInTheEnvironment() throws Exception {
    Map.Entry<String, String> variable =
        System.getenv().entrySet().stream()
            .filter(each -> each.getKey().matches("\\w+") && !each.getValue().isEmpty())
            .findFirst()
            .orElseThrow();

    LdapSettings settings =
        LdapSettings.parse("ldaps://dc1?user=me&password-env=" + variable.getKey());

    assertThat(settings.credentials().orElseThrow().password())
        .containsExactly(variable.getValue().toCharArray());
  }

  @Test
  void aVariableThatTheEnvironmentDoesNotHaveIsRefusedAndNotRepeated() {
    assertThat(refusal("ldaps://dc1?user=me&password-env=hunter2"))
        .contains("the environment has no variable")
        .doesNotContain("hunter2");
  }

  @Test
  void aPasswordIsInOnePlaceAlone() throws Exception {
    Path file = Files.writeString(folder.resolve("password"), "x");

    assertThat(refusal("ldaps://dc1?user=me&password-env=PATH&password-file=" + file))
        .contains("password-file and password-env exclude each other");
  }

  @Test
  void startTlsIsTheProtectionOfAnLdapAddressAtItsUsualPort() throws Exception {
    LdapSettings settings = LdapSettings.parse("ldap://dc1,dc2:1389?start-tls=true");

    assertThat(settings.protection()).isEqualTo(Protection.START_TLS);
    assertThat(settings.servers())
        .containsExactly(new LdapServer("dc1", 389), new LdapServer("dc2", 1389));
  }

  @Test
  void allThatIsWrongIsSaidAtOnce() {
    String message =
        refusal("ldap://dc1:99999?user=me&page-size=0&delta=often&read-only=yes&colour=red");

    assertThat(message)
        .contains("plaintext=true")
        .contains("'dc1:99999' is no HOST")
        .contains("without password-file")
        .contains("page-size is no number")
        .contains("delta is neither")
        .contains("read-only is neither")
        .contains("unknown option");
  }

  @Test
  void aPasswordInTheAddressIsRefusedAndNotRepeated() {
    assertThat(refusal("ldaps://dc1?user=me&password=hunter2&x=y"))
        .contains("password-file")
        .doesNotContain("hunter2");
    assertThat(refusal("ldaps://me:hunter2@dc1")).contains("'@'").doesNotContain("hunter2");
    assertThat(refusal("ldaps://dc1?user=me&password=hun&ter2"))
        .doesNotContain("hun&")
        .doesNotContain("ter2");
  }

  @Test
  void anotherSchemeIsRefused() {
    assertThat(refusal("http://dc1")).contains("ldaps://HOST");
    assertThat(refusal("dc1")).contains("ldaps://HOST");
  }

  @Test
  void whatContradictsItselfIsRefused() {
    assertThat(refusal("ldaps://dc1?plaintext=true")).contains("belong to ldap:");
    assertThat(refusal("ldap://dc1?plaintext=true&start-tls=true")).contains("exclude each other");
    assertThat(refusal("ldaps://dc1?page-size=5&page-size=6")).contains("twice");
  }

  private static String refusal(String address) {
    ConnectorException refused =
        catchThrowableOfType(ConnectorException.class, () -> LdapSettings.parse(address));
    assertThat(refused).as(address).isNotNull();
    assertThat(refused.status()).isEqualTo("no-start-bad-ma-configuration");
    return refused.getMessage();
  }
}
