package org.aadsync.expressions.internal.certificate;

import com.google.common.collect.ImmutableList;
import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Optional;
import org.aadsync.expressions.internal.certificate.AlternativeNames.Kind;
import org.aadsync.expressions.value.ByteString;

/** A certificate (RFC 5280) with what the functions show of it. Immutable and thread-safe. */
public final class Certificate {
  /** The largest input: far beyond any certificate in use, and small enough to be read quickly. */
  public static final int MAX_SIZE = 1 << 20;

  private final X509Certificate parsed;
  private final CertificateFields fields;

  private Certificate(X509Certificate parsed, CertificateFields fields) {
    this.parsed = parsed;
    this.fields = fields;
  }

  /** What names are asked for, by the names that .NET gives them. */
  public enum NameType {
    /** The name to show: the common name, or the best that there is instead. */
    SIMPLE("SimpleName"),
    EMAIL("EmailName"),
    UPN("UpnName"),
    DNS("DnsName"),
    DNS_ALTERNATIVE("DnsFromAlternativeName"),
    URL("UrlName");

    private final String title;

    NameType(String title) {
      this.title = title;
    }

    /** Returns the name that .NET gives it. */
    public String title() {
      return title;
    }
  }

  /**
   * Reads a certificate in DER, base64 or PEM. Bytes that follow it do not count.
   *
   * @return nothing if the bytes are no certificate that the JDK accepts, or more than {@link
   *     #MAX_SIZE}
   */
  public static Optional<Certificate> read(ByteString bytes) {
    if (bytes.size() > MAX_SIZE) {
      return Optional.empty();
    }
    try {
      byte[] der = CertificateText.toDer(bytes.toByteArray());
      X509Certificate parsed =
          (X509Certificate)
              CertificateFactory.getInstance("X.509")
                  .generateCertificate(new ByteArrayInputStream(der));
      return Optional.of(new Certificate(parsed, CertificateFields.read(der)));
    } catch (CertificateException | DerException e) {
      return Optional.empty();
    } catch (RuntimeException e) {
      return Optional.empty(); // parsers of providers have been known to fail so on hostile bytes
    }
  }

  /** Returns the DER. */
  public ByteString der() {
    return fields.der();
  }

  /** Returns the version, 1 to 3. */
  public int version() {
    return parsed.getVersion();
  }

  /** Returns the serial number as it is encoded, a leading zero included. */
  public ByteString serialNumber() {
    return ByteString.copyOf(parsed.getSerialNumber().toByteArray());
  }

  /** Returns when it becomes valid. */
  public Instant notBefore() {
    return parsed.getNotBefore().toInstant();
  }

  /** Returns the last second in which it is valid. */
  public Instant notAfter() {
    return parsed.getNotAfter().toInstant();
  }

  /** Returns the object identifier of the algorithm of the signature. */
  public String signatureAlgorithm() {
    return parsed.getSigAlgOID();
  }

  /** Returns the object identifier of the algorithm of the public key. */
  public String keyAlgorithm() {
    return fields.keyAlgorithm();
  }

  /** Returns the parameters of the algorithm of the public key in DER; no bytes if it has none. */
  public ByteString keyAlgorithmParameters() {
    return fields.keyAlgorithmParameters();
  }

  /** Returns the object identifiers of the critical extensions, in the order of the certificate. */
  public ImmutableList<String> criticalExtensions() {
    return fields.extensions().stream()
        .filter(CertificateFields.Extension::isCritical)
        .map(CertificateFields.Extension::type)
        .collect(ImmutableList.toImmutableList());
  }

  /** Returns the name of the subject as text. */
  public String subject() {
    return fields.subject().text();
  }

  /** Returns the name of the issuer as text. */
  public String issuer() {
    return fields.issuer().text();
  }

  /**
   * Returns a name of the subject or the issuer; empty if it has none of the type.
   *
   * <p>Source: the documentation of {@code CertGetNameString} (Windows), which .NET uses.
   */
  public String name(NameType type, boolean ofIssuer) {
    X500Name name = ofIssuer ? fields.issuer() : fields.subject();
    AlternativeNames others =
        fields.alternativeNames(
            ofIssuer ? CertificateFields.ISSUER_NAMES : CertificateFields.SUBJECT_NAMES);
    Optional<String> found =
        switch (type) {
          case SIMPLE -> simpleName(name, others);
          case EMAIL -> others.first(Kind.EMAIL).or(() -> name.first(X500Name.EMAIL));
          case UPN -> others.first(Kind.UPN);
          case DNS -> others.first(Kind.DNS).or(() -> name.first(X500Name.COMMON_NAME));
          case DNS_ALTERNATIVE -> others.first(Kind.DNS);
          case URL -> others.first(Kind.URL);
        };
    return found.orElse("");
  }

  private static Optional<String> simpleName(X500Name name, AlternativeNames others) {
    return name.first(X500Name.COMMON_NAME)
        .or(() -> name.first(X500Name.ORGANIZATIONAL_UNIT))
        .or(() -> name.first(X500Name.ORGANIZATION))
        .or(() -> name.first(X500Name.EMAIL))
        .or(() -> others.first(Kind.EMAIL))
        .or(name::first);
  }
}
