package org.aadsync.samples.oracle;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.Entry;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Lists the differences between what the oracle expects and what is there, one a line. */
final class Comparison {
  private final OracleSchema cloudSchema;
  private final List<String> differences = new ArrayList<>();

  Comparison(OracleSchema cloudSchema) {
    this.cloudSchema = cloudSchema;
  }

  List<String> differences() {
    return differences;
  }

  /** Writes a value as this class compares it: binary in Base64, Booleans in capitals. */
  static String text(Object value) {
    if (value instanceof ByteBuffer) {
      return Base64.getEncoder().encodeToString(FormulaValues.bytes(value));
    }
    return value instanceof Boolean ? value.toString().toUpperCase(Locale.ROOT) : value.toString();
  }

  /** Every expected object is in the cloud's file, no other, each with exactly its values. */
  void cloud(Map<String, ExpectedWorld.ExpectedObject> expected, List<Entry> file) {
    Map<String, Entry> actual = byDn(file);
    for (String dn : union(expected.keySet(), actual.keySet())) {
      ExpectedWorld.ExpectedObject wanted = expected.get(dn);
      Entry found = actual.get(dn);
      if (wanted == null || found == null) {
        differences.add(
            wanted == null ? "too much: " + dn + " " + found : "missing: " + wanted.origin());
        continue;
      }
      Map<String, List<String>> attributes = new TreeMap<>(wanted.attributes());
      attributes.put("objectclass", List.of(wanted.type()));
      attributes(wanted.origin(), attributes, cloudAttributes(found));
    }
  }

  /** Errors are compared by object; where several codes are right, one of them has to be there. */
  void errors(String stage, Map<String, Set<String>> expected, Map<String, String> actual) {
    for (String dn : union(expected.keySet(), actual.keySet())) {
      Set<String> codes = expected.get(dn);
      String code = actual.get(dn);
      boolean right =
          codes != null
              && code != null
              && (codes.contains(code) || codes.contains(FormulaException.UNNAMED));
      if (!right) {
        differences.add(stage + " error of " + dn + ": expected " + codes + ", is " + code);
      }
    }
  }

  /**
   * The directory's file has what it had, but for the expected changes, and anchors for records
   * that had none.
   */
  void directory(
      List<Entry> before, List<Entry> after, Map<String, Map<String, List<ByteBuffer>>> changes) {
    Map<String, Entry> actual = byDn(after);
    Map<String, Entry> expected = byDn(before);
    for (String dn : union(expected.keySet(), actual.keySet())) {
      Entry was = expected.get(dn);
      Entry is = actual.get(dn);
      if (was == null || is == null) {
        differences.add((was == null ? "record appeared: " : "record vanished: ") + dn);
        continue;
      }
      Map<String, List<String>> wanted = rawAttributes(was);
      changes
          .getOrDefault(dn, Map.of())
          .forEach(
              (name, values) -> {
                if (values.isEmpty()) {
                  wanted.remove(name);
                } else {
                  wanted.put(name, values.stream().map(Comparison::text).toList());
                }
              });
      if (!wanted.containsKey("objectguid") && is.hasAttribute("objectGUID")) {
        wanted.put("objectguid", List.of(text(DirectoryImport.bytes(Names.assigned(dn)))));
      }
      attributes(dn, sorted(wanted), sorted(rawAttributes(is)));
    }
  }

  private void attributes(
      String dn, Map<String, List<String>> expected, Map<String, List<String>> actual) {
    for (String name : union(expected.keySet(), actual.keySet())) {
      List<String> wanted = expected.getOrDefault(name, List.of());
      List<String> found = actual.getOrDefault(name, List.of());
      OracleAttribute attribute = cloudSchema.find(name);
      boolean references = attribute != null && attribute.kind() == OracleAttribute.Kind.REFERENCE;
      // References arrive as their targets do; other values keep the order of their source.
      boolean equal =
          references
              ? wanted.size() == found.size() && Set.copyOf(wanted).equals(Set.copyOf(found))
              : wanted.equals(found);
      if (!equal) {
        differences.add(dn + " " + name + ": expected " + wanted + ", is " + found);
      }
    }
  }

  private Map<String, List<String>> cloudAttributes(Entry entry) {
    Map<String, List<String>> values = new TreeMap<>();
    for (Attribute attribute : entry.getAttributes()) {
      OracleAttribute definition = cloudSchema.find(attribute.getName());
      List<String> texts = new ArrayList<>();
      for (ByteBuffer raw : raw(attribute)) {
        String text = StandardCharsets.UTF_8.decode(raw.duplicate()).toString();
        texts.add(
            definition == null
                ? text
                : switch (definition.kind()) {
                  case BINARY -> text(raw);
                  case REFERENCE -> Names.normalized(text);
                  default -> text;
                });
      }
      values.put(OracleAttribute.key(attribute.getName()), texts);
    }
    return values;
  }

  private static Map<String, List<String>> rawAttributes(Entry entry) {
    Map<String, List<String>> values = new TreeMap<>();
    for (Attribute attribute : entry.getAttributes()) {
      values.put(
          OracleAttribute.key(attribute.getName()),
          raw(attribute).stream().distinct().map(Comparison::text).toList());
    }
    return values;
  }

  private static Map<String, List<String>> sorted(Map<String, List<String>> attributes) {
    Map<String, List<String>> sorted = new TreeMap<>();
    attributes.forEach((name, values) -> sorted.put(name, values.stream().sorted().toList()));
    return sorted;
  }

  private static List<ByteBuffer> raw(Attribute attribute) {
    List<ByteBuffer> values = new ArrayList<>();
    for (byte[] value : attribute.getValueByteArrays()) {
      values.add(ByteBuffer.wrap(value));
    }
    return values;
  }

  private static Map<String, Entry> byDn(List<Entry> entries) {
    Map<String, Entry> map = new TreeMap<>();
    for (Entry entry : entries) {
      if (map.put(Names.normalized(entry.getDN()), entry) != null) {
        throw new AssertionError("twice in the file: " + entry.getDN());
      }
    }
    return map;
  }

  private static Set<String> union(Set<String> left, Set<String> right) {
    Set<String> union = new TreeSet<>(left);
    union.addAll(right);
    return union;
  }
}
