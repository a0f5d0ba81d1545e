package org.aadsync.samples;

/**
 * A scattered order of the numbers below {@code size} that is computed and not kept: number by
 * number {@code (offset + i · stride) mod size}, where stride and size have no common divisor, so
 * that every number occurs once. Immutable.
 */
final class Permutation {
  private final long size;
  private final long stride;
  private final long offset;

  Permutation(long size, Dice dice) {
    this.size = size;
    long step = size < 3 ? 1 : 1 + Math.floorMod(dice.nextLong(), size - 1);
    while (greatestCommonDivisor(step, size) != 1) {
      step++;
    }
    stride = step % Math.max(size, 1);
    offset = Math.floorMod(dice.nextLong(), Math.max(size, 1));
  }

  /** Returns the number at place {@code index}; places repeat after {@code size}. */
  long at(long index) {
    return (offset + index % size * stride) % size;
  }

  private static long greatestCommonDivisor(long a, long b) {
    return b == 0 ? a : greatestCommonDivisor(b, a % b);
  }
}
