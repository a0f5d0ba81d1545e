package org.aadsync.core.internal.state;

import com.google.common.hash.Hashing;
import com.google.common.primitives.Longs;
import java.util.zip.CRC32C;
import org.aadsync.core.store.StateRecord;
import org.aadsync.core.store.StateStoreException;
import org.aadsync.core.store.StateStoreException.Problem;
import org.aadsync.expressions.value.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * The envelope of a record: a byte with the version of the format, the first byte of its key, the
 * parts, and a CRC32C (RFC 3720, 12.1) of the key and all that. The key begins with the kind, so
 * that records are read in the order of their kinds.
 */
final class Records {
  /**
   * Version of the format; a change that an older version cannot read gets the next number. Records
   * of older versions stay as they are until what they are about changes.
   *
   * <ul>
   *   <li>1: all values of an object are in its record
   *   <li>2: long lists of references are in segments ({@link SegmentWriter})
   * </ul>
   */
  static final int FORMAT = 2;

  private static final int HEADER = 2;
  private static final int CHECKSUM = 4;
  private static final int KIND_SHIFT = 55;

  /** The header of a record has the first byte of its key. */
  private static final int HEADER_SHIFT = 56;

  private Records() {}

  /**
   * The kinds of records, in the order in which they are read: that of the codes with which their
   * keys begin. Kinds of format 1 have even codes, so that there is room between them.
   */
  enum Kind {
    MANIFEST(2, "the manifest"),
    CONFIGURATION(4, "the configuration's fingerprint"),
    DICTIONARY(6, "the dictionary"),
    CONNECTOR(8, "progress of connector number"),
    OWED(10, "follow-ups of connector number"),
    ESCROW(12, "exports under way of connector number"),
    SEEN(14, "seen objects, page"),
    SEGMENT(15, "segment of a long list"),
    CONNECTOR_SPACE_OBJECT(16, "connector-space object"),
    METAVERSE_OBJECT(18, "metaverse object"),
    RUN(20, "run");

    private final int code;
    private final String title;

    Kind(int code, String title) {
      this.code = code;
      this.title = title;
    }

    /** Returns the key of a record. */
    long key(long number) {
      return (long) code << KIND_SHIFT | number;
    }

    private static @Nullable Kind of(long key) {
      for (Kind kind : values()) {
        if (kind.code == key >>> KIND_SHIFT) {
          return kind;
        }
      }
      return null;
    }
  }

  /** Returns the kind of a record. */
  static Kind kind(long key) {
    Kind kind = Kind.of(key);
    if (kind == null) {
      throw damaged(key, "there is no such kind");
    }
    return kind;
  }

  /** Returns the number that a record has among those of its kind. */
  static long number(long key) {
    return key & (1L << KIND_SHIFT) - 1;
  }

  /** Returns what people call a record. */
  static String name(long key) {
    Kind known = Kind.of(key);
    if (known == null) {
      return "record " + Long.toHexString(key);
    }
    boolean single = known.ordinal() <= Kind.DICTIONARY.ordinal();
    return "record "
        + Long.toHexString(key)
        + " ("
        + known.title
        + (single ? "" : " " + number(key))
        + ")";
  }

  static StateStoreException damaged(long key, String detail) {
    return new StateStoreException(
        Problem.DAMAGED,
        name(key),
        detail
            + "; restore the whole state from a backup, or remove it and begin with a full import"
            + " and synchronization of every connector");
  }

  /** Begins a record. */
  static void begin(RecordWriter writer, Kind kind) {
    writer.clear();
    writer.u8(FORMAT);
    writer.u8((int) (kind.key(0) >>> HEADER_SHIFT));
  }

  /** Ends a record and returns it. */
  static StateRecord seal(RecordWriter writer, long key) {
    byte[] body = writer.toByteArray();
    int checksum = checksum(key, body, body.length);
    for (int shift = 24; shift >= 0; shift -= 8) {
      writer.u8(checksum >>> shift);
    }
    return new StateRecord(key, ByteString.copyOf(writer.toByteArray()));
  }

  /** Returns a reader of the parts of a record that is as it was written. */
  static RecordReader open(StateRecord record) {
    byte[] bytes = record.value().toByteArray();
    int body = bytes.length - CHECKSUM;
    if (body < HEADER) {
      throw damaged(record.key(), "it has " + bytes.length + " bytes");
    }
    int stored = 0;
    for (int i = body; i < bytes.length; i++) {
      stored = stored << 8 | (bytes[i] & 0xFF);
    }
    if (stored != checksum(record.key(), bytes, body)) {
      throw damaged(record.key(), "its checksum is wrong");
    }
    RecordReader reader = new RecordReader(record.key(), bytes, 0, body);
    int version = reader.u8();
    if (version > FORMAT) {
      throw reader.newer(version);
    }
    int kind = reader.u8();
    if (kind != record.key() >>> HEADER_SHIFT) {
      throw damaged(record.key(), "it is of kind " + kind);
    }
    return reader;
  }

  private static int checksum(long key, byte[] bytes, int length) {
    CRC32C crc = new CRC32C();
    crc.update(Longs.toByteArray(key), 0, Longs.BYTES);
    crc.update(bytes, 0, length);
    return (int) crc.getValue();
  }

  /** Returns what tells a record from any other; never 0. */
  static long hash(StateRecord record) {
    byte[] bytes = record.value().toByteArray();
    long hash =
        Hashing.farmHashFingerprint64().hashBytes(bytes).asLong() * 31
            + Hashing.farmHashFingerprint64().hashLong(record.key()).asLong();
    return hash == 0 ? 1 : hash;
  }
}
