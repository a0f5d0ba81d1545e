package org.aadsync.core.internal.state;

import com.google.common.collect.ImmutableList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.aadsync.core.internal.space.LargeValues.Base;
import org.jspecify.annotations.Nullable;

/**
 * Where the long lists of objects are in the state, as their records were written last. Not
 * thread-safe.
 */
final class KeptLists {
  private final Map<Object, Map<Base, ImmutableList<Segment>>> byOwner = new HashMap<>();

  /**
   * A part of a list that has a record of its own.
   *
   * @param number number of the record
   * @param hash hash of the record
   * @param from position of its first reference in the list
   * @param to position after its last one
   */
  record Segment(long number, long hash, int from, int to) {}

  /**
   * A segment, and the list that it is of.
   *
   * @param list the list
   * @param segment the segment
   */
  record Place(Base list, Segment segment) {
    /** Returns whether this segment has what another list has between two positions. */
    boolean holds(Base other, int from, int to) {
      return list.matches(segment.from(), segment.to(), other, from, to);
    }
  }

  /** Returns the segments of a list of an object; null if it was not written. */
  @Nullable ImmutableList<Segment> find(Object owner, Base list) {
    return byOwner.getOrDefault(owner, Map.of()).get(list);
  }

  /** Returns all segments of an object by what they begin with. */
  Map<Object, Place> byFirst(Object owner) {
    Map<Object, Place> places = new HashMap<>();
    byOwner
        .getOrDefault(owner, Map.of())
        .forEach((list, segments) -> addByFirst(list, segments, places));
    return places;
  }

  static void addByFirst(Base list, List<Segment> segments, Map<Object, Place> places) {
    for (Segment segment : segments) {
      places.put(list.get(segment.from()), new Place(list, segment));
    }
  }

  /**
   * Notes the lists that the record of an object refers to.
   *
   * @param gone gets the segments that it referred to before and does not now
   */
  void replace(Object owner, Map<Base, ImmutableList<Segment>> lists, Consumer<Segment> gone) {
    Map<Base, ImmutableList<Segment>> before =
        lists.isEmpty() ? byOwner.remove(owner) : byOwner.put(owner, new LinkedHashMap<>(lists));
    if (before == null) {
      return;
    }
    Set<Long> met = new HashSet<>();
    lists.values().forEach(segments -> segments.forEach(each -> met.add(each.number())));
    for (List<Segment> segments : before.values()) {
      for (Segment segment : segments) {
        if (met.add(segment.number())) {
          gone.accept(segment);
        }
      }
    }
  }

  /** Passes everything to {@code action} that a segment refers to, in use or not. */
  void forEachReference(Consumer<Object> action) {
    for (Map<Base, ImmutableList<Segment>> lists : byOwner.values()) {
      for (Base list : lists.keySet()) {
        for (int i = 0; i < list.size(); i++) {
          action.accept(list.get(i));
        }
      }
    }
  }
}
