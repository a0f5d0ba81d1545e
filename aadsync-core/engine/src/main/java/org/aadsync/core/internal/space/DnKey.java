package org.aadsync.core.internal.space;

import com.google.common.base.CharMatcher;
import org.aadsync.expressions.text.InvariantText;
import org.aadsync.expressions.value.DistinguishedName;
import org.jspecify.annotations.Nullable;

/** The form of a DN in which all its spellings are equal, and what is above it. */
final class DnKey {
  /** Each level above a name is kept as a name of its own. */
  private static final int MAX_LEVELS = 500;

  private DnKey() {}

  /** Returns the key of {@code dn}; a name that is no LDAP name is compared as text. */
  static String of(String dn) {
    if (dn.startsWith("<")) {
      return InvariantText.upper(dn); // another form than a DN: <SID=…>
    }
    try {
      return DistinguishedName.parse(dn).normalized();
    } catch (IllegalArgumentException e) {
      return InvariantText.upper(dn);
    }
  }

  /** Returns whether a name has so many levels that it would cost too much to keep all of them. */
  static boolean isTooDeep(String dn) {
    return CharMatcher.is(',').countIn(dn) >= MAX_LEVELS;
  }

  /** Returns the key of the name above the one that has {@code key}, or null if there is none. */
  static @Nullable String parent(String key) {
    for (int i = 0; i < key.length(); i++) {
      char c = key.charAt(i);
      if (c == '\\') {
        i++;
      } else if (c == ',') {
        return key.substring(i + 1);
      }
    }
    return null;
  }

  /**
   * Returns the name above {@code dn} as it is spelt, or {@code otherwise} if it is no LDAP name.
   */
  static String parentName(String dn, String otherwise) {
    try {
      DistinguishedName parent = DistinguishedName.parse(dn).parent();
      return parent == null ? otherwise : parent.dn();
    } catch (IllegalArgumentException e) {
      return otherwise;
    }
  }
}
