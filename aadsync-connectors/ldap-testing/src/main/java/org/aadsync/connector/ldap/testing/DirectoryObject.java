package org.aadsync.connector.ldap.testing;

import com.unboundid.asn1.ASN1OctetString;
import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One object with what replication knows of it. Guarded by its {@link Forest}. */
final class DirectoryObject {
  /** Values of one attribute and the update sequence number of their last change; none: cleared. */
  record Held(AttributeDefinition attribute, List<ASN1OctetString> values, long usn) {}

  /** Values of one forward link in the order they came, and those that were taken away. */
  static final class Links {
    final Map<DirectoryObject, Long> present = new LinkedHashMap<>();
    final Map<DirectoryObject, Long> removed = new LinkedHashMap<>();

    long usn() {
      return Math.max(highest(present), highest(removed));
    }

    private static long highest(Map<DirectoryObject, Long> values) {
      return values.values().stream().mapToLong(Long::longValue).max().orElse(0);
    }
  }

  final UUID guid;
  final List<ClassDefinition> classes;
  final Map<String, Held> attributes = new LinkedHashMap<>();
  final Map<String, Links> links = new LinkedHashMap<>();

  /** Objects that link here, by the key of their forward link. */
  final Map<String, Set<DirectoryObject>> backLinks = new LinkedHashMap<>();

  /** Objects below, by the key of their relative name. */
  final Map<String, DirectoryObject> children = new LinkedHashMap<>();

  final Set<Right> rights = EnumSet.noneOf(Right.class);

  /** The name of a naming context; null for everything below one. */
  final @Nullable String rootName;

  @Nullable DirectoryObject parent;
  String rdnType;
  String rdnValue;
  @Nullable String password;
  long usnCreated;
  long usnChanged;
  long nameUsn;
  Instant created = Instant.EPOCH;
  Instant changed = Instant.EPOCH;
  boolean deleted;

  /**
   * Links that the recycle bin gives back, with the sequence numbers that they had: those from
   * here, and those of others to here.
   */
  final Map<String, Map<DirectoryObject, Long>> binnedLinks = new LinkedHashMap<>();

  final Map<String, Map<DirectoryObject, Long>> binnedBackLinks = new LinkedHashMap<>();

  DirectoryObject(
      UUID guid,
      List<ClassDefinition> classes,
      @Nullable String rootName,
      String rdnType,
      String rdnValue) {
    this.guid = guid;
    this.classes = classes;
    this.rootName = rootName;
    this.rdnType = rdnType;
    this.rdnValue = rdnValue;
  }

  ClassDefinition structuralClass() {
    return classes.get(classes.size() - 1);
  }

  boolean is(String className) {
    return classes.stream().anyMatch(each -> each.name().equalsIgnoreCase(className));
  }

  String dn() {
    if (rootName != null) {
      return rootName;
    }
    DirectoryObject above = parent;
    return rdnType + "=" + Names.escape(rdnValue) + (above == null ? "" : "," + above.dn());
  }

  DirectoryObject namingContext() {
    DirectoryObject each = this;
    while (each.parent != null) {
      each = each.parent;
    }
    return each;
  }

  boolean isBelow(DirectoryObject ancestor) {
    for (DirectoryObject each = this; each != null; each = each.parent) {
      if (each == ancestor) {
        return true;
      }
    }
    return false;
  }

  String rdnKey() {
    return Names.key(rdnType, rdnValue);
  }

  Links linksOf(AttributeDefinition link) {
    return links.computeIfAbsent(link.key(), key -> new Links());
  }

  Set<DirectoryObject> linkedFrom(AttributeDefinition forward) {
    return backLinks.getOrDefault(forward.key(), Set.of());
  }

  void addBackLink(AttributeDefinition forward, DirectoryObject source) {
    backLinks.computeIfAbsent(forward.key(), key -> new LinkedHashSet<>()).add(source);
  }

  void removeBackLink(AttributeDefinition forward, DirectoryObject source) {
    Set<DirectoryObject> sources = backLinks.get(forward.key());
    if (sources != null) {
      sources.remove(source);
    }
  }

  /** The first value of an attribute as text; null without one. */
  @Nullable String text(String name) {
    Held held = attributes.get(name.toLowerCase(Locale.ROOT));
    return held == null || held.values().isEmpty() ? null : held.values().get(0).stringValue();
  }

  @Override
  public String toString() {
    return dn();
  }
}
