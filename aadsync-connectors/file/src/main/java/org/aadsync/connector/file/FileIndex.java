package org.aadsync.connector.file;

import com.google.common.hash.HashCode;
import com.google.common.hash.Hashing;
import com.google.common.hash.HashingInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.aadsync.connector.directory.AttributeNames;
import org.aadsync.connector.directory.Placement;
import org.aadsync.connector.directory.RefusedException;
import org.aadsync.connector.directory.Selection;
import org.aadsync.core.spi.Anchor;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a file after it was read through once: that every record can be read, that no DN
 * and no anchor occurs twice, and where each record is. For use by one thread.
 */
final class FileIndex {
  /**
   * A record in the file.
   *
   * @param offset of its first byte
   * @param length in bytes
   * @param line of its first line
   * @param fingerprint of its content
   * @param placement where it stands
   * @param depth how many components its DN has
   * @param normalizedDn its DN, or null where nobody needs it: names take most of the memory
   */
  record Place(
      long offset,
      int length,
      long line,
      long fingerprint,
      Placement placement,
      int depth,
      @Nullable String normalizedDn) {}

  private final Anchors anchors;
  private final boolean keepNames;
  private final List<Place> places = new ArrayList<>();
  private final KeyIndex byName = new KeyIndex();
  private final KeyIndex byAnchor = new KeyIndex();
  private final Map<Integer, Integer> attempts = new HashMap<>();
  private final Set<Long> namesWithoutReadableAnchor = new HashSet<>();
  private HashCode contentHash = Hashing.sha256().hashBytes(new byte[0]);

  private FileIndex(Anchors anchors, boolean keepNames) {
    this.anchors = anchors;
    this.keepNames = keepNames;
  }

  /** Returns the index of an empty directory. */
  static FileIndex empty(Anchors anchors) {
    return new FileIndex(anchors, true);
  }

  /**
   * Reads a file through.
   *
   * @param keepNames whether every {@link Place} is to have its DN
   * @throws LdifFormatException if the file is no directory
   */
  static FileIndex scan(LdifFile file, Selection selection, Anchors anchors, boolean keepNames)
      throws IOException {
    FileIndex index = new FileIndex(anchors, keepNames);
    HashingInputStream in = new HashingInputStream(Hashing.sha256(), file.stream());
    RecordReader reader = new RecordReader(in);
    List<Integer> unassigned = new ArrayList<>();
    for (LdifRecord record = reader.next(); record != null; record = reader.next()) {
      Placement placement =
          selection.place(record.name(), record.texts(AttributeNames.OBJECT_CLASS));
      index.add(record, reader, placement, unassigned);
    }
    // Only now is it known which anchors are taken.
    unassigned.forEach(index::assign);
    index.contentHash = in.hash();
    return index;
  }

  private void add(
      LdifRecord record, RecordReader reader, Placement placement, List<Integer> unassigned)
      throws LdifFormatException {
    int number = places.size();
    checkNew(byName, Key.of(record.normalizedDn()), reader.line(), "DN '" + record.dn() + "'");
    byName.put(Key.of(record.normalizedDn()), number);
    boolean assigned = false;
    try {
      Anchor anchor = anchors.read(record);
      assigned = anchor == null && placement.isSelected();
      if (anchor != null) {
        checkNew(byAnchor, anchors.key(anchor), reader.line(), anchors.attribute() + " " + anchor);
        byAnchor.put(anchors.key(anchor), number);
      } else if (!placement.hasType()) {
        namesWithoutReadableAnchor.add(nameHash(record.dn())); // it may be one that was assigned
      }
    } catch (RefusedException e) {
      // A matter of this object alone; its import reports it.
      namesWithoutReadableAnchor.add(nameHash(record.dn()));
    }
    if (assigned) {
      unassigned.add(number);
    }
    places.add(
        new Place(
            reader.start(),
            reader.length(),
            reader.line(),
            record.fingerprint(),
            placement,
            record.name().getRDNs().length,
            keepNames || assigned ? record.normalizedDn() : null));
  }

  private void checkNew(KeyIndex index, Key key, long line, String what)
      throws LdifFormatException {
    int other = index.get(key);
    if (other != KeyIndex.NONE) {
      throw new LdifFormatException(
          line,
          "the "
              + what
              + " is also that of the record at line "
              + places.get(other).line()
              + "; remove or mend one of the two");
    }
  }

  private void assign(int number) {
    Place place = places.get(number);
    if (place.normalizedDn() == null) {
      throw new IllegalStateException("record " + number + " was indexed without its name");
    }
    int attempt = 0;
    Key key = assignedKey(place.normalizedDn(), place.placement(), attempt);
    while (byAnchor.contains(key)) {
      attempt++;
      key = assignedKey(place.normalizedDn(), place.placement(), attempt);
    }
    byAnchor.put(key, number);
    if (attempt > 0) {
      attempts.put(number, attempt);
    }
  }

  private Key assignedKey(String normalizedDn, Placement placement, int attempt) {
    return anchors.key(anchors.assign(normalizedDn, placement.objectType(), attempt));
  }

  /** Returns the records in the order of the file. */
  List<Place> places() {
    return places;
  }

  /** Returns the records by {@link Key} of their normalised DN. */
  KeyIndex byName() {
    return byName;
  }

  /** Returns the records that have an anchor, carried or assigned, by its key. */
  KeyIndex byAnchor() {
    return byAnchor;
  }

  /**
   * Returns the anchor of a record, carried or assigned.
   *
   * @return null if it carries none and is not selected
   */
  @Nullable Anchor anchor(int number, LdifRecord record) throws RefusedException {
    Anchor anchor = anchors.read(record);
    Placement placement = places.get(number).placement();
    if (anchor == null && placement.isSelected()) {
      int attempt = attempts.getOrDefault(number, 0);
      return anchors.assign(record.normalizedDn(), placement.objectType(), attempt);
    }
    return anchor;
  }

  /** Returns whether a record of this name has an anchor that cannot be read. */
  boolean hasUnreadableAnchor(long nameHash) {
    return namesWithoutReadableAnchor.contains(nameHash);
  }

  /** Returns what {@link #hasUnreadableAnchor} knows a DN by. */
  static long nameHash(String dn) {
    return Key.of(dn).high();
  }

  /** Returns the SHA-256 of the file's bytes. */
  HashCode contentHash() {
    return contentHash;
  }
}
