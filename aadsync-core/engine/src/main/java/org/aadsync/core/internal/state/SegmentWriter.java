package org.aadsync.core.internal.state;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.Ints;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.aadsync.core.internal.metaverse.MvObject;
import org.aadsync.core.internal.space.CsObject;
import org.aadsync.core.internal.space.LargeValues;
import org.aadsync.core.internal.space.LargeValues.Base;
import org.aadsync.core.internal.state.KeptLists.Place;
import org.aadsync.core.internal.state.KeptLists.Segment;
import org.aadsync.core.internal.state.Records.Kind;
import org.aadsync.core.store.StateRecord;
import org.jspecify.annotations.Nullable;

/**
 * Writes the long lists of objects, so that a change of a few of their references costs what it
 * changes. What versions of a list have in common is in segments, which are records of their own
 * and never change; the record of the object names them, and has how each version differs.
 *
 * <p>Where a segment ends depends on what it ends with alone. A list that is put together anew
 * therefore finds most of its segments written, wherever in it something was changed. Not
 * thread-safe.
 */
final class SegmentWriter {
  /** A segment has so many references on the average, give or take. */
  private static final int AVERAGE = 1 << 9;

  private static final int LEAST = AVERAGE / 4;
  private static final int MOST = AVERAGE * 4;

  private final KeptLists kept;
  private final References references;
  private final Inventory inventory;
  private final Output output;
  private final RecordWriter writer = new RecordWriter();
  private final Map<Base, ImmutableList<Segment>> used = new LinkedHashMap<>();
  private Object owner = this;
  private long ownerNumber;
  private int space;

  /** The batch that is being put together. */
  interface Output {
    /** Adds a record. */
    void put(StateRecord record);

    /** Removes a record that is there or was added. */
    void delete(long key);
  }

  SegmentWriter(KeptLists kept, References references, Inventory inventory, Output output) {
    this.kept = kept;
    this.references = references;
    this.inventory = inventory;
    this.output = output;
  }

  /**
   * Begins with the lists of an object of a connector space.
   *
   * @param number number of its record
   * @param connector number of its connector
   */
  void begin(CsObject object, long number, int connector) {
    beginAny(object, number, SegmentReader.FIRST_CONNECTOR + connector);
  }

  /**
   * Begins with the lists of a metaverse object.
   *
   * @param number number of its record
   */
  void begin(MvObject object, long number) {
    beginAny(object, number, SegmentReader.METAVERSE);
  }

  private void beginAny(Object object, long number, int where) {
    owner = object;
    ownerNumber = number;
    space = where;
    used.clear();
  }

  /** Ends with an object; segments are removed that none of its values needs any more. */
  void end() {
    kept.replace(
        owner,
        used,
        segment -> {
          inventory.replace(segment.hash(), 0);
          output.delete(Kind.SEGMENT.key(segment.number()));
        });
    used.clear();
  }

  /**
   * Writes a value of the object to its record.
   *
   * @return whether it was; otherwise it has to be there as a whole
   */
  boolean write(RecordWriter record, LargeValues value) {
    Base list = value.base();
    int index = ImmutableList.copyOf(used.keySet()).indexOf(list);
    ImmutableList<Segment> segments = used.get(list);
    if (segments == null) {
      segments = kept.find(owner, list);
      segments = segments != null ? segments : cut(list);
      if (segments == null) {
        return false;
      }
    }
    record.u8(ValueCodec.SEGMENTED);
    record.varint(index < 0 ? used.size() : index);
    if (index < 0) {
      used.put(list, segments);
      record.varint(segments.size());
      segments.forEach(segment -> record.varint(segment.number()));
    }
    List<Integer> removed = Ints.asList(value.removed());
    record.varint(removed.size());
    removed.forEach(record::varint);
    record.varint(value.added().size());
    value.added().forEach(each -> ValueCodec.write(record, each, references));
    return true;
  }

  /** Returns the segments of a list that is new; null if it has what cannot be in segments. */
  private @Nullable ImmutableList<Segment> cut(Base list) {
    boolean inMetaverse = list.get(0) instanceof MvObject;
    for (int i = 0; i < list.size(); i++) {
      boolean fits =
          inMetaverse
              ? list.get(i) instanceof MvObject
              : list.get(i) instanceof CsObject && owner instanceof CsObject;
      if (!fits) {
        return null;
      }
    }
    Map<Object, Place> written = kept.byFirst(owner);
    used.forEach((other, segments) -> KeptLists.addByFirst(other, segments, written));
    List<Segment> cut = new ArrayList<>();
    int to;
    for (int from = 0; from < list.size(); from = to) {
      to = end(list, from);
      Place same = written.get(list.get(from));
      cut.add(
          same != null && same.holds(list, from, to)
              ? new Segment(same.segment().number(), same.segment().hash(), from, to)
              : write(list, from, to, inMetaverse));
    }
    return ImmutableList.copyOf(cut);
  }

  /** Returns where the segment ends that begins at a position. */
  private int end(Base list, int from) {
    int most = Math.min(list.size(), from + MOST);
    for (int to = from + LEAST; to < most; to++) {
      long mixed = number(list.get(to - 1)) * 0x9E37_79B9_7F4A_7C15L;
      if ((mixed >>> 32 & AVERAGE - 1) == 0) {
        return to;
      }
    }
    return most;
  }

  private Segment write(Base list, int from, int to, boolean inMetaverse) {
    long segment = inventory.takeNumber();
    Records.begin(writer, Kind.SEGMENT);
    writer.varint(space);
    writer.varint(ownerNumber);
    writer.bool(inMetaverse);
    writer.varint(to - from);
    for (int i = from; i < to; i++) {
      writer.varint(number(list.get(i)));
    }
    StateRecord record = Records.seal(writer, Kind.SEGMENT.key(segment));
    long hash = Records.hash(record);
    inventory.replace(0, hash);
    output.put(record);
    return new Segment(segment, hash, from, to);
  }

  private long number(Object reference) {
    return reference instanceof CsObject object
        ? references.number(object)
        : references.number((MvObject) reference);
  }
}
