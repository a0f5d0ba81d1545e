package org.aadsync.connector.ldap.generic;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.aadsync.connector.directory.Placement;
import org.aadsync.connector.directory.Placement.Standing;
import org.aadsync.connector.directory.RefusedException;
import org.aadsync.core.spi.Anchor;
import org.aadsync.core.spi.ImportEvent;
import org.aadsync.core.spi.ImportEvent.Completeness;
import org.aadsync.core.spi.ImportSink;
import org.jspecify.annotations.Nullable;

/** One import of one partition: what is seen becomes events. For use by one thread. */
final class Round {
  private final UUID partition;
  private final EntryReader reader;
  private final KnownEntries known;
  private final ImportSink sink;
  private final List<DN> moved = new ArrayList<>();
  private final EntryNames names = new EntryNames();
  private long outside;
  private long otherClass;
  private long taken;
  private boolean containersAreGone;

  Round(UUID partition, EntryReader reader, KnownEntries known, ImportSink sink) {
    this.partition = partition;
    this.reader = reader;
    this.known = known;
    this.sink = sink;
  }

  KnownEntries known() {
    return known;
  }

  /** Returns how many entries have been taken. */
  long taken() {
    return taken;
  }

  /** Returns the names of entries that may have brought others with them from elsewhere. */
  List<DN> moved() {
    return List.copyOf(moved);
  }

  /** Returns whether entries are gone that may have taken others with them. */
  boolean containersAreGone() {
    return containersAreGone;
  }

  /** Takes an entry that may be another than it was; what identifies it is found in it. */
  void take(Entry entry) {
    UUID key;
    try {
      key = reader.key(entry);
    } catch (RefusedException e) {
      taken++;
      reject(entry, e);
      return;
    }
    take(key, entry);
  }

  private void take(UUID key, Entry entry) {
    long content = EntryReader.contentHash(entry);
    if (known.hasContent(key, content)) {
      taken++;
      known.see(key);
    } else {
      take(key, entry, content);
    }
  }

  /** Takes an entry that the directory says is new or has changed. */
  void takeChanged(UUID key, Entry entry) {
    take(key, entry, KnownEntries.NO_CONTENT);
  }

  private void take(UUID key, Entry entry, long hash) {
    taken++;
    long content = hash;
    boolean wasSelected = known.isSelected(key);
    long name = 0;
    boolean isSelected = wasSelected;
    Anchor anchor = known.anchor(key);
    try {
      String normalized = names.normalized(entry);
      name = EntryReader.nameHash(normalized);
      if (!known.hasName(key, name) && EntryReader.mayHaveChildren(entry, known.isKnown(key))) {
        moved.add(EntryReader.name(entry));
      }
      Placement placement = placement(entry, normalized);
      isSelected = placement.isSelected();
      if (isSelected) {
        Anchor own = reader.anchor(entry);
        anchor = otherThan(key, own);
        sink.accept(
            new ImportEvent.Full(partition, reader.read(entry, placement.objectType(), own)));
      } else if (wasSelected) {
        sink.accept(new ImportEvent.LeftScope(partition, anchorOf(key)));
      } else {
        skip(placement.standing());
      }
    } catch (RefusedException e) {
      // Whether it is new is not known; to report the end of an object nobody knows does no harm.
      isSelected = true;
      content = KnownEntries.NO_CONTENT;
      reject(entry, e);
    }
    known.put(key, anchor, name, content, isSelected);
  }

  private Placement placement(Entry entry, String name) throws RefusedException {
    Placement placement = reader.place(entry, name);
    if (placement.partition() == null || !placement.partition().equals(partition)) {
      return new Placement(placement.partition(), Standing.OUTSIDE, List.of());
    }
    if (placement.standing() == Standing.AMBIGUOUS) {
      throw EntryReader.unmappable(placement);
    }
    return placement;
  }

  private void skip(Standing standing) {
    if (standing == Standing.OUTSIDE) {
      outside++;
    } else {
      otherClass++;
    }
  }

  private void reject(Entry entry, RefusedException refused) {
    Anchor anchor = null;
    try {
      anchor = reader.anchor(entry);
    } catch (RefusedException e) {
      // said by the event, or unimportant beside it
    }
    sink.accept(new ImportEvent.Rejected(partition, entry.getDN(), anchor, refused.error()));
  }

  /** Takes it that an entry is not there any more. */
  void gone(UUID key) {
    if (known.isSelected(key)) {
      sink.accept(new ImportEvent.Deleted(partition, anchorOf(key)));
    } else if (known.isKnown(key)) {
      containersAreGone = true;
    }
    known.remove(key);
  }

  Anchor anchorOf(UUID key) {
    Anchor anchor = known.anchor(key);
    return anchor == null ? Anchor.of(key.toString(), true) : anchor;
  }

  private @Nullable Anchor otherThan(UUID key, Anchor anchor) {
    return reader.anchors().isEntryUuid() && anchor.equals(Anchor.of(key.toString(), true))
        ? null
        : anchor;
  }

  /** Ends a round in which everything was seen. */
  void complete(Watermark watermark) {
    reportSkipped();
    sink.accept(new ImportEvent.Checkpoint(partition, watermark.toBytes(), true));
    end(new Completeness.Complete());
  }

  /** Ends a round after which there may be more. */
  void partial(String reason) {
    reportSkipped();
    end(new Completeness.Partial(reason));
  }

  void end(Completeness completeness) {
    sink.accept(new ImportEvent.End(partition, completeness));
  }

  private void reportSkipped() {
    if (outside > 0) {
      sink.accept(new ImportEvent.Skipped(partition, "outside the included containers", outside));
    }
    if (otherClass > 0) {
      sink.accept(new ImportEvent.Skipped(partition, "of no selected object class", otherClass));
    }
  }
}
