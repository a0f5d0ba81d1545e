package org.aadsync.core.internal.state;

import com.google.common.hash.Hashing;
import com.google.common.primitives.Longs;
import java.util.zip.CRC32C;
import org.aadsync.core.store.StateRecord;
import org.aadsync.core.store.StateStoreException;
import org.aadsync.core.store.StateStoreException.Problem;
import org.aadsync.expressions.value.ByteString;

/**
 * The envelope of a record: a byte with the version of the format, a byte with the kind, the parts,
 * and a CRC32C (RFC 3720, 12.1) of the key and all that. The key begins with the kind, so that
 * records are read in the order of their kinds.
 */
final class Records {
  /** Version of the format; a change that an older version cannot read gets the next number. */
  static final int FORMAT = 1;

  private static final int HEADER = 2;
  private static final int CHECKSUM = 4;
  private static final int KIND_SHIFT = 56;

  private Records() {}

  /** The kinds of records, in the order in which they are read. */
  enum Kind {
    MANIFEST("the manifest"),
    CONFIGURATION("the configuration's fingerprint"),
    DICTIONARY("the dictionary"),
    CONNECTOR("progress of connector number"),
    OWED("follow-ups of connector number"),
    ESCROW("exports under way of connector number"),
    SEEN("seen objects, page"),
    CONNECTOR_SPACE_OBJECT("connector-space object"),
    METAVERSE_OBJECT("metaverse object"),
    RUN("run");

    private final String title;

    Kind(String title) {
      this.title = title;
    }

    /** Returns the key of a record. */
    long key(long number) {
      return (long) (ordinal() + 1) << KIND_SHIFT | number;
    }
  }

  /** Returns the kind of a record. */
  static Kind kind(long key) {
    long number = key >>> KIND_SHIFT;
    if (number < 1 || number > Kind.values().length) {
      throw damaged(key, "there is no kind " + number);
    }
    return Kind.values()[(int) number - 1];
  }

  /** Returns the number that a record has among those of its kind. */
  static long number(long key) {
    return key & (1L << KIND_SHIFT) - 1;
  }

  /** Returns what people call a record. */
  static String name(long key) {
    long kind = key >>> KIND_SHIFT;
    if (kind < 1 || kind > Kind.values().length) {
      return "record " + Long.toHexString(key);
    }
    Kind known = Kind.values()[(int) kind - 1];
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
    writer.u8(kind.ordinal() + 1);
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
    if (kind != record.key() >>> KIND_SHIFT) {
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
