package org.aadsync.samples;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldif.DuplicateValueBehavior;
import com.unboundid.ldif.LDIFException;
import com.unboundid.ldif.LDIFReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A generated directory as a reader of LDIF sees it. */
record GeneratedDirectory(byte[] ldif, List<Entry> entries, Map<String, Entry> byDn) {

  static GeneratedDirectory of(DirectoryOptions options) {
    try {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      new DirectoryGenerator(options).writeTo(out);
      return read(out.toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static GeneratedDirectory read(byte[] ldif) throws IOException {
    List<Entry> entries = new ArrayList<>();
    Map<String, Entry> byDn = new HashMap<>();
    try (LDIFReader reader = new LDIFReader(new ByteArrayInputStream(ldif))) {
      reader.setDuplicateValueBehavior(DuplicateValueBehavior.RETAIN);
      for (Entry entry = reader.readEntry(); entry != null; entry = reader.readEntry()) {
        entries.add(entry);
        byDn.put(normalized(entry.getDN()), entry);
      }
    } catch (LDIFException e) {
      throw new AssertionError("line " + e.getLineNumber() + ": " + e.getMessage(), e);
    }
    return new GeneratedDirectory(ldif, entries, byDn);
  }

  static String normalized(String dn) {
    try {
      return DN.normalize(dn);
    } catch (LDAPException e) {
      throw new AssertionError(dn, e);
    }
  }

  /** Returns what a reference points to, if anything does. */
  boolean resolves(String dn) {
    return byDn.containsKey(normalized(dn));
  }

  Stream<Entry> ofClass(String objectClass) {
    return entries.stream().filter(entry -> entry.hasObjectClass(objectClass));
  }

  Stream<Entry> users() {
    return ofClass("user");
  }

  Stream<Entry> groups() {
    return ofClass("group");
  }

  Stream<Entry> contacts() {
    return ofClass("contact");
  }

  boolean hasUser(Predicate<Entry> predicate) {
    return users().anyMatch(predicate);
  }

  /** Returns the values of an attribute, byte for byte; empty if it is absent. */
  static List<String> values(Entry entry, String attribute) {
    byte[][] values = entry.getAttributeValueByteArrays(attribute);
    return values == null
        ? List.of()
        : Stream.of(values).map(value -> new String(value, StandardCharsets.UTF_8)).toList();
  }

  static String value(Entry entry, String attribute) {
    List<String> values = values(entry, attribute);
    return values.isEmpty() ? "" : values.get(0);
  }
}
