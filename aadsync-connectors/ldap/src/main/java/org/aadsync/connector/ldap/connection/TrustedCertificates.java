package org.aadsync.connector.ldap.connection;

import com.google.common.primitives.Ints;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.aadsync.core.spi.ConnectorException;
import org.jspecify.annotations.Nullable;

/** The certificates that a directory's servers are trusted by. */
final class TrustedCertificates {
  private static final String STATUS = "no-start-bad-ma-configuration";
  private static final String PEM = "-----BEGIN ";
  private static final int MAX_BYTES = 16 << 20;

  private TrustedCertificates() {}

  /**
   * Returns what makes TLS sockets.
   *
   * @param file PEM or PKCS#12; empty: what the JDK trusts
   * @param timeout how long to wait for a server during the handshake
   */
  static TlsSocketFactory sockets(Optional<Path> file, Duration timeout) throws ConnectorException {
    try {
      KeyStore store = file.isEmpty() ? null : read(file.get());
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {new ServerTrust(rules(store))}, null);
      return new TlsSocketFactory(
          context.getSocketFactory(), Ints.saturatedCast(timeout.toMillis()));
    } catch (GeneralSecurityException | IOException e) {
      throw new ConnectorException(
          STATUS,
          "the trusted certificates cannot be read"
              + file.map(path -> " from " + path).orElse("")
              + ": "
              + e.getMessage(),
          e);
    }
  }

  private static X509TrustManager rules(@Nullable KeyStore store) throws GeneralSecurityException {
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    return Arrays.stream(factory.getTrustManagers())
        .filter(X509TrustManager.class::isInstance)
        .map(X509TrustManager.class::cast)
        .findFirst()
        .orElseThrow(() -> new GeneralSecurityException("the JDK has no rules for X.509"));
  }

  private static KeyStore read(Path file) throws GeneralSecurityException, IOException {
    if (Files.size(file) > MAX_BYTES) {
      throw new IOException("it has more than " + MAX_BYTES + " bytes");
    }
    byte[] bytes = Files.readAllBytes(file);
    KeyStore store = KeyStore.getInstance("PKCS12");
    if (new String(bytes, StandardCharsets.ISO_8859_1).contains(PEM)) {
      store.load(null, null);
      Collection<? extends Certificate> certificates =
          CertificateFactory.getInstance("X.509")
              .generateCertificates(new ByteArrayInputStream(bytes));
      int number = 0;
      for (Certificate certificate : certificates) {
        store.setCertificateEntry("trusted-" + number++, certificate);
      }
    } else {
      store.load(new ByteArrayInputStream(bytes), null);
    }
    if (store.size() == 0) {
      throw new IOException(
          "it holds no certificate that can be read without a password; save the certificates as"
              + " PEM");
    }
    return store;
  }
}
