package org.aadsync.connector.file;

import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import java.util.List;

/**
 * A row of a table.
 *
 * @param line on which it begins
 * @param cells their text, without quotes
 */
record CsvRow(long line, List<String> cells) {
  CsvRow {
    cells = List.copyOf(cells);
  }

  /** Returns what tells rows apart that were read from one place at two times. */
  long fingerprint() {
    Hasher hasher = Hashing.murmur3_128().newHasher().putLong(line);
    cells.forEach(cell -> hasher.putInt(cell.length()).putUnencodedChars(cell));
    return hasher.hash().asLong();
  }
}
