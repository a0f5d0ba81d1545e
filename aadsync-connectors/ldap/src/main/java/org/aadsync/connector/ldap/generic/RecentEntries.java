package org.aadsync.connector.ldap.generic;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Entries that were changed shortly before they were read: the next search by time finds them
 * again, and they need not be reported if they are as they were. For use by one thread.
 *
 * <p>So many are remembered, whatever their number is; to report the others again does no harm.
 */
final class RecentEntries {
  /** How many are remembered. */
  static final int CAPACITY = 10_000;

  private static final int DIGITS = "yyyyMMddHHmmss".length();

  private final String since;
  private final Map<UUID, Long> contents = new HashMap<>();

  /**
   * Makes an empty set.
   *
   * @param since the time from which on the next search looks, as {@link Timestamps#position}
   */
  RecentEntries(byte[] since) {
    this.since = new String(since, StandardCharsets.US_ASCII);
  }

  /** Returns an empty set for imports that are not followed by a search by time. */
  static RecentEntries none() {
    return new RecentEntries(new byte[0]);
  }

  /**
   * Takes note of an entry, if it is one of them.
   *
   * @param key what identifies it
   * @param modified its {@code modifyTimestamp}, a generalised time (RFC 4517, 3.3.13)
   * @param content a hash of its values
   */
  void note(UUID key, @Nullable String modified, long content) {
    if (contents.size() < CAPACITY && isRecent(modified)) {
      contents.put(key, content);
    }
  }

  /** Returns whether the next search by time finds an entry, or may find it. */
  boolean isRecent(@Nullable String modified) {
    return modified != null
        && since.length() >= DIGITS
        && (modified.length() < DIGITS
            || !modified.endsWith("Z")
            || modified.substring(0, DIGITS).compareTo(since.substring(0, DIGITS)) >= 0);
  }

  /** Returns whether an entry is one of them and as it was. */
  boolean has(UUID key, long content) {
    Long known = contents.get(key);
    return known != null && known == content;
  }

  int size() {
    return contents.size();
  }

  void write(DataOutputStream out) throws IOException {
    out.writeInt(contents.size());
    for (Map.Entry<UUID, Long> each : contents.entrySet()) {
      out.writeLong(each.getKey().getMostSignificantBits());
      out.writeLong(each.getKey().getLeastSignificantBits());
      out.writeLong(each.getValue());
    }
  }

  static RecentEntries read(DataInputStream in, byte[] since) throws IOException {
    RecentEntries read = new RecentEntries(since);
    for (int left = in.readInt(); left > 0; left--) {
      UUID key = new UUID(in.readLong(), in.readLong());
      read.contents.put(key, in.readLong());
    }
    return read;
  }
}
