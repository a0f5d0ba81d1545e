package org.aadsync.connector.ldap.testing;

import com.unboundid.asn1.ASN1OctetString;
import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.util.StaticUtils;
import java.util.Arrays;
import java.util.Locale;

/** The syntaxes of [MS-ADTS] 3.1.1.2.2.2, each with what two equal values have in common. */
enum Syntax {
  DISTINGUISHED_NAME("2.5.5.1", "1.3.6.1.4.1.1466.115.121.1.12"),
  OBJECT_IDENTIFIER("2.5.5.2", "1.3.6.1.4.1.1466.115.121.1.38"),
  CASE_EXACT("2.5.5.3", "1.2.840.113556.1.4.1362"),
  TELETEX("2.5.5.4", "1.2.840.113556.1.4.905"),
  IA5("2.5.5.5", "1.3.6.1.4.1.1466.115.121.1.26"),
  NUMERIC("2.5.5.6", "1.3.6.1.4.1.1466.115.121.1.36"),
  DN_BINARY("2.5.5.7", "1.2.840.113556.1.4.903"),
  BOOLEAN("2.5.5.8", "1.3.6.1.4.1.1466.115.121.1.7"),
  INTEGER("2.5.5.9", "1.3.6.1.4.1.1466.115.121.1.27"),
  OCTETS("2.5.5.10", "1.3.6.1.4.1.1466.115.121.1.40"),
  TIME("2.5.5.11", "1.3.6.1.4.1.1466.115.121.1.24"),
  UNICODE("2.5.5.12", "1.3.6.1.4.1.1466.115.121.1.15"),
  PRESENTATION_ADDRESS("2.5.5.13", "1.3.6.1.4.1.1466.115.121.1.43"),
  DN_STRING("2.5.5.14", "1.2.840.113556.1.4.904"),
  SECURITY_DESCRIPTOR("2.5.5.15", "1.2.840.113556.1.4.907"),
  LARGE_INTEGER("2.5.5.16", "1.2.840.113556.1.4.906"),
  SID("2.5.5.17", "1.3.6.1.4.1.1466.115.121.1.40");

  private final String id;
  private final String ldapOid;

  Syntax(String id, String ldapOid) {
    this.id = id;
    this.ldapOid = ldapOid;
  }

  String id() {
    return id;
  }

  /** The syntax that the subschema entry names. */
  String ldapOid() {
    return ldapOid;
  }

  static Syntax of(String id) {
    return Arrays.stream(values()).filter(syntax -> syntax.id.equals(id)).findAny().orElseThrow();
  }

  boolean number() {
    return this == INTEGER || this == LARGE_INTEGER;
  }

  boolean binary() {
    return this == OCTETS || this == SID || this == SECURITY_DESCRIPTOR;
  }

  /**
   * What equal values share: two values are the same one for the directory if their keys are equal.
   */
  Object key(ASN1OctetString value) {
    return switch (this) {
      case OCTETS, SID, SECURITY_DESCRIPTOR -> value;
      case INTEGER, LARGE_INTEGER -> number(value.stringValue());
      case DISTINGUISHED_NAME -> distinguishedName(value.stringValue());
      case CASE_EXACT, IA5, NUMERIC, PRESENTATION_ADDRESS -> value.stringValue();
      default -> value.stringValue().toLowerCase(Locale.ROOT);
    };
  }

  private static Object number(String text) {
    try {
      return Long.valueOf(text.trim());
    } catch (NumberFormatException noNumber) {
      return text;
    }
  }

  private static Object distinguishedName(String text) {
    try {
      return new DN(text).toNormalizedString();
    } catch (LDAPException noName) {
      return text.toLowerCase(Locale.ROOT);
    }
  }

  /** Refuses a value that is none of this syntax. */
  void check(AttributeDefinition attribute, ASN1OctetString value) throws LDAPException {
    String text = value.stringValue();
    boolean fits =
        switch (this) {
          case INTEGER ->
              text.matches("-?\\d{1,10}") && Long.parseLong(text) == (int) Long.parseLong(text);
          case LARGE_INTEGER -> text.matches("-?\\d{1,19}");
          case BOOLEAN -> text.equals("TRUE") || text.equals("FALSE");
          case DISTINGUISHED_NAME -> DN.isValidDN(text) || text.startsWith("<");
          case TIME -> text.matches("\\d{14}(\\.\\d+)?Z|\\d{12}Z");
          case OCTETS, SECURITY_DESCRIPTOR -> true;
          case SID -> value.getValue().length >= 8 || text.startsWith("S-1-");
          default -> StaticUtils.isValidUTF8(value.getValue()) && value.getValueLength() > 0;
        };
    if (!fits) {
      throw Refusal.of(
          ResultCode.INVALID_ATTRIBUTE_SYNTAX,
          "00000057",
          "Error in attribute conversion operation",
          attribute.name());
    }
    checkRange(attribute, value, text);
  }

  private void checkRange(AttributeDefinition attribute, ASN1OctetString value, String text)
      throws LDAPException {
    long size = number() ? Long.parseLong(text) : binary() ? value.getValueLength() : text.length();
    if (this != BOOLEAN
        && ((attribute.upper().isPresent() && size > attribute.upper().getAsInt())
            || (attribute.lower().isPresent() && size < attribute.lower().getAsInt()))) {
      throw Refusal.of(
          ResultCode.CONSTRAINT_VIOLATION,
          "00002082",
          "problem 1005 (CONSTRAINT_ATT_TYPE)",
          attribute.name());
    }
  }
}
