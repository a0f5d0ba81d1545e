package org.aadsync.samples.oracle;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The schema of one space.
 *
 * @param attributes the attributes that count, by {@link OracleAttribute#key}
 * @param superiors the parent of each class, both in lower case
 */
record OracleSchema(Map<String, OracleAttribute> attributes, Map<String, String> superiors) {

  @Nullable OracleAttribute find(String name) {
    return attributes.get(OracleAttribute.key(name));
  }

  OracleAttribute get(String name) {
    OracleAttribute found = find(name);
    if (found == null) {
      throw new AssertionError("no attribute " + name + " in the schema");
    }
    return found;
  }

  OracleSchema selecting(Set<String> names) {
    Map<String, OracleAttribute> selected = new java.util.HashMap<>(attributes);
    selected.keySet().retainAll(names);
    return new OracleSchema(Map.copyOf(selected), superiors);
  }

  /** Returns whether {@code type} is below {@code ancestor} in the class tree. */
  boolean isSubclass(String type, String ancestor) {
    String above = superiors.get(type);
    // A class may name itself as its parent, as "top" does.
    for (int depth = 0; above != null && depth < 50; depth++) {
      if (above.equals(ancestor)) {
        return true;
      }
      above = superiors.get(above);
    }
    return false;
  }
}
