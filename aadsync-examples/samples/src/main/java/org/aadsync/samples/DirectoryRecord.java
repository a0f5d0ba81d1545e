package org.aadsync.samples;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * An object that is being made: a DN and attributes in the order in which they were first set. A
 * value is a {@code String} or a {@code byte[]}. For use by one thread.
 */
final class DirectoryRecord {
  private final String dn;
  private final Map<String, List<Object>> attributes = new LinkedHashMap<>();

  DirectoryRecord(String dn) {
    this.dn = dn;
  }

  String dn() {
    return dn;
  }

  Map<String, List<Object>> attributes() {
    return attributes;
  }

  /** Puts {@code values} in place of those that the attribute has. */
  DirectoryRecord set(String name, Object... values) {
    attributes.put(name, new ArrayList<>(List.of(values)));
    return this;
  }

  /** Adds a value to those that the attribute has. */
  DirectoryRecord add(String name, Object value) {
    attributes.computeIfAbsent(name, key -> new ArrayList<>()).add(value);
    return this;
  }

  DirectoryRecord remove(String... names) {
    for (String name : names) {
      attributes.remove(name);
    }
    return this;
  }

  /** Removes all attributes but those. */
  DirectoryRecord keep(String... names) {
    attributes.keySet().retainAll(List.of(names));
    return this;
  }

  /** Changes every text value of the attributes, where they are present. */
  DirectoryRecord change(UnaryOperator<String> change, String... names) {
    for (String name : names) {
      List<Object> values = attributes.get(name);
      if (values != null) {
        values.replaceAll(value -> value instanceof String text ? change.apply(text) : value);
      }
    }
    return this;
  }
}
