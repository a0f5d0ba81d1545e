package org.aadsync.samples.oracle;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A metaverse object. Compared by identity. */
final class OracleObject {
  /**
   * An object of the directory that is linked to it.
   *
   * @param object the object
   * @param rules the inbound rules that are in scope for it, in the order of precedence
   */
  record Link(SourceObject object, List<OracleRule> rules) {}

  private final String type;
  private List<Link> links = List.of();
  private Map<String, List<Object>> values = Map.of();

  OracleObject(String type) {
    this.type = type;
  }

  String type() {
    return type;
  }

  List<Link> links() {
    return links;
  }

  List<Object> values(String name) {
    return values.getOrDefault(OracleAttribute.key(name), List.of());
  }

  /** Returns this object as it would be with one more link. */
  OracleObject with(Link link) {
    OracleObject copy = new OracleObject(type);
    List<Link> more = new ArrayList<>(links);
    more.add(link);
    copy.links = List.copyOf(more);
    return copy;
  }

  /** Takes over links and values of a copy. */
  void become(OracleObject copy) {
    links = copy.links;
    values = copy.values;
  }

  void set(Map<String, List<Object>> more) {
    Map<String, List<Object>> all = new HashMap<>(values);
    all.putAll(more);
    values = Map.copyOf(all);
  }
}
