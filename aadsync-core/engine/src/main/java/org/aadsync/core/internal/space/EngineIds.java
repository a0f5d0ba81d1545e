package org.aadsync.core.internal.space;

import com.google.common.hash.Hashing;
import com.google.common.primitives.Longs;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;
import org.aadsync.core.spi.Anchor;
import org.aadsync.expressions.value.ByteString;

/**
 * The identities that the engine gives to objects: derived, so that the same data gives the same
 * ones in every run. They are name-based UUIDs of version 5 (RFC 4122, 4.3).
 */
public final class EngineIds {
  private EngineIds() {}

  /** Returns the id of an object that a directory reported. */
  public static UUID connectorSpaceObject(UUID connectorId, Anchor anchor) {
    return named(connectorId, "cs:", bytes(anchor));
  }

  /** Returns the id of an object that the engine provisioned. */
  public static UUID provisioned(UUID connectorId, UUID metaverseId, String objectType) {
    return named(
        connectorId, "out:", (metaverseId + ":" + objectType).getBytes(StandardCharsets.UTF_8));
  }

  /** Returns the id of a placeholder. */
  static UUID placeholder(UUID connectorId, String dn) {
    return named(connectorId, "dn:", DnKey.of(dn).getBytes(StandardCharsets.UTF_8));
  }

  /** Returns the id of the metaverse object that an object of a directory projected. */
  public static UUID metaverseObject(UUID connectorId, Anchor anchor) {
    return named(connectorId, "", bytes(anchor));
  }

  private static byte[] bytes(Anchor anchor) {
    return anchor.value() instanceof ByteString bytes
        ? bytes.toByteArray()
        : anchor.value().toString().getBytes(StandardCharsets.UTF_8);
  }

  @SuppressWarnings("deprecation") // RFC 4122 asks for SHA-1; nothing depends on its strength
  private static UUID named(UUID namespace, String prefix, byte[] name) {
    byte[] hash =
        Hashing.sha1()
            .newHasher()
            .putBytes(Longs.toByteArray(namespace.getMostSignificantBits()))
            .putBytes(Longs.toByteArray(namespace.getLeastSignificantBits()))
            .putString(prefix, StandardCharsets.UTF_8)
            .putBytes(name)
            .hash()
            .asBytes();
    long high = Longs.fromByteArray(Arrays.copyOf(hash, 8));
    long low = Longs.fromByteArray(Arrays.copyOfRange(hash, 8, 16));
    return new UUID(
        (high & 0xFFFF_FFFF_FFFF_0FFFL) | 0x5000L,
        (low & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L);
  }
}
