package org.aadsync.connector.ldap.activedirectory;

import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import com.unboundid.ldap.sdk.LDAPException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.aadsync.core.config.Partition;
import org.aadsync.expressions.value.ByteString;

/**
 * How far a full import has come: which of the included containers it has read. Immutable.
 *
 * @param start where the changes were when it began; what has been read is followed from there
 * @param read how many containers have been read, in the order of {@link ImportScope#roots}
 * @param selection a fingerprint of what the configuration selects: with another selection, what
 *     was read is not what is asked for
 */
record ContainerPlace(Watermark start, int read, long selection) {
  // Watermarks begin with another number.
  private static final byte VERSION = 64;
  private static final int HEADER = 1 + Integer.BYTES + Long.BYTES;

  ContainerPlace(Watermark start, int read, ImportScope scope) {
    this(start, read, fingerprint(scope));
  }

  ByteString toBytes() {
    ByteString watermark = start.toBytes();
    ByteBuffer bytes = ByteBuffer.allocate(HEADER + watermark.size() + Integer.BYTES);
    bytes.put(VERSION).putInt(read).putLong(selection).put(watermark.toByteArray());
    return ByteString.copyOf(bytes.putInt(checksum(bytes.array(), bytes.position())).array());
  }

  /** Returns the place that these bytes are, if they are one in an import with this scope. */
  static Optional<ContainerPlace> of(ByteString text, ImportScope scope) throws LDAPException {
    if (text.size() <= HEADER + Integer.BYTES) {
      return Optional.empty();
    }
    byte[] bytes = text.toByteArray();
    int end = bytes.length - Integer.BYTES;
    ByteBuffer in = ByteBuffer.wrap(bytes);
    if (in.getInt(end) != checksum(bytes, end) || in.get() != VERSION) {
      return Optional.empty();
    }
    int read = in.getInt();
    long selection = in.getLong();
    boolean fits = read > 0 && read < scope.roots().size() && selection == fingerprint(scope);
    return fits
        ? Watermark.of(text.slice(HEADER, end))
            .map(start -> new ContainerPlace(start, read, selection))
        : Optional.empty();
  }

  private static long fingerprint(ImportScope scope) {
    Partition partition = scope.partition();
    Hasher hasher = Hashing.sha256().newHasher();
    for (List<String> each :
        List.of(
            List.of(partition.name()),
            partition.inclusions(),
            partition.exclusions(),
            partition.objectClasses(),
            scope.attributes())) {
      hasher.putInt(each.size());
      for (String text : each) {
        hasher.putInt(text.length()).putString(text, StandardCharsets.UTF_8);
      }
    }
    return hasher.hash().asLong();
  }

  private static int checksum(byte[] bytes, int length) {
    CRC32C sum = new CRC32C();
    sum.update(bytes, 0, length);
    return (int) sum.getValue();
  }
}
