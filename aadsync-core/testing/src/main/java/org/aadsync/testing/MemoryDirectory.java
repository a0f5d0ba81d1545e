package org.aadsync.testing;

import com.google.common.primitives.Longs;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.aadsync.core.config.Partition;
import org.aadsync.core.schema.AttributeDefinition;
import org.aadsync.core.schema.ValueEquality;
import org.aadsync.core.spi.Anchor;
import org.aadsync.core.spi.AnchorReference;
import org.aadsync.core.spi.AttributeChange;
import org.aadsync.core.spi.Connector;
import org.aadsync.core.spi.ConnectorException;
import org.aadsync.core.spi.ExportSession;
import org.aadsync.core.spi.ImportEvent;
import org.aadsync.core.spi.ImportEvent.Completeness;
import org.aadsync.core.spi.ImportRequest;
import org.aadsync.core.spi.ImportSink;
import org.aadsync.core.spi.ImportedObject;
import org.aadsync.core.spi.ObjectReader;
import org.aadsync.expressions.value.ByteString;
import org.aadsync.expressions.value.DistinguishedName;
import org.aadsync.expressions.value.Reference;
import org.jspecify.annotations.Nullable;

/**
 * A directory in memory that behaves as one: references follow their targets, a change log serves
 * delta imports, and what makes no sense is refused. {@link DirectoryFaults} lets things go wrong.
 */
public final class MemoryDirectory implements Connector {
  private enum Kind {
    ADDED,
    CHANGED,
    RENAMED,
    REMOVED
  }

  /** What a directory does with references to an object that is deleted. */
  public enum DeletedTargets {
    /** They are removed, and deltas tell of the objects that had them. */
    REPORTED,
    /** They are removed, and deltas tell of the deleted object alone, as in Active Directory. */
    SILENT,
    /** They stay, and lead to whatever has the name later, as in many LDAP directories. */
    KEPT
  }

  private record Change(
      long number,
      MemoryEntry entry,
      Kind kind,
      @Nullable AttributeDefinition attribute,
      @Nullable String oldDn) {}

  private final DirectoryDefinition definition;
  private final DirectoryFaults faults = new DirectoryFaults();
  private final Map<String, MemoryEntry> entries = new LinkedHashMap<>();
  private final List<Change> changes = new ArrayList<>();
  private @Nullable Random importOrder;
  private boolean partialDeltas;
  private boolean tellsPresence;
  private boolean anchorReferences;
  private boolean readsObjects;
  private DeletedTargets deletedTargets = DeletedTargets.REPORTED;
  private final Map<String, ValueEquality> equalities = new HashMap<>();
  private long lastChange;
  private List<String> lastExport = List.of();

  MemoryDirectory(DirectoryDefinition definition) {
    this.definition = definition;
  }

  public DirectoryFaults faults() {
    return faults;
  }

  DirectoryDefinition definition() {
    return definition;
  }

  /** Full imports report objects in an order that {@code random} draws. */
  public void shuffleImports(Random random) {
    importOrder = random;
  }

  /** Delta imports report changed attributes alone. */
  public void reportPartialDeltas() {
    partialDeltas = true;
  }

  /**
   * Delta imports tell of all that is there, changed or not, also of what is not selected, and
   * leave out what is gone.
   */
  public void reportPresence() {
    tellsPresence = true;
  }

  /** Sets what becomes of references to objects that are deleted; they are reported otherwise. */
  public void references(DeletedTargets toDeleted) {
    deletedTargets = toDeleted;
  }

  /** The engine may ask for single objects. */
  public void canBeAskedForObjects() {
    readsObjects = true;
  }

  /** Imports give references by the anchor of the target. */
  public void reportReferencesByAnchor() {
    anchorReferences = true;
  }

  /** Returns whether the parent of the DN exists, or needs none. */
  boolean hasParent(String dn) {
    int comma = dn.indexOf(',');
    String parent = dn.substring(comma + 1);
    return comma < 0 || find(parent) != null || definition.isPartition(parent);
  }

  /** The next delta import does not hear of what has happened up to now. */
  public void forgetChanges() {
    changes.clear();
  }

  @Nullable MemoryEntry find(String dn) {
    return entries.get(key(dn));
  }

  @Nullable MemoryEntry find(Anchor anchor) {
    return all().filter(entry -> entry.anchor().equals(anchor)).findFirst().orElse(null);
  }

  Stream<MemoryEntry> all() {
    return entries.values().stream();
  }

  void add(MemoryEntry entry) {
    entries.put(key(entry.dn()), entry);
    log(entry, Kind.ADDED, null);
  }

  void set(MemoryEntry entry, AttributeDefinition attribute, List<Object> values) {
    entry.set(attribute, values);
    log(entry, Kind.CHANGED, attribute);
  }

  /** Renames an object; references follow, as in a directory. */
  void rename(MemoryEntry entry, String newDn) {
    String oldDn = entry.dn();
    String oldKey = key(oldDn);
    entries.remove(oldKey);
    entry.rename(newDn);
    entries.put(key(newDn), entry);
    changes.add(new Change(++lastChange, entry, Kind.RENAMED, null, oldDn));
    all()
        .forEach(
            other ->
                other.mapReferences(
                    value -> value instanceof String dn && key(dn).equals(oldKey) ? newDn : value));
  }

  /** Makes an object one of another type, with the same anchor, name and values. */
  void changeType(MemoryEntry entry, String objectType) {
    MemoryEntry changed = entry.ofType(objectType);
    entries.put(key(entry.dn()), changed);
    changes.removeIf(change -> change.entry() == entry);
    log(changed, Kind.ADDED, null);
  }

  /** Removes an object; references to it go, unless they are to be kept. */
  void remove(MemoryEntry entry) {
    String gone = key(entry.dn());
    entries.remove(gone);
    log(entry, Kind.REMOVED, null);
    if (deletedTargets == DeletedTargets.KEPT) {
      return;
    }
    for (MemoryEntry other : entries.values()) {
      List<AttributeDefinition> changed =
          other.mapReferences(
              value -> value instanceof String dn && key(dn).equals(gone) ? null : value);
      if (deletedTargets == DeletedTargets.REPORTED) {
        changed.forEach(attribute -> log(other, Kind.CHANGED, attribute));
      }
    }
  }

  private void log(MemoryEntry entry, Kind kind, @Nullable AttributeDefinition attribute) {
    changes.add(new Change(++lastChange, entry, kind, attribute, null));
  }

  @Override
  public void importObjects(ImportRequest request, ImportSink sink) throws ConnectorException {
    if (faults.isUnreachable(request.partition().name())) {
      throw new ConnectorException("stopped-server-down", "scripted: no connection");
    }
    long upTo = lastChange;
    if (request.isDelta() && !isKnown(request.watermark().orElseThrow())) {
      sink.accept(
          new ImportEvent.End(
              request.partition().id(),
              new Completeness.FullImportRequired("the watermark is not one of this directory")));
      return;
    }
    List<ImportEvent> events =
        request.isDelta()
            ? changedSince(
                Longs.fromByteArray(request.watermark().orElseThrow().toByteArray()),
                request.partition())
            : everything(request.partition());
    Completeness end = faults.importEnd(request.isDelta() && tellsPresence);
    do {
      events.stream()
          .limit(faults.importLimit())
          .flatMap(faults::distorted)
          .forEachOrdered(sink::accept);
    } while (faults.importLoopsForEver() && !request.isDelta());
    RuntimeException fault = faults.importFault();
    if (fault != null) {
      throw fault;
    }
    if (faults.importThrows()) {
      throw new ConnectorException("stopped-server-down", "scripted: the connection is lost");
    }
    if (end instanceof Completeness.Complete) {
      sink.accept(
          new ImportEvent.Checkpoint(
              request.partition().id(), ByteString.copyOf(Longs.toByteArray(upTo)), true));
    }
    if (!faults.importLacksEnd()) {
      sink.accept(new ImportEvent.End(request.partition().id(), end));
    }
  }

  /** The directory takes values of an attribute for the same, and says so. */
  public void takesForTheSame(String attribute, ValueEquality equality) {
    equalities.put(attribute, equality);
  }

  @Override
  public Map<String, ValueEquality> equalities() {
    return equalities;
  }

  @Override
  public Optional<ObjectReader> objectReader() {
    return readsObjects ? Optional.of(new Reader()) : Optional.empty();
  }

  /** Reads objects one by one. */
  private final class Reader implements ObjectReader {
    @Override
    public Optional<ImportedObject> readObject(Partition partition, Anchor anchor) {
      return Optional.ofNullable(find(anchor))
          .filter(entry -> !faults.vanishes(entry.dn()))
          .filter(entry -> isSeen(partition, entry) && definition.selects(partition, entry))
          .map(MemoryDirectory.this::image);
    }

    @Override
    public Optional<ImportedObject> readObject(Partition partition, String dn)
        throws ConnectorException {
      if (faults.isUnreachable(partition.name())) {
        throw new ConnectorException("stopped-server-down", "scripted: no connection");
      }
      return Optional.ofNullable(find(dn))
          .filter(entry -> isSeen(partition, entry))
          .map(MemoryDirectory.this::image);
    }
  }

  private ImportedObject image(MemoryEntry entry) {
    return new ImportedObject(
        entry.dn(), entry.anchor(), entry.objectType(), entry.image(this::reference));
  }

  private boolean isKnown(ByteString watermark) {
    return watermark.size() == Long.BYTES
        && Longs.fromByteArray(watermark.toByteArray()) <= lastChange;
  }

  private List<ImportEvent> everything(Partition partition) {
    List<MemoryEntry> order = new ArrayList<>(entries.values());
    if (importOrder != null) {
      Collections.shuffle(order, importOrder);
    }
    List<ImportEvent> events = new ArrayList<>();
    for (MemoryEntry entry : order) {
      if (isSeen(partition, entry)) {
        events.add(
            definition.selects(partition, entry)
                ? full(partition, entry)
                : new ImportEvent.Skipped(partition.id(), "not selected", 1));
      }
    }
    return events;
  }

  private List<ImportEvent> changedSince(long watermark, Partition partition) {
    Map<MemoryEntry, List<Change>> recent =
        changes.stream()
            .filter(each -> each.number() > watermark)
            .collect(Collectors.groupingBy(Change::entry, LinkedHashMap::new, Collectors.toList()));
    List<ImportEvent> events = new ArrayList<>();
    Set<MemoryEntry> unmentioned = new LinkedHashSet<>(entries.values());
    for (Map.Entry<MemoryEntry, List<Change>> touched : recent.entrySet()) {
      MemoryEntry entry = touched.getKey();
      List<Change> own = touched.getValue();
      final int before = events.size();
      if (hasLeft(partition, entry, own)) {
        events.add(left(partition, entry));
      } else if (isSeen(partition, entry)) {
        if (entries.get(key(entry.dn())) != entry) {
          events.add(
              new ImportEvent.Deleted(
                  partition.id(), entry.anchor(), deletedTargets != DeletedTargets.KEPT));
        } else if (!definition.selects(partition, entry)) {
          events.add(left(partition, entry));
        } else if (partialDeltas && own.stream().noneMatch(each -> each.kind() == Kind.ADDED)) {
          events.addAll(partial(partition, entry, own));
        } else {
          events.add(full(partition, entry));
        }
      }
      if (events.size() > before) {
        unmentioned.remove(entry);
      }
    }
    return tellsPresence ? withPresence(partition, events, unmentioned) : events;
  }

  /** Renames lead references along, without a word about those who have them. */
  private static ImportEvent left(Partition partition, MemoryEntry entry) {
    return new ImportEvent.LeftScope(partition.id(), entry.anchor(), entry.dn());
  }

  private List<ImportEvent> withPresence(
      Partition partition, List<ImportEvent> events, Set<MemoryEntry> others) {
    List<ImportEvent> all =
        new ArrayList<>(
            events.stream()
                .filter(event -> !(event instanceof ImportEvent.Deleted))
                .filter(event -> !isElsewhere(partition, event))
                .toList());
    others.stream()
        .filter(entry -> isSeen(partition, entry) && definition.selects(partition, entry))
        .forEach(entry -> all.add(new ImportEvent.Present(partition.id(), entry.anchor())));
    if (importOrder != null) {
      Collections.shuffle(all, importOrder);
    }
    return all;
  }

  /** Returns whether an object went to where its partition cannot see it. */
  private boolean isElsewhere(Partition partition, ImportEvent event) {
    return event instanceof ImportEvent.LeftScope left
        && left.dn() != null
        && !definition.holds(partition, left.dn());
  }

  private boolean hasLeft(Partition partition, MemoryEntry entry, List<Change> own) {
    return !definition.holds(partition, entry.dn())
        && own.stream()
            .map(Change::oldDn)
            .anyMatch(oldDn -> oldDn != null && definition.holds(partition, oldDn));
  }

  private boolean isSeen(Partition partition, MemoryEntry entry) {
    return definition.holds(partition, entry.dn()) && !faults.hides(entry.dn());
  }

  private ImportEvent full(Partition partition, MemoryEntry entry) {
    return faults
        .atImport(entry.dn())
        .<ImportEvent>map(
            error -> new ImportEvent.Rejected(partition.id(), entry.dn(), entry.anchor(), error))
        .orElseGet(
            () ->
                new ImportEvent.Full(
                    partition.id(),
                    new ImportedObject(
                        entry.dn(),
                        entry.anchor(),
                        entry.objectType(),
                        entry.image(this::reference))));
  }

  private List<ImportEvent> partial(Partition partition, MemoryEntry entry, List<Change> own) {
    List<ImportEvent> events = new ArrayList<>();
    if (own.stream().anyMatch(each -> each.kind() == Kind.RENAMED)) {
      events.add(new ImportEvent.Moved(partition.id(), entry.anchor(), entry.dn()));
    }
    List<AttributeChange> replaced = new ArrayList<>();
    own.stream()
        .map(Change::attribute)
        .distinct()
        .forEach(
            attribute -> {
              if (attribute != null && attribute.selected()) {
                replaced.add(
                    new AttributeChange.Replace(
                        attribute, entry.imported(attribute, this::reference)));
              }
            });
    if (!replaced.isEmpty()) {
      events.add(new ImportEvent.Partial(partition.id(), entry.anchor(), replaced));
    }
    return events;
  }

  private Object reference(Object stored) {
    if (stored instanceof Reference given) {
      return given;
    }
    MemoryEntry target = find((String) stored);
    return anchorReferences && target != null
        ? new AnchorReference(target.anchor())
        : DistinguishedName.parse((String) stored);
  }

  @Override
  public ExportSession openExport() {
    MemoryExport export = new MemoryExport(this, snapshot());
    lastExport = export.log();
    return export;
  }

  /** Returns what the last export asked for, an operation a line. */
  public List<String> lastExport() {
    return lastExport;
  }

  void clearLastExport() {
    lastExport = List.of();
  }

  private Runnable snapshot() {
    List<MemoryEntry> before = entries.values().stream().map(MemoryEntry::copy).toList();
    int logged = changes.size();
    return () -> {
      entries.clear();
      before.forEach(entry -> entries.put(key(entry.dn()), entry));
      changes.subList(logged, changes.size()).clear();
    };
  }

  @Override
  public void close() {}

  static String key(String dn) {
    return dn.toLowerCase(Locale.ROOT);
  }
}
