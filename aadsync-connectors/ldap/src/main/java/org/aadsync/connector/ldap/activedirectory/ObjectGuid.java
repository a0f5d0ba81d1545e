package org.aadsync.connector.ldap.activedirectory;

import com.google.common.io.BaseEncoding;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.Filter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.aadsync.core.spi.Anchor;
import org.aadsync.expressions.value.ByteString;

/**
 * The {@code objectGUID}, which identifies an object for ever and in every place. Immutable.
 *
 * @param bytes its 16 bytes as LDAP has them
 */
record ObjectGuid(ByteString bytes) {
  static final String ATTRIBUTE = "objectGUID";
  static final int SIZE = 16;

  // The name of a tombstone: MS-ADTS 3.1.1.5.5. It is in the first component of the DN; what only
  // lies below one has another GUID.
  private static final Pattern TOMBSTONE =
      Pattern.compile(
          "[^=,]{1,64}=(?:[^,+\\\\]|\\\\.){0,512}?\\\\0ADEL:([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})(?:,|$)",
          Pattern.CASE_INSENSITIVE);
  // The first three groups of the text are little-endian numbers.
  private static final int[] ORDER = {3, 2, 1, 0, 5, 4, 7, 6, 8, 9, 10, 11, 12, 13, 14, 15};

  /** Returns the GUID of an entry, or nothing if it has none that can be one. */
  static Optional<ObjectGuid> of(Entry entry) {
    byte[] value = entry.getAttributeValueBytes(ATTRIBUTE);
    return value == null || value.length != SIZE
        ? Optional.empty()
        : Optional.of(new ObjectGuid(ByteString.copyOf(value)));
  }

  /** Returns the GUID that an anchor is made of, or nothing if it is made of something else. */
  static Optional<ObjectGuid> of(Anchor anchor) {
    return anchor.value() instanceof ByteString bytes && bytes.size() == SIZE
        ? Optional.of(new ObjectGuid(bytes))
        : Optional.empty();
  }

  /** Returns the GUID in the name of a tombstone, or nothing if the name is that of a living. */
  static Optional<ObjectGuid> ofTombstone(String dn) {
    if (dn.indexOf('\\') < 0) {
      return Optional.empty(); // as almost all are
    }
    Matcher found = TOMBSTONE.matcher(dn);
    if (!found.lookingAt()) {
      return Optional.empty();
    }
    String hex = found.group(1).replace("-", "").toLowerCase(Locale.ROOT);
    byte[] text = BaseEncoding.base16().lowerCase().decode(hex);
    byte[] bytes = new byte[SIZE];
    for (int i = 0; i < SIZE; i++) {
      bytes[i] = text[ORDER[i]];
    }
    return Optional.of(new ObjectGuid(ByteString.copyOf(bytes)));
  }

  Anchor anchor() {
    return Anchor.of(bytes);
  }

  /** Returns the DN that stands for the object wherever it is (MS-ADTS 3.1.1.3.1.2.4). */
  String dn() {
    return "<GUID=" + bytes.toHex() + ">";
  }

  Filter filter() {
    return Filter.createEqualityFilter(ATTRIBUTE, bytes.toByteArray());
  }
}
