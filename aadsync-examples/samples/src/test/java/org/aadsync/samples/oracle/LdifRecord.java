package org.aadsync.samples.oracle;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.Entry;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A record of an LDIF file that can be changed; it finds attributes in any spelling. */
final class LdifRecord {
  private String dn;
  private final Map<String, List<byte[]>> attributes = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

  LdifRecord(String dn, String... classes) {
    this.dn = dn;
    if (classes.length > 0) {
      set("objectClass", classes);
    }
  }

  static LdifRecord of(Entry entry) {
    LdifRecord record = new LdifRecord(entry.getDN());
    for (Attribute attribute : entry.getAttributes()) {
      record.attributes.put(
          attribute.getName(), new ArrayList<>(List.of(attribute.getValueByteArrays())));
    }
    return record;
  }

  /** Writes a file that any reader of RFC 2849 takes. */
  static byte[] file(List<LdifRecord> records) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    line(out, "version: 1");
    for (LdifRecord record : records) {
      line(out, "");
      line(out, "dn:: " + base64(record.dn.getBytes(StandardCharsets.UTF_8)));
      record.attributes.forEach(
          (name, values) ->
              values.forEach(
                  value ->
                      line(
                          out,
                          plain(value)
                              ? name + ": " + new String(value, StandardCharsets.US_ASCII)
                              : name + ":: " + base64(value))));
    }
    return out.toByteArray();
  }

  String dn() {
    return dn;
  }

  void rename(String newDn) {
    dn = newDn;
  }

  boolean hasClass(String name) {
    return texts("objectClass").stream().anyMatch(name::equalsIgnoreCase);
  }

  List<String> names() {
    return List.copyOf(attributes.keySet());
  }

  List<byte[]> values(String name) {
    return attributes.getOrDefault(name, List.of());
  }

  List<String> texts(String name) {
    return values(name).stream().map(v -> new String(v, StandardCharsets.UTF_8)).toList();
  }

  @Nullable String text(String name) {
    List<String> texts = texts(name);
    return texts.isEmpty() ? null : texts.get(0);
  }

  byte @Nullable [] bytes(String name) {
    List<byte[]> values = values(name);
    return values.isEmpty() ? null : values.get(0);
  }

  LdifRecord set(String name, String... values) {
    attributes.remove(name);
    for (String value : values) {
      add(name, value);
    }
    return this;
  }

  LdifRecord set(String name, byte[] value) {
    attributes.remove(name);
    return add(name, value);
  }

  LdifRecord add(String name, String value) {
    return add(name, value.getBytes(StandardCharsets.UTF_8));
  }

  LdifRecord add(String name, byte[] value) {
    attributes.computeIfAbsent(name, n -> new ArrayList<>()).add(value);
    return this;
  }

  void remove(String name) {
    attributes.remove(name);
  }

  private static boolean plain(byte[] value) {
    for (int i = 0; i < value.length; i++) {
      byte b = value[i];
      boolean edge = i == 0 || i == value.length - 1;
      if (b < ' ' || b > '~' || (edge && (b == ' ' || b == ':' || b == '<'))) {
        return false;
      }
    }
    return value.length > 0;
  }

  private static String base64(byte[] value) {
    return Base64.getEncoder().encodeToString(value);
  }

  private static void line(ByteArrayOutputStream out, String text) {
    out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    out.write('\n');
  }
}
