package org.aadsync.connector.directory;

import com.unboundid.ldap.sdk.DN;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Maps containers to values and finds the nearest container at or above a name. Names are compared
 * normalised.
 */
final class NameTree<V> {
  private final Map<String, V> byName = new HashMap<>();
  // Few parts of a name are as long as a container's, and need to be looked up.
  private final BitSet lengths = new BitSet();

  /** Puts a value on a container; the empty name is above all others. */
  void put(DN container, V value) {
    String name = container.toNormalizedString();
    byName.put(name, value);
    lengths.set(name.length());
  }

  boolean isEmpty() {
    return byName.isEmpty();
  }

  /**
   * Returns the value of the longest container that is {@code name} or above it, or null.
   *
   * @param name as {@link DN#toNormalizedString} gives it
   */
  @Nullable V nearest(String name) {
    if (byName.isEmpty()) {
      return null;
    }
    int start = 0;
    while (start >= 0) {
      if (lengths.get(name.length() - start)) {
        V value = byName.get(name.substring(start));
        if (value != null) {
          return value;
        }
      }
      start = nextStart(name, start);
    }
    return byName.get("");
  }

  /** Returns where the name of the entry above begins, or -1 if there is none. */
  private static int nextStart(String name, int start) {
    for (int at = start; at < name.length(); at++) {
      char c = name.charAt(at);
      if (c == ',') {
        return at + 1;
      }
      at += c == '\\' ? 1 : 0; // what is escaped is part of a value
    }
    return -1;
  }
}
