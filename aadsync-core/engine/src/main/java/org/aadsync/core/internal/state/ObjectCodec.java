package org.aadsync.core.internal.state;

import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.aadsync.core.config.Partition;
import org.aadsync.core.engine.ObjectError.Stage;
import org.aadsync.core.internal.space.ConnectorSpace;
import org.aadsync.core.internal.space.CsObject;
import org.aadsync.core.internal.space.CsState;
import org.aadsync.core.internal.space.Departure;
import org.aadsync.core.internal.space.Layer;
import org.aadsync.core.internal.space.OutboundMemory;
import org.aadsync.core.schema.AttributeSet;
import org.aadsync.core.spi.Anchor;
import org.aadsync.expressions.value.ByteString;
import org.jspecify.annotations.Nullable;

/** Writes and reads the objects of one connector space. */
final class ObjectCodec {
  /**
   * Of an object that is there no more nothing is kept but its name: something still refers to it.
   */
  private static final int GONE = 0;

  private static final int THERE = 1;

  private static final int TRANSIENT = 1;
  private static final int OWNED = 2;
  private static final int FAILED = 4;
  private static final int QUEUED = 8;
  private static final int EXPLICIT = 16;
  private static final int DELETED = 32;
  private static final int ENDS_REFERENCES = 64;
  private static final int FOLLOWED = 128;

  private static final int NO_ANCHOR = 0;
  private static final int BYTES = 1;
  private static final int TEXT = 2;
  private static final int TEXT_IGNORING_CASE = 3;

  private static final int NO_LAYER = 0;
  private static final int OWN_LAYER = 1;
  private static final int FIRST_SHARED_LAYER = 2;

  private final ConnectorSpace space;
  private final AttributeNumbers numbers;
  private final Map<UUID, Partition> partitions;

  ObjectCodec(ConnectorSpace space, AttributeNumbers numbers) {
    this.space = space;
    this.numbers = numbers;
    this.partitions =
        space.definition().partitions().stream()
            .collect(Collectors.toMap(Partition::id, Function.identity()));
  }

  void writeGone(RecordWriter writer, CsObject object) {
    writer.u8(GONE);
    writer.uuid(object.id());
    writer.text(object.state().dn());
  }

  void write(RecordWriter writer, CsObject object, References references, SegmentWriter segments) {
    CsState state = object.state();
    writer.u8(THERE);
    writer.uuid(object.id());
    writer.text(state.dn());
    writer.u8(
        (object.isTransient() ? TRANSIENT : 0)
            | (state.owned() ? OWNED : 0)
            | (space.failed().contains(object) ? FAILED : 0)
            | (space.queued().contains(object) ? QUEUED : 0)
            | (state.explicit() ? EXPLICIT : 0)
            | (state.deleted() ? DELETED : 0)
            | (state.endsReferences() ? ENDS_REFERENCES : 0)
            | (state.isFollowed() ? FOLLOWED : 0));
    writer.varint(object.createdAs());
    writeAnchor(writer, state.anchor());
    writer.bool(state.partition() != null);
    if (state.partition() != null) {
      writer.uuid(state.partition().id());
    }
    Layer[] written = {state.synced(), state.imported(), state.exported(), state.top()};
    for (int i = 0; i < written.length; i++) {
      writeLayer(writer, written, i, references, segments);
    }
    writer.varint(state.link() == null ? 0 : references.number(state.link()));
    ValueCodec.write(writer, state.memory().merged(), null, numbers, references, segments);
    ValueCodec.write(writer, state.memory().pendingOnce(), null, numbers, references, segments);
    ValueCodec.write(writer, state.memory().written(), null, numbers, references, segments);
    ErrorCodec.write(writer, object.error(Stage.IMPORT));
    ErrorCodec.write(writer, object.error(Stage.SYNCHRONIZATION));
    ErrorCodec.write(writer, object.error(Stage.EXPORT));
  }

  private void writeLayer(
      RecordWriter writer,
      @Nullable Layer[] layers,
      int index,
      References references,
      SegmentWriter segments) {
    Layer layer = layers[index];
    if (layer == null) {
      writer.u8(NO_LAYER);
      return;
    }
    Layer base = null;
    for (int i = 0; i < index; i++) {
      if (layers[i] == layer) {
        writer.u8(FIRST_SHARED_LAYER + i);
        return;
      }
      base = layers[i] != null ? layers[i] : base;
    }
    writer.u8(OWN_LAYER);
    writer.text(layer.objectType());
    writer.text(layer.dn());
    ValueCodec.write(
        writer, layer.values(), base == null ? null : base.values(), numbers, references, segments);
  }

  private static void writeAnchor(RecordWriter writer, @Nullable Anchor anchor) {
    if (anchor == null) {
      writer.u8(NO_ANCHOR);
    } else if (anchor.value() instanceof ByteString bytes) {
      writer.u8(BYTES);
      writer.bytes(bytes.toByteArray());
    } else {
      String text = (String) anchor.value();
      writer.u8(Anchor.of(text, true).equals(anchor) ? TEXT_IGNORING_CASE : TEXT);
      writer.text(text);
    }
  }

  /** Reads an object, and returns whether it is there. */
  boolean read(
      RecordReader reader, CsObject object, ValueCodec.Reader values, Referents referents) {
    int status = reader.u8();
    UUID id = reader.uuid();
    String dn = reader.text();
    if (status == GONE) {
      space.restore(object, id, CsState.placeholder(dn), 0, false);
      return false;
    }
    if (status != THERE) {
      throw reader.damaged("its status is " + status);
    }
    int flags = reader.u8();
    final long createdAs = reader.varint();
    Anchor anchor = readAnchor(reader);
    Partition partition = reader.bool() ? partitions.get(reader.uuid()) : null;
    Layer[] layers = new Layer[4];
    for (int i = 0; i < layers.length; i++) {
      layers[i] = readLayer(reader, layers, i, values);
    }
    long link = reader.varint();
    AttributeSet merged = values.read(reader, null);
    AttributeSet pendingOnce = values.read(reader, null);
    AttributeSet written = values.readNotes(reader);
    boolean remembers = !merged.isEmpty() || !pendingOnce.isEmpty() || !written.isEmpty();
    CsState state =
        new CsState(
            dn,
            anchor,
            partition,
            layers[0],
            layers[1],
            layers[2],
            layers[3],
            link == 0 ? null : referents.metaverseObject(link),
            (flags & EXPLICIT) != 0,
            (flags & OWNED) != 0,
            departure(flags),
            remembers ? new OutboundMemory(merged, pendingOnce, written) : OutboundMemory.EMPTY);
    space.restore(object, id, state, createdAs, (flags & TRANSIENT) != 0);
    object.setImportError(ErrorCodec.read(reader));
    object.setSyncError(ErrorCodec.read(reader));
    object.setExportError(ErrorCodec.read(reader));
    if ((flags & FAILED) != 0) {
      space.failed().add(object);
    }
    if ((flags & QUEUED) != 0) {
      space.queued().add(object);
    }
    return true;
  }

  private static Departure departure(int flags) {
    if ((flags & DELETED) == 0) {
      return (flags & FOLLOWED) != 0 ? Departure.FOLLOWED : Departure.NONE;
    }
    return (flags & ENDS_REFERENCES) != 0 ? Departure.DELETED_WITH_REFERENCES : Departure.DELETED;
  }

  private static @Nullable Anchor readAnchor(RecordReader reader) {
    int kind = reader.u8();
    return switch (kind) {
      case NO_ANCHOR -> null;
      case BYTES -> Anchor.of(ByteString.copyOf(reader.bytes()));
      case TEXT -> Anchor.of(reader.text(), false);
      case TEXT_IGNORING_CASE -> Anchor.of(reader.text(), true);
      default -> throw reader.damaged("its anchor is of kind " + kind);
    };
  }

  private static @Nullable Layer readLayer(
      RecordReader reader, @Nullable Layer[] layers, int index, ValueCodec.Reader values) {
    int kind = reader.u8();
    if (kind == NO_LAYER) {
      return null;
    }
    if (kind != OWN_LAYER) {
      int shared = kind - FIRST_SHARED_LAYER;
      if (shared >= index || layers[shared] == null) {
        throw reader.damaged("an image shares what is not there");
      }
      return layers[shared];
    }
    Layer base = null;
    for (int i = 0; i < index; i++) {
      base = layers[i] != null ? layers[i] : base;
    }
    String objectType = reader.text();
    String dn = reader.text();
    if (base != null) {
      objectType = objectType.equals(base.objectType()) ? base.objectType() : objectType;
      dn = dn.equals(base.dn()) ? base.dn() : dn;
    }
    return new Layer(objectType, dn, values.read(reader, base == null ? null : base.values()));
  }
}
