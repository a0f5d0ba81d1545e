package org.aadsync.connector.file;

import com.google.common.io.ByteStreams;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.aadsync.core.spi.Anchor;
import org.aadsync.expressions.value.ByteString;

/**
 * What an import has seen, as a delta import needs it: the anchor and the {@link ObjectDigest} of
 * every object. For use by one thread.
 *
 * <p>As bytes: deflated; a header of magic number, version and anchor attribute, then for each
 * object its anchor and digest, then a zero.
 */
final class Watermark {
  private static final int MAGIC = 0x4C444946;
  private static final int VERSION = 1;
  private static final int DIGEST_BYTES = 24;
  private static final int MAX_BYTES = Integer.MAX_VALUE - 64;

  private final Anchors anchors;
  private final byte[] entries;
  private final KeyIndex offsets = new KeyIndex();

  private Watermark(Anchors anchors, byte[] entries) {
    this.anchors = anchors;
    this.entries = entries;
  }

  /** Collects what an import sees. For use by one thread. */
  static final class Builder {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final DataOutputStream out = new DataOutputStream(new DeflaterOutputStream(bytes));

    Builder(Anchors anchors) {
      try {
        out.writeInt(MAGIC);
        out.writeByte(VERSION);
        out.writeUTF(anchors.attribute());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    void add(Anchor anchor, ObjectDigest digest) {
      byte[] name = Anchors.toBytes(anchor);
      try {
        out.writeShort(name.length);
        out.write(name);
        out.writeLong(digest.content().high());
        out.writeLong(digest.content().low());
        out.writeLong(digest.nameHash());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    ByteString build() {
      try {
        out.writeShort(0);
        out.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return ByteString.copyOf(bytes.toByteArray());
    }
  }

  /** Returns what {@code bytes} say, or empty if this version cannot use them. */
  static Optional<Watermark> read(ByteString bytes, Anchors anchors) {
    try (DataInputStream in =
        new DataInputStream(
            new InflaterInputStream(new ByteArrayInputStream(bytes.toByteArray())))) {
      if (in.readInt() != MAGIC
          || in.readByte() != VERSION
          || !in.readUTF().equals(anchors.attribute())) {
        return Optional.empty();
      }
      byte[] entries = ByteStreams.toByteArray(ByteStreams.limit(in, MAX_BYTES));
      Watermark watermark = new Watermark(anchors, entries);
      return watermark.index() ? Optional.of(watermark) : Optional.empty();
    } catch (IOException e) {
      // Not deflated, or cut off: bytes of another connector.
      return Optional.empty();
    }
  }

  private boolean index() {
    int offset = 0;
    while (offset + Short.BYTES <= entries.length) {
      int length = anchorLength(offset);
      if (length == 0) {
        return offset + Short.BYTES == entries.length;
      }
      if (entries.length - offset < Short.BYTES + length + DIGEST_BYTES) {
        return false;
      }
      offsets.put(anchors.key(anchor(offset)), offset);
      offset = next(offset);
    }
    return false;
  }

  private int anchorLength(int offset) {
    return ByteBuffer.wrap(entries).getShort(offset) & 0xFFFF;
  }

  private int next(int offset) {
    return offset + Short.BYTES + anchorLength(offset) + DIGEST_BYTES;
  }

  private Anchor anchor(int offset) {
    int start = offset + Short.BYTES;
    return anchors.fromBytes(Arrays.copyOfRange(entries, start, start + anchorLength(offset)));
  }

  private ObjectDigest digest(int offset) {
    ByteBuffer bytes =
        ByteBuffer.wrap(entries, offset + Short.BYTES + anchorLength(offset), DIGEST_BYTES);
    return new ObjectDigest(new Key(bytes.getLong(), bytes.getLong()), bytes.getLong());
  }

  /** Returns what was seen of the object with this anchor. */
  Optional<ObjectDigest> find(Anchor anchor) {
    int offset = offsets.get(anchors.key(anchor));
    return offset == KeyIndex.NONE ? Optional.empty() : Optional.of(digest(offset));
  }

  /** Takes an object that was seen. */
  interface Visitor {
    void visit(Anchor anchor, ObjectDigest digest);
  }

  /** Passes every object that was seen to {@code visitor}, in the order in which it was seen. */
  void forEach(Visitor visitor) {
    int offset = 0;
    while (anchorLength(offset) > 0) {
      visitor.visit(anchor(offset), digest(offset));
      offset = next(offset);
    }
  }
}
