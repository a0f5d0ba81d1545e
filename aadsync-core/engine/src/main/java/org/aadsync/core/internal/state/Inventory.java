package org.aadsync.core.internal.state;

import java.util.HashMap;
import java.util.Map;
import org.aadsync.core.store.StateRecord;

/** Counts and adds up the records of a state, so that none can get lost or come back unseen. */
final class Inventory {
  private final Map<Long, Long> hashes = new HashMap<>();
  private long nextNumber = 1;
  private long count;
  private long sum;

  /** Returns a number that no record of an object has had. */
  long takeNumber() {
    return nextNumber++;
  }

  /** Counts a record in the place of one; 0 stands for none. */
  void replace(long before, long after) {
    count += (after == 0 ? 0 : 1) - (before == 0 ? 0 : 1);
    sum += after - before;
  }

  /** Returns the hash of a record that belongs to no object; 0 if there is none. */
  long hash(long key) {
    return hashes.getOrDefault(key, 0L);
  }

  /** Counts a record that belongs to no object; 0 removes it. */
  void replaceOther(long key, long hash) {
    replace(hash(key), hash);
    if (hash == 0) {
      hashes.remove(key);
    } else {
      hashes.put(key, hash);
    }
  }

  /** Remembers a record that was counted and belongs to no object of this engine. */
  void keepForeign(long key, long hash) {
    hashes.put(key, hash);
  }

  StateRecord manifest(RecordWriter writer) {
    Records.begin(writer, Records.Kind.MANIFEST);
    writer.varint(nextNumber);
    writer.varint(count);
    writer.fixed(sum);
    return Records.seal(writer, Records.Kind.MANIFEST.key(0));
  }

  /**
   * Checks that this is what the manifest says.
   *
   * @param reader the manifest
   */
  void check(RecordReader reader) {
    nextNumber = reader.varint();
    long expected = reader.varint();
    if (count != expected) {
      throw reader.damaged("there are " + count + " records, there should be " + expected);
    }
    if (sum != reader.fixed()) {
      throw reader.damaged("some records are not of the last commit");
    }
    reader.end();
  }
}
