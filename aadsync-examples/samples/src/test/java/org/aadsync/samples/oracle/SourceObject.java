package org.aadsync.samples.oracle;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;

/**
 * An object of the directory as it was imported: its values by {@link OracleAttribute#key}, none of
 * them an empty list. Compared by identity.
 */
final class SourceObject {
  private final String dn;
  private final String type;
  private final ByteBuffer anchor;
  private final Map<String, List<Object>> values;

  SourceObject(String dn, String type, ByteBuffer anchor, Map<String, List<Object>> values) {
    this.dn = dn;
    this.type = type;
    this.anchor = anchor;
    this.values = Map.copyOf(values);
  }

  /** Returns the DN as the file spells it. */
  String dn() {
    return dn;
  }

  /** Returns the object type in lower case. */
  String type() {
    return type;
  }

  ByteBuffer anchor() {
    return anchor;
  }

  List<Object> values(String name) {
    return values.getOrDefault(OracleAttribute.key(name), List.of());
  }

  @Override
  public String toString() {
    return type + " " + dn;
  }
}
