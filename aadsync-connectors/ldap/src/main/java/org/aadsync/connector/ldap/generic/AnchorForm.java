package org.aadsync.connector.ldap.generic;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.Filter;
import java.nio.charset.StandardCharsets;
import org.aadsync.connector.directory.AttributeNames;
import org.aadsync.connector.directory.RefusedException;
import org.aadsync.core.config.ConnectorDefinition;
import org.aadsync.core.schema.AttributeDefinition;
import org.aadsync.core.schema.AttributeType;
import org.aadsync.core.spi.Anchor;
import org.aadsync.expressions.value.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * Which attribute identifies an entry, and how: {@code entryUUID} (RFC 4530) as text without regard
 * to case, unless the configuration names another.
 *
 * @param attribute name of the attribute
 * @param binary whether its values are bytes
 * @param ignoreCase whether its text is compared without regard to case
 */
record AnchorForm(String attribute, boolean binary, boolean ignoreCase) {
  /** The attribute that every entry of a directory after RFC 4530 has. */
  static final String ENTRY_UUID = "entryUUID";

  // sync-engine.md 13.2: anchor-too-long
  private static final int MAX_LENGTH = 398;

  static AnchorForm of(ConnectorDefinition definition) {
    String name = definition.anchorAttribute();
    if (name.isBlank() || AttributeNames.key(name).equals(AttributeNames.key(ENTRY_UUID))) {
      return new AnchorForm(ENTRY_UUID, false, true);
    }
    AttributeDefinition attribute = definition.schema().find(name);
    boolean binary = attribute != null && attribute.type() == AttributeType.BINARY;
    return new AnchorForm(name, binary, definition.anchorIgnoresCase());
  }

  boolean isEntryUuid() {
    return attribute.equals(ENTRY_UUID);
  }

  /** Returns the anchor of an entry. */
  Anchor of(@Nullable Attribute values) throws RefusedException {
    byte[] raw = values == null || values.size() != 1 ? null : values.getValueByteArray();
    if (raw == null || raw.length == 0) {
      throw new RefusedException(
          "missing-anchor-component",
          attribute,
          (values == null ? 0 : values.size())
              + " values; expected one, as it identifies the object. May the account read it?");
    }
    if (raw.length > MAX_LENGTH) {
      throw new RefusedException(
          "anchor-too-long",
          attribute,
          raw.length + " bytes; an anchor has " + MAX_LENGTH + " at most");
    }
    return of(raw);
  }

  private Anchor of(byte[] raw) {
    return binary
        ? Anchor.of(ByteString.copyOf(raw))
        : Anchor.of(new String(raw, StandardCharsets.UTF_8), ignoreCase);
  }

  /** Returns the filter that an anchor's entry alone matches. */
  Filter filter(Anchor anchor) {
    return Filter.createEqualityFilter(attribute, bytes(anchor));
  }

  private static byte[] bytes(Anchor anchor) {
    return anchor.value() instanceof ByteString bytes
        ? bytes.toByteArray()
        : anchor.value().toString().getBytes(StandardCharsets.UTF_8);
  }
}
