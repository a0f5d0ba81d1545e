package org.aadsync.expressions.internal.certificate;

import com.google.common.io.BaseEncoding;
import java.nio.charset.StandardCharsets;
import org.aadsync.expressions.text.InvariantText;

/** Finds the DER of a certificate in bytes: DER itself, base64, or PEM (RFC 7468). */
final class CertificateText {
  private static final String BEGIN = "-----BEGIN ";
  private static final String END = "-----END ";
  private static final String DASHES = "-----";
  private static final String LABEL = "CERTIFICATE";

  private CertificateText() {}

  /** Returns the DER, without what may follow it. */
  static byte[] toDer(byte[] bytes) throws DerException {
    boolean isDer = bytes.length > 0 && bytes[0] == DerReader.SEQUENCE;
    byte[] der = isDer ? bytes : fromBase64(new String(bytes, StandardCharsets.ISO_8859_1));
    return new DerReader(der).next(DerReader.SEQUENCE).encoded();
  }

  private static byte[] fromBase64(String text) throws DerException {
    StringBuilder digits = new StringBuilder(text.length());
    String body = text.contains(BEGIN) ? pemBody(text) : text;
    for (int i = 0; i < body.length(); i++) {
      if (!InvariantText.isWhiteSpace(body.charAt(i))) {
        digits.append(body.charAt(i));
      }
    }
    try {
      return BaseEncoding.base64().decode(digits);
    } catch (IllegalArgumentException e) {
      throw new DerException("neither DER nor base64");
    }
  }

  private static String pemBody(String text) throws DerException {
    int begin = text.indexOf(BEGIN);
    while (begin >= 0) {
      int label = begin + BEGIN.length();
      int body = text.indexOf(DASHES, label);
      if (body < 0) {
        break;
      }
      int end = text.indexOf(END, body);
      if (end < 0) {
        break;
      }
      if (text.substring(label, body).endsWith(LABEL)) {
        return text.substring(body + DASHES.length(), end);
      }
      begin = text.indexOf(BEGIN, end);
    }
    throw new DerException("PEM without a certificate");
  }
}
