package org.aadsync.connector.ldap.activedirectory;

import com.google.common.io.BaseEncoding;
import com.unboundid.ldap.sdk.LDAPURL;
import com.unboundid.util.ssl.SSLUtil;
import com.unboundid.util.ssl.TrustAllTrustManager;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.Certificate;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLSocket;
import org.aadsync.core.spi.ConnectorException;

/** What the self-signed domain controller of the tests shows, as a file to trust. */
final class SambaCertificate {
  private SambaCertificate() {}

  static Path file() throws ConnectorException {
    try {
      LDAPURL url = new LDAPURL(System.getenv("AADSYNC_AD_LDAPS_URL"));
      AtomicReference<Certificate[]> shown = new AtomicReference<>();
      try (SSLSocket socket =
          (SSLSocket)
              new SSLUtil(new TrustAllTrustManager())
                  .createSSLSocketFactory()
                  .createSocket(url.getHost(), url.getPort())) {
        socket.startHandshake();
        shown.set(socket.getSession().getPeerCertificates());
      }
      StringBuilder pem = new StringBuilder();
      for (Certificate each : shown.get()) {
        pem.append("-----BEGIN CERTIFICATE-----\n")
            .append(BaseEncoding.base64().withSeparator("\n", 64).encode(each.getEncoded()))
            .append("\n-----END CERTIFICATE-----\n");
      }
      Path file = Files.createTempFile("domain-controller", ".pem");
      file.toFile().deleteOnExit();
      return Files.writeString(file, pem);
    } catch (Exception e) {
      throw new ConnectorException("no-start-connection", "no certificate: " + e.getMessage(), e);
    }
  }
}
