package org.aadsync.expressions.internal.certificate;

import java.math.BigInteger;

/** Object identifiers in the dotted form (ITU-T X.690, 8.19). */
final class ObjectIdentifiers {
  // Longer ones than any that is in use; a number of n digits takes time in the square of n.
  private static final int MOST_OCTETS = 128;

  private ObjectIdentifiers() {}

  /** Returns the identifier that an element contains. */
  static String dotted(DerReader.Element element) throws DerException {
    byte[] octets = element.content();
    if (octets.length == 0 || octets.length > MOST_OCTETS || octets[octets.length - 1] < 0) {
      throw new DerException("an object identifier that is empty, cut or too long");
    }
    StringBuilder dotted = new StringBuilder();
    BigInteger number = BigInteger.ZERO;
    for (byte octet : octets) {
      number = number.shiftLeft(7).or(BigInteger.valueOf(octet & 0x7F));
      if (octet >= 0) {
        append(number, dotted);
        number = BigInteger.ZERO;
      }
    }
    return dotted.toString();
  }

  // The first two numbers are one: 40 times the first, which is at most 2, plus the second.
  private static void append(BigInteger number, StringBuilder dotted) {
    if (dotted.length() > 0) {
      dotted.append('.').append(number);
      return;
    }
    int first = number.min(BigInteger.valueOf(80)).intValue() / 40;
    dotted.append(first).append('.').append(number.subtract(BigInteger.valueOf(40L * first)));
  }
}
