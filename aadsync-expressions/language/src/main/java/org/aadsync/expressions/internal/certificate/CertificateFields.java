package org.aadsync.expressions.internal.certificate;

import com.google.common.collect.ImmutableList;
import java.util.Arrays;
import org.aadsync.expressions.value.ByteString;

/**
 * The fields of a certificate that the JDK does not offer, or not as they are encoded.
 *
 * @param der the certificate
 * @param issuer the name of the issuer
 * @param subject the name of the subject
 * @param keyAlgorithm the object identifier of the algorithm of the public key
 * @param keyAlgorithmParameters its parameters in DER; no bytes if there are none
 * @param extensions the extensions, in order
 */
record CertificateFields(
    ByteString der,
    X500Name issuer,
    X500Name subject,
    String keyAlgorithm,
    ByteString keyAlgorithmParameters,
    ImmutableList<Extension> extensions) {

  static final String SUBJECT_NAMES = "2.5.29.17";
  static final String ISSUER_NAMES = "2.5.29.18";

  private static final int VERSION = 0xA0;
  private static final int EXTENSIONS = 0xA3;

  /**
   * An extension.
   *
   * @param type its object identifier
   * @param isCritical whether who does not know it must refuse the certificate
   * @param value its value
   */
  record Extension(String type, boolean isCritical, ByteString value) {}

  /** Reads the fields of a certificate: RFC 5280, 4.1. */
  static CertificateFields read(byte[] der) throws DerException {
    DerReader outer = new DerReader(der).next(DerReader.SEQUENCE).reader();
    DerReader body = outer.next(DerReader.SEQUENCE).reader();
    if (body.hasNext(VERSION)) {
      body.next();
    }
    body.next(); // serial number
    body.next(); // algorithm of the signature
    X500Name issuer = X500Name.read(body.next(DerReader.SEQUENCE));
    body.next(); // validity
    X500Name subject = X500Name.read(body.next(DerReader.SEQUENCE));
    DerReader key = body.next(DerReader.SEQUENCE).reader();
    DerReader algorithm = key.next(DerReader.SEQUENCE).reader();
    String keyAlgorithm = ObjectIdentifiers.dotted(algorithm.next(DerReader.OBJECT_IDENTIFIER));
    byte[] parameters = algorithm.hasNext() ? algorithm.next().encoded() : new byte[0];
    return new CertificateFields(
        ByteString.copyOf(der),
        issuer,
        subject,
        keyAlgorithm,
        ByteString.copyOf(parameters),
        extensions(body));
  }

  private static ImmutableList<Extension> extensions(DerReader body) throws DerException {
    ImmutableList.Builder<Extension> extensions = ImmutableList.builder();
    while (body.hasNext()) {
      DerReader.Element field = body.next();
      if (field.tag() == EXTENSIONS) {
        DerReader list = field.reader().next(DerReader.SEQUENCE).reader();
        while (list.hasNext()) {
          extensions.add(extension(list.next(DerReader.SEQUENCE).reader()));
        }
      }
    }
    return extensions.build();
  }

  private static Extension extension(DerReader reader) throws DerException {
    String type = ObjectIdentifiers.dotted(reader.next(DerReader.OBJECT_IDENTIFIER));
    boolean isCritical =
        reader.hasNext(DerReader.BOOLEAN) && !Arrays.equals(reader.next().content(), new byte[1]);
    return new Extension(
        type, isCritical, ByteString.copyOf(reader.next(DerReader.OCTET_STRING).content()));
  }

  /** Returns the names in the extension of this type; none if there is no such extension. */
  AlternativeNames alternativeNames(String type) {
    return extensions.stream()
        .filter(extension -> extension.type().equals(type))
        .findFirst()
        .map(extension -> AlternativeNames.read(extension.value().toByteArray()))
        .orElse(AlternativeNames.none());
  }
}
