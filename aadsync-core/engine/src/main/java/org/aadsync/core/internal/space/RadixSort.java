package org.aadsync.core.internal.space;

import org.jspecify.annotations.Nullable;

/** Sorts many numbers in time that grows as their count does. */
public final class RadixSort {
  private static final int DIGITS = 1 << Byte.SIZE;

  private RadixSort() {}

  /**
   * Returns the indices of {@code keys} in the order of the keys, which are unsigned; of equal keys
   * the one that stands first.
   */
  public static int[] order(long[] keys) {
    int count = keys.length;
    long[] from = keys;
    long[] to = new long[count];
    int[] order = new int[count];
    int[] next = new int[count];
    for (int i = 0; i < count; i++) {
      order[i] = i;
    }
    for (int shift = 0; count > 0 && shift < Long.SIZE; shift += Byte.SIZE) {
      int[] starts = starts(from, shift);
      if (starts == null) {
        continue;
      }
      for (int i = 0; i < count; i++) {
        int place = starts[digit(from[i], shift)]++;
        to[place] = from[i];
        next[place] = order[i];
      }
      long[] sorted = to;
      to = from == keys ? new long[count] : from;
      from = sorted;
      int[] indices = next;
      next = order;
      order = indices;
    }
    return order;
  }

  /** Returns where the keys with each digit begin; null if all have the same. */
  private static int @Nullable [] starts(long[] keys, int shift) {
    int[] starts = new int[DIGITS];
    for (long key : keys) {
      starts[digit(key, shift)]++;
    }
    if (starts[digit(keys[0], shift)] == keys.length) {
      return null;
    }
    int start = 0;
    for (int i = 0; i < DIGITS; i++) {
      int count = starts[i];
      starts[i] = start;
      start += count;
    }
    return starts;
  }

  private static int digit(long key, int shift) {
    return (int) (key >>> shift) & DIGITS - 1;
  }
}
