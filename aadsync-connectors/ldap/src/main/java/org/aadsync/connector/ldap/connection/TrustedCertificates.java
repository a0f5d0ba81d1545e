package org.aadsync.connector.ldap.connection;

import com.google.common.primitives.Ints;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.UnrecoverableKeyException;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.aadsync.connector.ldap.LdapSettings;
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
   * @param settings name the file, PEM or PKCS#12, and how long to wait for a server during the
   *     handshake; without a file it is what the JDK trusts
   */
  static TlsSocketFactory sockets(LdapSettings settings) throws ConnectorException {
    Optional<Path> file = settings.trust();
    try {
      KeyStore store = file.isEmpty() ? null : read(file.get(), settings.trustPassword());
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {new ServerTrust(rules(store))}, null);
      return new TlsSocketFactory(
          context.getSocketFactory(), Ints.saturatedCast(settings.connectTimeout().toMillis()));
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

  private static KeyStore read(Path file, Optional<Supplier<char[]>> password)
      throws GeneralSecurityException, IOException {
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
      open(store, bytes, password);
    }
    if (store.size() == 0) {
      throw new IOException(
          password.isEmpty()
              ? "it holds no certificate that can be read without a password; give the password,"
                  + " or save the certificates as PEM"
              : "it holds no certificate that is marked as trusted; import it with keytool, or save"
                  + " the certificates as PEM");
    }
    return store;
  }

  // What the JDK says of a wrong password is not repeated: it is a text of others.
  private static void open(KeyStore store, byte[] bytes, Optional<Supplier<char[]>> password)
      throws GeneralSecurityException, IOException {
    char[] secret;
    try {
      secret = password.map(Supplier::get).orElse(null);
    } catch (RuntimeException e) {
      throw new IOException(e.getMessage(), e); // as LdapSettings has it, without a secret
    }
    try {
      store.load(new ByteArrayInputStream(bytes), secret);
    } catch (IOException e) {
      throw new IOException(
          e.getCause() instanceof UnrecoverableKeyException
              ? "its password is wrong"
              : "it is neither PEM nor PKCS#12, or it is damaged");
    } finally {
      if (secret != null) {
        Arrays.fill(secret, '\0');
      }
    }
  }
}
