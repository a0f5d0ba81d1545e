package org.aadsync.connector.file;

import com.unboundid.ldap.sdk.DN;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.aadsync.connector.directory.RefusedException;
import org.aadsync.connector.file.FileIndex.Place;
import org.aadsync.core.spi.Anchor;
import org.jspecify.annotations.Nullable;

/**
 * The directory as an export has changed it so far: an index in memory, old records in the old
 * file, new and changed ones in a {@link Spool}. Records have numbers. For use by one thread.
 */
final class StagedDirectory {
  /**
   * A record.
   *
   * @param normalizedDn its DN
   * @param depth how many components its DN has
   * @param place where it is in the old file, or null if it is in the spool
   * @param offset its offset in the spool
   * @param length its length in the spool
   * @param time when it was written, as {@link ReferenceChanges} count
   */
  private record Item(
      String normalizedDn, int depth, @Nullable Place place, long offset, int length, int time) {}

  private final @Nullable LdifFile old;
  private final FileIndex index;
  private final Anchors anchors;
  private final RecordFormat format;
  private final ReferenceChanges references;
  private final Spool spool;
  private final List<@Nullable Item> items = new ArrayList<>();
  private boolean changed;

  StagedDirectory(
      @Nullable LdifFile old,
      FileIndex index,
      Anchors anchors,
      ReferenceChanges references,
      Spool spool) {
    this.old = old;
    this.index = index;
    this.anchors = anchors;
    this.format = new RecordFormat(anchors.attribute());
    this.references = references;
    this.spool = spool;
    for (Place place : index.places()) {
      items.add(new Item(nameOf(place), place.depth(), place, 0, 0, 0));
    }
  }

  private static String nameOf(Place place) {
    if (place.normalizedDn() == null) {
      throw new IllegalArgumentException("the file was indexed without names");
    }
    return place.normalizedDn();
  }

  /** Returns whether anything differs from the old file. */
  boolean isChanged() {
    return changed;
  }

  /** Returns the number of the record of this name, or {@link KeyIndex#NONE}. */
  int byName(String normalizedDn) {
    return index.byName().get(Key.of(normalizedDn));
  }

  /** Returns the number of the record with this anchor, or {@link KeyIndex#NONE}. */
  int byAnchor(Anchor anchor) {
    return index.byAnchor().get(anchors.key(anchor));
  }

  /** Returns a record with all changes so far; a selected one has its anchor. */
  LdifRecord read(int number) throws IOException {
    Item item = item(number);
    LdifRecord record =
        item.place() == null
            ? RecordReader.parse(spool.read(item.offset(), item.length()))
            : readOld(number, item.place());
    return references.follow(record, item.time());
  }

  /** Returns the anchor of a record, or null if it has none. */
  @Nullable Anchor anchor(int number) throws IOException, RefusedException {
    return index.anchor(number, read(number));
  }

  /** Returns the DN of a record as it is spelled. */
  String dn(int number) throws IOException {
    return read(number).dn();
  }

  private LdifRecord readOld(int number, Place place) throws IOException {
    if (old == null) {
      throw new IllegalStateException("a record of a file that does not exist");
    }
    LdifRecord record = old.read(place);
    try {
      Anchor anchor = index.anchor(number, record);
      return anchor == null || record.has(anchors.attribute())
          ? record
          : record.with(anchors.attribute(), List.of(Anchors.toBytes(anchor)));
    } catch (RefusedException e) {
      // An anchor that is none: a matter for imports; the record stays as it is.
      return record;
    }
  }

  private Item item(int number) {
    Item item = items.get(number);
    if (item == null) {
      throw new IllegalArgumentException("record " + number + " was deleted");
    }
    return item;
  }

  /** Returns the anchor that the directory assigns to a new object. */
  Anchor newAnchor(String normalizedDn, String objectType) {
    int attempt = 0;
    Anchor anchor = anchors.assign(normalizedDn, objectType, attempt);
    while (byAnchor(anchor) != KeyIndex.NONE) {
      attempt++;
      anchor = anchors.assign(normalizedDn, objectType, attempt);
    }
    return anchor;
  }

  void add(LdifRecord record, Anchor anchor) throws IOException, RefusedException {
    items.add(spooled(record));
    int number = items.size() - 1;
    index.byName().put(Key.of(record.normalizedDn()), number);
    index.byAnchor().put(anchors.key(anchor), number);
    changed = true;
  }

  /** Returns a record under another name, by which it refers to itself as well. */
  LdifRecord renamed(LdifRecord record, DN newName, String newDn) {
    return references.followItself(record.renamed(newName, newDn), record.normalizedDn());
  }

  /** Puts a record, which may have another name, in place of what {@link #read} gave. */
  void replace(int number, LdifRecord before, LdifRecord after)
      throws IOException, RefusedException {
    if (Arrays.equals(format.format(before), format.format(after))) {
      return;
    }
    items.set(number, spooled(after));
    if (!before.dn().equals(after.dn())) {
      index.byName().remove(Key.of(before.normalizedDn()));
      index.byName().put(Key.of(after.normalizedDn()), number);
      // After it was written, so that it follows its own new name as well.
      references.renamed(before.normalizedDn(), after.dn());
    }
    changed = true;
  }

  void delete(int number, Anchor anchor) {
    String name = item(number).normalizedDn();
    index.byName().remove(Key.of(name));
    index.byAnchor().remove(anchors.key(anchor));
    items.set(number, null);
    references.deleted(name);
    changed = true;
  }

  private Item spooled(LdifRecord record) throws IOException, RefusedException {
    // What could not be read again must not be written. Asked twice, to spare the heap.
    checkSize(record.valueBytes());
    byte[] bytes = format.format(record);
    checkSize(bytes.length);
    return new Item(
        record.normalizedDn(),
        record.name().getRDNs().length,
        null,
        spool.append(bytes),
        bytes.length,
        references.now());
  }

  private static void checkSize(long bytes) throws RefusedException {
    if (bytes > LdifLines.MAX_RECORD_BYTES) {
      throw new RefusedException(
          "constraint-violation",
          null,
          "a record of more than " + LdifLines.MAX_RECORD_BYTES + " bytes");
    }
  }

  /** Writes everything: parents first, then by name. */
  void writeTo(OutputStream out) throws IOException {
    out.write(RecordFormat.HEADER);
    int[] order =
        IntStream.range(0, items.size())
            .filter(number -> items.get(number) != null)
            .boxed()
            .sorted(
                Comparator.<Integer>comparingInt(number -> item(number).depth())
                    .thenComparing(number -> item(number).normalizedDn()))
            .mapToInt(Integer::intValue)
            .toArray();
    for (int number : order) {
      Item item = item(number);
      boolean ready = item.place() == null && item.time() == references.now();
      out.write(ready ? spool.read(item.offset(), item.length()) : format.format(read(number)));
    }
  }
}
