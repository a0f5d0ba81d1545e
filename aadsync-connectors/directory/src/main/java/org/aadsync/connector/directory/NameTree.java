package org.aadsync.connector.directory;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.RDN;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Maps containers to values and finds the nearest container at or above a name. Names are compared
 * normalised.
 */
final class NameTree<V> {
  private final Map<String, V> byName = new HashMap<>();

  /** Puts a value on a container; the empty name is above all others. */
  void put(DN container, V value) {
    byName.put(container.toNormalizedString(), value);
  }

  boolean isEmpty() {
    return byName.isEmpty();
  }

  /** Returns the value of the longest container that is {@code name} or above it, or null. */
  @Nullable V nearest(DN name) {
    if (byName.isEmpty()) {
      return null;
    }
    String normalized = name.toNormalizedString();
    int start = 0;
    for (RDN rdn : name.getRDNs()) {
      V value = byName.get(normalized.substring(start));
      if (value != null) {
        return value;
      }
      start = Math.min(normalized.length(), start + rdn.toNormalizedString().length() + 1);
    }
    return byName.get("");
  }
}
