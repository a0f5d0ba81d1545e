package org.aadsync.connector.ldap.generic;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.aadsync.connector.directory.Placement;
import org.aadsync.connector.directory.Placement.Standing;
import org.aadsync.connector.directory.RefusedException;
import org.aadsync.core.spi.Anchor;
import org.aadsync.core.spi.ImportEvent;
import org.aadsync.core.spi.ImportEvent.Completeness;
import org.aadsync.core.spi.ImportRequest;
import org.aadsync.core.spi.ImportSink;
import org.aadsync.core.spi.ImportedObject;
import org.aadsync.core.spi.KnownObjects;
import org.jspecify.annotations.Nullable;

/** One import of one partition: what is seen becomes events. For use by one thread. */
final class Round {
  private static final int MAX_REJECTED = 10_000;

  private final UUID partition;
  private final boolean isDelta;
  private final KnownObjects known;
  private final EntryReader reader;
  private final Containers containers;
  private final RecentEntries recent;
  private final ImportSink sink;
  private final int baseLength;
  private final List<DN> moved = new ArrayList<>();
  private final Set<Long> rejected = new HashSet<>();
  private final Set<Anchor> referrers = new LinkedHashSet<>();
  private final EntryNames names = new EntryNames();
  private String lastParent = "";
  private long outside;
  private long otherClass;
  private long taken;
  private boolean containersAreGone;
  private boolean othersAreGone;
  private boolean presentPhaseIsOver;

  /**
   * Makes a round.
   *
   * @param base the uppermost entry of the partition
   * @param containers what others are below, as far as it is known
   * @param recent where entries are put that the next search by time finds again
   */
  Round(
      ImportRequest request,
      EntryReader reader,
      DN base,
      Containers containers,
      RecentEntries recent,
      ImportSink sink) {
    this.partition = request.partition().id();
    this.isDelta = request.isDelta();
    this.known = request.known();
    this.reader = reader;
    this.baseLength = base.toNormalizedString().length();
    this.containers = containers;
    this.recent = recent;
    this.sink = sink;
  }

  Containers containers() {
    return containers;
  }

  RecentEntries recent() {
    return recent;
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

  /** Returns whether entries are gone of which it is not known which objects they are. */
  boolean othersAreGone() {
    return othersAreGone;
  }

  /** Returns whether the server told of all entries that are there. */
  boolean presentPhaseIsOver() {
    return presentPhaseIsOver;
  }

  /** Returns the objects that referred to what is gone, and have not been reported since. */
  List<Anchor> referrers() {
    return List.copyOf(referrers);
  }

  /** Takes it that what has not been mentioned is gone. */
  void unmentionedAreGone() {
    for (Anchor anchor : known.unmentioned()) {
      referrers.addAll(known.referrers(anchor));
    }
  }

  /** Returns the objects that have not been mentioned. */
  List<Anchor> unmentioned() {
    return known.unmentioned();
  }

  /** Takes a whole entry; what identifies it is found in it. */
  void take(Entry entry) {
    try {
      take(reader.key(entry), entry);
    } catch (RefusedException e) {
      taken++;
      reject(entry, e);
    }
  }

  /** Takes a whole entry, unless it was reported as it is. */
  void takeUnlessSame(Entry entry, RecentEntries before) {
    try {
      UUID key = reader.key(entry);
      long content = EntryReader.contentHash(entry);
      if (before.has(key, content)) {
        taken++;
        recent.note(key, EntryReader.modified(entry), content);
        return;
      }
    } catch (RefusedException e) {
      // said when it is taken
    }
    take(entry);
  }

  /** Takes a whole entry with this {@code entryUUID}. */
  void take(UUID key, Entry entry) {
    taken++;
    try {
      String name = names.normalized(entry);
      noteName(key, EntryReader.nameHash(name), entry);
      Placement placement = placement(entry, name);
      if (placement.isSelected()) {
        ImportedObject object = reader.read(entry, placement.objectType());
        referrers.remove(object.anchor());
        sink.accept(new ImportEvent.Full(partition, object));
      } else {
        takeUnselected(entry, placement.standing());
      }
      String modified = EntryReader.modified(entry);
      if (recent.isRecent(modified)) {
        recent.note(key, modified, EntryReader.contentHash(entry));
      }
    } catch (RefusedException e) {
      reject(entry, e);
    }
  }

  /**
   * Takes the name, the object class and what identifies an entry.
   *
   * @param mention whether to mention an object that is as it was
   * @return whether nothing more has to be known of it; otherwise it has to be taken as a whole. In
   *     a full import that is left to the next delta, as an object may be reported once only
   */
  boolean takeName(Entry entry, boolean mention) {
    return takeKnown(entry, mention) || !isDelta;
  }

  private boolean takeKnown(Entry entry, boolean mention) {
    try {
      String name = names.normalized(entry);
      long hash = EntryReader.nameHash(name);
      UUID key = reader.key(entry);
      containers.note(key, hash);
      noteParent(key);
      if (rejected.contains(hash)) {
        return true;
      }
      Placement placement = placement(entry, name);
      if (!placement.isSelected()) {
        leave(entry);
        return true;
      }
      Anchor anchor = reader.anchor(entry);
      String before = known.dn(anchor).orElse("");
      if (before.equals(entry.getDN()) || isSame(before, name)) {
        if (mention) {
          sink.accept(new ImportEvent.Present(partition, anchor));
        }
        return true;
      }
      if (!hasSameRdn(before, entry)) {
        return false;
      }
      sink.accept(new ImportEvent.Moved(partition, anchor, entry.getDN()));
      return true;
    } catch (RefusedException e) {
      return false; // said when it is taken
    }
  }

  private static boolean isSame(String dn, String name) {
    DN parsed = parsed(dn);
    return parsed != null && parsed.toNormalizedString().equals(name);
  }

  /** Returns whether all that changed of a name is where the entry is: no value with it. */
  private static boolean hasSameRdn(String dn, Entry entry) throws RefusedException {
    DN before = parsed(dn);
    DN now = EntryReader.name(entry);
    return before != null
        && before.getRDN() != null
        && now.getRDN() != null
        && before.getRDN().toString().equals(now.getRDN().toString());
  }

  private static @Nullable DN parsed(String dn) {
    try {
      return dn.isEmpty() ? null : new DN(dn);
    } catch (LDAPException e) {
      return null;
    }
  }

  /** Takes note of a name, and whether others came with it that the server does not tell of. */
  private void noteName(UUID key, long name, Entry entry) throws RefusedException {
    Long before = containers.name(key);
    containers.note(key, name);
    noteParent(key);
    if (isDelta && EntryReader.mayHaveChildren(entry, before != null)) {
      containers.put(key, name);
      // What an object that had none has below it now is new or moved itself.
      if (before == null ? !isKnown(entry) : before != name) {
        moved.add(EntryReader.name(entry));
      }
    }
  }

  private void noteParent(UUID key) {
    String parent = names.parent();
    boolean isAboveBase = parent.length() < baseLength;
    if (!isAboveBase && !parent.equals(lastParent)) {
      lastParent = parent;
      containers.noteParent(parent, key);
    }
  }

  private Placement placement(Entry entry, String name) throws RefusedException {
    Placement placement = reader.place(entry, name);
    if (placement.partition() == null || !placement.partition().equals(partition)) {
      return new Placement(placement.partition(), Standing.OUTSIDE, List.of());
    }
    if (!placement.hasType()) {
      throw EntryReader.unmappable(placement);
    }
    return placement;
  }

  private void takeUnselected(Entry entry, Standing standing) {
    if (isDelta && leave(entry)) {
      return;
    }
    if (standing == Standing.OUTSIDE) {
      outside++;
    } else {
      otherClass++;
    }
  }

  /** Returns whether an entry that is not selected is known to have been. */
  private boolean leave(Entry entry) {
    if (!isKnown(entry)) {
      return false;
    }
    try {
      Anchor anchor = reader.anchor(entry);
      referrers.addAll(known.referrers(anchor)); // a server may keep them right without a word
      sink.accept(new ImportEvent.LeftScope(partition, anchor));
      return true;
    } catch (RefusedException e) {
      return false;
    }
  }

  private boolean isKnown(Entry entry) {
    try {
      return known.dn(reader.anchor(entry)).isPresent();
    } catch (RefusedException e) {
      return false; // it never had an anchor, or has lost it
    }
  }

  private void reject(Entry entry, RefusedException refused) {
    Anchor anchor = null;
    try {
      anchor = reader.anchor(entry);
      if (rejected.size() < MAX_REJECTED) {
        rejected.add(EntryReader.nameHash(EntryReader.name(entry)));
      }
    } catch (RefusedException e) {
      // said by the event, or unimportant beside it
    }
    sink.accept(new ImportEvent.Rejected(partition, entry.getDN(), anchor, refused.error()));
  }

  /** Takes it that the entry with this {@code entryUUID} is there and as it was. */
  void present(UUID key) {
    containers.see(key);
    if (isDelta && reader.anchors().isEntryUuid()) {
      Anchor anchor = anchor(key);
      if (known.dn(anchor).isPresent()) {
        sink.accept(new ImportEvent.Present(partition, anchor));
      }
    }
  }

  /** Takes it that all entries that are there have been told of. */
  void endPresentPhase() {
    presentPhaseIsOver = true;
  }

  /** Takes it that the entry with this {@code entryUUID} is not there any more. */
  void gone(UUID key) {
    if (containers.remove(key)) {
      containersAreGone = true;
    }
    if (reader.anchors().isEntryUuid()) {
      Anchor anchor = anchor(key);
      referrers.addAll(known.referrers(anchor));
      sink.accept(new ImportEvent.Deleted(partition, anchor, false));
    } else {
      othersAreGone = true;
    }
  }

  private static Anchor anchor(UUID key) {
    return Anchor.of(key.toString(), true);
  }

  /**
   * Ends a round in which everything was seen.
   *
   * @param mentionedAll whether what was not mentioned is gone
   */
  void complete(Watermark watermark, boolean mentionedAll) {
    reportSkipped();
    sink.accept(new ImportEvent.Checkpoint(partition, watermark.toBytes(), true));
    end(new Completeness.Complete(mentionedAll));
  }

  /** Ends a round after which there may be more. */
  void partial(String reason) {
    reportSkipped();
    end(new Completeness.Partial(reason));
  }

  /** Ends a round that does not lead from one import to the next. */
  void fullImportRequired(String reason) {
    end(new Completeness.FullImportRequired(reason));
  }

  private void end(Completeness completeness) {
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
