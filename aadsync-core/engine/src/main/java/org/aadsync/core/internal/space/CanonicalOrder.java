package org.aadsync.core.internal.space;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.aadsync.core.config.Partition;
import org.aadsync.core.spi.Anchor;
import org.aadsync.expressions.value.ByteString;
import org.jspecify.annotations.Nullable;

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

  private static final int ANCHOR_RANK_BYTES = Long.BYTES - 1;

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
      ranked.add(
          new Ranked(
              object, typeRank(object), anchorRank(object.state().anchor()), object.arrival()));
    }
    ranked.sort(
        (a, b) -> {
          int byRank = Integer.compare(a.typeRank, b.typeRank);
          int byAnchor = byRank != 0 ? byRank : Long.compare(a.anchorRank, b.anchorRank);
          return byAnchor != 0 ? byAnchor : COMPARATOR.compare(a.object, b.object);
        });
    int[] places = new int[ranked.size()];
    for (int i = 0; i < places.length; i++) {
      objects.set(i, ranked.get(i).object);
      places[i] = ranked.get(i).place;
    }
    return places;
  }

  /** An object with what decides about its place in most cases, and where it lies in memory. */
  private record Ranked(CsObject object, int typeRank, long anchorRank, int place) {}

  /** Returns a number that is smaller only for smaller anchors: bytes, then text, then none. */
  private static long anchorRank(@Nullable Anchor anchor) {
    if (anchor == null) {
      return Long.MAX_VALUE;
    }
    if (!(anchor.value() instanceof ByteString bytes)) {
      return Long.MAX_VALUE - 1;
    }
    long first = 0;
    for (int i = 0; i < ANCHOR_RANK_BYTES; i++) {
      first = first << Byte.SIZE | (i < bytes.size() ? bytes.byteAt(i) & 0xFF : 0);
    }
    return first;
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
