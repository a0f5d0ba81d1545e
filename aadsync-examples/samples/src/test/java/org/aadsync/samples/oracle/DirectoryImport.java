package org.aadsync.samples.oracle;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Entry;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What an import of the directory's file must bring into the connector space
 * (spec/ldif-directory.md, Reading).
 *
 * @param objects the imported objects in canonical order (Z-3)
 * @param errors codes of the discovery errors that are right, by normalized DN
 */
record DirectoryImport(List<SourceObject> objects, Map<String, Set<String>> errors) {

  static DirectoryImport of(List<Entry> entries, OracleConfiguration configuration) {
    List<SourceObject> objects = new ArrayList<>();
    Map<String, Set<String>> errors = new TreeMap<>();
    for (Entry entry : entries) {
      if (!selected(entry.getDN(), configuration)) {
        continue;
      }
      List<String> types = types(entry, configuration);
      Set<String> codes = new TreeSet<>();
      if (types.size() > 1) {
        codes.add("unmappable-object-type");
      } else if (types.size() == 1) {
        SourceObject object = object(entry, types.get(0), configuration, codes);
        if (codes.isEmpty()) {
          objects.add(object);
        }
      }
      if (!codes.isEmpty()) {
        errors.put(Names.normalized(entry.getDN()), codes);
      }
    }
    objects.sort(
        Comparator.<SourceObject>comparingInt(o -> configuration.objectTypes().indexOf(o.type()))
            .thenComparing(o -> o.anchor().array(), Arrays::compareUnsigned));
    return new DirectoryImport(List.copyOf(objects), errors);
  }

  /** The longest listed container at or above an object decides (config-formats 1.2). */
  private static boolean selected(String dn, OracleConfiguration configuration) {
    return nearest(dn, configuration.included()) > nearest(dn, configuration.excluded());
  }

  private static int nearest(String dn, List<String> containers) {
    return containers.stream()
        .filter(container -> Names.isUnder(dn, container))
        .mapToInt(container -> Names.normalized(container).length())
        .max()
        .orElse(-1);
  }

  /** Returns the selected classes of a record without those that have a subclass among them. */
  private static List<String> types(Entry entry, OracleConfiguration configuration) {
    String[] classes = entry.getObjectClassValues();
    Set<String> selected =
        Arrays.stream(classes == null ? new String[0] : classes)
            .map(name -> name.toLowerCase(Locale.ROOT))
            .filter(configuration.objectTypes()::contains)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    return selected.stream()
        .filter(
            type ->
                selected.stream()
                    .noneMatch(other -> configuration.adSchema().isSubclass(other, type)))
        .toList();
  }

  private static SourceObject object(
      Entry entry, String type, OracleConfiguration configuration, Set<String> codes) {
    Map<String, Set<Object>> sets = new TreeMap<>();
    for (Attribute attribute : entry.getAttributes()) {
      OracleAttribute definition = configuration.adSchema().find(attribute.getName());
      if (definition == null) {
        continue;
      }
      // Values that differ in case or outer blanks stay apart (Z-12), exact duplicates collapse.
      Set<Object> values = sets.computeIfAbsent(definition.name(), name -> new LinkedHashSet<>());
      for (byte[] raw : attribute.getValueByteArrays()) {
        Object value = value(raw, definition, codes);
        // Empty text is no value (Q-2: "no: same as NULL, also inside sets. LDAP and Graph cannot
        // hold it"), so it does not reach the connector space either.
        if (value != null && !value.equals("")) {
          values.add(value);
        }
      }
      if (values.size() > 1 && !definition.multiValued()) {
        codes.add("multi-single-mismatch");
      }
    }
    Map<String, List<Object>> values = new TreeMap<>();
    sets.forEach(
        (name, set) -> {
          if (!set.isEmpty()) {
            values.put(name, List.copyOf(set));
          }
        });
    // A record without an anchor gets one that follows from its DN, as an attribute and as anchor.
    List<Object> anchors =
        values.computeIfAbsent("objectguid", name -> List.of(bytes(Names.assigned(entry.getDN()))));
    return new SourceObject(entry.getDN(), type, (ByteBuffer) anchors.get(0), values);
  }

  static ByteBuffer bytes(UUID id) {
    return ByteBuffer.allocate(16)
        .putLong(id.getMostSignificantBits())
        .putLong(id.getLeastSignificantBits())
        .rewind();
  }

  /** Converts a value; what the schema refuses is a discovery error of the object (CS-22). */
  private static @Nullable Object value(byte[] raw, OracleAttribute definition, Set<String> codes) {
    if (definition.kind() == OracleAttribute.Kind.BINARY) {
      return ByteBuffer.wrap(raw);
    }
    if (definition.kind() == OracleAttribute.Kind.REFERENCE && isSid(raw)) {
      return new Target.BySid(ByteBuffer.wrap(raw));
    }
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(raw)).toString();
    } catch (CharacterCodingException e) {
      codes.add("invalid-attribute-value");
      return null;
    }
    switch (definition.kind()) {
      case NUMBER -> {
        try {
          return Long.valueOf(text);
        } catch (NumberFormatException e) {
          codes.add("invalid-attribute-value");
          return null;
        }
      }
      case BOOLEAN -> {
        if (text.equalsIgnoreCase("TRUE") || text.equalsIgnoreCase("FALSE")) {
          return text.equalsIgnoreCase("TRUE");
        }
        codes.add("invalid-attribute-value");
        return null;
      }
      case REFERENCE -> {
        if (DN.isValidDN(text)) {
          return new Target.ByDn(Names.normalized(text));
        }
        // 13.2 has two names for it, and CS-22 a third for any value of the wrong type.
        codes.addAll(
            Set.of(
                "reference-value-not-ldap-conformant",
                "invalid-reference-value",
                "invalid-attribute-value"));
        return null;
      }
      default -> {
        return text;
      }
    }
  }

  /** A security identifier in binary form (MS-DTYP 2.4.2). */
  private static boolean isSid(byte[] raw) {
    return raw.length >= 8 && raw[0] == 1 && raw.length == 8 + 4 * (raw[1] & 0xFF);
  }
}
