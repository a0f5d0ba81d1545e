package org.aadsync.samples.oracle;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.LDAPException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Names of objects, and the text rules of .NET. */
final class Names {
  private static final UUID X500 = UUID.fromString("6ba7b814-9dad-11d1-80b4-00c04fd430c8");

  private Names() {}

  /** A DN inside an expression. */
  record Parsed(String text) {}

  static Parsed parsed(String dn) {
    if (!DN.isValidDN(dn)) {
      throw FormulaException.unnamed("not a DN: " + dn);
    }
    return new Parsed(dn);
  }

  /** Returns one spelling for all spellings of a DN. */
  static String normalized(String dn) {
    try {
      return new DN(dn).toNormalizedString();
    } catch (LDAPException e) {
      throw new AssertionError("not a DN: " + dn, e);
    }
  }

  static boolean isUnder(String dn, String container) {
    try {
      return container.isEmpty() || new DN(dn).isDescendantOf(container, true);
    } catch (LDAPException e) {
      throw new AssertionError("not a DN: " + dn, e);
    }
  }

  /**
   * Returns the values of a DN's parts as they are written, escapes kept (DNComponent); of a part
   * with several attributes that of the first.
   */
  static List<String> components(String dn) {
    List<String> values = new ArrayList<>();
    StringBuilder part = new StringBuilder();
    for (int i = 0; i < dn.length(); i++) {
      char c = dn.charAt(i);
      if (c == '\\' && i + 1 < dn.length()) {
        part.append(c).append(dn.charAt(++i));
      } else if (c == ',') {
        values.add(value(part.toString()));
        part.setLength(0);
      } else {
        part.append(c);
      }
    }
    values.add(value(part.toString()));
    return values;
  }

  private static String value(String part) {
    String value = part.substring(part.indexOf('=') + 1);
    for (int i = 0; i < value.length(); i++) {
      if (value.charAt(i) == '\\') {
        i++;
      } else if (value.charAt(i) == '+') {
        return value.substring(0, i).strip();
      }
    }
    return value.strip();
  }

  /** The anchor that the directory gives a record without one: a UUID of version 5 of its DN. */
  static UUID assigned(String dn) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-1");
      digest.update(
          ByteBuffer.allocate(16)
              .putLong(X500.getMostSignificantBits())
              .putLong(X500.getLeastSignificantBits())
              .array());
      byte[] hash = digest.digest(normalized(dn).getBytes(StandardCharsets.UTF_8));
      hash[6] = (byte) (hash[6] & 0x0F | 0x50);
      hash[8] = (byte) (hash[8] & 0x3F | 0x80);
      ByteBuffer buffer = ByteBuffer.wrap(hash);
      return new UUID(buffer.getLong(), buffer.getLong());
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  /** Removes what .NET calls white space from both ends (Z-13). */
  static String trim(String text) {
    int start = 0;
    int end = text.length();
    while (start < end && isWhiteSpace(text.charAt(start))) {
      start++;
    }
    while (end > start && isWhiteSpace(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(start, end);
  }

  private static boolean isWhiteSpace(char c) {
    return Character.isSpaceChar(c) || (c >= '\t' && c <= '\r') || c == '\u0085';
  }

  /** Maps text so that two texts that differ only in case become equal (Z-14). */
  static String folded(String text) {
    StringBuilder folded = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      folded.append(c == '\u0131' || c == '\u017F' ? c : Character.toUpperCase(c));
    }
    return folded.toString();
  }

  /** Drops surrogates that stand alone (Z-9). */
  static String withoutLoneSurrogates(String text) {
    StringBuilder kept = new StringBuilder(text.length());
    text.codePoints()
        .filter(point -> point < Character.MIN_SURROGATE || point > Character.MAX_SURROGATE)
        .forEach(kept::appendCodePoint);
    return kept.toString();
  }
}
