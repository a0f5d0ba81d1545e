package org.aadsync.connector.file;

import com.google.common.primitives.ImmutableLongArray;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads the rows of a file again, and only those that were there before. For use by one thread. */
final class CsvRows {
  private final CsvReader reader;
  private final ImmutableLongArray fingerprints;
  private int count;

  /**
   * Begins behind the header.
   *
   * @param fingerprints of the header and of all rows
   */
  CsvRows(CsvFile file, ImmutableLongArray fingerprints) throws IOException {
    this.reader = file.read();
    this.fingerprints = fingerprints;
    next();
  }

  /** Returns the next row, or null behind the last. */
  @Nullable CsvRow next() throws IOException {
    CsvRow row;
    try {
      row = reader.next();
    } catch (CsvFormatException e) {
      throw CsvFile.changed();
    }
    boolean expected = count < fingerprints.length();
    if (expected != (row != null)
        || (row != null && fingerprints.get(count) != row.fingerprint())) {
      throw CsvFile.changed();
    }
    count++;
    return row;
  }
}
