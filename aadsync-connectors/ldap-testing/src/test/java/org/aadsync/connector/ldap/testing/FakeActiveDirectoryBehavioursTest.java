package org.aadsync.connector.ldap.testing;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.util.ssl.SSLUtil;
import com.unboundid.util.ssl.TrustAllTrustManager;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The fake does what an Active Directory does. */
class FakeActiveDirectoryBehavioursTest extends ActiveDirectoryBehaviours {
  private static FakeActiveDirectory directory;

  @BeforeAll
  static void start() {
    directory =
        FakeActiveDirectory.builder().tls(TestCertificate.valid("127.0.0.1").context()).start();
  }

  @AfterAll
  static void stop() {
    directory.close();
  }

  @Override
  LDAPConnection connect() throws Exception {
    return directory.connect();
  }

  @Override
  LDAPConnection connectSecurely() throws Exception {
    return new LDAPConnection(
        new SSLUtil(new TrustAllTrustManager()).createSSLSocketFactory(),
        "127.0.0.1",
        directory.controller().securePort(),
        directory.administrator(),
        directory.password());
  }

  @Override
  String base() {
    return directory.base();
  }

  @Override
  boolean samba() {
    return false;
  }
}
