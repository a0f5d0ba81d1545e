package org.aadsync.connector.file;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.DN;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.aadsync.connector.directory.AttributeNames;

/** A record of the file: a DN and attributes with their raw values. Immutable. */
final class LdifRecord {
  private final DN name;
  private final String dn;
  private final ImmutableMap<String, Attribute> attributes;

  private LdifRecord(DN name, String dn, ImmutableMap<String, Attribute> attributes) {
    this.name = name;
    this.dn = dn;
    this.attributes = attributes;
  }

  /** Makes a record; several attributes of one name are put together. */
  static LdifRecord of(DN name, String dn, Collection<Attribute> attributes) {
    return new LdifRecord(name, dn, AttributeNames.byKey(attributes));
  }

  /** Returns the DN, parsed. */
  DN name() {
    return name;
  }

  /** Returns the DN as it is spelled. */
  String dn() {
    return dn;
  }

  /** Returns the normalised DN: equal for any two spellings of one name. */
  String normalizedDn() {
    return name.toNormalizedString();
  }

  /** Returns the attributes by {@link AttributeNames#key}, in the order of the record. */
  ImmutableMap<String, Attribute> attributes() {
    return attributes;
  }

  boolean has(String attribute) {
    return attributes.containsKey(AttributeNames.key(attribute));
  }

  /** Returns the values of an attribute, empty if it is absent. */
  List<byte[]> values(String attribute) {
    Attribute found = attributes.get(AttributeNames.key(attribute));
    return found == null ? ImmutableList.of() : ImmutableList.copyOf(found.getValueByteArrays());
  }

  /** Returns the values of an attribute as text. */
  List<String> texts(String attribute) {
    List<String> texts = new ArrayList<>();
    values(attribute).forEach(value -> texts.add(new String(value, StandardCharsets.UTF_8)));
    return texts;
  }

  /** Returns the record with these values in place of what the attribute has; none = absent. */
  LdifRecord with(String attribute, List<byte[]> values) {
    return with(Map.of(attribute, values));
  }

  /** Returns the record with these values in place of what the attributes have; none = absent. */
  LdifRecord with(Map<String, List<byte[]>> values) {
    Map<String, Attribute> changed = new LinkedHashMap<>(attributes);
    values.forEach(
        (attribute, news) -> {
          String key = AttributeNames.key(attribute);
          Attribute old = attributes.get(key);
          if (news.isEmpty()) {
            changed.remove(key);
          } else {
            String spelled = old == null ? attribute : old.getName();
            changed.put(key, new Attribute(spelled, news.toArray(byte[][]::new)));
          }
        });
    return new LdifRecord(name, dn, ImmutableMap.copyOf(changed));
  }

  /** Returns a hash of the content: two records that differ do so in it, but for accidents. */
  long fingerprint() {
    Hasher hasher = Hashing.murmur3_128().newHasher();
    hasher.putUnencodedChars(dn).putInt(dn.length());
    for (Attribute attribute : attributes.values()) {
      hasher.putUnencodedChars(attribute.getName()).putInt(attribute.getName().length());
      for (byte[] value : attribute.getValueByteArrays()) {
        hasher.putInt(value.length).putBytes(value);
      }
    }
    return hasher.hash().asLong();
  }

  /** Returns the number of bytes of all values; the record needs more than that in a file. */
  long valueBytes() {
    long bytes = 0;
    for (Attribute attribute : attributes.values()) {
      for (byte[] value : attribute.getValueByteArrays()) {
        bytes += value.length;
      }
    }
    return bytes;
  }

  /** Returns the record under another DN. */
  LdifRecord renamed(DN newName, String newDn) {
    return new LdifRecord(newName, newDn, attributes);
  }
}
