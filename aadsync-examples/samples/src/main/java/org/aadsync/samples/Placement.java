package org.aadsync.samples;

import java.util.Arrays;
import java.util.List;

/**
 * Decides which object is of which kind, by the object's number alone. Every kind but the usual one
 * has a place of its own among the first objects, so that all kinds occur in a small directory too;
 * beyond, and between those places, kinds are drawn. Immutable.
 */
final class Placement<K extends Enum<K> & Kind> {
  private final K usual;
  private final List<K> special;
  private final List<K> hostile;
  private final List<K> ordinary;
  private final long seed;
  private final int topic;
  private final double hostility;
  private final int first;
  private final int distance;

  /**
   * Makes a placement.
   *
   * @param kinds all kinds, the usual one first
   * @param distance how far the reserved places are from each other
   */
  Placement(K[] kinds, DirectoryOptions options, int topic, int distance) {
    usual = kinds[0];
    special = List.of(Arrays.copyOfRange(kinds, 1, kinds.length));
    hostile = special.stream().filter(Kind::hostile).toList();
    ordinary = special.stream().filter(kind -> !kind.hostile()).toList();
    seed = options.seed();
    this.topic = topic;
    hostility = options.hostility();
    this.distance = distance;
    first = 1 + (int) Math.floorMod(seed, (long) distance);
  }

  /** Returns the number of the object that is reserved for {@code kind}. */
  int placeOf(K kind) {
    return first + special.indexOf(kind) * distance;
  }

  K at(int index) {
    int steps = index - first;
    if (steps >= 0 && steps % distance == 0 && steps / distance < special.size()) {
      K kind = special.get(steps / distance);
      return kind.hostile() && hostility == 0 ? usual : kind;
    }
    Dice dice = new Dice(seed, topic, index);
    if (dice.share() < hostility) {
      return hostile.get(dice.below(hostile.size()));
    }
    int draw = dice.below(10_000);
    for (K kind : ordinary) {
      draw -= kind.perTenThousand();
      if (draw < 0) {
        return kind;
      }
    }
    return usual;
  }
}
