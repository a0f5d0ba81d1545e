package org.aadsync.connector.ldap.activedirectory;

import com.google.common.collect.ImmutableList;
import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.aadsync.connector.directory.AttributeNames;
import org.aadsync.connector.directory.Placement;
import org.aadsync.connector.directory.RefusedException;
import org.aadsync.connector.directory.ValueReader;
import org.aadsync.core.schema.AttributeDefinition;
import org.aadsync.core.spi.Anchor;
import org.aadsync.core.spi.AttributeChange;
import org.aadsync.core.spi.ConnectorError;
import org.aadsync.core.spi.ImportEvent;
import org.aadsync.core.spi.ImportEvent.Completeness;
import org.aadsync.core.spi.ImportSink;
import org.aadsync.core.spi.ImportedObject;
import org.aadsync.core.spi.KnownObjects;
import org.jspecify.annotations.Nullable;

/** Tells the engine of what was read of one partition. For use by one thread. */
final class ImportReport {
  /** What an import is at. */
  enum Phase {
    /** It reads the directory through: an object comes once. */
    READING,
    /**
     * It has read the directory through and looks at what changed meanwhile: an object may have
     * been reported, or may have moved away from where it was looked for.
     */
    CATCHING_UP,
    /** It reads what changed since an earlier import. */
    FOLLOWING
  }

  private final ImportScope scope;
  private final ValueReader values;
  private final ImportSink sink;
  private final KnownObjects known;
  private final Map<Anchor, String> arrivals = new LinkedHashMap<>();
  private Phase phase;
  private long outside;
  private long otherClass;

  /** Makes a report to somebody who has no objects. */
  ImportReport(ImportScope scope, ValueReader values, ImportSink sink, Phase phase) {
    this(scope, values, sink, phase, KnownObjects.NONE);
  }

  ImportReport(
      ImportScope scope, ValueReader values, ImportSink sink, Phase phase, KnownObjects known) {
    this.scope = scope;
    this.values = values;
    this.sink = sink;
    this.phase = phase;
    this.known = known;
  }

  void enter(Phase next) {
    phase = next;
  }

  /** Reports an object as it is now, whole. */
  void object(Entry entry) {
    Optional<ObjectGuid> guid = ObjectGuid.of(entry);
    if (guid.isEmpty()) {
      rejected(
          entry.getDN(),
          null,
          new ConnectorError(
              "missing-anchor-component", ObjectGuid.ATTRIBUTE, "the object shows no GUID"));
      return;
    }
    Anchor anchor = guid.get().anchor();
    if (isDeleted(entry)) {
      deleted(guid.get());
      return;
    }
    try {
      Placement placement =
          place(entry.getDN(), entry.getAttributeValues(AttributeNames.OBJECT_CLASS));
      switch (placement.standing()) {
        case SELECTED -> selected(entry, anchor, placement.objectType());
        case AMBIGUOUS ->
            throw new RefusedException(
                "unmappable-object-type",
                AttributeNames.OBJECT_CLASS,
                "selected object classes of which none specialises the others: "
                    + String.join(", ", placement.objectTypes()));
        case NO_CLASS ->
            throw new RefusedException(
                "missing-object-class",
                AttributeNames.OBJECT_CLASS,
                "the object shows no object class; let the account read it");
        case OUTSIDE -> {
          outside++;
          leftScope(anchor, entry.getDN());
        }
        case OTHER_CLASS -> {
          otherClass++;
          leftScope(anchor, entry.getDN());
        }
      }
    } catch (RefusedException e) {
      rejected(entry.getDN(), anchor, e.error());
    }
  }

  /**
   * Reports an object that was there and, as its values were read range by range, is not any more.
   * The changes tell whether it was deleted; if they do not, the account may not read it.
   */
  void gone(Entry entry) {
    if (phase == Phase.READING) {
      rejected(
          entry.getDN(),
          ObjectGuid.of(entry).map(ObjectGuid::anchor).orElse(null),
          new ConnectorError(
              "read-error",
              null,
              "the rest of its values cannot be read: by its GUID the directory does not find it;"
                  + " let the account read it"));
    }
  }

  static boolean isDeleted(Entry entry) {
    return "TRUE".equalsIgnoreCase(entry.getAttributeValue(ImportScope.IS_DELETED))
        || ObjectGuid.ofTombstone(entry.getDN()).isPresent();
  }

  private void leftScope(Anchor anchor, String dn) {
    // A full import tells by silence.
    if (phase != Phase.READING) {
      sink.accept(new ImportEvent.LeftScope(scope.id(), anchor, dn));
    }
  }

  private void selected(Entry entry, Anchor anchor, String type) throws RefusedException {
    ImportedObject object = object(entry, anchor, type);
    if (phase != Phase.READING && known.dn(anchor).isEmpty()) {
      arrivals.put(anchor, entry.getDN());
    }
    if (phase == Phase.CATCHING_UP) {
      // A second Full of one object in one full import would be an error.
      sink.accept(new ImportEvent.Moved(scope.id(), anchor, object.dn()));
      sink.accept(new ImportEvent.Partial(scope.id(), anchor, everything(object)));
    } else {
      sink.accept(new ImportEvent.Full(scope.id(), object));
    }
  }

  /**
   * Returns and forgets the names, by anchor, of the changed objects that were reported whole and
   * were not known before: they are new, or have come into what is selected.
   */
  Map<Anchor, String> takeArrivals() {
    Map<Anchor, String> taken = new LinkedHashMap<>(arrivals);
    arrivals.clear();
    return taken;
  }

  private ImportedObject object(Entry entry, Anchor anchor, String type) throws RefusedException {
    return new ImportedObject(
        entry.getDN(), anchor, type, values.read(entry.getAttributes(), anchor));
  }

  private List<AttributeChange> everything(ImportedObject object) {
    List<AttributeChange> changes = new ArrayList<>();
    for (String name : scope.attributes()) {
      AttributeDefinition attribute = values.find(name);
      if (attribute != null) {
        Object value = object.values().get(attribute.slot());
        List<Object> all =
            value == null
                ? List.of()
                : value instanceof ImmutableList<?> list ? List.copyOf(list) : List.of(value);
        changes.add(new AttributeChange.Replace(attribute, all));
      }
    }
    return changes;
  }

  /** Returns where an object stands. */
  Placement place(String dn, String @Nullable [] classes) throws RefusedException {
    try {
      return scope
          .selection()
          .place(new DN(dn), classes == null ? List.of() : Arrays.asList(classes));
    } catch (LDAPException e) {
      throw new RefusedException("dn-not-ldap-conformant", null, "the directory names it by no DN");
    }
  }

  /** Returns whether an object is there, and one that is reported. */
  boolean isPresent(Entry entry) {
    return !isDeleted(entry) && isSelected(entry);
  }

  /** Returns whether an object is one that is reported. */
  boolean isSelected(Entry entry) {
    try {
      return place(entry.getDN(), entry.getAttributeValues(AttributeNames.OBJECT_CLASS))
          .isSelected();
    } catch (RefusedException e) {
      return false; // it was rejected for that
    }
  }

  /** Returns whether a place is one of the included containers. */
  boolean isInside(String dn) throws RefusedException {
    String[] any = scope.partition().objectClasses().toArray(String[]::new);
    boolean inside = place(dn, any).standing() != Placement.Standing.OUTSIDE;
    outside += inside ? 0 : 1;
    return inside;
  }

  /** Returns an object as it is now, if it is in the partition. */
  Optional<ImportedObject> read(Entry entry, boolean selectedOnly) throws RefusedException {
    String[] classes = entry.getAttributeValues(AttributeNames.OBJECT_CLASS);
    Optional<ObjectGuid> guid = ObjectGuid.of(entry);
    Placement placement = place(entry.getDN(), classes);
    if (guid.isEmpty() || isDeleted(entry) || !scope.id().equals(placement.partition())) {
      return Optional.empty();
    }
    if (placement.isSelected()) {
      return Optional.of(object(entry, guid.get().anchor(), placement.objectType()));
    }
    if (selectedOnly || classes == null || classes.length == 0) {
      return Optional.empty();
    }
    // Active Directory gives the most special class last (MS-ADTS 3.1.1.1.4).
    return Optional.of(object(entry, guid.get().anchor(), classes[classes.length - 1]));
  }

  void changed(ObjectGuid guid, List<AttributeChange> changes) {
    if (!changes.isEmpty()) {
      sink.accept(new ImportEvent.Partial(scope.id(), guid.anchor(), changes));
    }
  }

  void deleted(ObjectGuid guid) {
    sink.accept(new ImportEvent.Deleted(scope.id(), guid.anchor(), true));
  }

  void rejected(@Nullable String dn, @Nullable Anchor anchor, ConnectorError error) {
    sink.accept(new ImportEvent.Rejected(scope.id(), dn, anchor, error));
  }

  /** Reports a place from which this import can go on. */
  void resumable(Watermark watermark) {
    if (phase == Phase.FOLLOWING) {
      sink.accept(new ImportEvent.Checkpoint(scope.id(), watermark.toBytes(), false));
    }
  }

  /** Reports a place from which this full import can go on. */
  void resumable(ContainerPlace place) {
    sink.accept(new ImportEvent.Checkpoint(scope.id(), place.toBytes(), false));
  }

  /** Ends an import that saw everything. */
  void complete(Watermark watermark) {
    skipped();
    sink.accept(new ImportEvent.Checkpoint(scope.id(), watermark.toBytes(), true));
    end(new Completeness.Complete());
  }

  void skipped() {
    if (outside > 0) {
      sink.accept(new ImportEvent.Skipped(scope.id(), "outside the included containers", outside));
    }
    if (otherClass > 0) {
      sink.accept(new ImportEvent.Skipped(scope.id(), "of no selected object class", otherClass));
    }
  }

  void end(Completeness completeness) {
    sink.accept(new ImportEvent.End(scope.id(), completeness));
  }
}
