package org.aadsync.connector.file;

import com.google.common.hash.HashCode;
import com.google.common.hash.Hashing;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Stands for a name or an anchor in an index: 128 bits of its SHA-256, so that nobody can make two
 * that are equal.
 */
record Key(long high, long low) {
  static Key of(String text) {
    return of(text.getBytes(StandardCharsets.UTF_8));
  }

  static Key of(byte[] bytes) {
    return of(Hashing.sha256().hashBytes(bytes));
  }

  static Key of(HashCode sha256) {
    ByteBuffer hash = ByteBuffer.wrap(sha256.asBytes());
    return new Key(hash.getLong(), hash.getLong());
  }
}
