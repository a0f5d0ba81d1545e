package org.aadsync.connector.ldap.testing;

import com.unboundid.asn1.ASN1OctetString;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Passwords as unicodePwd takes them ([MS-ADTS] 3.1.1.3.1.5): quoted, in UTF-16LE, over TLS alone.
 */
final class Passwords {
  private static final int SHORTEST = 7;

  private Passwords() {}

  static String decoded(List<ASN1OctetString> values, boolean encrypted) throws LDAPException {
    if (!encrypted) {
      throw Refusal.unwilling("0000001F", "unicodePwd needs an encrypted connection");
    }
    String text = values.size() == 1 ? text(values.get(0).getValue()) : "";
    if (text.length() < 2 || text.charAt(0) != '"' || text.charAt(text.length() - 1) != '"') {
      throw Refusal.unwilling("0000001F", "unicodePwd is no quoted text in UTF-16LE");
    }
    String password = text.substring(1, text.length() - 1);
    if (!strong(password)) {
      throw new LDAPException(
          ResultCode.CONSTRAINT_VIOLATION,
          "0000052D: AtrErr: problem 1005 (CONSTRAINT_ATT_TYPE), data 0, unicodePwd");
    }
    return password;
  }

  private static String text(byte[] bytes) {
    try {
      CharBuffer text = StandardCharsets.UTF_16LE.newDecoder().decode(ByteBuffer.wrap(bytes));
      return text.toString();
    } catch (CharacterCodingException noText) {
      return "";
    }
  }

  /** The policy of a new domain: seven characters of three kinds. */
  private static boolean strong(String password) {
    int kinds = 0;
    kinds += password.chars().anyMatch(Character::isUpperCase) ? 1 : 0;
    kinds += password.chars().anyMatch(Character::isLowerCase) ? 1 : 0;
    kinds += password.chars().anyMatch(Character::isDigit) ? 1 : 0;
    kinds += password.chars().anyMatch(each -> !Character.isLetterOrDigit(each)) ? 1 : 0;
    return password.length() >= SHORTEST && kinds >= 3;
  }
}
