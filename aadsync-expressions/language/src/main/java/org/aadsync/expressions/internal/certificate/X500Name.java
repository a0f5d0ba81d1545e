package org.aadsync.expressions.internal.certificate;

import com.google.common.base.CharMatcher;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.io.BaseEncoding;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A name of a certificate's subject or issuer. Immutable.
 *
 * <p>Source of the text form: the documentation of {@code CertNameToStr} (Windows), which .NET
 * uses, and for the names of attributes [MS-OSCO] 2.2.1.
 *
 * @param parts the parts, the most specific first: the reverse of their order in the certificate
 */
record X500Name(ImmutableList<Part> parts) {
  static final String COMMON_NAME = "2.5.4.3";
  static final String ORGANIZATION = "2.5.4.10";
  static final String ORGANIZATIONAL_UNIT = "2.5.4.11";
  static final String EMAIL = "1.2.840.113549.1.9.1";

  private static final ImmutableMap<String, String> KEYS =
      ImmutableMap.<String, String>builder()
          .put(COMMON_NAME, "CN")
          .put("2.5.4.7", "L")
          .put(ORGANIZATION, "O")
          .put(ORGANIZATIONAL_UNIT, "OU")
          .put(EMAIL, "E")
          .put("2.5.4.6", "C")
          .put("2.5.4.8", "S")
          .put("2.5.4.9", "STREET")
          .put("2.5.4.12", "T")
          .put("2.5.4.42", "G")
          .put("2.5.4.43", "I")
          .put("2.5.4.4", "SN")
          .put("2.5.4.5", "SERIALNUMBER")
          .put("0.9.2342.19200300.100.1.25", "DC")
          .put("2.5.4.13", "Description")
          .put("2.5.4.17", "PostalCode")
          .put("2.5.4.18", "POBox")
          .put("2.5.4.20", "Phone")
          .put("2.5.4.24", "X21Address")
          .put("2.5.4.46", "dnQualifier")
          .buildOrThrow();

  private static final CharMatcher MARK = CharMatcher.anyOf(",+=\"\n<>#;");
  private static final CharMatcher BLANK = CharMatcher.is(' ').or(CharMatcher.inRange('\t', '\r'));

  /**
   * A part of a name.
   *
   * @param attributes its attributes, usually one, in the order of the certificate
   */
  record Part(ImmutableList<Attribute> attributes) {
    private String text() {
      return attributes.stream().map(Attribute::text).collect(Collectors.joining(" + "));
    }
  }

  /**
   * An attribute of a part.
   *
   * @param type its object identifier
   * @param value its value; of one that is no text, the octets in hexadecimal digits after a #
   * @param isText whether it is text
   */
  record Attribute(String type, String value, boolean isText) {
    private String text() {
      String key = KEYS.getOrDefault(type, "OID." + type);
      return key
          + "="
          + (isText && needsQuotes() ? "\"" + value.replace("\"", "\"\"") + "\"" : value);
    }

    private boolean needsQuotes() {
      return value.isEmpty()
          || BLANK.matches(value.charAt(0))
          || BLANK.matches(value.charAt(value.length() - 1))
          || MARK.matchesAnyOf(value);
    }
  }

  /** Reads the name that an element of a certificate is. */
  static X500Name read(DerReader.Element name) throws DerException {
    ImmutableList.Builder<Part> parts = ImmutableList.builder();
    DerReader sets = name.reader();
    while (sets.hasNext()) {
      ImmutableList.Builder<Attribute> attributes = ImmutableList.builder();
      DerReader pairs = sets.next(DerReader.SET).reader();
      while (pairs.hasNext()) {
        attributes.add(attribute(pairs.next(DerReader.SEQUENCE).reader()));
      }
      parts.add(new Part(attributes.build()));
    }
    return new X500Name(parts.build().reverse());
  }

  private static Attribute attribute(DerReader pair) throws DerException {
    String type = ObjectIdentifiers.dotted(pair.next(DerReader.OBJECT_IDENTIFIER));
    DerReader.Element value = pair.next();
    String text = DerText.of(value);
    if (text != null) {
      return new Attribute(type, text, true);
    }
    byte[] octets = value.tag() == DerReader.OCTET_STRING ? value.content() : value.encoded();
    return new Attribute(type, "#" + BaseEncoding.base16().encode(octets), false);
  }

  /** Returns the name as text, such as {@code CN=John Doe, O="Contoso, Ltd.", C=US}. */
  String text() {
    return parts.stream().map(Part::text).collect(Collectors.joining(", "));
  }

  /** Returns the value of the first attribute of a type. */
  Optional<String> first(String type) {
    return parts.stream()
        .flatMap(part -> part.attributes().stream())
        .filter(attribute -> attribute.type().equals(type))
        .map(Attribute::value)
        .findFirst();
  }

  /** Returns the value of the first attribute of any type. */
  Optional<String> first() {
    return parts.stream()
        .flatMap(part -> part.attributes().stream())
        .map(Attribute::value)
        .findFirst();
  }
}
