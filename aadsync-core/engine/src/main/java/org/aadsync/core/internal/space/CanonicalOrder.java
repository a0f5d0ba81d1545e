package org.aadsync.core.internal.space;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
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

  private CanonicalOrder() {}

  /**
   * Sorts many objects.
   *
   * @return for each object its place in the order in which objects lie in memory
   */
  public static int[] sort(List<CsObject> objects) {
    // What is compared lies far apart in memory; most of it is gathered once for each object.
    List<Ranked> ranked = new ArrayList<>(objects.size());
    for (CsObject object : objects) {
      ranked.add(Ranked.of(object));
    }
    ranked.sort(null);
    int[] places = new int[ranked.size()];
    for (int i = 0; i < places.length; i++) {
      objects.set(i, ranked.get(i).object);
      places[i] = ranked.get(i).place;
    }
    return places;
  }

  /**
   * An object with what decides about its place in most cases, and where it lies in memory.
   *
   * @param typeRank by its type
   * @param anchorRank by the kind of its anchor: bytes, then text, then none
   * @param first the first bytes of its anchor, which are as many as a GUID has
   */
  private record Ranked(
      CsObject object, int typeRank, int anchorRank, long first, long second, int place)
      implements Comparable<Ranked> {
    static Ranked of(CsObject object) {
      Anchor anchor = object.state().anchor();
      int typeRank = CanonicalOrder.typeRank(object);
      if (anchor != null && anchor.value() instanceof ByteString bytes) {
        return new Ranked(
            object, typeRank, 0, number(bytes, 0), number(bytes, Long.BYTES), object.arrival());
      }
      return new Ranked(object, typeRank, anchor == null ? 2 : 1, 0, 0, object.arrival());
    }

    private static long number(ByteString bytes, int from) {
      long number = 0;
      for (int i = from; i < from + Long.BYTES; i++) {
        number = number << Byte.SIZE | (i < bytes.size() ? bytes.byteAt(i) & 0xFF : 0);
      }
      return number;
    }

    @Override
    public int compareTo(Ranked other) {
      int order = Integer.compare(typeRank, other.typeRank);
      order = order != 0 ? order : Integer.compare(anchorRank, other.anchorRank);
      order = order != 0 ? order : Long.compareUnsigned(first, other.first);
      order = order != 0 ? order : Long.compareUnsigned(second, other.second);
      return order != 0 ? order : COMPARATOR.compare(object, other.object);
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
