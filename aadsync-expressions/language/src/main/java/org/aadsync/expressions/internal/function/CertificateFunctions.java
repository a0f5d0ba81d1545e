package org.aadsync.expressions.internal.function;

import static org.aadsync.expressions.function.TypeSet.BIN;
import static org.aadsync.expressions.function.TypeSet.BOOL;
import static org.aadsync.expressions.function.TypeSet.DT;
import static org.aadsync.expressions.function.TypeSet.STR;

import com.google.common.collect.ImmutableList;
import com.google.common.hash.Hashing;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.function.Function;
import org.aadsync.expressions.function.FunctionCategory;
import org.aadsync.expressions.function.FunctionDeclaration;
import org.aadsync.expressions.function.NullRule;
import org.aadsync.expressions.function.Overload;
import org.aadsync.expressions.function.ResultType;
import org.aadsync.expressions.internal.certificate.Certificate;
import org.aadsync.expressions.value.ByteString;
import org.jspecify.annotations.Nullable;

/** Functions about what a certificate is, its key and its signature, and about hashes of keys. */
final class CertificateFunctions {
  private static final ResultType TEXT = new ResultType.Single(STR);
  private static final ResultType TEXTS = new ResultType.Several(STR);
  private static final ResultType DATE = new ResultType.Single(DT);

  private CertificateFunctions() {}

  static ImmutableList<FunctionDeclaration> all() {
    return ImmutableList.of(
        isCert(),
        certExtensionOids(),
        certFormat(),
        hash("CertHashString"),
        hash("CertThumbprint"),
        certKeyAlgorithm(),
        certKeyAlgorithmParams(),
        certPublicKeyOid(),
        certPublicKeyParametersOid(),
        certNotAfter(),
        certNotBefore(),
        certSerialNumber(),
        certSignatureAlgorithmOid(),
        certVersion(),
        thumbprint());
  }

  private static FunctionDeclaration isCert() {
    return FunctionDeclaration.named("IsCert", FunctionCategory.EVALUATION)
        .form(
            Overload.returning(BOOL)
                .each("certificateRawData", BIN, NullRule.gives(false))
                .does((ByteString bytes) -> Certificate.read(bytes).isPresent()))
        .documentation(
            "Tells whether bytes are an X.509 certificate that the functions of certificates can"
                + " read: DER, base64 or PEM, of at most 1 MiB. Whatever the bytes are, it does not"
                + " fail.")
        .nulls("NULL gives False.")
        .source("Functions reference (Microsoft), IsCert")
        .isFalseUnless(BIN)
        .example("IsCert([userCertificate])", "bool", "True", SampleCertificate.INPUT)
        .example("IsCert([userCertificate])", "bool", "False", "userCertificate:bin=3000")
        .build();
  }

  /** Starts a function of a certificate: its value, and what that is for the sample. */
  static FunctionDeclaration.Builder of(
      String name,
      String property,
      ResultType result,
      Function<Certificate, @Nullable Object> value,
      String sample) {
    return FunctionDeclaration.named(name, FunctionCategory.CERTIFICATE)
        .form(
            Overload.returning(result)
                .each("certificateRawData", BIN)
                .does((ByteString bytes) -> value.apply(certificate(bytes))))
        .source(source(name, property))
        .example(name + "([userCertificate])", result.label(), sample, SampleCertificate.INPUT);
  }

  static String source(String name, String property) {
    return "Functions reference (Microsoft), "
        + name
        + "; form: X509Certificate2, "
        + property
        + " (.NET)";
  }

  static Certificate certificate(ByteString bytes) {
    return Certificate.read(bytes)
        .orElseThrow(
            () ->
                Failures.argument(
                    "the value, of "
                        + bytes.size()
                        + " bytes, is no X.509 certificate in DER, base64 or PEM; test it with"
                        + " IsCert first"));
  }

  private static FunctionDeclaration certExtensionOids() {
    return of(
            "CertExtensionOids",
            "Extensions",
            TEXTS,
            certificate -> {
              ImmutableList<String> found = certificate.criticalExtensions();
              return found.isEmpty() ? null : found;
            },
            "2.5.29.15")
        .documentation(
            "Gives the object identifiers of the critical extensions of a certificate, in its"
                + " order.")
        .nulls("NULL gives NULL. So does a certificate without a critical extension.")
        .build();
  }

  private static FunctionDeclaration certFormat() {
    return of("CertFormat", "GetFormat", TEXT, certificate -> "X509", "X509")
        .documentation("Gives the name of the format of a certificate, which is always X509.")
        .build();
  }

  private static FunctionDeclaration hash(String name) {
    return of(name, "Thumbprint", TEXT, CertificateFunctions::sha1, SampleCertificate.SHA_1)
        .documentation(
            "Gives the SHA-1 hash of a certificate in DER, as 40 hexadecimal digits in upper case."
                + " CertHashString and CertThumbprint are the same.")
        .build();
  }

  // It names a certificate here and protects nothing.
  @SuppressWarnings("deprecation")
  private static String sha1(Certificate certificate) {
    byte[] der = certificate.der().toByteArray();
    return ByteString.copyOf(Hashing.sha1().hashBytes(der).asBytes()).toHex();
  }

  private static FunctionDeclaration certKeyAlgorithm() {
    return of("CertKeyAlgorithm", "GetKeyAlgorithm", TEXT, Certificate::keyAlgorithm, "1.3.101.112")
        .documentation(
            "Gives the object identifier of the algorithm of the public key, such as"
                + " 1.2.840.113549.1.1.1 for RSA.")
        .build();
  }

  private static FunctionDeclaration certKeyAlgorithmParams() {
    return of(
            "CertKeyAlgorithmParams",
            "GetKeyAlgorithmParametersString",
            TEXT,
            certificate -> certificate.keyAlgorithmParameters().toHex(),
            "")
        .documentation(
            "Gives the parameters of the algorithm of the public key, in DER, as hexadecimal digits"
                + " in upper case: 0500 for RSA, the identifier of the curve for elliptic curves,"
                + " an empty text for an algorithm without parameters.")
        .build();
  }

  private static FunctionDeclaration certPublicKeyOid() {
    return of("CertPublicKeyOid", "PublicKey.Oid", TEXT, Certificate::keyAlgorithm, "1.3.101.112")
        .documentation(
            "Gives the object identifier of the public key, which is that of its algorithm.")
        .build();
  }

  private static FunctionDeclaration certPublicKeyParametersOid() {
    return of(
            "CertPublicKeyParametersOid",
            "PublicKey.EncodedParameters.Oid",
            TEXT,
            Certificate::keyAlgorithm,
            "1.3.101.112")
        .documentation(
            "Gives the object identifier that goes with the parameters of the public key: that of"
                + " the algorithm they are for, not of a curve that they name.")
        .build();
  }

  private static FunctionDeclaration certNotAfter() {
    return of("CertNotAfter", "NotAfter", DATE, Certificate::notAfter, "2035-01-01T00:00:00Z")
        .documentation("Gives the last second, in UTC, in which a certificate is valid.")
        .build();
  }

  private static FunctionDeclaration certNotBefore() {
    return of("CertNotBefore", "NotBefore", DATE, Certificate::notBefore, "2015-01-01T00:00:00Z")
        .documentation("Gives the first second, in UTC, in which a certificate is valid.")
        .build();
  }

  private static FunctionDeclaration certSerialNumber() {
    return of(
            "CertSerialNumber",
            "SerialNumber",
            TEXT,
            certificate -> certificate.serialNumber().toHex(),
            "2A")
        .documentation(
            "Gives the serial number of a certificate as hexadecimal digits in upper case, two for"
                + " each byte as it is encoded.")
        .build();
  }

  private static FunctionDeclaration certSignatureAlgorithmOid() {
    return of(
            "CertSignatureAlgorithmOid",
            "SignatureAlgorithm",
            TEXT,
            Certificate::signatureAlgorithm,
            "1.3.101.112")
        .documentation(
            "Gives the object identifier of the algorithm with which a certificate is signed, such"
                + " as 1.2.840.113549.1.1.11 for SHA-256 with RSA.")
        .build();
  }

  private static FunctionDeclaration certVersion() {
    return of(
            "CertVersion",
            "Version",
            TEXT,
            certificate -> Integer.toString(certificate.version()),
            "3")
        .documentation("Gives the version of the format of a certificate: 1, 2 or 3, as text.")
        .build();
  }

  private static FunctionDeclaration thumbprint() {
    return FunctionDeclaration.named("Thumbprint", FunctionCategory.CERTIFICATE)
        .form(Overload.returning(BIN).each("bytes", BIN).does(CertificateFunctions::sha256))
        .documentation(
            "Gives the SHA-256 hash of bytes, 32 bytes long, as a key credential carries it.")
        .source(
            "default synchronization rules (Microsoft), read as the key hash of [MS-ADTS] 2.2.20")
        .example(
            "Thumbprint([b])",
            "bin",
            "BA7816BF8F01CFEA414140DE5DAE2223B00361A396177A9CB410FF61F20015AD",
            "b:bin=616263")
        .build();
  }

  // Straight from the JDK: of the few bytes of a key, Guava's way takes twice as long.
  private static ByteString sha256(ByteString bytes) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes.toByteArray());
      return ByteString.copyOf(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
