package org.aadsync.connector.ldap.testing;

import com.unboundid.asn1.ASN1Element;
import com.unboundid.asn1.ASN1OctetString;
import com.unboundid.asn1.ASN1Sequence;
import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.RDN;
import com.unboundid.util.OID;
import com.unboundid.util.ObjectPair;
import com.unboundid.util.ssl.cert.CertException;
import com.unboundid.util.ssl.cert.PublicKeyAlgorithmIdentifier;
import com.unboundid.util.ssl.cert.SignatureAlgorithmIdentifier;
import com.unboundid.util.ssl.cert.X509Certificate;
import com.unboundid.util.ssl.cert.X509CertificateExtension;
import java.io.IOException;
import java.net.InetAddress;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Duration;
import java.util.Arrays;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * A self-signed certificate for a test, with the key that belongs to it: it is its own authority.
 * Immutable and safe for use by several threads.
 */
public final class TestCertificate {
  private static final String SUBJECT_ALTERNATIVE_NAME = "2.5.29.17";
  private static final byte DNS_NAME = (byte) 0x82;
  private static final byte IP_ADDRESS = (byte) 0x87;

  private final String pem;
  private final SSLContext context;

  private TestCertificate(String pem, SSLContext context) {
    this.pem = pem;
    this.context = context;
  }

  /**
   * A certificate that is valid today.
   *
   * @param hosts host names and literal addresses, for example {@code localhost} and {@code
   *     127.0.0.1}
   */
  public static TestCertificate valid(String... hosts) {
    return of(Duration.ofDays(-1), Duration.ofDays(30), hosts);
  }

  /**
   * A certificate that ended yesterday.
   *
   * @param hosts host names and literal addresses
   */
  public static TestCertificate expired(String... hosts) {
    return of(Duration.ofDays(-30), Duration.ofDays(-1), hosts);
  }

  private static TestCertificate of(Duration from, Duration until, String... hosts) {
    long now = System.currentTimeMillis();
    try {
      ObjectPair<X509Certificate, KeyPair> made =
          X509Certificate.generateSelfSignedCertificate(
              SignatureAlgorithmIdentifier.SHA_256_WITH_RSA,
              PublicKeyAlgorithmIdentifier.RSA,
              2048,
              new DN(new RDN("CN", hosts.length == 0 ? "nobody" : hosts[0])),
              now + from.toMillis(),
              now + until.toMillis(),
              new X509CertificateExtension(new OID(SUBJECT_ALTERNATIVE_NAME), false, names(hosts)));
      return new TestCertificate(made.getFirst().toPEMString(), context(made));
    } catch (CertException | GeneralSecurityException | IOException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static byte[] names(String[] hosts) {
    return new ASN1Sequence(
            Arrays.stream(hosts).map(TestCertificate::name).toArray(ASN1Element[]::new))
        .encode();
  }

  private static ASN1Element name(String host) {
    if (!host.matches("[0-9.]+|.*:.*")) {
      return new ASN1OctetString(DNS_NAME, host);
    }
    try {
      return new ASN1OctetString(IP_ADDRESS, InetAddress.getByName(host).getAddress());
    } catch (IOException noAddress) {
      throw new IllegalArgumentException("no address: " + host, noAddress);
    }
  }

  private static SSLContext context(ObjectPair<X509Certificate, KeyPair> made)
      throws GeneralSecurityException, IOException {
    char[] secret = "test".toCharArray();
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, secret);
    Certificate[] chain = {made.getFirst().toCertificate()};
    store.setKeyEntry("server", made.getSecond().getPrivate(), secret, chain);
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, secret);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    return context;
  }

  /** The certificate as PEM: what a client that trusts it is given. */
  public String pem() {
    return pem;
  }

  /** What a server shows. */
  public SSLContext context() {
    return context;
  }
}
