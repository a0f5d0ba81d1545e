package org.aadsync.connector.ldap.activedirectory;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.util.ssl.SSLUtil;
import com.unboundid.util.ssl.TrustAllTrustManager;
import java.util.List;
import org.aadsync.core.spi.AttributeChange;
import org.aadsync.core.spi.Connector;
import org.aadsync.core.spi.ExportOperation;
import org.aadsync.core.spi.ExportOutcome;
import org.aadsync.core.spi.ExportSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Passwords on a real domain controller, over TLS. */
class SambaPasswordTest {
  private TestDomain domain;

  @BeforeEach
  void start() throws Exception {
    domain = TestDomain.samba(true);
  }

  @AfterEach
  void stop() throws Exception {
    if (domain != null) {
      domain.close();
    }
  }

  private AttributeChange replace(String name, Object value) {
    return new AttributeChange.Replace(domain.attribute(name), List.of(value));
  }

  private ExportOutcome add(String dn, String password) throws Exception {
    try (Connector connector = domain.connector();
        ExportSession session = connector.openExport()) {
      return session
          .export(
              List.of(
                  new ExportOperation.Add(
                      dn,
                      "user",
                      List.of(
                          replace("sAMAccountName", "p" + domain.root.substring(3, 11)),
                          replace("userAccountControl", 512L),
                          replace("unicodePwd", password)))))
          .get(0);
    }
  }

  @Test
  void anAccountWithAPasswordCanLogOn() throws Exception {
    String ada = "CN=ada," + domain.root;

    assertThat(add(ada, "Passw0rd!Ünï€")).isInstanceOf(ExportOutcome.Success.class);

    assertThat(canLogOn(ada, "Passw0rd!Ünï€")).isTrue();
  }

  private boolean canLogOn(String dn, String password) throws Exception {
    try (LDAPConnection connection =
        new LDAPConnection(
            new SSLUtil(new TrustAllTrustManager()).createSSLSocketFactory(),
            domain.admin.getConnectedAddress(),
            domain.admin.getConnectedPort(),
            dn,
            password)) {
      return connection.isConnected();
    } catch (LDAPException e) {
      assertThat(e.getResultCode()).isEqualTo(ResultCode.INVALID_CREDENTIALS);
      return false;
    }
  }

  @Test
  void aPasswordThatIsSetAgainReplacesTheOneBefore() throws Exception {
    String ada = "CN=ada," + domain.root;
    add(ada, "Passw0rd!first");

    try (Connector connector = domain.connector();
        ExportSession session = connector.openExport()) {
      assertThat(
              session.export(
                  List.of(
                      new ExportOperation.Update(
                          ada,
                          "user",
                          domain.guid(ada).anchor(),
                          null,
                          List.of(
                              replace("unicodePwd", "Passw0rd!second"),
                              replace("title", "Countess"))))))
          .containsExactly(new ExportOutcome.Success(null));
    }

    assertThat(canLogOn(ada, "Passw0rd!second")).isTrue();
    assertThat(domain.admin.getEntry(ada, "title").getAttributeValue("title"))
        .isEqualTo("Countess");
    assertThat(canLogOn(ada, "Passw0rd!third")).isFalse();
  }

  @Test
  void aPasswordThatBreaksTheRulesIsRefusedWithoutRepeatingIt() throws Exception {
    ExportOutcome outcome = add("CN=ada," + domain.root, "canary");

    assertThat(outcome)
        .isInstanceOfSatisfying(
            ExportOutcome.Failure.class,
            failure -> assertThat(failure.error().code()).isEqualTo("password-policy-violation"));
    assertThat(outcome.toString()).doesNotContain("canary");
  }
}
