package org.aadsync.connector.file;

import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.aadsync.core.schema.SpaceSchema;
import org.aadsync.core.spi.ImportedObject;
import org.aadsync.expressions.value.ByteString;
import org.aadsync.expressions.value.Reference;

/**
 * What a watermark remembers of an object: enough to tell whether it changed or moved.
 *
 * @param content stands for its type and its values
 * @param nameHash stands for its DN, as it is spelled
 */
record ObjectDigest(Key content, long nameHash) {
  /** The digest of an object that was rejected: it differs from that of any other. */
  static ObjectDigest rejected(String dn) {
    return new ObjectDigest(new Key(0, 0), FileIndex.nameHash(dn));
  }

  /** Returns the digest of an object. It names attributes, not slots: it outlives a schema. */
  static ObjectDigest of(ImportedObject object, SpaceSchema schema) {
    Hasher hasher = Hashing.sha256().newHasher();
    put(hasher, object.objectType());
    object
        .values()
        .forEach(
            (value, slot) -> {
              put(hasher, schema.attribute(slot).name());
              List<?> values = value instanceof List<?> list ? list : List.of(value);
              hasher.putInt(values.size());
              values.forEach(one -> put(hasher, one));
            });
    return new ObjectDigest(Key.of(hasher.hash()), FileIndex.nameHash(object.dn()));
  }

  private static void put(Hasher hasher, Object value) {
    byte[] bytes =
        value instanceof ByteString binary
            ? binary.toByteArray()
            : text(value).getBytes(StandardCharsets.UTF_8);
    hasher.putInt(bytes.length).putBytes(bytes);
  }

  private static String text(Object value) {
    return value instanceof Reference reference ? reference.dn() : value.toString();
  }
}
