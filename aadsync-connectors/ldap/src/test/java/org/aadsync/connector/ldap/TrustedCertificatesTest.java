package org.aadsync.connector.ldap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.unboundid.ldap.sdk.LDAPConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import org.aadsync.connector.ldap.connection.Directory;
import org.aadsync.core.spi.ConnectorException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Trusted certificates in a file of PKCS#12 (RFC 7292). */
@Timeout(60)
class TrustedCertificatesTest {
  private static final String PASSWORD = "s3cret-of-test";
  private static final String OPENS = "0pens-the-store";

  @TempDir static Path folder;
  private static Certificates authority;
  private static Path locked;

  @BeforeAll
  static void makeStores() throws Exception {
    authority = Certificates.selfSigned("Test Authority");
    locked = authority.pkcs12(folder, OPENS);
  }

  @Test
  void aStoreWithAPasswordIsOpenedByIt() throws Exception {
    assertThat(connects(settings().trust(locked, OPENS::toCharArray))).isTrue();
  }

  @Test
  void aStoreWithoutAPasswordNeedsNone() throws Exception {
    assertThat(connects(settings().trust(authority.openPkcs12(folder)))).isTrue();
  }

  @Test
  void thePasswordIsWipedAfterUse() throws Exception {
    char[] given = OPENS.toCharArray();

    connects(settings().trust(locked, () -> given));

    assertThat(given).containsOnly('\0');
  }

  @Test
  void aWrongPasswordIsToldAndNotRepeated() {
    assertThat(refusal(settings().trust(locked, "0ther-password"::toCharArray)))
        .contains(locked.toString(), "its password is wrong")
        .doesNotContain("0ther-password");
  }

  @Test
  void aMissingPasswordIsAskedFor() {
    assertThat(refusal(settings().trust(locked))).contains("give the password");
  }

  @Test
  void aPasswordThatCannotBeHadIsTold() {
    assertThat(
            refusal(
                settings()
                    .trust(
                        locked,
                        () -> {
                          throw new IllegalStateException("the vault is locked");
                        })))
        .contains("the vault is locked");
  }

  @Test
  void whatIsNoStoreIsTold() throws Exception {
    Path text = Files.writeString(folder.resolve("text"), "no certificates");

    assertThat(refusal(settings().trust(text, OPENS::toCharArray)))
        .contains("neither PEM nor PKCS#12");
  }

  @Test
  void anAddressNamesTheFileOfThePassword() throws Exception {
    Path secret = Files.writeString(folder.resolve("secret"), OPENS + "\n");

    LdapSettings settings =
        LdapSettings.parse("ldaps://dc1?trust=" + locked + "&trust-password-file=" + secret);

    assertThat(settings.trust()).contains(locked);
    assertThat(settings.trustPassword().orElseThrow().get()).containsExactly(OPENS.toCharArray());
    assertThat(settings.toString()).doesNotContain(OPENS);
  }

  @Test
  void aPasswordWithoutAStoreIsRefused() {
    ConnectorException refused =
        catchThrowableOfType(
            ConnectorException.class,
            () -> LdapSettings.parse("ldaps://dc1?trust-password-file=" + locked));

    assertThat(refused).hasMessageContaining("no trust=FILE");
  }

  private static LdapSettings.Builder settings() {
    return LdapSettings.builder()
        .credentials(LdapCredentials.simple(TestServer.USER, PASSWORD::toCharArray))
        .attempts(1);
  }

  private static boolean connects(LdapSettings.Builder settings) throws Exception {
    try (TestServer server = TestServer.tls(authority.issue("localhost"), PASSWORD);
        Directory directory = Directory.of(settings.server(server.address()).build());
        LDAPConnection connection = directory.connect()) {
      return connection.getEntry(TestServer.BASE) != null;
    }
  }

  private static String refusal(LdapSettings.Builder settings) {
    LdapSettings built = settings.server(new LdapServer("localhost", 636)).build();
    ConnectorException refused =
        catchThrowableOfType(ConnectorException.class, () -> Directory.of(built));
    assertThat(refused).isNotNull();
    assertThat(refused.status()).isEqualTo("no-start-bad-ma-configuration");
    return refused.getMessage();
  }
}
