package org.aadsync.connector.ldap.testing;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPURL;
import com.unboundid.util.ssl.SSLUtil;
import com.unboundid.util.ssl.TrustAllTrustManager;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** A real controller does so, too. */
@EnabledIfEnvironmentVariable(
    named = "AADSYNC_AD_URL",
    matches = ".+",
    disabledReason = "AADSYNC_AD_URL names no Active Directory")
class SambaBehavioursTest extends ActiveDirectoryBehaviours {
  @Override
  LDAPConnection connect() throws Exception {
    LDAPURL url = new LDAPURL(setting("URL"));
    return new LDAPConnection(
        url.getHost(), url.getPort(), setting("BIND_DN"), setting("PASSWORD"));
  }

  @Override
  LDAPConnection connectSecurely() throws Exception {
    LDAPURL url = new LDAPURL(setting("LDAPS_URL"));
    return new LDAPConnection(
        new SSLUtil(new TrustAllTrustManager()).createSSLSocketFactory(),
        url.getHost(),
        url.getPort(),
        setting("BIND_DN"),
        setting("PASSWORD"));
  }

  @Override
  String base() {
    return setting("BASE");
  }

  @Override
  boolean samba() {
    return true;
  }

  private static String setting(String name) {
    return System.getenv("AADSYNC_AD_" + name);
  }
}
