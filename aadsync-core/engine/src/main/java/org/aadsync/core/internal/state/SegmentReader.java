package org.aadsync.core.internal.state;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.aadsync.core.internal.space.ConnectorSpace;
import org.aadsync.core.internal.space.LargeValues;
import org.aadsync.core.internal.space.LargeValues.Base;
import org.aadsync.core.internal.state.KeptLists.Segment;
import org.aadsync.core.internal.state.Records.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Reads segments, and puts the long lists of objects together from them when the records of the
 * objects follow ({@link SegmentWriter}). Not thread-safe.
 */
final class SegmentReader {
  /** Where an object is that a segment belongs to: in the metaverse. */
  static final int METAVERSE = 0;

  /** Where an object is that a segment belongs to: in the space of the first connector. */
  static final int FIRST_CONNECTOR = 1;

  private final Referents referents;
  private final KeptLists kept = new KeptLists();
  private final Map<Long, Map<Long, Part>> byOwner = new TreeMap<>();
  private Map<Long, Part> parts = Map.of();
  private final Map<Base, ImmutableList<Segment>> lists = new LinkedHashMap<>();

  /** A segment that was read. */
  private record Part(long hash, List<Object> references) {}

  SegmentReader(Referents referents) {
    this.referents = referents;
  }

  /**
   * Reads a segment.
   *
   * @param hash hash of its record
   * @param spaces gives the connector space by number; null if it is there no more
   * @return whether it is needed
   */
  boolean read(RecordReader reader, long hash, Function<Long, @Nullable ConnectorSpace> spaces) {
    long where = reader.varint();
    boolean ownedByMetaverse = where == METAVERSE;
    ConnectorSpace space = ownedByMetaverse ? null : spaces.apply(where - FIRST_CONNECTOR);
    if (space == null && !ownedByMetaverse) {
      return false;
    }
    Kind kind = ownedByMetaverse ? Kind.METAVERSE_OBJECT : Kind.CONNECTOR_SPACE_OBJECT;
    long owner = kind.key(reader.varint());
    boolean inMetaverse = reader.bool();
    int count = reader.count();
    List<Object> references = new ArrayList<>(count);
    for (int left = count; left > 0; left--) {
      long number = reader.varint();
      if (inMetaverse) {
        references.add(referents.metaverseObject(number));
      } else if (space != null) {
        references.add(referents.connectorSpaceObject(space, reader, number));
      } else {
        throw reader.damaged("a metaverse object refers to connector-space objects");
      }
    }
    reader.end();
    if (references.isEmpty()) {
      throw reader.damaged("it is empty");
    }
    byOwner
        .computeIfAbsent(owner, key -> new TreeMap<>())
        .put(Records.number(reader.key()), new Part(hash, references));
    return true;
  }

  /** Begins with the values of the object of a record. */
  void begin(RecordReader reader) {
    Map<Long, Part> own = byOwner.remove(reader.key());
    parts = own != null ? own : Map.of();
    lists.clear();
  }

  /**
   * Reads a value that {@link SegmentWriter#write} wrote.
   *
   * @param element reads what an object of the value refers to
   */
  LargeValues value(RecordReader reader, Function<RecordReader, @Nullable Object> element) {
    long index = reader.varint();
    if (index < 0 || index > lists.size()) {
      throw reader.damaged("it has no list number " + index);
    }
    Base list =
        index == lists.size() ? list(reader) : new ArrayList<>(lists.keySet()).get((int) index);
    int[] removed = new int[reader.count()];
    long least = 0;
    for (int i = 0; i < removed.length; i++) {
      long position = reader.varint();
      if (position < least || position >= list.size()) {
        throw reader.damaged("a list has no position " + position + " to leave out");
      }
      removed[i] = (int) position;
      least = position + 1;
    }
    List<Object> added = new ArrayList<>();
    for (int left = reader.count(); left > 0; left--) {
      Object each = element.apply(reader);
      if (each != null) {
        added.add(each);
      }
    }
    if (removed.length == list.size() && added.isEmpty()) {
      throw reader.damaged("a list is empty");
    }
    return LargeValues.of(list, removed, added);
  }

  private Base list(RecordReader reader) {
    List<Object> all = new ArrayList<>();
    ImmutableList.Builder<Segment> segments = ImmutableList.builder();
    for (int left = reader.count(); left > 0; left--) {
      long number = reader.varint();
      Part part = parts.get(number);
      if (part == null) {
        throw reader.damaged("segment " + number + " of a long list is missing");
      }
      int from = all.size();
      all.addAll(part.references());
      segments.add(new Segment(number, part.hash(), from, all.size()));
    }
    if (all.isEmpty()) {
      throw reader.damaged("a list is empty");
    }
    Base list = Base.of(all);
    lists.put(list, segments.build());
    return list;
  }

  /** Ends with the values of an object. */
  void end(Object owner) {
    if (!parts.isEmpty()) {
      Set<Long> named = new HashSet<>();
      lists.values().forEach(segments -> segments.forEach(each -> named.add(each.number())));
      for (Long number : parts.keySet()) {
        if (!named.contains(number)) {
          throw notNeeded(number);
        }
      }
      kept.replace(owner, lists, segment -> {});
    }
    parts = Map.of();
    lists.clear();
  }

  /** Returns the lists of all objects, of which there must be no more to come. */
  KeptLists finish() {
    for (Map<Long, Part> left : byOwner.values()) {
      throw notNeeded(left.keySet().iterator().next());
    }
    return kept;
  }

  private static RuntimeException notNeeded(long number) {
    return Records.damaged(Kind.SEGMENT.key(number), "no object refers to it");
  }
}
