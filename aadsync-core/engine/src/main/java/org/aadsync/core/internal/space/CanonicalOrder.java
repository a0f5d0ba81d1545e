package org.aadsync.core.internal.space;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.aadsync.core.config.Partition;
import org.aadsync.core.spi.Anchor;
import org.aadsync.expressions.value.ByteString;

/**
 * The order in which the objects of a connector space are processed, whatever order they came in:
 * by the place of their type in the partition's list of object classes, then by anchor; those
 * without an anchor last, by DN.
 */
public final class CanonicalOrder {
  static final Comparator<CsObject> COMPARATOR =
      Comparator.comparingInt(CanonicalOrder::typeRank)
          .thenComparing(
              object -> object.state().anchor(), Comparator.nullsLast(Comparator.naturalOrder()))
          .thenComparing(CsObject::key)
          .thenComparing(CsObject::id);

  private static final int TYPE_BITS = 6;

  /** Types of this rank or a higher one are told apart by comparison. */
  private static final int LAST_RANK = (1 << TYPE_BITS) - 1;

  private final List<CsObject> objects;
  private final int[] places;

  private CanonicalOrder(List<CsObject> objects, int[] places) {
    this.objects = objects;
    this.places = places;
  }

  /** Returns those of many objects that meet a condition in canonical order. */
  public static CanonicalOrder of(Collection<CsObject> objects, Predicate<CsObject> condition) {
    // What decides lies in memory about as the objects do, and is gathered in that order.
    CsObject[] inMemory = byArrival(objects);
    long[] keys = new long[inMemory.length];
    int count = 0;
    for (CsObject object : inMemory) {
      if (condition.test(object)) {
        inMemory[count] = object;
        keys[count] = key(object);
        count++;
      }
    }
    keys = Arrays.copyOf(keys, count);
    int[] order = RadixSort.order(keys);
    compareEqual(order, keys, inMemory);
    return new CanonicalOrder(Arrays.asList(inOrder(inMemory, order)), order);
  }

  /** Returns the objects. */
  public List<CsObject> objects() {
    return objects;
  }

  /** Returns for each object its place in the order in which they lie in memory, from 0. */
  public int[] places() {
    return places;
  }

  private static CsObject[] byArrival(Collection<CsObject> objects) {
    CsObject[] all = objects.toArray(new CsObject[0]);
    long[] arrivals = new long[all.length];
    for (int i = 0; i < all.length; i++) {
      arrivals[i] = all[i].arrival();
    }
    return inOrder(all, RadixSort.order(arrivals));
  }

  private static CsObject[] inOrder(CsObject[] objects, int[] order) {
    CsObject[] ordered = new CsObject[order.length];
    for (int i = 0; i < order.length; i++) {
      ordered[i] = objects[order[i]];
    }
    return ordered;
  }

  /**
   * Returns what decides about the place of an object in most cases: by its type, then by the kind
   * of its anchor: bytes, then text, then none; then by the first bytes of the anchor. Of the types
   * that share the last rank it decides nothing.
   */
  private static long key(CsObject object) {
    Anchor anchor = object.state().anchor();
    long type = Math.min(typeRank(object), LAST_RANK);
    if (type == LAST_RANK) {
      return type << Long.SIZE - TYPE_BITS;
    }
    if (anchor != null && anchor.value() instanceof ByteString bytes) {
      return type << Long.SIZE - TYPE_BITS | number(bytes);
    }
    return type << Long.SIZE - TYPE_BITS | (anchor == null ? 2L : 1L) << Long.SIZE - Byte.SIZE;
  }

  private static long number(ByteString bytes) {
    long number = 0;
    for (int i = 0; i < Long.BYTES - 1; i++) {
      number = number << Byte.SIZE | (i < bytes.size() ? bytes.byteAt(i) & 0xFF : 0);
    }
    return number;
  }

  /** Puts objects with the same key into their order. */
  private static void compareEqual(int[] order, long[] keys, CsObject[] objects) {
    int to;
    for (int from = 0; from < order.length; from = to) {
      to = from + 1;
      while (to < order.length && keys[order[to]] == keys[order[from]]) {
        to++;
      }
      if (to > from + 1) {
        int[] sorted =
            Arrays.stream(order, from, to)
                .boxed()
                .sorted(Comparator.comparing(index -> objects[index], COMPARATOR))
                .mapToInt(Integer::intValue)
                .toArray();
        System.arraycopy(sorted, 0, order, from, sorted.length);
      }
    }
  }

  private static int typeRank(CsObject object) {
    Partition partition = object.state().partition();
    String type = object.state().objectType();
    if (partition == null || type == null) {
      return Integer.MAX_VALUE;
    }
    List<String> classes = partition.objectClasses();
    for (int i = 0; i < classes.size(); i++) {
      if (classes.get(i).equalsIgnoreCase(type)) {
        return i;
      }
    }
    return classes.size();
  }
}
