package org.aadsync.core.internal.space;

import org.aadsync.expressions.text.InvariantText;
import org.aadsync.expressions.value.DistinguishedName;
import org.jspecify.annotations.Nullable;

/** The form of a DN in which all its spellings are equal, and what is above it. */
final class DnKey {
  private DnKey() {}

  /** Returns the key of {@code dn}; a name that is no LDAP name is compared as text. */
  static String of(String dn) {
    try {
      return DistinguishedName.parse(dn).normalized();
    } catch (IllegalArgumentException e) {
      return InvariantText.upper(dn);
    }
  }

  /** Returns the DN above {@code dn} as it is spelt, or null if there is none. */
  static @Nullable String parent(String dn) {
    boolean quoted = false;
    for (int i = 0; i < dn.length(); i++) {
      char c = dn.charAt(i);
      if (c == '\\') {
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (!quoted && (c == ',' || c == ';')) {
        String parent = dn.substring(i + 1).trim();
        return parent.isEmpty() ? null : parent;
      }
    }
    return null;
  }
}
