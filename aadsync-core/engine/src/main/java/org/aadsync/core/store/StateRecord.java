package org.aadsync.core.store;

import org.aadsync.expressions.value.ByteString;

/**
 * A record of the engine. Immutable.
 *
 * @param key what identifies it among all records of one state; never negative
 * @param value what the engine wants to read again, with its own checksum; confidential, like the
 *     objects that it is made of
 */
public record StateRecord(long key, ByteString value) {
  /** Returns the key and the size; the value may be confidential. */
  @Override
  public String toString() {
    return "StateRecord[key=" + Long.toHexString(key) + ", " + value.size() + " bytes]";
  }
}
