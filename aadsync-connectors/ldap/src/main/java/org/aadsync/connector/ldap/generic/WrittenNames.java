package org.aadsync.connector.ldap.generic;

import com.google.common.base.CharMatcher;
import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.LDAPException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.aadsync.connector.directory.RefusedException;
import org.aadsync.expressions.value.DistinguishedName;

/** Names of entries as they are sent. */
final class WrittenNames {
  private static final CharMatcher CONTROL =
      CharMatcher.inRange('\0', '\u001f').or(CharMatcher.is('\u007f')).precomputed();

  private static final String BLANK = "\\20";
  private static final HexFormat HEX = HexFormat.of();

  private WrittenNames() {}

  /**
   * Returns a name that servers and the SDK understand alike. RFC 4514 lets a control character
   * stand for itself, but OpenLDAP passes over a tab or the end of a line around a value as if it
   * were a blank: it is written as a hexadecimal pair. A blank is written as itself behind a
   * backslash, as the SDK passes over one at the end that is written as a pair.
   *
   * @param name a DN, or components of one
   */
  static String of(String name) {
    if (CONTROL.matchesNoneOf(name) && !name.contains(BLANK)) {
      return name;
    }
    StringBuilder spelled = new StringBuilder(name.length() + 8);
    for (int at = 0; at < name.length(); at++) {
      char each = name.charAt(at);
      boolean isEscaped = each == '\\' && at + 1 < name.length();
      char next = isEscaped ? name.charAt(at + 1) : each;
      if (isEscaped && name.startsWith(BLANK, at)) {
        spelled.append("\\ ");
        at += BLANK.length() - 1;
      } else if (CONTROL.matches(next)) {
        spelled.append('\\').append(HEX.toHexDigits((byte) next));
        at += isEscaped ? 1 : 0;
      } else if (isEscaped) {
        spelled.append(each).append(next);
        at++;
      } else {
        spelled.append(each);
      }
    }
    return spelled.toString();
  }

  /**
   * Returns the name of an object to be written.
   *
   * @throws RefusedException if it can be none
   */
  static DN parse(String text) throws RefusedException {
    if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
      // It would be sent with a question mark in its place.
      throw new RefusedException("invalid-dn", null, "a DN with half of a surrogate pair");
    }
    try {
      // The SDK takes \z for z; RFC 4514 knows no such thing.
      DistinguishedName.parse(text);
      DN name = new DN(of(text));
      if (!name.isNullDN()) {
        return name;
      }
    } catch (LDAPException | IllegalArgumentException e) {
      throw new RefusedException("invalid-dn", null, "'" + text + "': " + e.getMessage());
    }
    throw new RefusedException("invalid-dn", null, "an object without a name");
  }
}
