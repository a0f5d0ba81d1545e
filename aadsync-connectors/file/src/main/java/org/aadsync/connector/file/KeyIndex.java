package org.aadsync.connector.file;

import java.util.Arrays;

/**
 * A map from {@link Key}s to numbers from 0 on, 20 bytes an entry and no object: a file may hold a
 * million records. For use by one thread.
 */
final class KeyIndex {
  static final int NONE = -1;

  // A slot that was never used; NONE is one whose entry was removed.
  private static final int FREE = -2;

  private long[] keys = new long[2 * 64];
  private int[] values = filled(64);
  private int used;

  /** Returns the number of {@code key}, or {@link #NONE}. */
  int get(Key key) {
    int value = values[slot(key.high(), key.low())];
    return value == FREE ? NONE : value;
  }

  boolean contains(Key key) {
    return get(key) != NONE;
  }

  /** Maps {@code key} to {@code value} in place of what it is mapped to. */
  void put(Key key, int value) {
    if (4L * used >= 3L * values.length) {
      grow();
    }
    int slot = slot(key.high(), key.low());
    if (values[slot] == FREE) {
      used++;
      keys[2 * slot] = key.high();
      keys[2 * slot + 1] = key.low();
    }
    values[slot] = value;
  }

  void remove(Key key) {
    int slot = slot(key.high(), key.low());
    if (values[slot] != FREE) {
      values[slot] = NONE;
    }
  }

  private int slot(long high, long low) {
    int mask = values.length - 1;
    // The key is a cryptographic hash: any of its bits will do.
    int slot = (int) high & mask;
    while (values[slot] != FREE && (keys[2 * slot] != high || keys[2 * slot + 1] != low)) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private void grow() {
    long[] oldKeys = keys;
    int[] oldValues = values;
    keys = new long[2 * oldKeys.length];
    values = filled(2 * oldValues.length);
    used = 0;
    for (int i = 0; i < oldValues.length; i++) {
      if (oldValues[i] >= 0) {
        int slot = slot(oldKeys[2 * i], oldKeys[2 * i + 1]);
        keys[2 * slot] = oldKeys[2 * i];
        keys[2 * slot + 1] = oldKeys[2 * i + 1];
        values[slot] = oldValues[i];
        used++;
      }
    }
  }

  private static int[] filled(int size) {
    int[] values = new int[size];
    Arrays.fill(values, FREE);
    return values;
  }
}
