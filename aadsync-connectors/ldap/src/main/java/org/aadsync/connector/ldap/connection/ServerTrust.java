package org.aadsync.connector.ldap.connection;

import com.google.common.base.Ascii;
import com.google.common.base.CharMatcher;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import javax.net.ssl.X509TrustManager;
import javax.security.auth.x500.X500Principal;

/** Trusts what the JDK's rules (RFC 5280) trust, and says why not. Thread-safe. */
final class ServerTrust implements X509TrustManager {
  private static final int SHOWN = 200;

  private final X509TrustManager rules;

  ServerTrust(X509TrustManager rules) {
    this.rules = rules;
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    X509Certificate server = chain[0];
    String name = shown(server.getSubjectX500Principal());
    try {
      // The rules do not look at it if the certificate itself is among the trusted ones.
      server.checkValidity();
    } catch (CertificateExpiredException e) {
      throw expired(name, " expired on " + server.getNotAfter().toInstant());
    } catch (CertificateNotYetValidException e) {
      throw expired(name, " is not valid before " + server.getNotBefore().toInstant());
    }
    try {
      rules.checkServerTrusted(chain, authType);
    } catch (CertificateException e) {
      if (server.getSubjectX500Principal().equals(server.getIssuerX500Principal())) {
        throw new CertificateRefusedException(
            Trouble.CERTIFICATE_SELF_SIGNED,
            "its certificate "
                + name
                + " is self-signed; if it is the server's, save it as a PEM file and give"
                + " trust=FILE");
      }
      throw new CertificateRefusedException(
          Trouble.CERTIFICATE_UNTRUSTED,
          "its certificate "
              + name
              + " was issued by "
              + shown(server.getIssuerX500Principal())
              + ", which is not trusted; save the certificate of that authority as a PEM file and"
              + " give trust=FILE");
    }
  }

  private static CertificateRefusedException expired(String name, String what) {
    return new CertificateRefusedException(
        Trouble.CERTIFICATE_EXPIRED,
        "its certificate "
            + name
            + what
            + "; renew it on the server, or set the clock of this machine");
  }

  private static String shown(X500Principal name) {
    return "'" + printable(name.getName(), SHOWN) + "'";
  }

  /** Returns text of a server without what could spoil a log. */
  static String printable(String text, int length) {
    return Ascii.truncate(CharMatcher.javaIsoControl().replaceFrom(text, ' '), length, "…");
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    throw new CertificateException("there are no clients here");
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return rules.getAcceptedIssuers();
  }
}
