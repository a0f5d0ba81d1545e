package org.aadsync.connector.ldap.generic;

import com.google.common.base.Ascii;
import com.google.common.base.CharMatcher;
import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Entry;
import org.aadsync.connector.directory.RefusedException;

/**
 * Normalises the names of entries as {@link DN#toNormalizedString} does. Most entries of a search
 * are in the same container as the one before, and have a plain name in it: neither is normalised
 * anew. For use by one thread.
 */
final class EntryNames {
  private static final CharMatcher IN_TYPE =
      CharMatcher.inRange('a', 'z')
          .or(CharMatcher.inRange('A', 'Z'))
          .or(CharMatcher.inRange('0', '9'))
          .or(CharMatcher.is('-'))
          .precomputed();
  private static final CharMatcher IN_VALUE = IN_TYPE.or(CharMatcher.anyOf("._@")).precomputed();

  private String container = "";
  private String normalizedContainer = "";
  private String parent = "";

  /** Returns the normalised name of an entry. */
  String normalized(Entry entry) throws RefusedException {
    String dn = entry.getDN();
    int comma = endOfPlainName(dn);
    int rest = comma + 1;
    boolean isKnown =
        comma > 0
            && !container.isEmpty()
            && dn.length() - rest == container.length()
            && dn.endsWith(container);
    if (isKnown) {
      parent = normalizedContainer;
      return Ascii.toLowerCase(dn.substring(0, rest)) + normalizedContainer;
    }
    DN name = EntryReader.name(entry);
    DN above = name.getParent();
    parent = above == null ? "" : above.toNormalizedString();
    if (comma > 0 && above != null) {
      container = dn.substring(rest);
      normalizedContainer = parent;
    }
    return name.toNormalizedString();
  }

  /** Returns the normalised name of the entry above the last one; empty if it has none. */
  String parent() {
    return parent;
  }

  /** Returns where the comma is behind a first component without anything to escape, or -1. */
  private static int endOfPlainName(String dn) {
    int equals = dn.indexOf('=');
    int comma = dn.indexOf(',', equals + 1);
    if (equals <= 0 || comma <= equals + 1) {
      return -1;
    }
    for (int at = 0; at < equals; at++) {
      if (!IN_TYPE.matches(dn.charAt(at))) {
        return -1;
      }
    }
    for (int at = equals + 1; at < comma; at++) {
      if (!IN_VALUE.matches(dn.charAt(at))) {
        return -1;
      }
    }
    return comma;
  }
}
