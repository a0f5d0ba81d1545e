package org.aadsync.connector.file;

import com.google.common.primitives.ImmutableLongArray;
import com.google.common.primitives.Ints;
import java.io.IOException;
import org.aadsync.connector.directory.RefusedException;
import org.aadsync.core.config.ConnectorDefinition;
import org.aadsync.core.config.Partition;
import org.aadsync.core.spi.Anchor;

/**
 * What is known of a file after it was read through once: that it is a table and was whole, that no
 * key occurs twice, and which keys there are. For use by one thread.
 */
final class CsvIndex {
  private final CsvFile file;
  private final CsvObjects objects;
  private final Anchors anchors;
  private final KeyIndex lineByAnchor = new KeyIndex();
  private final KeyIndex lineByName = new KeyIndex();
  private final KeyIndex notSelected = new KeyIndex();
  private ImmutableLongArray fingerprints = ImmutableLongArray.of();
  private boolean rowsWithoutKey;

  private CsvIndex(CsvFile file, CsvObjects objects, Anchors anchors) {
    this.file = file;
    this.objects = objects;
    this.anchors = anchors;
  }

  /**
   * Reads a file through.
   *
   * @throws CsvFormatException if it is no table, or has a key twice
   * @throws IOException if it cannot be read, or changes meanwhile
   */
  static CsvIndex scan(
      CsvFile file,
      CsvFormat format,
      ConnectorDefinition definition,
      Partition partition,
      Anchors anchors)
      throws IOException {
    CsvReader reader = file.read();
    CsvRow first = reader.next();
    CsvHeader header = CsvHeader.of(first, format);
    CsvIndex index =
        new CsvIndex(file, new CsvObjects(format, definition, partition, header), anchors);
    ImmutableLongArray.Builder fingerprints = ImmutableLongArray.builder();
    for (CsvRow row = first; row != null; row = reader.next()) {
      fingerprints.add(row.fingerprint());
      if (row != first) {
        index.add(row);
      }
    }
    index.fingerprints = fingerprints.build();
    file.requireUnchanged();
    return index;
  }

  private void add(CsvRow row) throws CsvFormatException {
    Anchor anchor;
    try {
      anchor = objects.anchor(row);
    } catch (RefusedException e) {
      // A matter of this row alone; its import reports it.
      rowsWithoutKey = true;
      return;
    }
    Key key = anchors.key(anchor);
    int line = Ints.saturatedCast(row.line());
    put(lineByAnchor, key, line, "the key '" + anchor + "' is also that of");
    put(
        lineByName,
        Key.of(CsvObjects.name(anchor).toNormalizedString()),
        line,
        "the name made of the key '" + anchor + "' is also that of");
    try {
      if (!objects.isSelected(objects.objectClass(row))) {
        notSelected.put(key, line);
      }
    } catch (RefusedException e) {
      // It may be of any class: the object stays as it is.
    }
  }

  private static void put(KeyIndex index, Key key, int line, String what)
      throws CsvFormatException {
    int other = index.get(key);
    if (other != KeyIndex.NONE) {
      throw new CsvFormatException(
          line, what + " the row at line " + other + "; remove or mend one of the two");
    }
    index.put(key, line);
  }

  /** Returns what makes objects of the rows. */
  CsvObjects objects() {
    return objects;
  }

  /** Returns the rows again. */
  CsvRows rows() throws IOException {
    return new CsvRows(file, fingerprints);
  }

  /** Returns the line of the row with this key, or {@link KeyIndex#NONE}. */
  int line(Anchor anchor) {
    return lineByAnchor.get(anchors.key(anchor));
  }

  /** Returns the line of the row with this normalised DN, or {@link KeyIndex#NONE}. */
  int lineOfName(String normalizedDn) {
    return lineByName.get(Key.of(normalizedDn));
  }

  /** Returns whether there is a row with this key, of an object class that is not selected. */
  boolean isNotSelected(Anchor anchor) {
    return notSelected.contains(anchors.key(anchor));
  }

  /** Returns whether there are rows that may be those of any key. */
  boolean hasRowsWithoutKey() {
    return rowsWithoutKey;
  }
}
