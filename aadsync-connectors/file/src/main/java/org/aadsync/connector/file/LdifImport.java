package org.aadsync.connector.file;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.aadsync.connector.directory.AttributeNames;
import org.aadsync.connector.directory.Placement;
import org.aadsync.connector.directory.Placement.Standing;
import org.aadsync.connector.directory.RefusedException;
import org.aadsync.connector.directory.ValueReader;
import org.aadsync.connector.file.FileIndex.Place;
import org.aadsync.core.config.ConnectorDefinition;
import org.aadsync.core.spi.Anchor;
import org.aadsync.core.spi.ConnectorError;
import org.aadsync.core.spi.ImportEvent;
import org.aadsync.core.spi.ImportSink;
import org.aadsync.core.spi.ImportedObject;
import org.jspecify.annotations.Nullable;

/**
 * One import of one partition. It begins when the file was read through once without a fault: a
 * file that is no directory reports nothing. For use by one thread.
 */
final class LdifImport {
  private final UUID partition;
  private final ConnectorDefinition definition;
  private final Anchors anchors;
  private final ValueReader values;
  private final LdifFile file;
  private final FileIndex index;
  private final @Nullable Watermark before;
  private final Watermark.Builder after;
  private final ImportSink sink;

  LdifImport(
      UUID partition,
      ConnectorDefinition definition,
      LdifFile file,
      FileIndex index,
      Anchors anchors,
      Optional<Watermark> before,
      ImportSink sink) {
    this.partition = partition;
    this.definition = definition;
    this.anchors = anchors;
    this.values = new ValueReader(definition);
    this.file = file;
    this.index = index;
    this.before = before.orElse(null);
    this.after = new Watermark.Builder(anchors);
    this.sink = sink;
  }

  void run() throws IOException {
    if (before != null) {
      // First, so that a new object can take the place of one that is gone.
      reportGone(before);
    }
    List<Place> places = index.places();
    for (int number = 0; number < places.size(); number++) {
      Place place = places.get(number);
      boolean here = partition.equals(place.placement().partition());
      if (here && place.placement().isSelected()) {
        reportSelected(number, file.read(place));
      } else if (here && !place.placement().hasType()) {
        rejectUntyped(place.placement(), file.read(place));
      }
    }
    reportSkipped();
    sink.accept(new ImportEvent.Checkpoint(partition, after.build(), true));
    sink.accept(new ImportEvent.End(partition, new ImportEvent.Completeness.Complete()));
  }

  private void reportGone(Watermark old) {
    old.forEach(
        (anchor, digest) -> {
          int number = index.byAnchor().get(anchors.key(anchor));
          if (number == KeyIndex.NONE) {
            // The record may be there with an anchor that somebody spoiled: nothing was deleted.
            if (!index.hasUnreadableAnchor(digest.nameHash())) {
              sink.accept(new ImportEvent.Deleted(partition, anchor, false));
            }
            return;
          }
          Placement placement = index.places().get(number).placement();
          boolean here = partition.equals(placement.partition());
          if (!here
              || placement.standing() == Standing.OUTSIDE
              || placement.standing() == Standing.OTHER_CLASS) {
            sink.accept(new ImportEvent.LeftScope(partition, anchor));
          }
        });
  }

  private void reportSelected(int number, LdifRecord record) {
    Anchor anchor = null;
    try {
      anchor = index.anchor(number, record);
      if (anchor == null) {
        throw new IllegalStateException("a selected record without an anchor: " + record.dn());
      }
      String type = index.places().get(number).placement().objectType();
      ImportedObject object =
          new ImportedObject(record.dn(), anchor, type, values.read(record.attributes(), anchor));
      report(object, ObjectDigest.of(object, definition.schema()));
    } catch (RefusedException e) {
      reject(record, anchor, e.error());
    }
  }

  private void report(ImportedObject object, ObjectDigest digest) {
    after.add(object.anchor(), digest);
    ObjectDigest old = before == null ? null : before.find(object.anchor()).orElse(null);
    if (old == null || !old.content().equals(digest.content())) {
      sink.accept(new ImportEvent.Full(partition, object));
    } else if (old.nameHash() != digest.nameHash()) {
      sink.accept(new ImportEvent.Moved(partition, object.anchor(), object.dn()));
    }
  }

  private void rejectUntyped(Placement placement, LdifRecord record) {
    ConnectorError error =
        placement.standing() == Standing.NO_CLASS
            ? new ConnectorError(
                "missing-object-class",
                AttributeNames.OBJECT_CLASS,
                "the record has no object class")
            : unmappable(placement.objectTypes()).error();
    try {
      reject(record, anchors.read(record), error);
    } catch (RefusedException e) {
      reject(record, null, error);
    }
  }

  /** Returns what is wrong with a record of which the object type cannot be told. */
  static RefusedException unmappable(List<String> rivals) {
    return new RefusedException(
        "unmappable-object-type",
        AttributeNames.OBJECT_CLASS,
        "selected object classes of which none specialises the others: "
            + String.join(", ", rivals));
  }

  private void reject(LdifRecord record, @Nullable Anchor anchor, ConnectorError error) {
    if (anchor != null) {
      after.add(anchor, ObjectDigest.rejected(record.dn()));
    }
    sink.accept(new ImportEvent.Rejected(partition, record.dn(), anchor, error));
  }

  private void reportSkipped() {
    long outside = 0;
    long otherClass = 0;
    for (Place place : index.places()) {
      UUID of = place.placement().partition();
      // What lives in another partition is that one's matter.
      if (of == null || of.equals(partition)) {
        outside += place.placement().standing() == Standing.OUTSIDE ? 1 : 0;
        otherClass += place.placement().standing() == Standing.OTHER_CLASS ? 1 : 0;
      }
    }
    for (ImportEvent.Skipped skipped :
        List.of(
            new ImportEvent.Skipped(partition, "outside the included containers", outside),
            new ImportEvent.Skipped(partition, "of no selected object class", otherClass))) {
      if (skipped.count() > 0) {
        sink.accept(skipped);
      }
    }
  }
}
