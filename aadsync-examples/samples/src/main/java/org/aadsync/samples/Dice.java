package org.aadsync.samples;

/**
 * Repeatable random numbers of one object: the stream depends on the seed, on a topic and on the
 * object's number alone. The generator is SplitMix64, written out so that no release of the JDK can
 * change what it gives. For use by one thread.
 */
final class Dice {
  private static final long GAMMA = 0x9E3779B97F4A7C15L;

  private long state;

  Dice(long seed, int topic, long index) {
    state = mix(mix(seed + GAMMA * (topic + 1L)) + GAMMA * index);
  }

  /** Scrambles {@code value}; no two values give the same result. */
  static long mix(long value) {
    long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  long nextLong() {
    state += GAMMA;
    return mix(state);
  }

  /** Returns a number from 0 to {@code bound} - 1. */
  int below(int bound) {
    return (int) Math.floorMod(nextLong(), (long) bound);
  }

  /** Returns true in {@code percent} of 100 cases. */
  boolean percent(int percent) {
    return below(100) < percent;
  }

  /** Returns a number from 0 (inclusive) to 1 (exclusive). */
  double share() {
    return (nextLong() >>> 11) * 0x1.0p-53;
  }

  /** Returns one of {@code choices}. */
  @SafeVarargs
  final <T> T oneOf(T... choices) {
    return choices[below(choices.length)];
  }

  /** Returns {@code count} decimal digits. */
  String digits(int count) {
    StringBuilder digits = new StringBuilder(count);
    for (int i = 0; i < count; i++) {
      digits.append((char) ('0' + below(10)));
    }
    return digits.toString();
  }

  byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    for (int i = 0; i < count; i++) {
      bytes[i] = (byte) nextLong();
    }
    return bytes;
  }
}
