package org.aadsync.connector.ldap.generic;

import com.google.common.base.Ascii;
import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.aadsync.connector.directory.AttributeNames;
import org.aadsync.connector.directory.Placement;
import org.aadsync.connector.directory.RefusedException;
import org.aadsync.connector.directory.Selection;
import org.aadsync.connector.directory.ValueReader;
import org.aadsync.core.config.ConnectorDefinition;
import org.aadsync.core.schema.AttributeDefinition;
import org.aadsync.core.schema.SpaceSchema;
import org.aadsync.core.spi.Anchor;
import org.aadsync.core.spi.ConnectorException;
import org.aadsync.core.spi.ImportedObject;
import org.jspecify.annotations.Nullable;

/**
 * Turns entries into objects of the connector space. The option {@code ;binary} is how a value
 * travels and is not looked at; values with another option, such as {@code cn;lang-de}, are not
 * those of the attribute and are passed over. Thread-safe.
 */
final class EntryReader {
  // Makes the hash of an entry another if it was changed to and fro.
  private static final String MODIFIED = "modifyTimestamp";
  private static final String HAS_CHILDREN = "hasSubordinates";

  private final AnchorForm anchors;
  private final Selection selection;
  private final ValueReader values;
  private final String[] attributes;

  EntryReader(ConnectorDefinition definition) throws ConnectorException {
    this.anchors = AnchorForm.of(definition);
    this.selection = new Selection(definition.schema(), definition.partitions());
    this.values = new ValueReader(definition);
    Set<String> names = new LinkedHashSet<>();
    names.add(AttributeNames.OBJECT_CLASS);
    names.add(AnchorForm.ENTRY_UUID);
    names.add(anchors.attribute());
    for (AttributeDefinition attribute : definition.schema().attributes()) {
      if (attribute.slot() != SpaceSchema.DN_SLOT
          && attribute.selected()
          && !attribute.exportOnly()
          && AttributeNames.isValid(attribute.name())) {
        names.add(attribute.name());
      }
    }
    names.add(MODIFIED);
    this.attributes = names.toArray(String[]::new);
  }

  AnchorForm anchors() {
    return anchors;
  }

  /** Returns the attributes to ask for. */
  String[] attributes() {
    return attributes.clone();
  }

  /** Returns the attributes to ask for, and whether there are entries below an entry. */
  String[] attributesAndChildren() {
    String[] more = Arrays.copyOf(attributes, attributes.length + 1);
    more[attributes.length] = HAS_CHILDREN;
    return more;
  }

  /**
   * Returns whether there may be entries below an entry.
   *
   * @param unlessSaid what to answer if the server does not say
   */
  static boolean mayHaveChildren(Entry entry, boolean unlessSaid) {
    String said = entry.getAttributeValue(HAS_CHILDREN);
    return said == null ? unlessSaid : Ascii.equalsIgnoreCase(said, "TRUE");
  }

  Anchor anchor(Entry entry) throws RefusedException {
    return anchors.of(entry.getAttribute(anchors.attribute()));
  }

  /** Returns what identifies an entry among others: its {@code entryUUID} if it has one. */
  UUID key(Entry entry) throws RefusedException {
    String uuid = entry.getAttributeValue(AnchorForm.ENTRY_UUID);
    if (uuid != null) {
      try {
        return UUID.fromString(uuid);
      } catch (IllegalArgumentException e) {
        return UUID.nameUUIDFromBytes(uuid.getBytes(StandardCharsets.UTF_8));
      }
    }
    return UUID.nameUUIDFromBytes(anchor(entry).toString().getBytes(StandardCharsets.UTF_8));
  }

  /** Returns when an entry was changed last, or null if the server does not say. */
  static @Nullable String modified(Entry entry) {
    return entry.getAttributeValue(MODIFIED);
  }

  /** Returns where an entry stands with regard to what the configuration selects. */
  Placement place(Entry entry) throws RefusedException {
    return place(entry, name(entry).toNormalizedString());
  }

  /** Returns where an entry with this normalised name stands. */
  Placement place(Entry entry, String name) {
    String[] classes = entry.getObjectClassValues();
    return selection.place(name, classes == null ? List.of() : List.of(classes));
  }

  /** Returns the name of an entry. */
  static DN name(Entry entry) throws RefusedException {
    try {
      return entry.getParsedDN();
    } catch (LDAPException e) {
      throw new RefusedException(
          "dn-not-ldap-conformant", null, "a name that is none: " + e.getMessage());
    }
  }

  /** Returns the object that an entry of this type is. */
  ImportedObject read(Entry entry, String objectType) throws RefusedException {
    Anchor anchor = anchor(entry);
    if (entry.getDN().length() > ValueReader.MAX_DN_LENGTH) {
      throw new RefusedException(
          "invalid-dn",
          null,
          "a DN of "
              + entry.getDN().length()
              + " characters; expected "
              + ValueReader.MAX_DN_LENGTH
              + " at most");
    }
    return new ImportedObject(
        entry.getDN(), anchor, objectType, values.read(entry.getAttributes(), anchor));
  }

  /** Returns why nobody can tell what an object is. */
  static RefusedException unmappable(Placement placement) {
    if (placement.standing() == Placement.Standing.NO_CLASS) {
      return new RefusedException(
          "missing-object-class",
          AttributeNames.OBJECT_CLASS,
          "the entry shows no object class; let the account read it");
    }
    return new RefusedException(
        "unmappable-object-type",
        AttributeNames.OBJECT_CLASS,
        "of the selected classes "
            + String.join(", ", placement.objectTypes())
            + ", none of which specialises the others; select one of them");
  }

  /** Returns a hash of a name in any spelling. */
  static long nameHash(DN name) {
    return nameHash(name.toNormalizedString());
  }

  /** Returns the hash of a name that is normalised. */
  static long nameHash(String normalized) {
    return Hashing.farmHashFingerprint64().hashUnencodedChars(normalized).asLong();
  }

  /** Returns a hash of all values of an entry. */
  static long contentHash(Entry entry) {
    Hasher hasher = Hashing.murmur3_128().newHasher();
    hasher.putString(entry.getDN(), StandardCharsets.UTF_8);
    for (Attribute attribute : entry.getAttributes()) {
      if (Ascii.equalsIgnoreCase(attribute.getName(), HAS_CHILDREN)) {
        continue;
      }
      hasher.putInt(attribute.getName().length()).putUnencodedChars(attribute.getName());
      hasher.putInt(attribute.size());
      for (byte[] value : attribute.getValueByteArrays()) {
        hasher.putInt(value.length).putBytes(value);
      }
    }
    return hasher.hash().asLong();
  }
}
