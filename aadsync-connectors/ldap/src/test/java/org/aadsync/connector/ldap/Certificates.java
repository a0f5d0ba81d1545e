package org.aadsync.connector.ldap;

import com.unboundid.asn1.ASN1Element;
import com.unboundid.asn1.ASN1OctetString;
import com.unboundid.asn1.ASN1Sequence;
import com.unboundid.ldap.sdk.DN;
import com.unboundid.util.OID;
import com.unboundid.util.ssl.cert.PublicKeyAlgorithmIdentifier;
import com.unboundid.util.ssl.cert.SignatureAlgorithmIdentifier;
import com.unboundid.util.ssl.cert.X509Certificate;
import com.unboundid.util.ssl.cert.X509CertificateExtension;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** Certificates that are made for one test run and forgotten. */
final class Certificates {
  private static final OID BASIC_CONSTRAINTS = new OID("2.5.29.19");
  private static final OID ALTERNATIVE_NAME = new OID("2.5.29.17");
  private static final byte DNS_NAME = (byte) 0x82;
  private static final char[] NO_SECRET = "only in memory".toCharArray();

  private final X509Certificate certificate;
  private final KeyPair keys;

  private Certificates(X509Certificate certificate, KeyPair keys) {
    this.certificate = certificate;
    this.keys = keys;
  }

  /** Returns an authority, or a server that vouches for itself. */
  static Certificates selfSigned(String name, Instant from, Instant to) throws Exception {
    KeyPair keys = newKeys();
    X509Certificate certificate =
        X509Certificate.generateSelfSignedCertificate(
            SignatureAlgorithmIdentifier.SHA_256_WITH_RSA,
            keys,
            new DN("CN=" + name),
            from.toEpochMilli(),
            to.toEpochMilli(),
            new AuthorityExtension(),
            new NameExtension(name));
    return new Certificates(certificate, keys);
  }

  static Certificates selfSigned(String name) throws Exception {
    return selfSigned(name, yesterday(), tomorrow());
  }

  /** Returns the certificate of a server that this authority vouches for. */
  Certificates issue(String name, Instant from, Instant to) throws Exception {
    return issue(name, name, from, to);
  }

  /** Returns the certificate of a server whose common name is another than its alternative name. */
  Certificates issue(String commonName, String name) throws Exception {
    return issue(commonName, name, yesterday(), tomorrow());
  }

  private Certificates issue(String commonName, String name, Instant from, Instant to)
      throws Exception {
    KeyPair server = newKeys();
    X509Certificate own =
        X509Certificate.generateSelfSignedCertificate(
            SignatureAlgorithmIdentifier.SHA_256_WITH_RSA,
            server,
            new DN("CN=" + commonName),
            from.toEpochMilli(),
            to.toEpochMilli());
    X509Certificate issued =
        X509Certificate.generateIssuerSignedCertificate(
            SignatureAlgorithmIdentifier.SHA_256_WITH_RSA,
            certificate,
            keys.getPrivate(),
            PublicKeyAlgorithmIdentifier.RSA.getOID(),
            own.getPublicKeyAlgorithmParameters(),
            own.getEncodedPublicKey(),
            own.getDecodedPublicKey(),
            new DN("CN=" + commonName),
            from.toEpochMilli(),
            to.toEpochMilli(),
            new NameExtension(name));
    return new Certificates(issued, server);
  }

  Certificates issue(String name) throws Exception {
    return issue(name, yesterday(), tomorrow());
  }

  static Instant yesterday() {
    return Instant.now().minus(Duration.ofDays(1));
  }

  static Instant tomorrow() {
    return Instant.now().plus(Duration.ofDays(1));
  }

  private static KeyPair newKeys() throws Exception {
    var generator = java.security.KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    return generator.generateKeyPair();
  }

  /** Writes the certificate where a client can be told to trust it. */
  Path pem(Path folder) throws IOException {
    return Files.writeString(
        Files.createTempFile(folder, "trusted", ".pem"), certificate.toPEMString());
  }

  /** Writes the certificate into a file of the kind that keytool makes. */
  Path pkcs12(Path folder, String password) throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setCertificateEntry("authority", parsed());
    Path file = Files.createTempFile(folder, "trusted", ".p12");
    try (OutputStream out = Files.newOutputStream(file)) {
      store.store(out, password.toCharArray());
    }
    return file;
  }

  /** Writes the certificate into such a file without encryption, which needs no password. */
  Path openPkcs12(Path folder) throws Exception {
    List<String> algorithms =
        List.of("keystore.pkcs12.certProtectionAlgorithm", "keystore.pkcs12.macAlgorithm");
    algorithms.forEach(name -> System.setProperty(name, "NONE"));
    try {
      return pkcs12(folder, "unused");
    } finally {
      algorithms.forEach(System::clearProperty);
    }
  }

  private java.security.cert.Certificate parsed() throws Exception {
    return java.security.cert.CertificateFactory.getInstance("X.509")
        .generateCertificate(
            new java.io.ByteArrayInputStream(certificate.getX509CertificateBytes()));
  }

  /** Returns the TLS of the server that has this certificate. */
  SSLContext tls() throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setKeyEntry(
        "server", keys.getPrivate(), NO_SECRET, new java.security.cert.Certificate[] {parsed()});
    KeyManagerFactory managers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(store, NO_SECRET);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    return context;
  }

  private static final class NameExtension extends X509CertificateExtension {
    private static final long serialVersionUID = 1L;

    NameExtension(String name) {
      super(ALTERNATIVE_NAME, false, sequence(new ASN1OctetString(DNS_NAME, name)));
    }
  }

  private static final class AuthorityExtension extends X509CertificateExtension {
    private static final long serialVersionUID = 1L;

    AuthorityExtension() {
      super(BASIC_CONSTRAINTS, true, sequence(new com.unboundid.asn1.ASN1Boolean(true)));
    }
  }

  private static byte[] sequence(ASN1Element element) {
    return new ASN1Sequence(element).encode();
  }
}
