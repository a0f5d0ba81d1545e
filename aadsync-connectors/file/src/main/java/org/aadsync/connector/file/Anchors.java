package org.aadsync.connector.file;

import com.google.common.hash.Hashing;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.aadsync.connector.directory.RefusedException;
import org.aadsync.core.config.ConnectorDefinition;
import org.aadsync.core.config.ConnectorKind;
import org.aadsync.core.schema.AttributeDefinition;
import org.aadsync.core.schema.AttributeType;
import org.aadsync.core.spi.Anchor;
import org.aadsync.expressions.text.InvariantText;
import org.aadsync.expressions.value.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * The attribute that identifies an object for ever, and the values that the directory assigns to
 * it: name-based UUIDs (RFC 4122, 4.3; version 5, name space X.500), so that the same name always
 * gets the same one.
 */
final class Anchors {
  /** <i>Management agent run error codes</i>: {@code anchor-too-long}. */
  static final int MAX_TEXT_LENGTH = 398;

  private static final int GUID_BYTES = 16;
  private static final UUID X500 = UUID.fromString("6ba7b814-9dad-11d1-80b4-00c04fd430c8");

  private final ConnectorKind kind;
  private final String attribute;
  private final boolean binary;
  private final boolean ignoreCase;

  Anchors(ConnectorDefinition definition) {
    this.kind = definition.kind();
    this.attribute = definition.anchorAttribute();
    this.ignoreCase = definition.anchorIgnoresCase();
    @Nullable AttributeDefinition found = definition.schema().find(attribute);
    this.binary =
        found == null
            ? kind == ConnectorKind.ACTIVE_DIRECTORY
            : found.type() == AttributeType.BINARY;
  }

  private Anchors(String attribute, boolean ignoreCase) {
    this.kind = ConnectorKind.OTHER;
    this.attribute = attribute;
    this.binary = false;
    this.ignoreCase = ignoreCase;
  }

  /**
   * Returns the anchors of objects that are identified by text, which {@code name} tells from
   * others.
   */
  static Anchors ofKeys(String name, ConnectorDefinition definition) {
    return new Anchors(name, definition.anchorIgnoresCase());
  }

  String attribute() {
    return attribute;
  }

  /** Returns the anchor that a record carries, or null if it carries none. */
  @Nullable Anchor read(LdifRecord record) throws RefusedException {
    List<byte[]> values = record.values(attribute);
    if (values.isEmpty()) {
      return null;
    }
    if (values.size() > 1) {
      throw refused("multi-single-mismatch", values.size() + " values; an anchor has one");
    }
    byte[] value = values.get(0);
    return binary ? bytes(value) : text(value);
  }

  private Anchor bytes(byte[] value) throws RefusedException {
    boolean guid = kind == ConnectorKind.ACTIVE_DIRECTORY;
    if (guid ? value.length != GUID_BYTES : value.length == 0 || value.length > MAX_TEXT_LENGTH) {
      throw refused(
          "invalid-attribute-value",
          value.length
              + " bytes; expected "
              + (guid ? "16" : "1 to " + MAX_TEXT_LENGTH)
              + ", written in base64 ("
              + attribute
              + ":: ...)");
    }
    return Anchor.of(ByteString.copyOf(value));
  }

  private Anchor text(byte[] value) throws RefusedException {
    try {
      CharBuffer text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(value));
      if (text.isEmpty()) {
        throw refused("missing-anchor-component", "the anchor is empty");
      }
      if (text.length() > MAX_TEXT_LENGTH) {
        throw refused(
            "anchor-too-long",
            text.length() + " characters; an anchor has at most " + MAX_TEXT_LENGTH);
      }
      return Anchor.of(text.toString(), ignoreCase);
    } catch (CharacterCodingException e) {
      throw refused("invalid-attribute-value", "bytes that are no UTF-8; expected text");
    }
  }

  private RefusedException refused(String code, String message) {
    return new RefusedException(code, attribute, message);
  }

  /**
   * Returns the anchor that the directory assigns to an object.
   *
   * @param attempt 0, or how many of its anchors belong to other objects already, such as to one
   *     that had this name and was renamed
   */
  Anchor assign(String normalizedDn, String objectType, int attempt) {
    UUID uuid = nameBased(attempt == 0 ? normalizedDn : normalizedDn + '\0' + attempt);
    if (binary) {
      return Anchor.of(
          ByteString.copyOf(
              ByteBuffer.allocate(GUID_BYTES)
                  .putLong(uuid.getMostSignificantBits())
                  .putLong(uuid.getLeastSignificantBits())
                  .array()));
    }
    String prefix =
        kind == ConnectorKind.AZURE_AD
            ? InvariantText.upper(objectType.substring(0, 1)) + objectType.substring(1) + "_"
            : "";
    return Anchor.of(prefix + uuid, ignoreCase);
  }

  @SuppressWarnings("deprecation") // RFC 4122 says SHA-1; nothing here depends on its strength.
  private static UUID nameBased(String name) {
    byte[] text = name.getBytes(StandardCharsets.UTF_8);
    ByteBuffer input =
        ByteBuffer.allocate(GUID_BYTES + text.length)
            .putLong(X500.getMostSignificantBits())
            .putLong(X500.getLeastSignificantBits())
            .put(text);
    ByteBuffer hash = ByteBuffer.wrap(Hashing.sha1().hashBytes(input.array()).asBytes());
    long high = (hash.getLong() & ~0xF000L) | 0x5000L;
    long low = (hash.getLong() & ~(3L << 62)) | 2L << 62;
    return new UUID(high, low);
  }

  /** Returns the anchor as the file holds it. */
  static byte[] toBytes(Anchor anchor) {
    return anchor.value() instanceof ByteString bytes
        ? bytes.toByteArray()
        : anchor.value().toString().getBytes(StandardCharsets.UTF_8);
  }

  /** Returns the anchor that {@link #toBytes} gave. */
  Anchor fromBytes(byte[] bytes) {
    return binary
        ? Anchor.of(ByteString.copyOf(bytes))
        : Anchor.of(new String(bytes, StandardCharsets.UTF_8), ignoreCase);
  }

  /** Returns what stands for the anchor in an index: equal anchors have equal keys. */
  Key key(Anchor anchor) {
    if (anchor.value() instanceof String text && ignoreCase) {
      return Key.of(InvariantText.upper(text));
    }
    return Key.of(toBytes(anchor));
  }
}
