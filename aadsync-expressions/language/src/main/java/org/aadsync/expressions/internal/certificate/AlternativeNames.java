package org.aadsync.expressions.internal.certificate;

import com.google.common.collect.ImmutableList;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The alternative names of a certificate's subject or issuer that are text: RFC 5280, 4.2.1.6.
 * Immutable.
 *
 * @param names the names, in the order of the certificate
 */
record AlternativeNames(ImmutableList<Name> names) {
  private static final AlternativeNames NONE = new AlternativeNames(ImmutableList.of());
  private static final String USER_PRINCIPAL_NAME = "1.3.6.1.4.1.311.20.2.3";
  private static final int OTHER_NAME = 0xA0;
  private static final int OTHER_VALUE = 0xA0;
  private static final int EMAIL_NAME = 0x81;
  private static final int DNS_NAME = 0x82;
  private static final int URL_NAME = 0x86;

  /** The kinds of names. */
  enum Kind {
    EMAIL,
    DNS,
    URL,
    /** The name by which a user signs in to Windows, carried as an "other name". */
    UPN
  }

  /** A name. */
  record Name(Kind kind, String text) {}

  /**
   * Reads the value of the extension; names of other kinds are left out, and a value that is none
   * has no names: the certificate is one nevertheless.
   */
  static AlternativeNames read(byte[] value) {
    ImmutableList.Builder<Name> names = ImmutableList.builder();
    try {
      DerReader reader = new DerReader(value).next(DerReader.SEQUENCE).reader();
      while (reader.hasNext()) {
        Name name = name(reader.next());
        if (name != null) {
          names.add(name);
        }
      }
    } catch (DerException e) {
      return NONE;
    }
    return new AlternativeNames(names.build());
  }

  private static @Nullable Name name(DerReader.Element name) throws DerException {
    return switch (name.tag()) {
      case EMAIL_NAME -> new Name(Kind.EMAIL, DerText.latin(name.content()));
      case DNS_NAME -> new Name(Kind.DNS, DerText.latin(name.content()));
      case URL_NAME -> new Name(Kind.URL, DerText.latin(name.content()));
      case OTHER_NAME -> otherName(name.reader());
      default -> null;
    };
  }

  private static @Nullable Name otherName(DerReader pair) throws DerException {
    String type = ObjectIdentifiers.dotted(pair.next(DerReader.OBJECT_IDENTIFIER));
    if (!type.equals(USER_PRINCIPAL_NAME)) {
      return null;
    }
    String text = DerText.of(pair.next(OTHER_VALUE).reader().next());
    return text == null ? null : new Name(Kind.UPN, text);
  }

  static AlternativeNames none() {
    return NONE;
  }

  /** Returns the first name of a kind. */
  Optional<String> first(Kind kind) {
    return names.stream().filter(name -> name.kind() == kind).map(Name::text).findFirst();
  }
}
